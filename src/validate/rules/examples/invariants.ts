import { observation, pair, patient, type RuleExample } from './example';

const organization = { resourceType: 'Organization', id: 'a', name: 'Ziekenhuis' };
const BIRTH_PLACE = 'http://hl7.org/fhir/StructureDefinition/birthPlace';
const managed = { managingOrganization: { reference: '#a' } };
const containing = (more: object) => ({ contained: [{ ...organization, ...more }], ...managed });
const allergy = {
  resourceType: 'AllergyIntolerance',
  code: { text: 'Penicilline' },
  patient: { reference: 'Patient/p' },
};
const condition = { resourceType: 'Condition', code: { text: 'x' }, subject: { reference: 'Patient/p' } };
const coded = { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }] };
const bundle = (type: string, entry: object = {}, more: object = {}) => ({
  resourceType: 'Bundle',
  type,
  ...more,
  entry: [{ fullUrl: 'https://example.org/fhir/Patient/p', resource: { resourceType: 'Patient', id: 'p' }, ...entry }],
});
const statement = {
  resourceType: 'MedicationStatement',
  status: 'active',
  taken: 'y',
  subject: { reference: 'Patient/p' },
  medicationCodeableConcept: { text: 'Paracetamol' },
};
const repeated = (wrong: object, right: object): RuleExample =>
  pair(statement, { dosage: [{ timing: { repeat: wrong } }] }, { dosage: [{ timing: { repeat: right } }] });

/** Examples of the invariants that are met most; those of the others are told by sentence and expression. */
export const invariantExamples = {
  'dom-1': patient(
    containing({ text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' } }),
    containing({}),
  ),
  'dom-2': patient(containing({ contained: [{ ...organization, id: 'b' }] }), containing({}), {
    also: ['invariant:dom-3'],
  }),
  'dom-3': patient({ contained: [organization] }, containing({})),
  'dom-4': patient(containing({ meta: { versionId: '1' } }), containing({})),
  'ext-1': patient(
    { extension: [{ url: BIRTH_PLACE }] },
    { extension: [{ url: BIRTH_PLACE, valueAddress: { city: 'Utrecht' } }] },
  ),
  'per-1': patient(
    { name: [{ text: 'Jansen', period: { start: '2020-02', end: '2020-01' } }] },
    { name: [{ text: 'Jansen', period: { start: '2020-01', end: '2020-02' } }] },
  ),
  'qty-3': observation(
    { valueQuantity: { value: 5, unit: 'mg', code: 'mg' } },
    { valueQuantity: { value: 5, unit: 'mg', code: 'mg', system: 'http://unitsofmeasure.org' } },
  ),
  'rng-2': observation(
    { valueRange: { low: { value: 5 }, high: { value: 3 } } },
    { valueRange: { low: { value: 3 }, high: { value: 5 } } },
  ),
  'rat-1': observation(
    { valueRatio: { numerator: { value: 1 } } },
    { valueRatio: { numerator: { value: 1 }, denominator: { value: 2 } } },
  ),
  'att-1': patient({ photo: [{ data: 'AAAA' }] }, { photo: [{ data: 'AAAA', contentType: 'image/png' }] }),
  'cpt-2': patient({ telecom: [{ value: '030 1234567' }] }, { telecom: [{ system: 'phone', value: '030 1234567' }] }),
  'pat-1': patient({ contact: [{ gender: 'female' }] }, { contact: [{ gender: 'female', name: { text: 'Smit' } }] }),
  'org-1': pair({ resourceType: 'Organization' }, { active: true }, { active: true, name: 'Ziekenhuis' }),
  'org-2': pair(
    { resourceType: 'Organization', name: 'Ziekenhuis' },
    { address: [{ use: 'home', city: 'Utrecht' }] },
    { address: [{ use: 'work', city: 'Utrecht' }] },
  ),
  'org-3': pair(
    { resourceType: 'Organization', name: 'Ziekenhuis' },
    { telecom: [{ use: 'home', system: 'phone', value: '030 1234567' }] },
    { telecom: [{ use: 'work', system: 'phone', value: '030 1234567' }] },
  ),
  'ait-1': pair(
    allergy,
    { verificationStatus: 'confirmed' },
    { verificationStatus: 'confirmed', clinicalStatus: 'active' },
  ),
  'ait-2': pair(
    allergy,
    { verificationStatus: 'entered-in-error', clinicalStatus: 'active' },
    { verificationStatus: 'entered-in-error' },
  ),
  'con-1': pair(
    { ...condition, code: coded, clinicalStatus: 'active' },
    {
      stage: {
        id: 'a',
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
      },
    },
    { stage: { summary: { text: 'II' } } },
  ),
  'con-3': pair(
    { ...condition, code: coded },
    { verificationStatus: 'confirmed' },
    { verificationStatus: 'confirmed', clinicalStatus: 'active' },
  ),
  'con-4': pair(
    { ...condition, code: coded, abatementBoolean: true },
    { clinicalStatus: 'active' },
    { clinicalStatus: 'resolved' },
  ),
  'obs-3': observation({ referenceRange: [{ type: { text: 'x' } }] }, { referenceRange: [{ text: '3-5' }] }),
  'obs-6': observation({ valueString: 'x', dataAbsentReason: { text: 'y' } }, { valueString: 'x' }),
  'obs-7': observation(
    {
      code: { coding: [{ system: 'https://example.org/codes', code: 'a' }] },
      valueString: 'x',
      component: [{ code: { coding: [{ system: 'https://example.org/codes', code: 'a' }] }, valueString: 'y' }],
    },
    {
      code: { coding: [{ system: 'https://example.org/codes', code: 'a' }] },
      component: [{ code: { coding: [{ system: 'https://example.org/codes', code: 'a' }] }, valueString: 'y' }],
    },
  ),
  'pro-1': pair(
    { resourceType: 'Procedure', status: 'completed', code: { text: 'x' }, subject: { reference: 'Patient/p' } },
    { notDoneReason: { text: 'y' } },
    { notDone: true, notDoneReason: { text: 'y' } },
  ),
  'mst-1': pair({ ...statement }, { reasonNotTaken: [{ text: 'y' }] }, { taken: 'n', reasonNotTaken: [{ text: 'y' }] }),
  'tim-1': repeated({ duration: 1 }, { duration: 1, durationUnit: 'h' }),
  'tim-2': repeated({ frequency: 1, period: 1 }, { frequency: 1, period: 1, periodUnit: 'd' }),
  'tim-10': repeated({ timeOfDay: ['08:00:00'], when: ['MORN'] }, { timeOfDay: ['08:00:00'] }),
  'bdl-1': { wrong: bundle('collection', {}, { total: 1 }), right: bundle('collection') },
  'bdl-2': { wrong: bundle('collection', { search: { mode: 'match' } }), right: bundle('collection') },
  'bdl-3': {
    wrong: bundle('collection', { request: { method: 'GET', url: 'Patient/p' } }),
    right: bundle('collection'),
  },
  'bdl-4': { wrong: bundle('collection', { response: { status: '200' } }), right: bundle('collection') },
  'cmp-1': pair(
    {
      resourceType: 'Composition',
      status: 'final',
      type: { text: 'Brief' },
      subject: { reference: 'Patient/p' },
      date: '2020',
      author: [{ reference: 'Practitioner/a' }],
      title: 'Brief',
    },
    { section: [{ title: 'x' }] },
    { section: [{ title: 'x', entry: [{ reference: 'Condition/c' }] }] },
  ),
  'lst-1': pair(
    { resourceType: 'List', status: 'current', mode: 'snapshot' },
    { emptyReason: { text: 'x' }, entry: [{ item: { reference: 'Condition/c' } }] },
    { emptyReason: { text: 'x' } },
  ),
} as const satisfies Readonly<Record<string, RuleExample>>;

/** What else tells of an invariant: the rule that does, with a place and what to change. */
export const toldElsewhere = {
  'bdl-7': 'bundle-duplicate',
  'ele-1': 'empty-value',
  'ref-1': 'reference-unresolved',
  'txt-1': 'narrative-unsafe',
  'txt-2': 'narrative-form',
} as const;
