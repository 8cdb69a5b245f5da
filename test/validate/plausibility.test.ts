import { describe, expect, it } from 'vitest';
import { plausibilityRuleIds } from '../../src/bgz/plausibility/rules';
import type { CodeQuestion, TerminologyProvider } from '../../src/terminology/lookup';
import { createValidator, type ValidatorOptions } from '../../src/validate';
import { type Json, SNOMED } from './fixtures/support';

const now = () => new Date('2026-06-01T10:00:00Z');
const validator = createValidator({ now });
const ICD10 = 'urn:oid:2.16.840.1.113883.6.90';
const EXTENSION = 'http://nictiz.nl/fhir/StructureDefinition/zib-AdministrationAgreement-AuthoredOn';

/** The breaches of plausibility, as `rule expression`. */
async function odd(given: unknown, options: ValidatorOptions = { now }): Promise<string[]> {
  const { issues } = await createValidator(options).validate(given);
  return issues
    .filter(({ rule }) => rule.startsWith('plausibility-'))
    .map(({ rule, severity, expression }) => {
      expect(severity).toBe('warning');
      return `${rule.replace('plausibility-', '')} ${expression}`;
    });
}

const coded = (code: string, system = SNOMED, display?: string): Json => ({
  coding: [{ system, code, ...(display && { display }) }],
});
const allergy = (parts: Json): Json => ({ resourceType: 'AllergyIntolerance', ...parts });
const condition = (parts: Json): Json => ({ resourceType: 'Condition', code: coded('48867003'), ...parts });
const procedure = (parts: Json): Json => ({ resourceType: 'Procedure', status: 'completed', ...parts });

describe('a date of what has happened', () => {
  it.each<[string, Json]>([
    ['Patient.birthDate', { resourceType: 'Patient', birthDate: '2026-06-02' }],
    ['Patient.deceasedDateTime', { resourceType: 'Patient', deceasedDateTime: '2026-07' }],
    ['AllergyIntolerance.onsetDateTime', allergy({ onsetDateTime: '2027' })],
    ['AllergyIntolerance.lastOccurrence', allergy({ lastOccurrence: '2026-06-01T12:05:01+02:00' })],
    ['AllergyIntolerance.reaction[1].onset', allergy({ reaction: [{}, { onset: '2027-01-01' }] })],
    ['Condition.onsetDateTime', condition({ onsetDateTime: '2026-06-02' })],
    ['Condition.abatementDateTime', condition({ abatementDateTime: '2026-06-02' })],
    ['DeviceUseStatement.whenUsed.start', { resourceType: 'DeviceUseStatement', whenUsed: { start: '2030' } }],
    ['MedicationStatement.dateAsserted', { resourceType: 'MedicationStatement', dateAsserted: '2026-06-02' }],
    ['MedicationRequest.authoredOn', { resourceType: 'MedicationRequest', authoredOn: '2026-06-02' }],
    [
      'MedicationDispense.extension[0].valueDateTime',
      { resourceType: 'MedicationDispense', extension: [{ url: EXTENSION, valueDateTime: '2026-06-02' }] },
    ],
  ])('may not lie in the future: %s', async (expression, given) => {
    expect(await odd(given)).toEqual([`future ${expression}`]);
  });

  it('may be today, this month or this year, and is compared as a day of the Netherlands', async () => {
    for (const onsetDateTime of ['2026', '2026-06', '2026-06-01', '2026-06-01T11:59:59+02:00'])
      expect(await odd(allergy({ onsetDateTime })), onsetDateTime).toEqual([]);
    const lateEvening = () => new Date('2026-05-31T22:30:00Z');
    expect(await odd(allergy({ onsetDateTime: '2026-06-01' }), { now: lateEvening })).toEqual([]);
  });

  it('is not judged when the resource says that it was entered in error, nor when it is no date', async () => {
    expect(await odd(allergy({ verificationStatus: 'entered-in-error', onsetDateTime: '2030' }))).toEqual([]);
    expect(await odd(allergy({ onsetDateTime: 'next year' }))).toEqual([]);
    expect(await odd(allergy({ onsetDateTime: 2030 }))).toEqual([]);
  });

  it('and plans may lie ahead: the use of a medicine, a request', async () => {
    const use = { resourceType: 'MedicationStatement', effectivePeriod: { start: '2030', end: '2031' } };
    const request = { resourceType: 'ProcedureRequest', occurrencePeriod: { start: '2030' } };
    expect([...(await odd(use)), ...(await odd(request))]).toEqual([]);
  });
});

describe('a procedure in the future', () => {
  it.each(['in-progress', 'completed', 'suspended', 'unknown'])('is odd when it is %s', async (status) => {
    const given = procedure({ status, performedPeriod: { start: '2026-06-02' } });
    expect(await odd(given)).toEqual(['procedure-future Procedure.performedPeriod.start']);
  });

  it.each(['preparation', 'aborted', 'entered-in-error'])(
    'is planned, called off or void when it is %s',
    async (status) => {
      expect(await odd(procedure({ status, performedDateTime: '2026-06-02' }))).toEqual([]);
    },
  );
});

describe('dates beside each other', () => {
  const life = (patient: Json, other: Json): Json => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: 'https://x.example/Patient/p', resource: { resourceType: 'Patient', id: 'p', ...patient } },
      {
        fullUrl: 'https://x.example/Other/o',
        resource: { ...other, subject: { reference: 'Patient/p' }, patient: { reference: 'Patient/p' } },
      },
    ],
  });

  it('death is after birth, as far as both are precise', async () => {
    const lived = (birthDate: string, deceasedDateTime: string) =>
      odd({ resourceType: 'Patient', birthDate, deceasedDateTime });
    expect(await lived('1957-03', '1957-02-27')).toEqual(['death-before-birth Patient.deceasedDateTime']);
    expect(await lived('1957-03-04', '1957')).toEqual([]);
    expect(await lived('1957-03-04', '1957-03-04T10:00:00+01:00')).toEqual([]);
  });

  it('nothing begins before birth or after death', async () => {
    const born = { birthDate: '1957-03-04' };
    expect(await odd(life(born, allergy({ onsetDateTime: '1957-02' })))).toEqual([
      'before-birth Bundle.entry[1].resource.onsetDateTime',
    ]);
    expect(await odd(life({ deceasedDateTime: '2020-05-01' }, condition({ onsetDateTime: '2020-06' })))).toEqual([
      'after-death Bundle.entry[1].resource.onsetDateTime',
    ]);
    expect(await odd(life({ deceasedDateTime: '2020-05-01' }, condition({ onsetDateTime: '2020-05' })))).toEqual([]);
  });

  it('a problem or procedure may be of before birth, by a year', async () => {
    const born = { birthDate: '1957-03-04' };
    for (const kind of [condition({ onsetDateTime: '1956-11' }), procedure({ performedPeriod: { start: '1956-11' } })])
      expect(await odd(life(born, kind))).toEqual([]);
    expect(await odd(life(born, condition({ onsetDateTime: '1955-12' })))).toHaveLength(1);
  });

  it('a registration, an agreement or a procedure may follow a death', async () => {
    const died = { deceasedDateTime: '2020-05-01' };
    expect(await odd(life(died, { resourceType: 'MedicationRequest', authoredOn: '2020-05-02' }))).toEqual([]);
    expect(await odd(life(died, procedure({ performedDateTime: '2020-05-02' })))).toEqual([]);
  });

  it('an end is after its start, over precisions; within a Period per-1 tells, and only per-1', async () => {
    const told = (onsetDateTime: string, abatementDateTime: string) =>
      odd(condition({ onsetDateTime, abatementDateTime }));
    expect(await told('2009-05', '2009-04-30')).toEqual(['end-before-start Condition.abatementDateTime']);
    expect(await told('2009-05-10', '2009-05')).toEqual([]);
    expect(await told('2009-05-10T10:00:00+02:00', '2009-05-10')).toEqual([]);
    const report = await validator.validate(procedure({ performedPeriod: { start: '2009-05', end: '2009-04-30' } }));
    const about = report.issues.filter(({ expression }) => expression.startsWith('Procedure.performedPeriod'));
    expect(about.map(({ rule }) => rule)).toEqual(['invariant:per-1']);
  });

  it('no reaction is later than the last one', async () => {
    const given = allergy({ lastOccurrence: '2019', reaction: [{ onset: '2018' }, { onset: '2020-01-01' }] });
    expect(await odd(given)).toEqual(['end-before-start AllergyIntolerance.lastOccurrence']);
  });
});

describe('a substance', () => {
  it.each<[string, Json]>([
    ['a known allergy', coded('91936005', SNOMED, 'penicilline')],
    ['a category of the zib', coded('419511003')],
    ['a symptom', coded('126485001')],
    ['a fully specified name', coded('294914005', SNOMED, 'Oxytetracycline adverse reaction (disorder)')],
    ['a Dutch one', coded('294914005', SNOMED, 'Penicillineallergie (aandoening)')],
    ['the term of an allergy', coded('294914005', SNOMED, 'Allergie voor oxytetracycline')],
    ['ICD-10', coded('Z88.0', ICD10)],
    ['ICPC', coded('A12', 'http://hl7.org/fhir/sid/icpc-1-nl')],
  ])('is coded with a disorder: %s', async (_, code) => {
    expect(await odd(allergy({ code }))).toEqual(['allergy-disorder AllergyIntolerance.code.coding[0]']);
    expect(await odd(allergy({ reaction: [{ substance: code }] }))).toEqual([
      'allergy-disorder AllergyIntolerance.reaction[0].substance.coding[0]',
    ]);
  });

  it.each<[string, Json]>([
    ['a substance', coded('764146007', SNOMED, 'penicilline')],
    ['an allergen with a word of allergy in it', coded('418920007', SNOMED, 'kleefpleister met anti-allergie laag')],
    ['no known allergy', coded('716186003', SNOMED, 'geen bekende allergie')],
    ['the G-Standaard', coded('91936005', 'urn:oid:2.16.840.1.113883.2.4.4.1.750')],
    ['words', { text: 'allergie voor penicilline' }],
  ])('is none: %s', async (_, code) => {
    expect(await odd(allergy({ code }))).toEqual([]);
  });

  const asked: CodeQuestion[] = [];
  const terminology = (findings: readonly string[]): TerminologyProvider => ({
    name: 'fake',
    supports: (system) => system === SNOMED,
    lookup(question) {
      asked.push(question);
      const inSet = question.filters?.some(({ value }) => value === '404684003') ? findings : [question.code];
      return inSet.includes(question.code) ? { result: 'member' } : { result: 'not-member', reason: 'not-in-set' };
    },
  });

  it('is a finding when the terminology says so', async () => {
    const code = coded('62014003', SNOMED, 'bijwerking');
    const found = await odd(allergy({ code }), { now, terminology: [terminology(['62014003'])] });
    expect(found).toEqual(['allergy-disorder AllergyIntolerance.code.coding[0]']);
    expect(await odd(allergy({ code }), { now, terminology: [terminology([])] })).toEqual([]);
    expect(asked.some(({ filters }) => filters?.[0]?.op === 'is-a')).toBe(true);
  });

  it('is not judged by a terminology that cannot tell, nor told twice', async () => {
    const silent: TerminologyProvider = {
      name: 'silent',
      supports: () => true,
      lookup: () => ({ result: 'unverifiable', reason: 'not-supported' }),
    };
    expect(await odd(allergy({ code: coded('62014003') }), { now, terminology: [silent] })).toEqual([]);
    const both = { now, terminology: [terminology(['91936005'])] };
    expect(await odd(allergy({ code: coded('91936005') }), both)).toHaveLength(1);
  });
});

describe('a problem', () => {
  it('has a SNOMED CT or ICD-10 code', async () => {
    for (const code of [coded('48867003'), coded('I10', ICD10), coded('I10', 'http://hl7.org/fhir/sid/icd-10')])
      expect(await odd(condition({ code }))).toEqual([]);
    for (const code of [
      { text: 'pijn' },
      coded('L15', 'http://hl7.org/fhir/sid/icpc-1-nl'),
      { coding: [{ system: SNOMED }] },
    ])
      expect(await odd(condition({ code }))).toEqual(['problem-code Condition.code']);
  });
});

describe('a dose', () => {
  const use = (dosage: Json): Json => ({ resourceType: 'MedicationStatement', dosage: [dosage] });

  it.each<[string, Json, string[]]>([
    [
      'an amount without unit',
      { doseQuantity: { value: 1 } },
      ['dose-unit MedicationStatement.dosage[0].doseQuantity'],
    ],
    [
      'a unit that is not known',
      { doseQuantity: { value: 1, unit: 'onbekend' } },
      ['dose-unit MedicationStatement.dosage[0].doseQuantity'],
    ],
    [
      'a unit without amount',
      { doseQuantity: { unit: 'mg', code: 'mg' } },
      ['dose-amount MedicationStatement.dosage[0].doseQuantity'],
    ],
    [
      'one side of a range',
      { doseRange: { low: { value: 1, unit: 'stuk' }, high: { value: 2 } } },
      ['dose-unit MedicationStatement.dosage[0].doseRange.high'],
    ],
    [
      'a maximum and a rate',
      { maxDosePerPeriod: { numerator: { value: 4 } }, rateRatio: { numerator: { value: 5 } } },
      [
        'dose-unit MedicationStatement.dosage[0].maxDosePerPeriod.numerator',
        'dose-unit MedicationStatement.dosage[0].rateRatio.numerator',
      ],
    ],
    ['an amount and its unit in words', { doseQuantity: { value: 1, unit: 'stuk' } }, []],
    ['an amount and a coded unit', { doseQuantity: { value: 0, system: 'http://unitsofmeasure.org', code: 'mg' } }, []],
    ['words alone', { text: 'zo nodig' }, []],
  ])('%s', async (_, dosage, expected) => {
    expect(await odd(use(dosage))).toEqual(expected);
  });
});

describe('the rules', () => {
  const given = allergy({ onsetDateTime: '2030' });

  it('are told unless they are switched off, by the validator or one validation', async () => {
    expect(await odd(given, { now, plausibility: false })).toEqual([]);
    const own = await validator.validate(given, { plausibility: false });
    expect(own.counts).toEqual((await createValidator({ now, plausibility: false }).validate(given)).counts);
    expect(own.issues.filter(({ rule }) => rule.startsWith('plausibility-'))).toEqual([]);
    expect(await odd(given, { now, plausibility: true })).toHaveLength(1);
  });

  it('refuse a switch that is neither on nor off', () => {
    for (const plausibility of ['false', 0, null])
      expect(() => createValidator({ plausibility } as never)).toThrow(/plausibility.*true or false/);
  });

  it('change no verdict, repeat no value and name the concept', async () => {
    const report = await validator.validate(given, { language: 'nl' });
    const [issue] = report.issues.filter(({ rule }) => rule === 'plausibility-future');
    expect(issue?.message).toBe('De datum ligt in de toekomst, en zegt wanneer iets gebeurd ís.');
    expect(issue?.concept).toMatchObject({ id: 'NL-CM:8.2.6', recordPath: 'allergyIntolerances.startDateTime' });
    const sound = await createValidator({ now }).validate({ resourceType: 'Patient', birthDate: '2030' });
    expect(sound.verdict).toBe('conforms');
    expect(sound.counts.warning).toBe(1);
  });

  it('are eleven, each named so that it is known as one of these', () => {
    expect(plausibilityRuleIds).toHaveLength(11);
    for (const id of plausibilityRuleIds) expect(id).toMatch(/^plausibility-/);
  });
});
