import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placedConcepts } from '../../src/bgz/placed-concepts';
import { frequentDisorders } from '../../src/bgz/plausibility/disorders';
import { plausibleZibs } from '../../src/bgz/plausibility/places';
import { warningsOf } from '../../src/bgz/plausibility/warnings';
import { resourcesOf } from '../../src/index';
import { isSnomedConceptId } from '../../src/terminology/check-digits';
import { createValidator } from '../../src/validate';
import {
  administrationAgreement,
  allergyIntolerance,
  bgzRecords,
  bsn,
  code,
  icd10,
  icpc1,
  medicalDevice,
  medicationAgreement,
  medicationUse,
  nullFlavor,
  patient,
  plausibilityRules,
  problem,
  procedure,
  procedureRequest,
  snomed,
  ucum,
  zibGroups,
} from '../../src/zib';
import { sample } from './sample';

const now = new Date('2026-06-01T10:00:00Z');
type Parsing = { parse(input: unknown, options?: object): ReturnType<typeof patient.parse> };

const oddIn = (zib: unknown, input: unknown, options: object = { now }): string[] => {
  const result = (zib as Parsing).parse(input, options);
  if (!result.ok) throw new Error(JSON.stringify(result.issues.map(({ message }) => message)));
  return result.warnings.map(({ rule, at }) => `${rule.replace('plausibility-', '')} ${at}`);
};

/** The same where the patient is known, as in the answer of a facade. */
const oddBeside = (zib: (typeof zibGroups)[keyof typeof zibGroups], input: unknown, person: object): string[] => {
  const result = (zib as Parsing).parse(input);
  if (!result.ok) throw new Error(JSON.stringify(result.issues.map(({ message }) => message)));
  const beside = patient.parse(person);
  const found = warningsOf(result.record, zib.zib, zib.concepts, { now, ...(beside.ok && { patient: beside.record }) });
  return found.map(({ rule, at }) => `${rule.replace('plausibility-', '')} ${at}`);
};

const anna = { id: 'p-1', identificationNumbers: [bsn('999990019')] } as const;
const allergy = { id: 'a-1', causativeAgent: snomed('764146007', 'penicilline'), allergyStatus: 'active' } as const;
const hypertension = { id: 'd-1', problemName: snomed('38341003', 'hypertensie'), problemStatus: 'active' } as const;
const operation = {
  id: 'v-1',
  procedureType: snomed('174814003', 'herstel'),
  procedureCategory: snomed('387713003', 'chirurgische ingreep'),
} as const;
const paracetamol = { productName: 'paracetamol' };
const use = {
  id: 'mg-1',
  useIndicator: true,
  productUsed: paracetamol,
  registrationDateTime: '2026-05-01',
} as const;
const asked = { id: 'r-1', procedureType: snomed('174814003', 'herstel') } as const;
const agreement = { id: 'ma-1', agreedMedicine: paracetamol, agreementDateTime: '2026-05-01' } as const;
const dispense = { id: 'ta-1', medicine: paracetamol, agreementDateTime: '2026-05-01' } as const;
const pacemaker = { id: 'h-1', product: { productType: snomed('14106009', 'pacemaker') } } as const;
const dosed = (step: object) => ({ instructionsForUse: { dosageInstructions: [step] } });

describe('a moment just after now', () => {
  const at = new Date('2026-06-01T21:58:00Z');
  const told = (registrationDateTime: string | Date) => {
    const result = medicationUse.parse({ ...use, registrationDateTime }, { now: at });
    return result.ok && result.warnings.map(({ rule }) => rule);
  };

  it('is of a clock that differs, up to five minutes', () => {
    expect(told(new Date(at.getTime() + 3))).toEqual([]);
    expect(told(new Date(at.getTime() + 5 * 60_000))).toEqual([]);
    expect(told(new Date(at.getTime() + 5 * 60_000 + 1_000))).toEqual(['plausibility-future']);
  });

  it('is of the day that begins within that time', () => {
    expect(told('2026-06-02')).toEqual([]);
    expect(told('2026-06-03')).toEqual(['plausibility-future']);
  });
});

describe('warnings of parse', () => {
  it.each<[string, unknown, object, string[]]>([
    ['birth in the future', patient, { ...anna, dateOfBirth: '2026-06-02' }, ['future dateOfBirth']],
    ['birth in a later year', patient, { ...anna, dateOfBirth: '2027' }, ['future dateOfBirth']],
    ['death in the future', patient, { ...anna, dateOfDeath: '2026-07' }, ['future dateOfDeath']],
    [
      'death before birth',
      patient,
      { ...anna, dateOfBirth: '1957-03', dateOfDeath: '1957-02-28' },
      ['death-before-birth dateOfDeath'],
    ],
    ['onset of an allergy', allergyIntolerance, { ...allergy, startDateTime: '2027' }, ['future startDateTime']],
    [
      'a last reaction, and a later one',
      allergyIntolerance,
      {
        ...allergy,
        lastReactionDateTime: '2019',
        reactions: [{ symptoms: ['39579001'], reactionTime: '2020-01' }],
      },
      ['end-before-start lastReactionDateTime'],
    ],
    ['onset of a problem', problem, { ...hypertension, problemStartDate: '2026-06-02' }, ['future problemStartDate']],
    [
      'a device in the future',
      medicalDevice,
      { id: 'h-1', product: { productType: snomed('14106009', 'pacemaker') }, startDate: '2030' },
      ['future startDate'],
    ],
    [
      'a procedure in the future',
      procedure,
      { ...operation, procedureStartDate: '2026-06-02' },
      ['procedure-future procedureStartDate'],
    ],
    [
      'a registration in the future',
      medicationUse,
      { ...use, registrationDateTime: '2026-06-02' },
      ['future registrationDateTime'],
    ],
    [
      'an agreement in the future',
      medicationAgreement,
      { id: 'ma-1', agreedMedicine: paracetamol, agreementDateTime: '2026-06-02' },
      ['future agreementDateTime'],
    ],
    [
      'the other agreement',
      administrationAgreement,
      { id: 'ta-1', medicine: paracetamol, agreementDateTime: '2026-06-02' },
      ['future agreementDateTime'],
    ],
    [
      'an allergy coded with the allergy',
      allergyIntolerance,
      { ...allergy, causativeAgent: snomed('91936005', 'allergie voor penicilline') },
      ['allergy-disorder causativeAgent'],
    ],
    [
      'beside the substance',
      allergyIntolerance,
      { ...allergy, causativeAgent: { ...allergy.causativeAgent, translations: [icd10('Z88.0')] } },
      ['allergy-disorder causativeAgent.translations[0]'],
    ],
    [
      'a problem in words',
      problem,
      { ...hypertension, problemName: nullFlavor('OTH', 'knie') },
      ['problem-code problemName'],
    ],
    ['a problem in ICPC', problem, { ...hypertension, problemName: icpc1('K86') }, ['problem-code problemName']],
    [
      'a dose without unit',
      medicationUse,
      { ...use, ...dosed({ dose: { nominalValue: 1, unit: nullFlavor('UNK') } }) },
      ['dose-unit instructionsForUse.dosageInstructions[0].dose'],
    ],
    [
      'a maximum without unit',
      medicationUse,
      {
        ...use,
        ...dosed({
          asNeeded: { maximumDose: { amount: { value: 4, unit: nullFlavor('NI') }, per: { value: 1, unit: 'd' } } },
        }),
      },
      ['dose-unit instructionsForUse.dosageInstructions[0].asNeeded.maximumDose.amount'],
    ],
  ])('%s', (_, zib, input, expected) => {
    expect(oddIn(zib, input)).toEqual(expected);
  });

  it.each<[string, unknown, object]>([
    ['a patient born this month', patient, { ...anna, dateOfBirth: '2026-06', dateOfDeath: '2026' }],
    ['an allergy of today', allergyIntolerance, { ...allergy, startDateTime: '2026-06-01' }],
    [
      'no known allergy',
      allergyIntolerance,
      { ...allergy, causativeAgent: snomed('716186003', 'geen allergie bekend') },
    ],
    ['a void allergy', allergyIntolerance, { ...allergy, allergyStatus: 'nullified', startDateTime: '2030' }],
    [
      'a problem in ICPC and SNOMED CT',
      problem,
      { ...hypertension, problemName: { ...icpc1('K86'), translations: [snomed('38341003')] } },
    ],
    ['a problem in ICD-10', problem, { ...hypertension, problemName: icd10('I10') }],
    [
      'a request in the future',
      procedureRequest,
      { id: 'r-1', procedureType: operation.procedureType, startDate: '2030' },
    ],
    [
      'a procedure that says it is planned',
      procedure,
      { ...operation, procedureStartDate: '2030', status: 'preparation' },
    ],
    ['a procedure that was called off', procedure, { ...operation, procedureStartDate: '2030', status: 'aborted' }],
    [
      'a procedure entered in error',
      procedure,
      { ...operation, procedureStartDate: '2030', status: 'entered-in-error' },
    ],
    ['use in the future', medicationUse, { ...use, periodOfUse: { startDateTime: '2030' } }],
    [
      'a cancelled agreement',
      medicationAgreement,
      { id: 'ma-1', agreedMedicine: paracetamol, agreementDateTime: '2030', canceledIndicator: true },
    ],
    [
      'a unit in words',
      medicationUse,
      { ...use, ...dosed({ dose: { nominalValue: 1, unit: nullFlavor('OTH', 'lepel') } }) },
    ],
    ['a dose in UCUM', medicationUse, { ...use, ...dosed({ dose: { nominalValue: 1, unit: ucum(1, 'mg').unit } }) }],
  ])('are not given for %s', (_, zib, input) => {
    expect(oddIn(zib, input)).toEqual([]);
  });

  it('need the clock only where dates are compared with the present', () => {
    expect(oddIn(patient, { ...anna, dateOfBirth: '2190' }, {})).toEqual([]);
    expect(oddIn(patient, { ...anna, dateOfBirth: '2190', dateOfDeath: '2189' }, {})).toEqual([
      'death-before-birth dateOfDeath',
    ]);
  });

  it('are given for a built record too, at the moment of each parse', () => {
    const built = patient({ ...anna, dateOfBirth: '2026-06-02' });
    expect(oddIn(patient, built)).toEqual(['future dateOfBirth']);
    expect(oddIn(patient, built, { now: new Date('2026-06-02T10:00:00Z') })).toEqual([]);
  });

  it('name place, concept and rule, in Dutch or English, and repeat nothing of the record', () => {
    const result = problem.parse(
      { ...hypertension, problemName: nullFlavor('OTH', 'knie van Jansen') },
      { language: 'nl' },
    );
    expect(result).toMatchObject({
      warnings: [
        {
          rule: 'plausibility-problem-code',
          path: ['problemName'],
          at: 'problemName',
          concept: 'NL-CM:5.1.3',
          conceptName: 'ProbleemNaam',
          message: 'problemName (NL-CM:5.1.3 ProbleemNaam): het probleem heeft geen SNOMED CT- of ICD-10-code.',
        },
      ],
    });
    const english = problem.parse({ ...hypertension, problemName: nullFlavor('OTH', 'knie van Jansen') });
    expect(english).toMatchObject({ warnings: [{ conceptName: 'ProblemName', message: /SNOMED CT or ICD-10/ }] });
    expect(JSON.stringify([result.ok && result.warnings, english.ok && english.warnings])).not.toContain('Jansen');
  });

  it('never refuse a record, nor does a builder throw for one', () => {
    expect(() => allergyIntolerance({ ...allergy, causativeAgent: snomed('91936005') })).not.toThrow();
  });
});

describe('warnings of all records of a patient', () => {
  const records = {
    patient: { ...anna, dateOfBirth: '1957-03', dateOfDeath: '2020-05-01' },
    allergyIntolerances: [
      { ...allergy, startDateTime: '1956' },
      { ...allergy, id: 'a-2', lastReactionDateTime: '2020-06' },
    ],
    problems: [{ ...hypertension, problemStartDate: '1956-11' }],
    procedures: [
      {
        ...operation,
        procedureStartDate: '2020-05-02',
        indications: [{ problem: { id: 'i-1', problemName: nullFlavor('OTH', 'pijn'), problemStatus: 'active' } }],
      },
    ],
  } as const;

  it('stand at their place in the lists, compare with the patient, and look into records held whole', () => {
    expect(oddIn(bgzRecords, records)).toEqual([
      'before-birth allergyIntolerances[0].startDateTime',
      'after-death allergyIntolerances[1].lastReactionDateTime',
      'problem-code procedures[0].indications[0].problem.problemName',
    ]);
  });

  it('are only true ones for everything an adapter can write and for the demo patients', () => {
    expect(oddIn(bgzRecords, sample)).toEqual(['problem-code procedures[0].indications[0].problem.problemName']);
    const demo = resolve(import.meta.dirname, '../../examples/demo/patients');
    const today = new Date('2026-11-24T10:00:00Z');
    const odd = readdirSync(demo).flatMap((file) =>
      oddIn(bgzRecords, JSON.parse(readFileSync(resolve(demo, file), 'utf8')), { now: today }),
    );
    expect(odd).toEqual(['problem-code problems[2].problemName']);
  });
});

describe('one list for records and resources', () => {
  /** What a path of the table is called in the concept table: FHIR paths of a dose go deeper than the concept's. */
  const reaches = (paths: readonly string[], path: string) =>
    paths.some((one) => path === one || path.startsWith(`${one}.`));

  it('reads each fact at the element its concept is written to', () => {
    const zibs = Object.values(zibGroups);
    for (const [name, own] of Object.entries(plausibleZibs)) {
      const zib = zibs.find((one) => one.zib === name);
      if (zib === undefined) continue;
      expect(placedConcepts(zib.concepts)[0]?.fhir).toContain(own.resource);
      const places = [
        ...(own.dates ?? []),
        ...(own.pairs ?? []).flatMap(({ start, end }) => [start, end]),
        ...(own.substances ?? []),
        ...(own.problemName ? [own.problemName] : []),
        ...(own.doses ?? []),
      ];
      for (const { record, fhir } of places) {
        if (record === undefined || fhir.length === 0) continue;
        // An amount stands one step below its concept.
        const row = placedConcepts(zib.concepts).find(
          (one) => one.record === record || `${one.record}.amount` === record,
        );
        expect(row, `${name}.${record}`).toBeDefined();
        const first = `${own.resource}.${fhir[0]}`;
        expect(reaches(row?.fhir ?? [], first), `${name}.${record}: ${first}`).toBe(true);
      }
    }
  });

  const validator = createValidator({ now: () => now });
  const cases: Readonly<Record<string, object>> = {
    birth: { patient: { ...anna, dateOfBirth: '2026-06-02' } },
    death: { patient: { ...anna, dateOfBirth: '1957', dateOfDeath: '1956-12-31' } },
    onset: { allergyIntolerances: [{ ...allergy, startDateTime: '2027' }] },
    'onset before birth': {
      patient: { ...anna, dateOfBirth: '1957' },
      allergyIntolerances: [{ ...allergy, startDateTime: '1956' }],
    },
    'problem after death': {
      patient: { ...anna, dateOfDeath: '2020' },
      problems: [{ ...hypertension, problemStartDate: '2021' }],
    },
    disorder: { allergyIntolerances: [{ ...allergy, causativeAgent: snomed('91936005') }] },
    'problem in words': { problems: [{ ...hypertension, problemName: nullFlavor('OTH', 'knie') }] },
    registration: { medicationUses: [{ ...use, registrationDateTime: '2030' }] },
    agreement: { administrationAgreements: [{ id: 'ta-1', medicine: paracetamol, agreementDateTime: '2030-01-01' }] },
    'dose without unit': {
      medicationUses: [{ ...use, ...dosed({ dose: { nominalValue: 1, unit: nullFlavor('UNK') } }) }],
    },
    'range without unit': {
      medicationUses: [{ ...use, ...dosed({ dose: { minimumValue: 1, unit: nullFlavor('OTH') } }) }],
    },
    'maximum without unit': {
      medicationUses: [
        {
          ...use,
          ...dosed({
            asNeeded: { maximumDose: { amount: { value: 4, unit: nullFlavor('NASK') }, per: { value: 1, unit: 'd' } } },
          }),
        },
      ],
    },
    'speed without unit': {
      medicationUses: [
        {
          ...use,
          ...dosed({
            administeringSpeed: {
              amount: { minimumValue: 1, maximumValue: 2, unit: nullFlavor('NI') },
              per: { value: 1, unit: 'h' },
            },
          }),
        },
      ],
    },
    'no end of an insurance': { payers: [{ id: 'b-1', payerPerson: 'patient', endDateTime: '9999-12-31' }] },
    'no end of a procedure': {
      procedures: [{ ...operation, procedureStartDate: '2020-01-01', procedureEndDate: '2999-12-31' }],
    },
    'no end of a request': { procedureRequests: [{ ...asked, startDate: '2026-07-01', endDate: '9999-12-31' }] },
    'no end of use': {
      medicationUses: [{ ...use, periodOfUse: { startDateTime: '2020', endDateTime: '9999-12-31' } }],
    },
    'no end of an agreement': {
      medicationAgreements: [{ ...agreement, periodOfUse: { startDateTime: '2020', endDateTime: '9999-12-31' } }],
    },
    'no end of the other agreement': {
      administrationAgreements: [{ ...dispense, periodOfUse: { startDateTime: '1900-01-01', endDateTime: '2020' } }],
    },
    'no end of a device': { medicalDevices: [{ ...pacemaker, startDate: '2020', endDate: '2099-12-31' }] },
    'no date of birth': { patient: { ...anna, dateOfBirth: '1900-01-01' } },
    nothing: { allergyIntolerances: [allergy], problems: [hypertension], medicationUses: [use] },
  };

  it.each(Object.entries(cases))('tells the same of records and of what they become: %s', async (_, given) => {
    const records = bgzRecords({ patient: anna, ...given } as Parameters<typeof bgzRecords>[0]);
    const parsed = bgzRecords.parse(records, { now });
    const entry = resourcesOf(records, { now }).map((resource) => ({
      fullUrl: `https://epd.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    }));
    const { issues } = await validator.validate({ resourceType: 'Bundle', type: 'collection', entry });
    const told = issues.map(({ rule }) => rule).filter((rule) => rule.startsWith('plausibility-'));
    const ofRecords = parsed.ok ? parsed.warnings.map(({ rule }) => rule) : [];
    expect([...new Set(told)].sort()).toEqual([...new Set(ofRecords)].sort());
    expect(ofRecords.length > 0).toBe(given !== cases.nothing);
  });

  it('holds concept ids of SNOMED CT with a right check digit, each once', () => {
    for (const id of frequentDisorders) expect(isSnomedConceptId(id), id).toBe(true);
    expect(new Set(frequentDisorders).size).toBe(frequentDisorders.length);
  });

  it('tells at every date of every zib when it stands in for none, once and whatever else could be said of it', () => {
    const dates: [(typeof zibGroups)[keyof typeof zibGroups], object, string[]][] = [
      [patient, anna, ['dateOfBirth', 'dateOfDeath']],
      [zibGroups.payers, { id: 'b-1', payerPerson: 'patient' }, ['startDateTime', 'endDateTime']],
      [allergyIntolerance, allergy, ['startDateTime', 'lastReactionDateTime']],
      [problem, hypertension, ['problemStartDate', 'problemEndDate']],
      [medicalDevice, pacemaker, ['startDate', 'endDate']],
      [procedure, operation, ['procedureStartDate', 'procedureEndDate']],
      [procedureRequest, asked, ['startDate', 'endDate']],
      [medicationUse, use, ['registrationDateTime', 'periodOfUse.startDateTime', 'periodOfUse.endDateTime']],
      [medicationAgreement, agreement, ['agreementDateTime', 'periodOfUse.startDateTime', 'periodOfUse.endDateTime']],
      [
        administrationAgreement,
        dispense,
        ['agreementDateTime', 'periodOfUse.startDateTime', 'periodOfUse.endDateTime'],
      ],
    ];
    for (const [zib, record, paths] of dates)
      for (const path of paths)
        for (const day of ['2200-01-01', '9999-12-31', '2099-12-31', '1900-01-01', '1899-12-30']) {
          const [first = '', second] = path.split('.');
          const given = { ...record, [first]: second === undefined ? day : { [second]: day } };
          const told = oddBeside(zib, given, { ...anna, dateOfBirth: '1957' });
          // Who has a date of death lived long ago, perhaps on that very day.
          const trueOnce = path === 'dateOfDeath' && day < '1901';
          expect(told, `${path} ${day}`).toEqual(trueOnce ? [] : [`placeholder-date ${path}`]);
        }
  });

  it('takes a date that may be true for one', () => {
    const onset = (problemStartDate: string) => oddIn(problem, { ...hypertension, problemStartDate });
    for (const date of ['1900', '1900-01', '1900-01-02', '1970-01-01', '1957-01-01']) expect(onset(date)).toEqual([]);
    const ends = (endDateTime: string) => oddIn(medicationUse, { ...use, periodOfUse: { endDateTime } });
    for (const date of ['2099', '2099-12-30', '2126-05-01', '2199-12-31']) expect(ends(date)).toEqual([]);
    expect(oddIn(patient, { ...anna, dateOfBirth: '1900-01-01', dateOfDeath: '1981-04-03' })).toEqual([]);
    expect(oddIn(patient, { ...anna, dateOfBirth: '1900-01-01' })).toEqual(['placeholder-date dateOfBirth']);
  });

  it('has words in both languages that hold no place for a value', () => {
    for (const { message, help } of Object.values(plausibilityRules))
      for (const words of [message.nl, message.en, help.nl, help.en]) expect(words).toMatch(/^[^{}]+[.?]$/);
  });

  it('takes a code of another system for what it is', () => {
    expect(
      oddIn(allergyIntolerance, { ...allergy, causativeAgent: code('2.16.840.1.113883.2.4.4.1.750', '91936005') }),
    ).toEqual([]);
  });
});
