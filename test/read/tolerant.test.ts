import { describe, expect, it } from 'vitest';
import { readBgz } from '../../src/read';
import { allergy, bundle, now, patient } from './support';

const SNOMED = 'http://snomed.info/sct';
const concept = (code: string, system = SNOMED) => ({ coding: [{ system, code, display: code }] });
const of = (resourceType: string, more: object) => ({
  resourceType,
  id: 'x',
  subject: { reference: 'Patient/p' },
  ...more,
});
const request = (more: object) =>
  of('MedicationRequest', {
    intent: 'order',
    status: 'active',
    authoredOn: '2026-11-01',
    requester: { agent: { display: 'Hartman' } },
    medicationCodeableConcept: { text: 'digoxine' },
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
const condition = (more: object) => of('Condition', { clinicalStatus: 'active', code: { text: 'hartfalen' }, ...more });
const procedure = (more: object) => of('Procedure', { status: 'unknown', code: { text: 'knieprothese' }, ...more });

/** Beside an element: that its value is not known. */
const unknown = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};
const nullified = {
  extension: [
    {
      url: 'http://nictiz.nl/fhir/StructureDefinition/code-specification',
      valueCodeableConcept: concept('nullified', 'http://hl7.org/fhir/v3/ActStatus'),
    },
  ],
};
const given = (more: object) => ({
  resourceType: 'Immunization',
  id: 'x',
  patient: { reference: 'Patient/p' },
  status: 'completed',
  notGiven: false,
  date: '2026-01-01',
  vaccineCode: concept('J07AM01', 'http://www.whocc.no/atc'),
  ...more,
});
const LOINC = 'http://loinc.org';
const amount = (value: number, unit: string) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit });
const measured = (code: string, more: object) =>
  of('Observation', {
    status: 'final',
    code: concept(code, LOINC),
    category: [concept('vital-signs', 'http://hl7.org/fhir/observation-category')],
    effectiveDateTime: '2026-11-01',
    ...more,
  });
const weighed = (more: object) => measured('29463-7', { valueQuantity: amount(70, 'kg'), ...more });
const pressure = (...components: readonly [code: string, more: object][]) =>
  measured('85354-9', { component: components.map(([code, more]) => ({ code: concept(code, LOINC), ...more })) });
const absent = { dataAbsentReason: concept('error', 'http://hl7.org/fhir/data-absent-reason') };

/** What is read of one resource beside its patient. */
async function readOne(resource: object) {
  const { records, issues, notRead, complete } = await readBgz(bundle(patient('p'), resource as never), { now });
  const { patient: _patient, ...others } = records;
  const [[record] = []] = Object.values(others) as unknown as Record<string, unknown>[][];
  return {
    record,
    complete,
    codes: issues.map(({ code }) => code),
    issues,
    left: notRead.map(({ path }) => path),
  };
}

describe('a part that its zib refuses', () => {
  it('is left out, named with what was expected, and the rest of the record is read', async () => {
    const odd = allergy('a', {
      reaction: [
        { manifestation: [concept('271807003')], severity: 'mild', exposureRoute: concept('x', 'geen systeem') },
        { manifestation: [concept('126485001')] },
      ],
      note: [{ text: 'ook in gebak' }],
    });
    const { record, issues, left, complete } = await readOne(odd);
    expect(record).toMatchObject({
      comment: 'ook in gebak',
      reactions: [{ severity: { code: '255604002' } }, { symptoms: [{ code: '126485001' }] }],
    });
    expect(record).not.toHaveProperty(['reactions', 0, 'routeOfExposure']);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'left-out',
        severity: 'error',
        resource: 'AllergyIntolerance/a',
        path: 'AllergyIntolerance.reaction[0].exposureRoute',
        record: { group: 'allergyIntolerances', id: 'a' },
        message: expect.stringContaining('allowed is'),
      }),
    ]);
    expect(left).toEqual([
      'AllergyIntolerance.reaction[0].exposureRoute.coding[0].system',
      'AllergyIntolerance.reaction[0].exposureRoute.coding[0].code',
      'AllergyIntolerance.reaction[0].exposureRoute.coding[0].display',
    ]);
    expect(complete).toBe(false);
  });

  it('is named with the code of FHIR that repeats it', async () => {
    const specified = {
      extension: [
        {
          url: 'http://nictiz.nl/fhir/StructureDefinition/code-specification',
          valueCodeableConcept: concept('399166001', 'geen systeem'),
        },
      ],
    };
    const { record, codes, left } = await readOne(allergy('a', { criticality: 'high', _criticality: specified }));
    expect(record).not.toHaveProperty('criticality');
    expect(codes).toEqual(['left-out']);
    expect(left).toEqual(
      expect.arrayContaining([
        'AllergyIntolerance.criticality',
        'AllergyIntolerance.criticality.extension[0].valueCodeableConcept.coding[0].code',
      ]),
    );
  });

  it('takes along what cannot do without it, item by item', async () => {
    const odd = allergy('a', {
      reaction: [
        { manifestation: [concept('x', 'geen systeem')], description: 'uitslag' },
        { manifestation: [concept('126485001')] },
      ],
    });
    const { record, left } = await readOne(odd);
    expect(record).toMatchObject({ reactions: [{ symptoms: [{ code: '126485001' }] }] });
    expect(left).toContain('AllergyIntolerance.reaction[0].description');
    expect(left.filter((path) => path.includes('reaction[1]'))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['the agent of an allergy', allergy('a', { code: concept('x', 'geen systeem') }), 'AllergyIntolerance.code'],
    ['the name of a problem', condition({ code: concept('x', 'geen systeem') }), 'Condition.code'],
    ['what was done', procedure({ code: concept('x', 'geen systeem') }), 'Procedure.code'],
  ])('that the zib cannot do without, %s, refuses the record', async (_name, resource, path) => {
    const { record, issues, left } = await readOne(resource);
    expect(record).toBeUndefined();
    expect(issues).toEqual([expect.objectContaining({ code: 'refused', path })]);
    expect(left).toEqual([path.split('.')[0]]);
  });

  it('of who many records refer to costs none of them', async () => {
    const doctor = {
      resourceType: 'PractitionerRole',
      id: 'r',
      practitioner: { display: 'Hartman' },
      specialty: [concept('x', 'geen systeem')],
    };
    const refers = ['a', 'b'].map((id) => allergy(id, { recorder: { reference: 'PractitionerRole/r' } }));
    const { records, issues, notRead } = await readBgz(bundle(patient('p'), doctor as never, ...refers));
    expect(records.allergyIntolerances).toHaveLength(2);
    for (const { author } of records.allergyIntolerances ?? [])
      expect(author?.healthProfessional).toEqual({ id: 'r', nameInformation: { unstructuredName: 'Hartman' } });
    expect(issues.map(({ code, resource, record }) => [code, resource, record?.id])).toEqual([
      ['left-out', 'PractitionerRole/r', 'a'],
      ['left-out', 'PractitionerRole/r', 'b'],
    ]);
    expect(notRead.map(({ path }) => path)).toEqual([
      'PractitionerRole.specialty[0].coding[0].system',
      'PractitionerRole.specialty[0].coding[0].code',
      'PractitionerRole.specialty[0].coding[0].display',
    ]);
  });
});

describe('what says something else without another part falls with it', () => {
  const dose = { doseQuantity: { value: 1, unit: 'tablet' } };
  const daily = { timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } } };

  it.each<[string, object]>([
    [
      'a dose of which the unit is none',
      { ...daily, doseQuantity: { value: 1, unit: 'x', system: 'geen', code: 'x' } },
    ],
    ['a dose of less than', { ...daily, doseQuantity: { value: 1, comparator: '<', unit: 'tablet' } }],
    ['a dose of less or more, not known which', { ...daily, doseQuantity: { value: 1, _comparator: unknown } }],
    [
      'a number of times that is not known',
      { ...dose, timing: { repeat: { _frequency: unknown, period: 1, periodUnit: 'd' } } },
    ],
    [
      'times that no record holds',
      { ...dose, timing: { repeat: { ...daily.timing.repeat, offset: 30, when: ['ACM'] } } },
    ],
    ['a site', { ...dose, ...daily, site: { text: 'linkeroog' } }],
    ['a way of giving', { ...dose, ...daily, method: { text: 'spoelen' } }],
    [
      'a largest dose of what is not taken as needed',
      { ...dose, ...daily, maxDosePerPeriod: { numerator: { value: 4 }, denominator: { value: 1, unit: 'd' } } },
    ],
    ['a largest dose of a lifetime', { ...dose, ...daily, maxDosePerLifetime: { value: 4 } }],
  ])('a dosage with %s: the text of the whole is all that is read', async (_name, dosage) => {
    const steps = [
      { text: 'volgens schema', ...dosage },
      { ...dose, sequence: 2 },
    ];
    const { record, left } = await readOne(request({ dosageInstruction: steps }));
    expect(record).toMatchObject({ instructionsForUse: { description: 'volgens schema' } });
    expect(Object.keys((record as { instructionsForUse: object }).instructionsForUse)).toEqual(['description']);
    expect(left).toEqual(
      expect.arrayContaining(
        [
          `MedicationRequest.dosageInstruction[0].${Object.keys(dosage)[0]}`,
          'MedicationRequest.dosageInstruction[1].sequence',
        ].map((path) => expect.stringMatching(new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}`))),
      ),
    );
    expect(left.filter((path) => path.endsWith('.text') && !/site|method/.test(path))).toEqual([]);
  });

  it('a scheme that is repeated in a way no record holds', async () => {
    const schedule = {
      modifierExtension: [
        {
          url: 'http://nictiz.nl/fhir/StructureDefinition/zib-Medication-RepeatPeriodCyclicalSchedule',
          valueDuration: { value: 28, unit: 'maancycli' },
        },
      ],
    };
    const { record, codes } = await readOne(request({ ...schedule, dosageInstruction: [{ ...dose, ...daily }] }));
    expect(record).toBeUndefined();
    expect(codes).toEqual(['modifier']);
  });

  it.each<[string, object, string]>([
    ['an end that is no date', use({ effectivePeriod: { start: '2026-11-01', end: 'gisteren' } }), 'periodOfUse'],
    [
      'an end that is said not to be known',
      use({ effectivePeriod: { start: '2026-11-01', _end: unknown } }),
      'periodOfUse',
    ],
    ['an end before the begin', use({ effectivePeriod: { start: '2026-11-01', end: '2026-10-01' } }), 'periodOfUse'],
    [
      'an end of a device',
      {
        ...of('DeviceUseStatement', {}),
        status: 'active',
        device: { display: 'klep' },
        whenUsed: { start: '2020', end: 'x' },
      },
      'startDate',
    ],
    [
      'the side of a knee',
      condition({
        bodySite: [
          {
            ...concept('72696002'),
            extension: [
              {
                url: 'http://nictiz.nl/fhir/StructureDefinition/BodySite-Qualifier',
                valueCodeableConcept: concept('x', 'geen'),
              },
            ],
          },
        ],
      }),
      'problemAnatomicalLocation',
    ],
    ...[[['7771000', '24028007']], [['7771000'], ['24028007']]].map((sites): [string, object, string] => [
      `both knees, told as ${sites.length}`,
      condition({
        bodySite: sites.map((sides) => ({
          ...concept('72696002'),
          extension: sides.map((side) => ({
            url: 'http://nictiz.nl/fhir/StructureDefinition/BodySite-Qualifier',
            valueCodeableConcept: concept(side),
          })),
        })),
      }),
      'problemLaterality',
    ]),
    [
      'an end of a problem before its begin',
      condition({ onsetDateTime: '2020', abatementDateTime: '2019' }),
      'problemStartDate',
    ],
  ])('%s', async (_name, resource, property) => {
    const { record, left } = await readOne(resource);
    expect(record).toBeDefined();
    expect(record).not.toHaveProperty(property);
    expect(left.length).toBeGreaterThan(1);
  });

  it('a status is stated where the dates that would say it could not be read', async () => {
    const torn = procedure({ status: 'completed', performedPeriod: { start: '2026-11-02', end: '2026-11-01' } });
    expect((await readOne(torn)).record).toMatchObject({ status: 'completed' });
  });

  // The clock skips 02:30 on that day, so that the zib refuses it.
  it.each([
    procedure({ status: 'completed', performedDateTime: '2020-03-29T02:30:00' }),
    procedure({ status: 'completed', performedPeriod: { start: '2019-01-01', end: '2020-03-29T02:30:00' } }),
    use({ status: 'completed', effectivePeriod: { start: '2019-01-01', end: '2020-03-29T02:30:00' } }),
  ])('nor held by the zib', async (resource) => {
    const { record, codes } = await readOne(resource);
    expect(codes).toEqual(['left-out']);
    expect(record).toMatchObject({ status: 'completed' });
  });
});

describe('an observation', () => {
  const systolic = (value: number) => ['8480-6', { valueQuantity: amount(value, 'mm[Hg]') }] as [string, object];

  it.each<[string, object, object | undefined]>([
    ['with why it has no value beside one has none', weighed(absent), undefined],
    [
      'with two of one component that differ has neither',
      pressure(systolic(120), systolic(180), ['8462-4', { valueQuantity: amount(80, 'mm[Hg]') }]),
      undefined,
    ],
    ['with the same component twice has it', pressure(systolic(120), systolic(120)), { value: 120 }],
    [
      'has no component with why it has no value beside one',
      pressure(systolic(120), ['8478-0', { valueQuantity: amount(90, 'mm[Hg]'), ...absent }]),
      { value: 120 },
    ],
  ])('%s', async (_name, resource, value) => {
    const { record, left } = await readOne(resource);
    expect(left.length).toBeGreaterThan(0);
    if (value === undefined) expect(record).toBeUndefined();
    else expect(record).toMatchObject({ systolicBloodPressure: value });
    expect(record ?? {}).not.toHaveProperty('averageBloodPressure');
  });

  it.each<[string, object, string | undefined, number]>([
    [
      'one moment',
      { start: '2026-11-01T10:00:00+01:00', end: '2026-11-01T10:00:00+01:00' },
      '2026-11-01T10:00:00+01:00',
      0,
    ],
    ['a day', { start: '2026-11-01T10:00:00+01:00', end: '2026-11-01T22:30:00Z' }, '2026-11-01', 2],
    ['a month', { start: '2026-11-01', end: '2026-11-30T23:30:00Z' }, '2026', 2],
    ['days of one month', { start: '2026-11-01', end: '2026-11-30' }, '2026-11', 2],
    ['two years', { start: '2025-12-31', end: '2026-01-01' }, undefined, 1],
    ['no end', { start: '2026-11-01' }, undefined, 1],
  ])('of a period is of what all of that is in: %s', async (_name, effectivePeriod, moment, count) => {
    const { record, left } = await readOne(weighed({ effectiveDateTime: undefined, effectivePeriod }));
    expect((record as { weightDateTime?: string } | undefined)?.weightDateTime).toBe(moment);
    expect(left.filter((path) => !/display$/.test(path))).toHaveLength(count);
  });
});

it.each([
  { frequency: 1, frequencyMax: 3 },
  { _frequency: unknown },
  { frequency: 1, dayOfWeek: ['mon'] },
  { frequency: 1, periodMax: 2 },
])('an interval of which more is said than a record holds is none: %j', async (more) => {
  const repeat = { boundsPeriod: { start: '2026-11-01' }, period: 1, periodUnit: 'wk', ...more };
  const timed = { status: 'active', intent: 'order', code: { text: 'x' }, occurrenceTiming: { repeat } };
  const { record, left } = await readOne(of('ProcedureRequest', timed));
  expect(record).toMatchObject({ startDate: '2026-11-01' });
  expect(record).not.toHaveProperty('interval');
  expect(left).toEqual(expect.arrayContaining(['ProcedureRequest.occurrenceTiming.repeat.period']));
});

describe('a resource that is several records', () => {
  const vaccine = (code: string) => concept(code, 'http://www.whocc.no/atc');
  const due = concept('due', 'http://hl7.org/fhir/immunization-recommendation-status');
  const recommended = (...recommendation: readonly object[]) => ({
    resourceType: 'ImmunizationRecommendation',
    id: 'r',
    language: 'nl',
    patient: { reference: 'Patient/p' },
    recommendation: recommendation.map((one) => ({ forecastStatus: due, ...one })),
  });

  it('gives none of them the id of another resource', async () => {
    const flu = vaccine('J07BB02');
    const two = recommended({ vaccineCode: flu, date: '2027-01-01' }, { vaccineCode: flu, date: '2028-01-01' });
    const other = { ...recommended({ vaccineCode: flu, date: '2029-01-01' }), id: 'r.2' };
    const { records } = await readBgz(bundle(patient('p'), two as never, other as never), { now });
    expect(records.vaccinationRecommendations?.map(({ id, preferredDateForRevaccination: at }) => [id, at])).toEqual([
      ['r', '2027-01-01'],
      ['r..2', '2028-01-01'],
      ['r.2', '2029-01-01'],
    ]);
  });

  it('is one for each, with what is said of all and with its own, and names what it has no place for once', async () => {
    const given = recommended(
      { vaccineCode: vaccine('J07AM01'), date: '2027-01-01' },
      { vaccineCode: vaccine('J07BB02'), date: '2028-01-01', doseNumber: 2 },
      { date: '2029-01-01', doseNumber: 3 },
    );
    const recorded = {
      resourceType: 'Provenance',
      id: 'v',
      target: [{ reference: 'ImmunizationRecommendation/r' }],
      recorded: '2026-01-01T10:00:00Z',
      activity: { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'CREATE' },
      agent: [{ whoReference: { display: 'Hartman' } }],
    };
    const input = bundle(patient('p'), given as never, recorded as never);
    const { records, issues, notRead } = await readBgz(input, { now });
    const metadata = { firstRegistration: { dateTime: '2026-01-01T10:00:00Z' } };
    expect(records.vaccinationRecommendations).toMatchObject([
      { id: 'r', metadata, productCode: { code: 'J07AM01' }, preferredDateForRevaccination: '2027-01-01' },
      { id: 'r.2', metadata, productCode: { code: 'J07BB02' }, preferredDateForRevaccination: '2028-01-01' },
    ]);
    expect(issues).toMatchObject([{ code: 'refused', resource: 'ImmunizationRecommendation/r' }]);
    expect(notRead.map(({ path }) => path)).toEqual([
      'ImmunizationRecommendation.recommendation[2]',
      'ImmunizationRecommendation.language',
      'ImmunizationRecommendation.recommendation[1].doseNumber',
    ]);
  });
});

it('a product of which an ingredient is told by reference has none', async () => {
  const ingredient = [{ itemCodeableConcept: { text: 'levodopa' } }, { itemReference: { display: 'carbidopa' } }];
  const product = { resourceType: 'Medication', id: 'm', code: { text: 'Sinemet' }, ingredient };
  const { medicationCodeableConcept: _code, ...rest } = use({}) as Record<string, unknown>;
  const { record, left } = await readOne({ ...rest, contained: [product], medicationReference: { reference: '#m' } });
  expect(record).toMatchObject({ productUsed: { productName: 'Sinemet' } });
  expect(record).not.toHaveProperty('productUsed.ingredients');
  expect(left).toHaveLength(2);
});

it.each(['onlangs', '2020-02-30', '2020-03-29T02:30:00'])('who died at %s is known to have died', async (date) => {
  const dead = { ...patient('p'), deceasedDateTime: date } as never;
  const { records, notRead } = await readBgz(dead, { now });
  expect(records.patient).toMatchObject({ deathIndicator: true });
  expect(records.patient).not.toHaveProperty('dateOfDeath');
  expect(notRead.map(({ path }) => path)).toEqual(['Patient.deceasedDateTime']);
});

it('who and what a patient was reached by in the past is told, and not read as of now', async () => {
  const [past, later] = [{ period: { end: '2020-01-01' } }, { period: { end: '2030' } }];
  const given = {
    ...patient('p'),
    telecom: [
      { system: 'phone', value: '0101', ...past },
      { system: 'phone', value: '0102', ...later },
    ],
    address: [{ city: 'Zeist', ...past }],
    contact: [{ name: { text: 'Ex' }, ...past }, { name: { text: 'Nu' } }],
  };
  const { records, notRead } = await readBgz(given as never, { now });
  expect(records.patient).toMatchObject({
    contactInformation: { telephoneNumbers: [{ telephoneNumber: '0102' }] },
    contactPersons: [{ nameInformation: { unstructuredName: 'Nu' } }],
  });
  expect(records.patient).not.toHaveProperty('addressInformation');
  expect(notRead.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['Patient.telecom[0].value', 'Patient.address[0].city', 'Patient.contact[0].name.text']),
  );
});

it('what stands behind a measurement in a note is a comment, and no unit', async () => {
  const text = 'Lichaamsgewicht: 70 kg\nNiet geven bij koorts';
  const { record } = await readOne(request({ note: [{ text }] }));
  expect(record).toMatchObject({ comment: text });
  expect(record).not.toHaveProperty('bodyWeight');
});

describe('what changes the meaning of a resource, and no record can hold, sets it apart', () => {
  it.each<[string, object, string]>([
    ['a procedure that was not done', procedure({ notDone: true }), 'Procedure.notDone'],
    [
      'a request not to do something',
      of('ProcedureRequest', { status: 'active', intent: 'order', doNotPerform: true, code: { text: 'x' } }),
      'ProcedureRequest.doNotPerform',
    ],
    [
      'a request that is an option',
      of('ProcedureRequest', { status: 'active', intent: 'option', code: { text: 'x' } }),
      'ProcedureRequest.intent',
    ],
    ['an agreement that is a plan', request({ intent: 'plan' }), 'MedicationRequest.intent'],
    ['an agreement that was cancelled', request({ status: 'cancelled' }), 'MedicationRequest.status'],
    [
      'an agreement that was not delivered',
      {
        ...of('MedicationDispense', {}),
        notDoneCodeableConcept: { text: 'x' },
        medicationCodeableConcept: { text: 'x' },
      },
      'MedicationDispense.notDoneCodeableConcept',
    ],
    [
      'an allergy that was refuted',
      allergy('x', { verificationStatus: 'refuted' }),
      'AllergyIntolerance.verificationStatus',
    ],
    [
      'an allergy of which the zib says that it was nullified, and FHIR that it was not',
      allergy('x', { _verificationStatus: nullified }),
      'AllergyIntolerance',
    ],
    [
      'a device that is to be used',
      { ...of('DeviceUseStatement', {}), status: 'intended', device: { display: 'klep' } },
      'DeviceUseStatement.status',
    ],
    [
      'a device that is not used any more',
      { ...of('DeviceUseStatement', {}), status: 'completed', device: { display: 'klep' } },
      'DeviceUseStatement.status',
    ],
    ['a status that FHIR does not have', procedure({ status: 'bijna' }), 'Procedure.status'],
    [
      'the same of a measurement',
      of('Observation', {
        status: 'bijna',
        code: concept('85354-9', 'http://loinc.org'),
        effectiveDateTime: '2026-11-01',
        component: [
          {
            code: concept('8480-6', 'http://loinc.org'),
            valueQuantity: { value: 120, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
          },
        ],
        category: [concept('vital-signs', 'http://hl7.org/fhir/observation-category')],
      }),
      'Observation.status',
    ],
    [
      'an extension that modifies',
      procedure({ modifierExtension: [{ url: 'https://epd.example/niet', valueBoolean: true }] }),
      'Procedure.modifierExtension',
    ],
    [
      'one inside',
      allergy('x', {
        reaction: [
          {
            manifestation: [concept('1')],
            modifierExtension: [{ url: 'https://epd.example/niet', valueBoolean: true }],
          },
        ],
      }),
      'AllergyIntolerance.reaction',
    ],
    ['rules of its own', procedure({ implicitRules: 'https://epd.example/regels' }), 'Procedure.implicitRules'],
    [
      'a vaccination of which only is said that it is not known',
      given({ notGiven: undefined, _notGiven: unknown }),
      'Immunization.notGiven',
    ],
  ])('%s', async (_name, resource, path) => {
    const { record, issues, left } = await readOne(resource);
    expect(record).toBeUndefined();
    expect(issues).toEqual([
      expect.objectContaining({ code: 'modifier', severity: 'error', path: expect.stringContaining(path) }),
    ]);
    expect(left).toEqual([path.split('.')[0]]);
  });

  it.each<[string, object]>([
    ['a procedure that was done', procedure({ notDone: false })],
    ['an agreement that is active', request({})],
    ['an agreement that was carried out', request({ status: 'completed' })],
    [
      'a device of which the end is known',
      { ...of('DeviceUseStatement', {}), status: 'completed', device: { display: 'klep' }, whenUsed: { end: '2020' } },
    ],
    ['a problem that is resolved', condition({ clinicalStatus: 'resolved' })],
  ])('but not %s', async (_name, resource) => {
    const { record, codes } = await readOne(resource);
    expect(record).toBeDefined();
    expect(codes).toEqual([]);
  });

  it('and one of which the zib alone says so is nullified', async () => {
    const odd = { clinicalStatus: undefined, verificationStatus: undefined, _verificationStatus: nullified };
    const { record } = await readOne(allergy('x', odd));
    expect(record).toMatchObject({ allergyStatus: { code: 'nullified' } });
  });

  it.each(['entered-in-error', 'modified'])(
    'nothing is read of a medicine that is %s, nor of what refers to it',
    async (how) => {
      const odd = how === 'modified' ? { modifierExtension: [{ url: 'x', valueBoolean: true }] } : { status: how };
      const medication = { resourceType: 'Medication', id: 'm', code: { text: 'digoxine' }, ...odd };
      const reference = { medicationReference: { reference: 'Medication/m', display: 'digoxine' } };
      const { medicationCodeableConcept: _one, ...rest } = use(reference) as Record<string, unknown>;
      const { records, issues } = await readBgz(bundle(patient('p'), medication as never, rest as never), { now });
      expect(records.medicationUses).toBeUndefined();
      expect(issues.map(({ code, resource }) => [code, resource])).toEqual([
        [how === 'modified' ? 'modifier' : 'in-error', 'Medication/m'],
        ['refused', 'MedicationStatement/x'],
      ]);
      const inside = {
        ...rest,
        contained: [medication],
        medicationReference: { reference: '#m', display: 'digoxine' },
      };
      expect((await readBgz(bundle(patient('p'), inside as never), { now })).records.medicationUses).toBeUndefined();
    },
  );
});

describe('a problem that came along with the record that it is the reason of', () => {
  const cause = (more: object = {}) => ({ ...condition({ clinicalStatus: undefined, ...more }), id: 'c' });
  const done = procedure({ reasonReference: [{ reference: 'Condition/c', display: 'hartfalen' }] });
  const read = (...resources: readonly object[]) => readBgz(bundle(patient('p'), ...(resources as never[])), { now });

  it.each([
    ['before it', [cause(), done]],
    ['behind it', [done, cause()]],
  ])('stands whole inside that record, where it is none of the list; given %s', async (_name, resources) => {
    const { records, issues, notRead } = await read(...resources);
    expect(records.procedures).toMatchObject([
      { indications: [{ problem: { id: 'c', problemName: { originalText: 'hartfalen' } } }] },
    ]);
    expect(records.problems).toBeUndefined();
    expect(issues).toEqual([]);
    expect(notRead).toEqual([]);
  });

  it('is referred to where it is one of the list', async () => {
    const { records, issues } = await read(done, cause({ clinicalStatus: 'active' }));
    expect(records.problems).toMatchObject([{ id: 'c' }]);
    expect(records.procedures).toMatchObject([{ indications: [{ id: 'c', display: 'hartfalen' }] }]);
    expect(issues).toEqual([]);
  });

  it('is refused where no record holds it', async () => {
    const { records, issues, notRead } = await read(cause());
    expect(records.problems).toBeUndefined();
    expect(issues.map(({ code, zib }) => [code, zib?.at])).toEqual([['refused', 'problemStatus']]);
    expect(notRead).toMatchObject([{ resource: 'Condition/c', path: 'Condition', reason: 'refused' }]);
  });

  it('is told where neither can hold it, and so is the reference', async () => {
    const { records, issues, notRead } = await read(done, cause({ code: concept('x', 'geen systeem') }));
    expect(records.procedures).toHaveLength(1);
    expect(records.procedures?.[0]).not.toHaveProperty('indications');
    expect(new Set(issues.map(({ code, resource }) => `${code} ${resource}`))).toEqual(
      new Set(['left-out Condition/c', 'left-out Procedure/x', 'refused Condition/c']),
    );
    expect(notRead.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['Condition', 'Procedure.reasonReference[0].reference']),
    );
  });

  it('that was refuted in a way that no record can hold is not read there either', async () => {
    const { records, issues } = await read(done, cause({ verificationStatus: 'nooit geweest' }));
    expect(records.procedures?.[0]).not.toHaveProperty('indications');
    expect(issues.map(({ code }) => code)).toEqual(['modifier']);
  });

  it('of which all is written again as it was', async () => {
    const { bundleOf } = await import('./support');
    const inside = { problem: { id: 'p-2', problemName: { nullFlavor: 'OTH', originalText: 'blok' } } } as const;
    const sent = bundleOf({ procedures: [{ id: 'v', procedureType: { nullFlavor: 'UNK' }, indications: [inside] }] });
    const { records, complete } = await readBgz(sent, { now });
    expect(complete).toBe(true);
    expect(records.procedures?.[0]?.indications).toMatchObject([
      { problem: { problemName: inside.problem.problemName } },
    ]);
    expect(records.problems).toBeUndefined();
  });
});
