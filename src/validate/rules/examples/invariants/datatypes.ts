import type { datatypeInvariants } from '../../invariants/datatypes';
import { type ExamplesOf, observation, on, patient, typed } from '../example';

const organization = { resourceType: 'Organization', id: 'a', name: 'Ziekenhuis' };
const BIRTH_PLACE = 'http://hl7.org/fhir/StructureDefinition/birthPlace';
const UCUM = 'http://unitsofmeasure.org';
const CURRENCIES = 'urn:iso:std:iso:4217';
const containing = (more: object) => ({
  contained: [{ ...organization, ...more }],
  managingOrganization: { reference: '#a' },
});
const age = typed('Age');
const count = typed('Count');
const distance = typed('Distance');
const duration = typed('Duration');
const money = typed('Money');
const used = on({
  resourceType: 'MedicationStatement',
  status: 'active',
  taken: 'y',
  subject: { reference: 'Patient/p' },
  medicationCodeableConcept: { text: 'Paracetamol' },
});
const repeated = (wrong: object, right: object) =>
  used({ dosage: [{ timing: { repeat: wrong } }] }, { dosage: [{ timing: { repeat: right } }] });

export const datatypeExamples = {
  'ele-1': { elsewhere: 'empty-value' },
  'ref-1': { elsewhere: 'reference-unresolved' },
  'txt-1': { elsewhere: 'narrative-unsafe' },
  'txt-2': { elsewhere: 'narrative-form' },
  'ext-1': patient(
    { extension: [{ url: BIRTH_PLACE }] },
    { extension: [{ url: BIRTH_PLACE, valueAddress: { city: 'Utrecht' } }] },
  ),
  'dom-1': patient(
    containing({ text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' } }),
    containing({}),
  ),
  'dom-2': patient(containing({ contained: [{ ...organization, id: 'b' }] }), containing({}), {
    also: ['invariant:dom-3'],
  }),
  'dom-3': patient({ contained: [organization] }, containing({})),
  'dom-4': patient(containing({ meta: { versionId: '1' } }), containing({})),
  'age-1': age({ value: 5, unit: 'jaar' }, { value: 5, unit: 'jaar', system: UCUM, code: 'a' }),
  'att-1': patient({ photo: [{ data: 'AAAA' }] }, { photo: [{ data: 'AAAA', contentType: 'image/png' }] }),
  'cnt-3': count({ value: 1.5, system: UCUM, code: '1' }, { value: 2, system: UCUM, code: '1' }),
  'cpt-2': patient({ telecom: [{ value: '030 1234567' }] }, { telecom: [{ system: 'phone', value: '030 1234567' }] }),
  'dis-1': distance({ value: 5, unit: 'km' }, { value: 5, unit: 'km', system: UCUM, code: 'km' }),
  'drt-1': duration({ unit: 'uur', system: UCUM, code: 'h' }, { value: 2, unit: 'uur', system: UCUM, code: 'h' }),
  'mny-1': money({ value: 5 }, { value: 5, system: CURRENCIES, code: 'EUR' }),
  'per-1': patient(
    { name: [{ text: 'Jansen', period: { start: '2020-02', end: '2020-01' } }] },
    { name: [{ text: 'Jansen', period: { start: '2020-01', end: '2020-02' } }] },
  ),
  'qty-3': observation(
    { valueQuantity: { value: 5, unit: 'mg', code: 'mg' } },
    { valueQuantity: { value: 5, unit: 'mg', code: 'mg', system: UCUM } },
  ),
  'rat-1': observation(
    { valueRatio: { numerator: { value: 1 } } },
    { valueRatio: { numerator: { value: 1 }, denominator: { value: 2 } } },
  ),
  'rng-2': observation(
    { valueRange: { low: { value: 5 }, high: { value: 3 } } },
    { valueRange: { low: { value: 3 }, high: { value: 5 } } },
  ),
  'sqty-1': observation(
    { valueRange: { low: { value: 3, comparator: '>' } } },
    { valueRange: { low: { value: 3 } } },
    { also: ['cardinality-max'] },
  ),
  'tim-1': repeated({ duration: 1 }, { duration: 1, durationUnit: 'h' }),
  'tim-2': repeated({ frequency: 1, period: 1 }, { frequency: 1, period: 1, periodUnit: 'd' }),
  'tim-4': repeated({ duration: -1, durationUnit: 'h' }, { duration: 1, durationUnit: 'h' }),
  'tim-5': repeated({ period: -1, periodUnit: 'd' }, { period: 1, periodUnit: 'd' }),
  'tim-6': repeated({ periodMax: 8 }, { period: 6, periodMax: 8, periodUnit: 'h' }),
  'tim-7': repeated({ durationMax: 2 }, { duration: 1, durationMax: 2, durationUnit: 'h' }),
  'tim-8': repeated({ countMax: 5 }, { count: 3, countMax: 5 }),
  'tim-9': repeated({ offset: 30, when: ['CM'] }, { offset: 30, when: ['ACM'] }),
  'tim-10': repeated({ timeOfDay: ['08:00:00'], when: ['MORN'] }, { timeOfDay: ['08:00:00'] }),
} as const satisfies ExamplesOf<typeof datatypeInvariants>;
