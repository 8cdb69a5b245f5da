import type { Json } from '../../../fhir/json';
import { EXAMPLE_PROFILE, exampleProfile, patient } from './example';

const NL_CORE_PATIENT = 'http://fhir.nl/fhir/StructureDefinition/nl-core-patient';
const BGZ_PATIENT = 'http://nictiz.nl/fhir/StructureDefinition/BgZ-Patient';
const OWN_PREFIX = 'http://hl7.org/fhir/StructureDefinition/humanname-own-prefix';
const OWN_NAME = 'http://hl7.org/fhir/StructureDefinition/humanname-own-name';

const sliced = (...more: readonly Json[]): readonly Json[] => [
  {
    path: 'Patient.identifier',
    slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open', ...more[0] },
  },
  { id: 'Patient.identifier:own', path: 'Patient.identifier', sliceName: 'own', ...more[1] },
  {
    id: 'Patient.identifier:own.system',
    path: 'Patient.identifier.system',
    min: 1,
    fixedUri: 'https://example.org/own',
  },
  ...more.slice(2),
];
const own = (value: string) => ({ system: 'https://example.org/own', value });
const other = { system: 'https://example.org/other', value: '1' };
const second = [
  { id: 'Patient.identifier:other', path: 'Patient.identifier', sliceName: 'other' },
  {
    id: 'Patient.identifier:other.system',
    path: 'Patient.identifier.system',
    min: 1,
    fixedUri: 'https://example.org/other',
  },
];
const attachment = (name: string, path: string) =>
  exampleProfile('Attachment', [{ path, min: 1 }], `https://example.org/fhir/StructureDefinition/${name}`);

const task = (moments: Json): Json => ({ resourceType: 'Task', status: 'requested', intent: 'order', ...moments });

export const profileExamples = {
  'profile-unknown': patient(
    { meta: { profile: ['https://example.org/fhir/StructureDefinition/unknown'] } },
    { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } },
  ),
  'profile-url': patient(
    { meta: { profile: ['nl-core-patient'] } },
    { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } },
  ),
  'profile-type': patient(
    { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Observation'] } },
    { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } },
  ),
  'profile-stand-in': patient(
    { meta: { profile: [BGZ_PATIENT] }, active: true },
    { meta: { profile: [NL_CORE_PATIENT] }, active: true },
  ),
  'profile-broken': {
    wrong: { resourceType: 'Patient', meta: { profile: [EXAMPLE_PROFILE] }, active: true },
    right: { resourceType: 'Patient', active: true },
    profile: [{ path: 'Patient.nickname', max: '1' }],
  },
  'fixed-value': patient(
    { gender: 'female' },
    { gender: 'male' },
    { profile: [{ path: 'Patient.gender', fixedCode: 'male' }] },
  ),
  'pattern-value': patient(
    { maritalStatus: { text: 'y' } },
    { maritalStatus: { text: 'x' } },
    { profile: [{ path: 'Patient.maritalStatus', patternCodeableConcept: { text: 'x' } }] },
  ),
  'min-value': patient(
    { birthDate: '1899' },
    { birthDate: '1957' },
    { profile: [{ path: 'Patient.birthDate', minValueDate: '1900-01-01' }] },
  ),
  'max-value': patient(
    { birthDate: '2021' },
    { birthDate: '1957' },
    { profile: [{ path: 'Patient.birthDate', maxValueDate: '2020-01-01' }] },
  ),
  'max-length': patient(
    { name: [{ family: 'Jansen' }] },
    { name: [{ family: 'Smit' }] },
    { profile: [{ path: 'Patient.name.family', maxLength: 4 }] },
  ),
  'slice-min': patient({ identifier: [other] }, { identifier: [other, own('1')] }, { profile: sliced({}, { min: 1 }) }),
  'slice-max': patient(
    { identifier: [own('1'), own('2')] },
    { identifier: [own('1'), other] },
    { profile: sliced({}, { max: '1' }) },
  ),
  'slice-unmatched': patient(
    { identifier: [other] },
    { identifier: [own('1')] },
    { profile: sliced({ rules: 'closed' }, {}) },
  ),
  'slice-order': patient(
    { identifier: [other, own('1')] },
    { identifier: [own('1'), other] },
    { profile: sliced({ ordered: true }, {}, ...second) },
  ),
  'slice-ambiguous': patient(
    { telecom: [{ system: 'phone', use: 'home', value: '030 1234567' }] },
    { telecom: [{ system: 'phone', use: 'work', value: '030 1234567' }] },
    {
      profile: [
        { path: 'Patient.telecom', slicing: { discriminator: [{ type: 'value', path: '$this' }], rules: 'open' } },
        {
          id: 'Patient.telecom:phone',
          path: 'Patient.telecom',
          sliceName: 'phone',
          patternContactPoint: { system: 'phone' },
        },
        {
          id: 'Patient.telecom:home',
          path: 'Patient.telecom',
          sliceName: 'home',
          patternContactPoint: { use: 'home' },
        },
      ],
    },
  ),
  'slice-undecidable': patient(
    { address: [{ city: 'Utrecht' }] },
    { active: true },
    { profile: [{ id: 'Patient.address:own', path: 'Patient.address', sliceName: 'own' }] },
  ),
  'type-profile': patient(
    { photo: [{ contentType: 'image/png' }] },
    { photo: [{ contentType: 'image/png', title: 'x' }] },
    {
      profile: [
        {
          path: 'Patient.photo',
          type: ['titled', 'linked'].map((name) => ({
            code: 'Attachment',
            profile: `https://example.org/fhir/StructureDefinition/${name}`,
          })),
        },
      ],
      definitions: [attachment('titled', 'Attachment.title'), attachment('linked', 'Attachment.url')],
    },
  ),
  invariant: patient({ telecom: [{ value: '030 1234567' }] }, { telecom: [{ system: 'phone', value: '030 1234567' }] }),
  'period-precision': patient(
    { name: [{ text: 'Jansen', period: { start: '2020-01', end: '2020' } }] },
    { name: [{ text: 'Jansen', period: { start: '2020-01', end: '2020-12' } }] },
  ),
  'invariant-precision': {
    wrong: task({ authoredOn: '2026-07-15T10:00:00+02:00', lastModified: '2026-07-15' }),
    right: task({ authoredOn: '2026-07-15', lastModified: '2026-07-15' }),
  },
  'invariant-too-lax': patient(
    {
      meta: { profile: [NL_CORE_PATIENT] },
      name: [{ family: 'de Vries', _family: { extension: [{ url: OWN_PREFIX, valueString: 'de' }] } }],
    },
    {
      meta: { profile: [NL_CORE_PATIENT] },
      name: [
        {
          family: 'de Vries',
          _family: {
            extension: [
              { url: OWN_PREFIX, valueString: 'de' },
              { url: OWN_NAME, valueString: 'Vries' },
            ],
          },
        },
      ],
    },
  ),
  'invariant-too-strict': patient(
    { meta: { profile: [NL_CORE_PATIENT] }, address: [{ country: 'BE', postalCode: '9000' }] },
    { meta: { profile: [NL_CORE_PATIENT] }, address: [{ country: 'NL', postalCode: '3511AB' }] },
    { also: ['invariant:nl-postal-code-pattern'] },
  ),
  'invariant-not-evaluated': {
    wrong: { resourceType: 'Patient', meta: { profile: [EXAMPLE_PROFILE] }, active: true },
    right: { resourceType: 'Patient', active: true },
    profile: [{ path: 'Patient', constraint: [{ key: 'own-1', severity: 'error', human: 'A name is a real name' }] }],
  },
} as const;
