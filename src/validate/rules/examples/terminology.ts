import type { Json } from '../../../fhir/json';
import type { NoExample } from './example';
import { observation, pair, patient } from './example';

const SYSTEM = 'https://example.org/codes';
const LIST = 'https://example.org/list';
const codes: Json = {
  resourceType: 'CodeSystem',
  url: SYSTEM,
  name: 'Codes',
  status: 'active',
  content: 'complete',
  concept: [
    { code: 'a', display: 'Eerste' },
    { code: 'b', display: 'Tweede' },
    { code: 'old', display: 'Vroeger', property: [{ code: 'inactive', valueBoolean: true }] },
  ],
};
const list: Json = {
  resourceType: 'ValueSet',
  url: LIST,
  name: 'List',
  status: 'active',
  compose: { include: [{ system: SYSTEM, concept: [{ code: 'a' }] }] },
};
const definitions = [codes, list];
const coded = (code: string, display?: string) => ({ coding: [{ system: SYSTEM, code, ...(display && { display }) }] });
const of = (system: string, code: string, more: Json = {}) => ({ coding: [{ system, code, ...more }] });
const bound = (strength: string, valueSet = LIST) => [
  { path: 'Observation.method', binding: { strength, valueSetReference: { reference: valueSet } } },
];
const method = (wrong: Json, right: Json, more?: Parameters<typeof observation>[2]) =>
  observation({ method: wrong }, { method: right }, more);
const bsn = (value: string) => ({ identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value }] });
const allergyStatus = (clinicalStatus: string) => ({
  clinicalStatus,
  _clinicalStatus: {
    extension: [
      {
        url: 'http://nictiz.nl/fhir/StructureDefinition/code-specification',
        valueCodeableConcept: of('http://hl7.org/fhir/v3/ActStatus', 'active', { display: 'Active' }),
      },
    ],
  },
});

export const terminologyExamples = {
  'binding-required': method(coded('b'), coded('a'), { profile: bound('required'), definitions }),
  'binding-missing': method({ text: 'Eerste' }, coded('a'), { profile: bound('required'), definitions }),
  'binding-max': patient({ language: 'Nederlands!' }, { language: 'nl-NL' }, { also: ['binding-extensible'] }),
  'binding-extensible': method(coded('b'), coded('a'), { profile: bound('extensible'), definitions }),
  'binding-preferred': method(coded('b'), coded('a'), { profile: bound('preferred'), definitions }),
  'code-unknown': method(coded('z'), coded('a'), { definitions }),
  'code-specification': pair(
    {
      resourceType: 'AllergyIntolerance',
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance'] },
      verificationStatus: 'confirmed',
      code: { text: 'Penicilline' },
      patient: { reference: 'Patient/1', display: 'Jansen' },
    },
    allergyStatus('inactive'),
    allergyStatus('active'),
  ),
  'code-inactive': method(coded('old'), coded('a'), { definitions }),
  'code-form': method(of('http://snomed.info/sct', '12345'), of('http://snomed.info/sct', '404684003')),
  'display-mismatch': method(coded('a', 'Tweede'), coded('a', 'Eerste'), { definitions }),
  'display-unlisted': method(
    of('http://snomed.info/sct', '282291009', { display: 'Vermoeden' }),
    of('http://snomed.info/sct', '282291009', { display: 'Diagnose' }),
  ),
  'code-edition': {
    none: {
      en: 'it takes a terminology provider that holds another edition than the one that Coding.version names',
      nl: 'het vraagt een terminologiebron met een andere editie dan die Coding.version noemt',
    },
  },
  'system-near': method(of('https://snomed.info/sct', '404684003'), of('http://snomed.info/sct', '404684003')),
  'system-oid': method(of('urn:oid:2.16.840.1.113883.6.96', '404684003'), of('http://snomed.info/sct', '404684003')),
  'system-value-set': method(of(LIST, 'a'), coded('a'), { definitions }),
  'system-form': method(of('codes', 'a'), coded('a'), { definitions }),
  'code-unverifiable': method(of('https://example.org/not-at-hand', 'a'), coded('a'), { definitions }),
  'identifier-system': patient(
    { identifier: [{ system: 'bsn', value: '1' }] },
    { identifier: [{ system: 'https://example.org/patients', value: '1' }] },
  ),
  'identifier-system-near': patient(
    { identifier: [{ system: 'https://fhir.nl/fhir/NamingSystem/bsn/', value: '999911120' }] },
    { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }] },
  ),
  'identifier-bsn': patient(bsn('123456789'), bsn('999911120')),
  'identifier-form': patient(
    { generalPractitioner: [{ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '123' } }] },
    { generalPractitioner: [{ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '01123456' } }] },
  ),
  'identifier-uri': patient(
    { identifier: [{ system: 'urn:ietf:rfc:3986', value: '12' }] },
    { identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.12' }] },
  ),
  'value-set-unknown': observation(
    { method: coded('a') },
    {},
    { profile: bound('required', 'https://example.org/not-at-hand'), definitions },
  ),
  'ucum-form': observation(
    { valueQuantity: { value: 5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mgg' } },
    { valueQuantity: { value: 5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
  ),
} as const satisfies Readonly<Record<string, ReturnType<typeof pair> | NoExample>>;
