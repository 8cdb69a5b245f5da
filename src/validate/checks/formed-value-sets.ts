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

type Bare = Pick<Coded, 'system' | 'code'>;

const isLanguage = ({ system, code }: Bare): boolean =>
  (system === undefined || system === systems.language) && codeFormFault(systems.language, code) === undefined;

const MIME_TYPES = 'http://www.rfc-editor.org/bcp/bcp13.txt';

/** Value sets of STU3 that no list can hold: whatever has the form is in them. */
const forms: Readonly<Record<string, (coded: Bare) => boolean>> = {
  [MIME_TYPES]: ({ code }) => isMimeType(code),
  'http://tools.ietf.org/html/bcp47': isLanguage,
  'http://hl7.org/fhir/ValueSet/all-languages': isLanguage,
};

/** The form of the codes of a value set that is known by it, wherever they stand; undefined for any other. */
export const formOfCodes = (valueSet: string): ((coded: Bare) => boolean) | undefined =>
  Object.hasOwn(forms, valueSet) ? forms[valueSet] : undefined;

/** The test of a value set that is known by the form of its codes; undefined for any other. */
export function formedValueSet(valueSet: string): ((coded: Coded) => boolean) | undefined {
  const fits = formOfCodes(valueSet);
  return valueSet === MIME_TYPES ? fits && ((coded) => fits(coded) || isShortFormat(coded)) : fits;
}
