import { describe, expect, it } from 'vitest';
import { readBgz } from '../../src/read';
import { unaccounted } from './account';
import { allergy, bundle, now, patient } from './support';

const UCUM = 'http://unitsofmeasure.org';
const of = (resourceType: string, more: object) => ({
  resourceType,
  id: 'x',
  subject: { reference: 'Patient/p' },
  ...more,
});
const use = (more: object) =>
  of('MedicationStatement', {
    status: 'active',
    taken: 'y',
    dateAsserted: '2026-11-01',
    medicationCodeableConcept: { text: 'digoxine' },
    ...more,
  });
const dosed = (...dosage: readonly object[]) => use({ dosage });
const steps = (...dosageInstructions: readonly object[]) => ({ instructionsForUse: { dosageInstructions } });

/** Forms in which others send a zib: what is read of each, and what is named as not read. */
const forms: readonly (readonly [form: string, resource: object, record: object, left: readonly string[]])[] = [
  [
    'a speed as an amount of which the unit tells the time',
    dosed({ rateQuantity: { value: 5, unit: 'ml/uur', system: UCUM, code: 'mL/h' } }),
    steps({ administeringSpeed: { amount: { nominalValue: 5, unit: { code: 'mL' } }, per: { value: 1, unit: 'h' } } }),
    [],
  ],
  [
    'as needed, without for what',
    dosed({ asNeededBoolean: true, doseQuantity: { value: 1, unit: 'tablet' } }),
    steps({ asNeeded: {}, dose: { nominalValue: 1 } }),
    [],
  ],
  ['a medicine in place', use({}), { productUsed: { productName: 'digoxine' } }, []],
  [
    'a medicine that is contained',
    use({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#m' },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'digoxine 0,25 mg' } }],
    }),
    { productUsed: { productName: 'digoxine 0,25 mg' } },
    [],
  ],
  [
    'one moment in place of a period',
    use({ status: 'completed', effectiveDateTime: '2026-11-01' }),
    // From when until when it was used is not told by it.
    { status: 'completed', periodOfUse: undefined },
    ['MedicationStatement.effectiveDateTime'],
  ],
  [
    'a dosage as text only',
    dosed({ text: '1 maal daags 1 tablet' }),
    { instructionsForUse: { description: '1 maal daags 1 tablet' } },
    [],
  ],
  [
    'a dosage in words for the patient',
    dosed({ text: '1D1T', patientInstruction: 'elke dag 1 tablet' }),
    { instructionsForUse: { description: '1D1T\nelke dag 1 tablet' } },
    [],
  ],
  [
    'several steps without sequence',
    dosed({ doseQuantity: { value: 1, unit: 'tablet' } }, { doseQuantity: { value: 2, unit: 'tablet' } }),
    steps({ dose: { nominalValue: 1 } }, { dose: { nominalValue: 2 } }),
    [],
  ],
  [
    'times as a code',
    dosed({
      text: '2x daags',
      timing: { code: { coding: [{ system: 'http://hl7.org/fhir/v3/GTSAbbreviation', code: 'BID' }] } },
      doseQuantity: { value: 1, unit: 'tablet' },
    }),
    { instructionsForUse: { description: '2x daags', dosageInstructions: undefined } },
    [
      'MedicationStatement.dosage[0].doseQuantity.unit',
      'MedicationStatement.dosage[0].doseQuantity.value',
      'MedicationStatement.dosage[0].timing.code.coding[0].code',
      'MedicationStatement.dosage[0].timing.code.coding[0].system',
    ],
  ],
  [
    'how long it is taken',
    dosed({
      timing: { repeat: { boundsDuration: { value: 10, unit: 'dagen' }, frequency: 1, period: 1, periodUnit: 'd' } },
    }),
    steps({
      doseDuration: { value: 10, unit: 'd' },
      administeringSchedule: { frequency: { per: { value: 1, unit: 'd' } } },
    }),
    [],
  ],
  [
    'a unit in words, in capitals',
    dosed({ doseQuantity: { value: 2, unit: 'TABLET' } }),
    steps({ dose: { nominalValue: 2, unit: { nullFlavor: 'OTH', originalText: 'TABLET' } } }),
    [],
  ],
  [
    'a unit of time in capitals, which UCUM does not have',
    dosed({ text: 'dagelijks', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'D' } } }),
    { instructionsForUse: { description: 'dagelijks', dosageInstructions: undefined } },
    [
      'MedicationStatement.dosage[0].timing.repeat.frequency',
      'MedicationStatement.dosage[0].timing.repeat.period',
      'MedicationStatement.dosage[0].timing.repeat.periodUnit',
    ],
  ],
  [
    'a problem in a category of its vendor',
    of('Condition', {
      clinicalStatus: 'active',
      category: [{ coding: [{ system: 'https://epd.example/soort', code: 'D' }] }],
      code: { text: 'hartfalen' },
    }),
    { problemName: { originalText: 'hartfalen' }, problemType: { system: 'https://epd.example/soort', code: 'D' } },
    [],
  ],
  [
    'an allergy of which is not told whether it is verified',
    allergy('x', { verificationStatus: undefined }),
    { allergyStatus: { code: 'active' } },
    [],
  ],
  [
    'a procedure done at one moment',
    of('Procedure', { status: 'completed', code: { text: 'knieprothese' }, performedDateTime: '2020-01-02' }),
    { procedureStartDate: '2020-01-02', procedureEndDate: '2020-01-02' },
    [],
  ],
  [
    'a device of which only the name is known',
    of('DeviceUseStatement', { status: 'active', device: { display: 'pacemaker' } }),
    { product: { productType: { nullFlavor: 'OTH', originalText: 'pacemaker' } } },
    [],
  ],
];

/** Its properties, each with nothing. */
const withKeys = (value: object = {}): object =>
  Object.fromEntries(Object.keys(value).map((name) => [name, undefined]));

describe('what others send', () => {
  it.each(forms)('%s', async (_form, resource, record, left) => {
    const { records, notRead } = await readBgz(bundle(patient('p'), resource as never), { now });
    const { patient: _patient, ...others } = records;
    const [[read] = []] = Object.values(others) as unknown as object[][];
    // What is undefined is not there.
    expect({
      ...withKeys(record),
      ...read,
      instructionsForUse: {
        ...withKeys((record as { instructionsForUse?: object }).instructionsForUse),
        ...(read as { instructionsForUse?: object }).instructionsForUse,
      },
    }).toMatchObject(record);
    expect(notRead.map(({ path }) => path).sort()).toEqual(left);
    const lost = await unaccounted([patient('p'), JSON.parse(JSON.stringify(resource))]);
    // In records a lack of a criterion, a unit in words and a category are said in other words.
    expect(lost.filter((one) => !/(unit|code|taken|Status|status) = /.test(one))).toEqual([]);
  });

  it('a patient in plain text', async () => {
    const plain = {
      ...(patient('p') as object),
      name: [{ text: 'A. de Proef', family: 'de Proef', given: ['A.'] }],
      address: [{ line: ['Proefstraat 2b'], city: 'Utrecht', postalCode: '1000 AA', country: 'Nederland' }],
      telecom: [{ value: '06-00000000' }],
      gender: 'female',
      birthDate: '1950',
    };
    const { records, notRead, issues } = await readBgz(bundle(plain as never), { now });
    expect(records.patient).toMatchObject({
      nameInformation: { initials: 'A.' },
      addressInformation: [
        { street: 'Proefstraat 2b', placeOfResidence: 'Utrecht', country: { originalText: 'Nederland' } },
      ],
      contactInformation: { telephoneNumbers: [{ telephoneNumber: '06-00000000' }] },
      gender: { code: 'F' },
      dateOfBirth: '1950',
    });
    expect([notRead, issues]).toEqual([[], []]);
    expect(await unaccounted([plain])).toEqual([]);
  });
});
