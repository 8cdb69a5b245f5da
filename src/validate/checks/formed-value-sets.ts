import { systems } from '../../fhir/naming-systems';
import { codeFormFault } from '../../terminology/code-forms';
import type { Coded } from './coded';

const MIME_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?: ?; ?[\w-]+=[^\s;]+)*$/;
const isMimeType = (code: string): boolean => code.length <= 1024 && MIME_TYPE.test(code);

/** STU3 conformance: a server may name its formats in short, in CapabilityStatement.format and nowhere else. */
const SHORT_FORMATS = new Set(['xml', 'json', 'ttl']);
const isShortFormat = ({ code, at }: Coded): boolean =>
  SHORT_FORMATS.has(code) &&
  at.name === 'format' &&
  at.parent?.resource === true &&
  at.scope.type === 'CapabilityStatement';

const isLanguage = ({ system, code }: Coded): boolean =>
  (system === undefined || system === systems.language) && codeFormFault(systems.language, code) === undefined;

/** Value sets of STU3 that no list can hold: whatever has the form is in them. */
const formed: Readonly<Record<string, (coded: Coded) => boolean>> = {
  'http://www.rfc-editor.org/bcp/bcp13.txt': (coded) => isMimeType(coded.code) || isShortFormat(coded),
  'http://tools.ietf.org/html/bcp47': isLanguage,
  'http://hl7.org/fhir/ValueSet/all-languages': isLanguage,
};

/** The test of a value set that is known by the form of its codes; undefined for any other. */
export const formedValueSet = (valueSet: string): ((coded: Coded) => boolean) | undefined =>
  Object.hasOwn(formed, valueSet) ? formed[valueSet] : undefined;
