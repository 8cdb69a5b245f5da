import { type JsonObject, text } from '../json';
import { isCodeOf, isValueSet } from '../knowledge';
import { placeOf } from '../location';
import type { Argument } from './argument';
import { claims, codingsAt, holderAt, isAbsolute, isConceptId, isLoincCode, valueAt } from './evidence';

/** The registered OIDs of systems that have a URL too (STU3 terminologies-systems.html). */
const oids = { snomed: '2.16.840.1.113883.6.96', loinc: '2.16.840.1.113883.6.1' };

/** Published forms of the codes of systems that nobody has here. */
const forms: Readonly<Record<string, RegExp>> = {
  // The tables of the G-Standaard: GPK, HPK, article and PRK numbers.
  ...Object.fromEntries([1, 7, 8, 10].map((table) => [`urn:oid:2.16.840.1.113883.2.4.4.${table}`, /^\d{1,8}$/])),
  'http://www.whocc.no/atc': /^[A-Z](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/,
  'http://hl7.org/fhir/sid/icpc-1-nl': /^[A-Z]\d{2}(?:\.\d{2})?$/,
  'urn:oid:2.16.840.1.113883.2.4.6.7': /^\d{4}$/,
  'http://fhir.nl/fhir/NamingSystem/uzi-rolcode': /^\d{2}\.\d{3}$/,
};

/** Whether every concept id in a SNOMED CT code or expression can be one; terms stand between bars. */
const isExpression = (code: string): boolean =>
  code
    .replace(/\|[^|]*\|/g, '')
    .split(/[\s:,=+{}()]+/)
    .filter((id) => !/^(?:#.*|)$/.test(id))
    .every(isConceptId);

/** Whether a code cannot be one of its system, by the grammar of that system. */
function isOutsideGrammar({ system, code }: JsonObject): boolean {
  if (system === 'http://snomed.info/sct' || system === `urn:oid:${oids.snomed}`) return !isExpression(text(code));
  if (system === 'http://loinc.org' || system === `urn:oid:${oids.loinc}`) return !isLoincCode(text(code));
  return forms[text(system)]?.test(text(code)) === false;
}

/** Numbers of Dutch registers, by what their NamingSystem says of them. */
const registers: Readonly<Record<string, (value: string) => boolean>> = {
  bsn: (value) => /^\d{9}$/.test(value) && value !== '000000000' && elevenTest(value),
  'agb-z': (value) => /^\d{8}$/.test(value),
  'uzi-nr-pers': (value) => /^\d{9}$/.test(value),
  ura: (value) => /^\d{8}$/.test(value),
  big: (value) => /^\d{11}$/.test(value),
};

const elevenTest = (bsn: string): boolean =>
  [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, at) => sum + weight * Number(bsn[at]), 0) % 11 === 0;

const isOfRegister = ({ system, value }: JsonObject): boolean | undefined =>
  registers[text(system).replace('http://fhir.nl/fhir/NamingSystem/', '')]?.(text(value));

const mimeType = /^[a-z]+\/[A-Za-z0-9.+-]+(?:;.*)?$/;

const kleur = 'http://example.org/own/kleur';

/** Where we have an error about a code or an identifier that the judge need not have. */
export const terminologyArguments: readonly Argument[] = [
  {
    name: "code against its system's grammar",
    why: 'A SNOMED CT identifier ends in a Verhoeff check digit and names its kind in two digits, a LOINC code ends in a check digit, and ATC, ICPC, G-Standaard, AGB and UZI publish the form of theirs; what breaks that is no code of the system (STU3 datatypes.html#Coding: code is a symbol the system defines). The judge, without the system, believes any text.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'code-form' && codingsAt(resource, expression).every(isOutsideGrammar),
  },
  {
    name: 'value set contained in the profile',
    why: 'STU3 references.html#contained: #id in a profile is the value set it contains, and a code outside it breaks the required binding. The judge looks for the value set among its packages, and only warns that it is not there.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'binding-required' &&
      claims(resource).some((url) => url.endsWith('/value-set-contained')) &&
      codingsAt(resource, expression).every(({ system, code }) => `${system}#${code}` !== `${kleur}#rood`),
  },
  {
    name: 'format that is no MIME type',
    why: 'Required bindings to the MIME types of BCP 13: STU3 datatypes.html#Attachment (contentType), and capabilitystatement.html (format), where xml, json or ttl will do as well. The judge cannot list those and takes any text for one.',
    ours: ({ rule, expression }, { resource }) => {
      const type = text(valueAt(resource, expression));
      if (rule !== 'binding-required' || mimeType.test(type)) return false;
      return /^CapabilityStatement\.format\[\d+\]$/.test(expression)
        ? !/^(?:xml|json|ttl)$/.test(type)
        : /\.attachment\.contentType$/.test(placeOf(expression));
    },
  },
  {
    name: 'number that its register cannot have',
    why: 'STU3 datatypes.html#Identifier: the value is unique within the system, so it is one the system gives out. The NamingSystems of BSN (nine digits, 11-test), AGB, UZI, URA and BIG say which; the judge does not know them.',
    ours: ({ rule, expression }, { resource }) =>
      rule.startsWith('identifier-') && isOfRegister(holderAt(resource, expression)) === false,
  },
  {
    name: 'value set as code system',
    why: 'STU3 datatypes.html#Coding: system is no reference to a value set, and the definition says so in as many words. The judge knows only that it has no such system.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'system-value-set' &&
      [holderAt(resource, expression), ...codingsAt(resource, expression)].some(({ system }) =>
        isValueSet(text(system)),
      ),
  },
  {
    name: 'system that is no absolute URI',
    why: 'STU3 datatypes.html#Coding, terminologies.html#system: a system is an absolute URI, an OID is written urn:oid:…, and a name or bare number identifies no system. The judge takes a bare OID for a system it does not know, and warns.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'system-form' &&
      [holderAt(resource, expression), ...codingsAt(resource, expression)].some(
        ({ system }) => typeof system === 'string' && !isAbsolute(system),
      ),
  },
  {
    name: 'required binding without a code',
    why: 'STU3 terminologies.html#required: a required binding on a concept asks for a coding from the value set. A coding without its code is from no value set; the judge does not know the code system, and says no more than that.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'binding-missing' && codingsAt(resource, expression).every(({ code }) => code === undefined),
  },
  {
    name: 'code that its system does not have',
    why: 'STU3 codesystem.html#content: these systems are complete (v3 ActCode, NullFlavor, one of ours), so what they do not list is no code of theirs. The judge says only, as a warning, that the code is not in the bound value set.',
    ours: ({ rule, expression }, { resource }) =>
      rule === 'code-unknown' &&
      codingsAt(resource, expression).every(({ system, code }) => isCodeOf(text(system), text(code)) === false),
  },
];
