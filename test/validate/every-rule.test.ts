import { describe, expect, it } from 'vitest';
import {
  createValidator,
  explain,
  type RuleId,
  rules,
  type ValidateOptions,
  type ValidatorOptions,
} from '../../src/validate';
import { pdfRules } from '../../src/validate/rules/pdf';
import { codeSystemOf, extensionOf, packageOf, profileOf, valueSetOf } from './fixtures/packages';
import { FHIR_NL, HL7, type Json, NICTIZ } from './fixtures/support';

const P = 'http://x.example/profile';
const O = 'http://x.example/observation';
const S = 'http://x.example/s';
const LIST = 'http://x.example/list';
const SNOMED = 'http://snomed.info/sct';

const slicing = (rules: string, ordered: boolean, ...paths: readonly string[]): Json => ({
  slicing: { rules, ordered, discriminator: paths.map((path) => ({ type: 'value', path })) },
});
const target = (path: string, aggregation: string, profile: string): Json => ({
  id: path,
  path,
  type: [{ code: 'Reference', targetProfile: profile, ...(aggregation && { aggregation: [aggregation] }) }],
});

const packages = [
  packageOf(
    profileOf(P, 'Patient', [
      { id: 'Patient', path: 'Patient', constraint: [{ key: 'own-1', severity: 'error', human: 'x' }] },
      { id: 'Patient.nickname', path: 'Patient.nickname', min: 1 },
      { id: 'Patient.identifier', path: 'Patient.identifier', ...slicing('closed', true, 'system'), max: '3' },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1, max: '1' },
      { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'urn:oid:1.1' },
      { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b' },
      { id: 'Patient.identifier:b.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'urn:oid:1.2' },
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', false, '$this') },
      { id: 'Patient.telecom:x', path: 'Patient.telecom', sliceName: 'x', patternContactPoint: { system: 'phone' } },
      { id: 'Patient.telecom:y', path: 'Patient.telecom', sliceName: 'y', patternContactPoint: { use: 'home' } },
      { id: 'Patient.address:x', path: 'Patient.address', sliceName: 'x' },
      { id: 'Patient.gender', path: 'Patient.gender', fixedCode: 'male' },
      { id: 'Patient.birthDate', path: 'Patient.birthDate', minValueDate: '1900-01-01', maxValueDate: '2020-01-01' },
      { id: 'Patient.name.family', path: 'Patient.name.family', maxLength: 3 },
      { id: 'Patient.maritalStatus', path: 'Patient.maritalStatus', patternCodeableConcept: { text: 'x' } },
      target('Patient.managingOrganization', 'contained', 'http://x.example/organization'),
      {
        id: 'Patient.photo',
        path: 'Patient.photo',
        type: [
          { code: 'Attachment', profile: 'http://x.example/attachment-1' },
          { code: 'Attachment', profile: 'http://x.example/attachment-2' },
        ],
      },
    ]),
    profileOf('http://x.example/organization', 'Organization', [
      { id: 'Organization.telecom', path: 'Organization.telecom', min: 1 },
    ]),
    profileOf(
      'http://x.example/attachment-1',
      'Attachment',
      [{ id: 'Attachment.title', path: 'Attachment.title', min: 1 }],
      { kind: 'complex-type' },
    ),
    profileOf(
      'http://x.example/attachment-2',
      'Attachment',
      [{ id: 'Attachment.url', path: 'Attachment.url', min: 1 }],
      { kind: 'complex-type' },
    ),
    profileOf(O, 'Observation', [
      {
        id: 'Observation.code',
        path: 'Observation.code',
        binding: { strength: 'required', valueSetReference: { reference: LIST } },
      },
      {
        id: 'Observation.method',
        path: 'Observation.method',
        binding: { strength: 'extensible', valueSetReference: { reference: LIST } },
      },
      {
        id: 'Observation.bodySite',
        path: 'Observation.bodySite',
        binding: { strength: 'preferred', valueSetReference: { reference: LIST } },
      },
      {
        id: 'Observation.interpretation',
        path: 'Observation.interpretation',
        binding: { strength: 'required', valueSetReference: { reference: 'http://x.example/nowhere' } },
      },
    ]),
    extensionOf('http://x.example/on-patient', ['Patient'], ['string']),
    { ...extensionOf('http://x.example/of-men', ['Patient'], ['string']), contextInvariant: ["gender = 'male'"] },
    { ...extensionOf('http://x.example/mapped', ['v2#PID'], ['string']), contextType: 'mapping' },
    {
      ...extensionOf('http://x.example/of-r4', ['Patient'], ['string']),
      extension: [{ url: `${HL7}/version-specific-use`, extension: [{ url: 'startFhirVersion', valueCode: '4.0' }] }],
    },
    valueSetOf(LIST, { [S]: ['a', 'old'] }),
    codeSystemOf(S, { a: 'Eerste', c: 'Derde', old: 'Vroeger' }, ['old']),
  ),
];

interface Broken {
  readonly given: unknown;
  readonly options?: ValidateOptions;
  readonly validator?: ValidatorOptions;
}

const patient = (parts: Json): Broken => ({ given: { resourceType: 'Patient', ...parts } });
const profiled = (parts: Json): Broken => patient({ meta: { profile: [P] }, ...parts });
const observed = (parts: Json): Broken => ({
  given: {
    resourceType: 'Observation',
    meta: { profile: [O] },
    status: 'final',
    code: { coding: [{ system: S, code: 'a' }] },
    ...parts,
  },
});
const organization = { resourceType: 'Organization', name: 'O' };
const div = (content: string): Broken => patient({ text: { status: 'generated', div: content } });
const entry = (resource: Json, fullUrl = 'urn:oid:1.2', parts: Json = {}): Json => ({ fullUrl, resource, ...parts });
const bundle = (type: string, ...entries: readonly Json[]): Broken => ({
  given: { resourceType: 'Bundle', type, entry: entries },
});
const searchset = (resource: Json, parts: Json = {}, fullUrl = 'https://x.example/Patient/a'): Broken => ({
  given: {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [{ relation: 'self', url: 'https://x.example' }],
    entry: [
      { fullUrl, resource: { resourceType: 'Patient', id: 'a', meta: { profile: [`${HL7}/Patient`] }, ...resource } },
    ],
    ...parts,
  },
  options: { rules: ['bgz-msz'] },
});

/** The day that dates of the future are compared with. */
const atPresent: ValidatorOptions = { now: () => new Date('2026-06-01T10:00:00Z') };

/** The rules of FHIR XML are broken in `xml-input.test.ts`, those of a PDF, which is no resource, in `pdf/check-pdf.test.ts`. */
type RuleHere = Exclude<RuleId, `xml-${string}` | `pdf-${string}`>;

/** The smallest way to break each rule. */
const broken: Readonly<Record<RuleHere, Broken>> = {
  'json-syntax': { given: '{' },
  'duplicate-property': { given: '{"resourceType":"Patient","id":"a","id":"b"}' },
  'size-limit': { given: '{"resourceType":"Patient"}', validator: { maxSize: 5 } },
  'fault-limit': { given: `<Patient xmlns="http://hl7.org/fhir">${'<naam/>'.repeat(1001)}</Patient>` },
  'depth-limit': { ...patient({ contact: [{ name: { text: 'x' } }] }), validator: { maxDepth: 2 } },
  'not-checked': {
    ...observed({ code: { coding: [{ system: 'http://x.example/open', code: 'x' }] } }),
    validator: {
      terminology: [
        {
          name: 'broken',
          supports: () => {
            throw new Error('defect');
          },
          lookup: () => ({ result: 'unverifiable', reason: 'not-supported' }),
        },
      ],
    },
  },
  'not-a-resource': { given: 5 },
  'records-given': { given: { patient: {}, problems: [] } },
  'resource-type-unknown': { given: { resourceType: 'Foo' } },
  'unknown-property': patient({ foo: 1 }),
  'json-type': patient({ active: 'x' }),
  'empty-value': patient({ name: [] }),
  'twin-mismatch': patient({ name: [{ given: ['A'], _given: [null, null] }] }),
  'primitive-format': patient({ birthDate: 'x' }),
  'string-blank': patient({ name: [{ text: ' ' }] }),
  'contained-id': patient({ contained: [organization] }),
  'contained-duplicate': patient({
    contained: [
      { ...organization, id: 'o' },
      { ...organization, id: 'o' },
    ],
  }),
  'element-id-form': patient({ name: [{ id: 'a b', text: 'x' }] }),
  'element-id-duplicate': patient({ name: [{ id: 'a', text: 'x' }], _gender: { id: 'a' }, gender: 'male' }),
  'impossible-date': patient({ birthDate: '2019-02-29' }),
  'attachment-size': patient({ photo: [{ contentType: 'image/png', data: 'YWJj', size: 4 }] }),
  'choice-multiple': patient({ deceasedBoolean: true, deceasedDateTime: '2020' }),
  'choice-type': patient({ deceasedString: 'x' }),
  'cardinality-min': { given: { resourceType: 'Observation', status: 'final' } },
  'cardinality-max': profiled({
    identifier: [1, 2, 3, 4].map((value) => ({ system: 'urn:oid:1.2', value: `${value}` })),
  }),
  'narrative-unsafe': div('<div xmlns="http://www.w3.org/1999/xhtml"><script/>a</div>'),
  'narrative-form': div('a'),
  'profile-unknown': patient({ meta: { profile: ['http://x.example/unknown'] } }),
  'profile-url': patient({ meta: { profile: ['named'] } }),
  'profile-type': patient({ meta: { profile: [O] } }),
  'profile-stand-in': {
    given: { resourceType: 'Patient', meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/BgZ-Patient'] } },
  },
  'profile-broken': profiled({}),
  'fixed-value': profiled({ gender: 'female' }),
  'pattern-value': profiled({ maritalStatus: { text: 'y' } }),
  'min-value': profiled({ birthDate: '1899' }),
  'max-value': profiled({ birthDate: '2021' }),
  'max-length': profiled({ name: [{ family: 'abcd' }] }),
  'slice-min': profiled({}),
  'slice-max': profiled({
    identifier: [
      { system: 'urn:oid:1.1', value: '1' },
      { system: 'urn:oid:1.1', value: '2' },
    ],
  }),
  'slice-unmatched': profiled({ identifier: [{ system: 'urn:oid:1.3', value: '1' }] }),
  'slice-order': profiled({ identifier: [{ system: 'urn:oid:1.2' }, { system: 'urn:oid:1.1' }] }),
  'slice-ambiguous': profiled({ telecom: [{ system: 'phone', use: 'home', value: '1' }] }),
  'slice-undecidable': profiled({ address: [{ city: 'x' }] }),
  'type-profile': profiled({ photo: [{ contentType: 'image/png' }] }),
  invariant: patient({ telecom: [{ value: '1' }] }),
  'invariant-precision': {
    given: {
      resourceType: 'Task',
      status: 'draft',
      intent: 'order',
      authoredOn: '2026-07-15',
      lastModified: '2026-07',
    },
  },
  'period-precision': { given: { resourceType: 'Patient', name: [{ period: { start: '2020-01', end: '2020' } }] } },
  'invariant-too-lax': patient({
    meta: { profile: [`${FHIR_NL}/nl-core-patient`] },
    name: [{ family: 'x', _family: { extension: [{ url: `${HL7}/humanname-own-prefix`, valueString: 'de' }] } }],
  }),
  'invariant-too-strict': patient({
    meta: { profile: [`${FHIR_NL}/nl-core-patient`] },
    address: [{ country: 'BE', postalCode: '9000' }],
  }),
  'invariant-not-evaluated': profiled({}),
  'extension-unknown': patient({ extension: [{ url: 'http://x.example/unknown', valueString: 'x' }] }),
  'modifier-extension-unknown': patient({ modifierExtension: [{ url: 'http://x.example/unknown', valueString: 'x' }] }),
  'extension-url': patient({ extension: [{ url: 'x', valueString: 'x' }] }),
  'extension-definition': patient({ extension: [{ url: `${HL7}/Address`, valueString: 'x' }] }),
  'extension-part-unknown': patient({
    extension: [{ url: `${HL7}/patient-nationality`, extension: [{ url: 'x', valueString: 'x' }] }],
  }),
  'extension-context': patient({ name: [{ extension: [{ url: 'http://x.example/on-patient', valueString: 'x' }] }] }),
  'extension-condition': patient({ extension: [{ url: 'http://x.example/of-men', valueString: 'x' }] }),
  'extension-version': patient({ extension: [{ url: 'http://x.example/of-r4', valueString: 'x' }] }),
  'extension-not-evaluated': patient({ extension: [{ url: 'http://x.example/mapped', valueString: 'x' }] }),
  'extension-modifier': patient({ modifierExtension: [{ url: 'http://x.example/on-patient', valueString: 'x' }] }),
  'reference-form': patient({ managingOrganization: { reference: 'x' } }),
  'reference-unresolved': patient({ managingOrganization: { reference: '#x' } }),
  'reference-target': patient({ managingOrganization: { reference: 'Patient/x' } }),
  'reference-target-profile': profiled({
    contained: [{ ...organization, id: 'o' }],
    managingOrganization: { reference: '#o' },
  }),
  'reference-aggregation': profiled({ managingOrganization: { reference: 'Organization/o' } }),
  'binding-required': observed({ code: { coding: [{ system: S, code: 'c' }] } }),
  'binding-missing': observed({ code: { text: 'x' } }),
  'binding-max': patient({ language: 'Nederlands!' }),
  'binding-extensible': observed({ method: { coding: [{ system: S, code: 'c' }] } }),
  'binding-preferred': observed({ bodySite: { coding: [{ system: S, code: 'c' }] } }),
  'code-unknown': observed({ code: { coding: [{ system: S, code: 'x' }] } }),
  'code-specification': {
    given: {
      resourceType: 'AllergyIntolerance',
      meta: { profile: [`${NICTIZ}/zib-AllergyIntolerance`] },
      clinicalStatus: 'inactive',
      _clinicalStatus: {
        extension: [
          {
            url: `${NICTIZ}/code-specification`,
            valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/v3/ActStatus', code: 'active' }] },
          },
        ],
      },
    },
  },
  'code-inactive': observed({ code: { coding: [{ system: S, code: 'old' }] } }),
  'code-form': observed({ method: { coding: [{ system: 'http://snomed.info/sct', code: '1' }] } }),
  'display-mismatch': observed({ code: { coding: [{ system: S, code: 'a', display: 'x' }] } }),
  'display-unlisted': observed({
    method: { coding: [{ system: 'http://snomed.info/sct', code: '282291009', display: 'Vermoeden' }] },
  }),
  'system-value-set': observed({ method: { coding: [{ system: LIST, code: 'a' }] } }),
  'code-edition': {
    ...observed({ method: { coding: [{ system: 'http://x.example/open', code: 'a', version: '1' }] } }),
    validator: {
      terminology: [
        {
          name: 'other',
          supports: () => true,
          lookup: () => ({
            result: 'member',
            edition: { asked: 'http://x.example/1', answered: 'http://x.example/2' },
          }),
        },
      ],
    },
  },
  'system-near': observed({ method: { coding: [{ system: 'http://www.loinc.org/', code: '8480-6' }] } }),
  'identifier-system-near': {
    given: {
      resourceType: 'Patient',
      identifier: [{ system: 'https://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }],
    },
  },
  'system-oid': observed({ method: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.96', code: '404684003' }] } }),
  'system-form': observed({ method: { coding: [{ system: 'x', code: 'a' }] } }),
  'code-unverifiable': observed({ method: { coding: [{ system: 'http://x.example/open', code: 'a' }] } }),
  'identifier-system': patient({ identifier: [{ system: 'x', value: '1' }] }),
  'identifier-bsn': patient({ identifier: [{ system: 'urn:oid:2.16.840.1.113883.2.4.6.3', value: '123456789' }] }),
  'identifier-form': patient({ identifier: [{ system: 'urn:oid:2.16.840.1.113883.2.4.6.1', value: '1' }] }),
  'identifier-uri': patient({ identifier: [{ system: 'urn:ietf:rfc:3986', value: 'x' }] }),
  'value-set-unknown': observed({ interpretation: { coding: [{ system: S, code: 'a' }] } }),
  'ucum-form': observed({ valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'mgg' } }),
  'bundle-full-url': bundle('collection', entry({ resourceType: 'Patient' }, 'x')),
  'bundle-full-url-missing': bundle('collection', { resource: { resourceType: 'Patient' } }),
  'bundle-duplicate': bundle('collection', entry({ resourceType: 'Patient' }), entry({ resourceType: 'Patient' })),
  'bundle-first-entry': bundle('document', entry({ resourceType: 'Patient' })),
  'bundle-document-date': bundle('document', entry({ resourceType: 'Composition' })),
  'bundle-outcome': bundle(
    'searchset',
    entry({ resourceType: 'Patient' }, 'urn:oid:1.2', { search: { mode: 'outcome' } }),
  ),
  'bundle-reference': bundle('document', entry({ resourceType: 'Composition', subject: { reference: 'Patient/a' } })),
  'bundle-incomplete': bundle(
    'collection',
    entry({ resourceType: 'Patient', link: [{ other: { reference: 'Patient/b' } }] }),
  ),
  'bgz-msz-2': { given: { resourceType: 'Patient' }, options: { rules: ['bgz-msz'] } },
  'bgz-msz-3': searchset({ id: undefined }),
  'bgz-msz-4': searchset({}, {}, 'Patient/a'),
  'bgz-msz-5': searchset({ meta: undefined }),
  'bgz-msz-6': searchset({}, { total: 2 }),
  'bgz-msz-7': searchset({}, { link: undefined }),
  'bgz-msz-8': searchset({ maritalStatus: { coding: [{ code: 'M', display: 'x' }] } }),
  'bgz-msz-9': searchset({
    maritalStatus: {
      coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.0.1.1', code: 'M', display: 'x' }],
    },
  }),
  'bgz-msz-10': searchset({ maritalStatus: { coding: [{ system: S, code: 'a' }] } }),
  'bgz-msz-11': searchset({ managingOrganization: { reference: 'Organization/o' } }),
  'bgz-msz-12': searchset({ identifier: [{ system: 'urn:oid:1.2' }] }),
  'plausibility-future': { ...patient({ birthDate: '2027' }), validator: atPresent },
  'plausibility-placeholder-date': patient({ birthDate: '1900-01-01' }),
  'plausibility-procedure-future': {
    given: { resourceType: 'Procedure', status: 'completed', performedPeriod: { start: '2027-01' } },
    validator: atPresent,
  },
  'plausibility-death-before-birth': patient({ birthDate: '1957-03', deceasedDateTime: '1957-02-28' }),
  'plausibility-before-birth': bundle(
    'collection',
    entry({ resourceType: 'Patient', id: 'p', birthDate: '1957-03' }, 'https://x.example/Patient/p'),
    entry({ resourceType: 'AllergyIntolerance', patient: { reference: 'Patient/p' }, onsetDateTime: '1956' }),
  ),
  'plausibility-after-death': bundle(
    'collection',
    entry({ resourceType: 'Patient', id: 'p', deceasedDateTime: '2020-01-02' }, 'https://x.example/Patient/p'),
    entry({ resourceType: 'Condition', subject: { reference: 'Patient/p' }, onsetDateTime: '2020-01-03' }),
  ),
  'plausibility-end-before-start': {
    given: { resourceType: 'Condition', onsetDateTime: '2009', abatementDateTime: '2008-12-31' },
  },
  'plausibility-allergy-disorder': {
    given: { resourceType: 'AllergyIntolerance', code: { coding: [{ system: SNOMED, code: '91936005' }] } },
  },
  'plausibility-problem-code': { given: { resourceType: 'Condition', code: { text: 'x' } } },
  'plausibility-dose-unit': {
    given: { resourceType: 'MedicationStatement', dosage: [{ doseQuantity: { value: 1 } }] },
  },
  'plausibility-dose-amount': {
    given: { resourceType: 'MedicationRequest', dosageInstruction: [{ doseQuantity: { unit: 'mg' } }] },
  },
};

const ids = Object.keys(broken) as RuleHere[];

it('every rule is broken here', () => {
  const elsewhere = ['xml-syntax', 'xml-structure', 'xml-value', 'xml-whitespace', ...Object.keys(pdfRules)];
  expect([...ids, ...elsewhere].sort()).toEqual(Object.keys(rules).sort());
});

const PLACEHOLDER = /\{\w+(?::\w+)?\}/;

describe.each(ids)('%s', (id) => {
  it('is told with its severity and code, in words that are filled in, in both languages', async () => {
    const { given, options, validator = {} } = broken[id];
    const own = createValidator({ packages, ...validator });
    for (const language of ['en', 'nl'] as const) {
      const { issues } = await own.validate(given, { ...options, language });
      const found = issues.find(({ rule }) => rule === id || rule.startsWith(`${id}:`));
      expect(found, JSON.stringify(issues)).toBeDefined();
      const { severity, code } = rules[id];
      expect(found).toMatchObject({ severity, code });
      expect(found?.message).not.toMatch(PLACEHOLDER);
      expect(found?.message).not.toMatch(/undefined|null\b|\[object|NaN/);
    }
  });
});

describe('the words of the rules', () => {
  it.each(Object.entries(rules))('%s: message and help, in two languages that differ', (_, { message, help }) => {
    for (const text of [message, help]) {
      expect(text.en.trim()).toMatch(/\S[.:)}]$|\{expression\}$/);
      expect(text.nl.trim()).toMatch(/\S[.:)}]$|\{expression\}$/);
    }
    expect(help.en).not.toBe(help.nl);
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+(?::\w+)?\}/g)].map(String).sort();
    expect(placeholders(message.nl)).toEqual(placeholders(message.en));
    expect(help.en).not.toMatch(PLACEHOLDER);
    expect(help.nl).not.toMatch(PLACEHOLDER);
  });

  it('are explained by id, an invariant by its key', () => {
    expect(explain('impossible-date')).toMatchObject({ rule: 'impossible-date', severity: 'error' });
    expect(explain('impossible-date', 'nl')?.message).toBe('De datum of tijd bestaat niet op de kalender.');
    expect(explain('invariant:per-1')).toMatchObject({ rule: 'invariant:per-1', severity: 'error' });
    for (const id of Object.keys(rules))
      for (const language of ['en', 'nl'] as const) expect(explain(id, language)?.message).not.toMatch(PLACEHOLDER);
    for (const unknown of ['', 'no-such-rule', 'toString', '__proto__']) expect(explain(unknown)).toBeUndefined();
  });
});
