import { describe, expect, it } from 'vitest';
import { tryInput } from './fuzzers';

const LENGTH = 100_000;
const long = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

/**
 * Texts on which a careless pattern goes back and forth: for every pattern the validator has on what a sender may write, a
 * long beginning that it takes in more ways than one, and an end that fits none.
 */
const attacks: Readonly<Record<string, string>> = {
  'white space': `${long(' ')}!`,
  'white space of all kinds': `${long(' \t\n')}\u0000`,
  digits: `${long('1')}!`,
  'digits with dots: an OID': `urn:oid:1${long('.1')}.`,
  'a UUID without an end': `urn:uuid:${long('0')}`,
  letters: `${long('a')}!`,
  'words with single spaces: a code': `${long('a ')} `,
  'a date that goes on': `2020-01-01T00:00:00.${long('0')}Y`,
  'base64 in lines': `${long('AAAA\n')}=`,
  'base64 without an end': `${long('=')}A`,
  'slashes: a reference': `http://${long('A/')}`,
  'types and slashes': `https://x.example/${long('Patient/')}`,
  'versions of versions': `Patient/1${long('/_history/1')}/`,
  'a fragment': `#${long('#')}`,
  'a MIME type with parameters': `a/b${long(';a=b')}\t`,
  'a MIME type with parameters and spaces': `a/b${long(' ; a=b')}\t`,
  'a language with subtags': `nl${long('-abcd')}-`,
  'a SNOMED CT expression without an operator': long('1 |'),
  'a SNOMED CT expression of spaces': `100000${long(' ')}1`,
  'a SNOMED CT expression with terms': `100000 |${long('a')}| ${long(' ')}`,
  'a LOINC part': `LP${long('1')}-`,
  'UCUM in brackets': long('('),
  'UCUM with annotations': long('{a}'),
  'UCUM with digits': `m${long('1')}!`,
  'a unit of prefixes': long('da'),
  'HTML that does not end': long('<a '),
  'a style with comments': `<div xmlns="http://www.w3.org/1999/xhtml" style="${long('expression ')}">x</div>`,
  'a script link': `<div xmlns="http://www.w3.org/1999/xhtml"><a href="${long(' ')}javascript">x</a></div>`,
  'template holes': long('{a}{'),
  'a path': long('a.extension[0].'),
};

const SNOMED = 'http://snomed.info/sct';
const systems = [SNOMED, 'http://loinc.org', 'http://unitsofmeasure.org', 'urn:ietf:bcp:47', 'http://www.whocc.no/atc'];

/** The text in every kind of place: each primitive type, every code system whose codes have a form, keys and claims. */
const holders: Readonly<Record<string, (text: string) => unknown>> = {
  'names, dates and addresses': (text) => ({
    resourceType: 'Patient',
    id: text,
    meta: { profile: [text], versionId: text, lastUpdated: text },
    language: text,
    implicitRules: text,
    birthDate: text,
    deceasedDateTime: text,
    gender: text,
    identifier: [{ system: text, value: text }],
    name: [{ family: text, given: [text] }],
    telecom: [{ system: text, value: text }],
    address: [{ postalCode: text, line: [text], country: 'NL' }],
    photo: [{ contentType: text, data: text, url: text, creation: text }],
    link: [{ other: { reference: text }, type: text }],
    text: { status: text, div: text },
  }),
  'extensions and contained': (text) => ({
    resourceType: 'Patient',
    [text]: text,
    extension: [
      { url: text, valueString: text },
      { url: `http://x.example/${text}`, valueUri: text },
    ],
    contained: [{ resourceType: 'Patient', id: text }, { resourceType: text }],
    managingOrganization: { reference: `#${text}`, display: text },
  }),
  'codes of every system with a form': (text) => ({
    resourceType: 'Observation',
    meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-LaboratoryTestResult-Observation'] },
    code: { coding: systems.map((system) => ({ system, code: text, display: text })), text },
    valueQuantity: { value: 1, unit: text, system: 'http://unitsofmeasure.org', code: text },
    subject: { reference: `Patient/${text}` },
    effectiveDateTime: text,
  }),
  'a Bundle': (text) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    link: [{ relation: 'self', url: text }],
    entry: [
      { fullUrl: text, resource: { resourceType: 'Patient', id: text } },
      { fullUrl: `https://x.example/${text}`, search: { mode: text }, resource: { resourceType: 'Patient', id: '1' } },
    ],
  }),
};

/**
 * Every literal in src/validate, src/terminology and src/fhir was also put through `recheck`; `scripts/fuzz-validate.ts`
 * measures how their time grows. Here it counts that each attack ends: one that ran away would not.
 */
describe('no text makes a pattern run away', () => {
  it.each(
    Object.entries(attacks).flatMap(([name, text]) => Object.keys(holders).map((holder) => ({ name, text, holder }))),
  )('$name, in $holder', async ({ text, holder }) => {
    expect(await tryInput(holders[holder]?.(text), false)).toEqual([]);
  });
});
