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
