import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import {
  type Case,
  eachCase,
  FHIR_NL,
  HL7,
  type Json,
  lineOf,
  NICTIZ,
  onlyIssue,
  SNOMED,
  validator,
} from './fixtures/support';

const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });
const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const charge = (price: Json): Json => ({
  resourceType: 'ChargeItem',
  status: 'billed',
  code: { text: 'x' },
  subject: { reference: 'Patient/1' },
  priceOverride: { value: 1, system: 'urn:iso:std:iso:4217', ...price },
});
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const observation = (parts: Json): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...parts,
});

describe('invariants of the base', () => {
  const cases: readonly Case[] = [
    {
      what: 'pat-1: a contact has details',
      broken: patient({ contact: [{ gender: 'female' }] }),
      right: patient({ contact: [{ gender: 'female', name: { text: 'x' } }] }),
      told: 'error invariant:pat-1 Patient.contact[0]',
      profile: `${HL7}/Patient`,
    },
    {
      what: 'per-1: a period does not end before it starts',
      broken: patient({ name: [{ period: { start: '2020-02', end: '2020-01' } }] }),
      right: patient({ name: [{ period: { start: '2020-01', end: '2020-02' } }] }),
      told: 'error invariant:per-1 Patient.name[0].period',
      profile: `${HL7}/Period`,
    },
    ...[
      ['2020-06-15T10:00:00+02:00', '2020-06-15', '2020-06-15T10:00:00+02:00', '2020-06-15T23:59:59+02:00'],
      ['2020-06-15', '2020-06-15T10:00:00+02:00', '2020-06-15', '2020-06-15'],
      ['2020', '2020-06', '2020', '2020'],
      ['2020-06-15', '2020-06', '2020-06-15', '2020-07'],
    ].map(([start, end, right, until]) => ({
      what: `per-1: from ${start} until ${end} leaves open which is first`,
      broken: patient({ address: [{ period: { start, end } }] }),
      right: patient({ address: [{ period: { start: right, end: until } }] }),
      told: 'error period-precision Patient.address[0].period',
      profile: `${HL7}/Period`,
    })),
    ...(
      [
        ['inv-1', 'Task', { status: 'requested', intent: 'order' }, 'authoredOn', 'lastModified'],
        ['mdd-1', 'MedicationDispense', { medicationCodeableConcept: { text: 'x' } }, 'whenPrepared', 'whenHandedOver'],
      ] as const
    ).flatMap(([key, resourceType, parts, first, second]) => [
      {
        what: `${key}: a moment within the other leaves open which is first`,
        broken: { resourceType, ...parts, [first]: '2026-07-15T10:00:00+02:00', [second]: '2026-07' },
        right: { resourceType, ...parts, [first]: '2026-07-15T10:00:00+02:00', [second]: '2026-08' },
        told: `error invariant-precision ${resourceType}`,
        profile: `${HL7}/${resourceType}`,
      },
      {
        what: `${key}: precision is no matter where the order is clear`,
        broken: { resourceType, ...parts, [first]: '2026-07-15T10:00:00+02:00', [second]: '2026-06' },
        right: { resourceType, ...parts, [first]: '2026-06', [second]: '2026-07-15T10:00:00+02:00' },
        told: `error invariant:${key} ${resourceType}`,
        profile: `${HL7}/${resourceType}`,
      },
    ]),
    {
      what: 'mny-1: a currency that is explained away is there',
      broken: charge({}),
      right: charge({ _code: { extension: [{ url: ABSENT, valueCode: 'unknown' }] } }),
      told: 'error invariant:mny-1 ChargeItem.priceOverride',
      profile: `${HL7}/Money`,
    },
    {
      what: 'dom-3: a comment in the narrative refers to nothing',
      broken: patient({
        contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }],
        text: { status: 'generated', div: `<div ${XHTML}><!-- <a href="#o">x</a> -->x</div>` },
      }),
      right: patient({
        contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }],
        text: { status: 'generated', div: `<div ${XHTML}><!-- x --><a href="#o">x</a></div>` },
      }),
      told: 'error invariant:dom-3 Patient',
      profile: `${HL7}/Patient`,
    },
    {
      what: 'cpt-2: a value needs a system',
      broken: patient({ telecom: [{ value: '1' }] }),
      right: patient({ telecom: [{ value: '1', system: 'phone' }] }),
      told: 'error invariant:cpt-2 Patient.telecom[0]',
      profile: `${HL7}/ContactPoint`,
    },
    {
      what: 'qty-3: a unit code needs a system',
      broken: observation({ valueQuantity: { value: 1, code: 'mg' } }),
      right: observation({ valueQuantity: { value: 1, code: 'mg', system: 'http://unitsofmeasure.org' } }),
      told: 'error invariant:qty-3 Observation.valueQuantity',
      profile: `${HL7}/Quantity`,
    },
    {
      what: 'rng-2: a range does not end below its start',
      broken: observation({ valueRange: { low: { value: 2 }, high: { value: 1 } } }),
      right: observation({ valueRange: { low: { value: 1 }, high: { value: 2 } } }),
      told: 'error invariant:rng-2 Observation.valueRange',
    },
    {
      what: 'rat-1: a ratio has both parts or neither',
      broken: observation({ valueRatio: { numerator: { value: 1 } } }),
      right: observation({ valueRatio: { numerator: { value: 1 }, denominator: { value: 2 } } }),
      told: 'error invariant:rat-1 Observation.valueRatio',
    },
    {
      what: 'att-1: data needs a content type',
      broken: patient({ photo: [{ data: 'YQ==' }] }),
      right: patient({ photo: [{ data: 'YQ==', contentType: 'image/png' }] }),
      told: 'error invariant:att-1 Patient.photo[0]',
    },
    {
      what: 'obs-6: no reason for absence beside a value',
      broken: observation({ valueString: 'x', dataAbsentReason: { text: 'y' } }),
      right: observation({ dataAbsentReason: { text: 'y' } }),
      told: 'error invariant:obs-6 Observation',
      profile: `${HL7}/Observation`,
    },
    {
      what: 'obs-3: a reference range says something',
      broken: observation({ referenceRange: [{ appliesTo: [{ text: 'x' }] }] }),
      right: observation({ referenceRange: [{ text: '1-2' }] }),
      told: 'error invariant:obs-3 Observation.referenceRange[0]',
    },
    {
      what: 'tim-1: a timing with a duration has its unit',
      broken: {
        resourceType: 'MedicationStatement',
        status: 'active',
        subject: { display: 'x' },
        taken: 'y',
        medicationCodeableConcept: { text: 'x' },
        dosage: [{ timing: { repeat: { duration: 1 } } }],
      },
      right: {
        resourceType: 'MedicationStatement',
        status: 'active',
        subject: { display: 'x' },
        taken: 'y',
        medicationCodeableConcept: { text: 'x' },
        dosage: [{ timing: { repeat: { duration: 1, durationUnit: 'h' } } }],
      },
      told: 'error invariant:tim-1 MedicationStatement.dosage[0].timing.repeat',
    },
    {
      what: 'pat-1: within a Bundle, told at the entry',
      broken: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ fullUrl: 'urn:oid:1.2', resource: patient({ contact: [{ gender: 'male' }] }) }],
      },
      told: 'error invariant:pat-1 Bundle.entry[0].resource.contact[0]',
    },
  ];
  eachCase(cases);

  it('are told by what they ask, with their expression beside it', async () => {
    const issue = onlyIssue(await validator.validate(patient({ telecom: [{ value: '1' }] })), 'invariant:cpt-2');
    expect(issue.message).toBe(
      'Rule cpt-2 does not hold: contact details with a value say what kind they are (system).',
    );
    expect(issue.constraint).toBe('value.empty() or system.exists()');
    expect(issue.code).toBe('invariant');
  });

  it('con-4 judges as its published expression is read', async () => {
    const condition = (clinicalStatus: string): Json => ({
      resourceType: 'Condition',
      clinicalStatus,
      subject: { display: 'x' },
      abatementBoolean: true,
    });
    expect((await validator.validate(condition('active'))).issues.map(lineOf)).toEqual([
      'error invariant:con-4 Condition',
    ]);
    expect((await validator.validate(condition('resolved'))).issues).toEqual([]);
  });
});

describe('invariants of a profile', () => {
  const URL = 'http://x.example/profile';
  const constraint = (key: string, expression: string | undefined, severity = 'error'): Json => ({
    key,
    severity,
    human: 'What its author\n says.',
    ...(expression !== undefined && { expression }),
  });
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(URL, 'Patient', [
          {
            id: 'Patient',
            path: 'Patient',
            constraint: [constraint('own-1', 'name.exists() or identifier.exists()')],
          },
          {
            id: 'Patient.name',
            path: 'Patient.name',
            constraint: [constraint('own-2', 'family.exists() implies given.count() < 3', 'warning')],
          },
          {
            id: 'Patient.birthDate',
            path: 'Patient.birthDate',
            constraint: [constraint('own-3', '$this >= @1900-01-01')],
          },
          { id: 'Patient.gender', path: 'Patient.gender', constraint: [constraint('own-4', undefined)] },
          { id: 'Patient.active', path: 'Patient.active', constraint: [constraint('own-5', 'this is (no expression')] },
          { id: 'Patient.photo', path: 'Patient.photo', constraint: [constraint('own-6', "title.unheardOf('x')")] },
        ]),
      ),
    ],
  });
  const claiming = (parts: Json): Json => patient({ meta: { profile: [URL] }, name: [{ text: 'x' }], ...parts });

  eachCase(
    [
      {
        what: 'on the resource',
        broken: patient({ meta: { profile: [URL] } }),
        right: patient({ meta: { profile: [URL] }, identifier: [{ value: '1' }] }),
        told: 'error invariant:own-1 Patient',
        profile: URL,
      },
      {
        what: 'of severity warning',
        broken: claiming({ name: [{ text: 'x' }, { family: 'V', given: ['A', 'B', 'C'] }] }),
        right: claiming({ name: [{ family: 'V', given: ['A', 'B'] }] }),
        told: 'warning invariant:own-2 Patient.name[1]',
        profile: URL,
      },
      {
        what: 'on a primitive',
        broken: claiming({ birthDate: '1899-06-15' }),
        right: claiming({ birthDate: '1900-02-01' }),
        told: 'error invariant:own-3 Patient.birthDate',
        profile: URL,
      },
    ],
    own,
  );

  describe('that cannot be evaluated are said, not passed in silence', () => {
    eachCase(
      [
        {
          what: 'without an expression',
          broken: claiming({ gender: 'male' }),
          right: claiming({}),
          told: 'information invariant-not-evaluated Patient.gender',
          profile: URL,
        },
        {
          what: 'with an expression that cannot be read',
          broken: claiming({ active: true }),
          right: claiming({}),
          told: 'information invariant-not-evaluated Patient.active',
          profile: URL,
        },
        {
          what: 'with a function that does not exist',
          broken: claiming({ photo: [{ title: 'x' }] }),
          right: claiming({}),
          told: 'information invariant-not-evaluated Patient.photo[0]',
          profile: URL,
        },
      ],
      own,
    );

    it('with the key and the reason', async () => {
      const { message } = onlyIssue(await own.validate(claiming({ gender: 'male' })), 'invariant-not-evaluated');
      expect(message).toBe('Rule own-4 (What its author says) could not be evaluated: no FHIRPath expression.');
    });
  });

  it('may ask for the time, which is the clock that was given', async () => {
    const clocked = createValidator({
      now: () => new Date('2020-06-01T10:00:00Z'),
      packages: [
        packageOf(
          profileOf(URL, 'Patient', [
            {
              id: 'Patient.birthDate',
              path: 'Patient.birthDate',
              constraint: [constraint('own-1', '$this <= today()')],
            },
          ]),
        ),
      ],
    });
    const born = (birthDate: string): Json => patient({ meta: { profile: [URL] }, birthDate });
    expect((await clocked.validate(born('2020-05-31'))).issues).toEqual([]);
    expect((await clocked.validate(born('2020-06-03'))).issues.map(lineOf)).toEqual([
      'error invariant:own-1 Patient.birthDate',
      'warning plausibility-future Patient.birthDate',
    ]);
  });
});

describe('invariants whose expression is not what they are for', () => {
  const claims = { profile: [`${FHIR_NL}/nl-core-patient`] };
  const named = (extension: readonly Json[]): Json =>
    patient({ meta: claims, name: [{ family: 'de Vries', _family: { extension } }] });
  const prefix = { url: `${HL7}/humanname-own-prefix`, valueString: 'de' };
  const name = { url: `${HL7}/humanname-own-name`, valueString: 'Vries' };

  it('say so where the data does not meet the intent', async () => {
    const report = await validator.validate(named([prefix]));
    expect(report.issues.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'invariant-too-lax',
      'information',
    ]);
    const right = await validator.validate(named([prefix, name]));
    expect(right.issues.map(({ rule }) => rule)).not.toContain('invariant-too-lax');
  });

  it('say so where the expression refuses what the intent allows', async () => {
    const address = (parts: Json): Json => patient({ meta: claims, address: [{ city: 'Gent', ...parts }] });
    const report = await validator.validate(address({ country: 'BE', postalCode: '9000' }));
    const rules = report.issues.map(({ rule }) => rule);
    expect(rules).toContain('invariant:nl-postal-code-pattern');
    expect(rules).toContain('invariant-too-strict');
    const dutch = await validator.validate(address({ country: 'NL', postalCode: '1000AA' }));
    expect(dutch.issues).toEqual([]);
  });

  it('look at what holds the element, where the expression looks inside it', async () => {
    const flag = { system: SNOMED, code: '281302008' };
    const abbreviation = { system: 'http://hl7.org/fhir/v2/0078', code: 'H' };
    const told = async (coding: readonly Json[]) => {
      const { issues } = await validator.validate({
        resourceType: 'Observation',
        meta: { profile: [`${NICTIZ}/zib-LaboratoryTestResult-Observation`] },
        status: 'final',
        code: { text: 'x' },
        interpretation: { coding },
      });
      return issues.filter(({ rule }) => rule === 'invariant-too-lax').map(({ expression }) => expression);
    };
    expect(await told([flag])).toEqual(['Observation.interpretation.coding[0]']);
    expect(await told([abbreviation, flag])).toEqual([]);
    expect(await told([abbreviation])).toEqual([]);
    expect(await told([{ system: SNOMED, code: '17621005' }])).toEqual([]);
  });

  it('do not hold an expression that nothing can meet against what meets the intent', async () => {
    const part = (url: string, valueCodeableConcept: Json): Json => ({ url, valueCodeableConcept });
    const exposed = (parts: Json): Json => ({
      resourceType: 'AllergyIntolerance',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      patient: { reference: 'Patient/1' },
      extension: [
        {
          url: `${HL7}/allergyintolerance-substanceExposureRisk`,
          extension: [
            part('substance', { text: 'Latex' }),
            part('exposureRisk', {
              coding: [{ system: 'http://hl7.org/fhir/allerg-intol-substance-exp-risk', code: 'known-reaction-risk' }],
            }),
          ],
        },
      ],
      ...parts,
    });
    const right = await validator.validate(exposed({}));
    expect(right.verdict).toBe('conforms');
    expect(right.issues.map(lineOf)).toEqual(['information invariant-too-strict AllergyIntolerance.extension[0]']);
    const wrong = await validator.validate(exposed({ code: { text: 'Latex' } }));
    expect(wrong.issues.map(lineOf)).toEqual(['error invariant:inv-1 AllergyIntolerance.extension[0]']);
  });
});

describe('an invariant that asks something only when another element is there', () => {
  const operation = (parts: Json): Json => ({
    resourceType: 'OperationDefinition',
    url: 'http://x.example/operation',
    name: 'a',
    status: 'draft',
    kind: 'operation',
    code: 'a',
    system: false,
    type: false,
    instance: true,
    parameter: [{ name: 'a', use: 'in', min: 0, max: '1', ...parts }],
  });
  const risk = (parts: Json): Json => ({
    resourceType: 'RiskAssessment',
    status: 'final',
    prediction: [{ outcome: { text: 'a' }, ...parts }],
  });
  const bound = (parts: Json): Json => ({
    resourceType: 'StructureDefinition',
    url: 'http://x.example/profile',
    name: 'a',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: `${HL7}/Patient`,
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Patient', path: 'Patient' },
        { id: 'Patient.gender', path: 'Patient.gender', binding: { strength: 'example', ...parts } },
      ],
    },
  });
  eachCase([
    {
      what: 'opd-2: a search type is for a string',
      broken: operation({ type: 'Reference', searchType: 'token' }),
      right: operation({ type: 'Reference' }),
      told: 'error invariant:opd-2 OperationDefinition.parameter[0]',
    },
    {
      what: 'eld-12: the uri of a value set is one that can be looked up',
      broken: bound({ valueSetUri: 'ftp://x.example/a' }),
      right: bound({ description: 'a' }),
      told: 'error invariant:eld-12 StructureDefinition.differential.element[1].binding',
    },
    {
      what: 'rng-2: the values of a range are in order',
      broken: observation({ valueRange: { low: { value: 2, unit: 'a' }, high: { value: 1, unit: 'a' } } }),
      right: observation({ valueRange: { low: { unit: 'a' }, high: { value: 1, unit: 'a' } } }),
      told: 'error invariant:rng-2 Observation.valueRange',
    },
    {
      what: 'ras-2: a probability is at most 100 %',
      broken: risk({ probabilityDecimal: 101 }),
      right: risk({ qualitativeRisk: { text: 'a' } }),
      told: 'error invariant:ras-2 RiskAssessment.prediction[0]',
    },
    {
      what: 'ras-2, with a probability that is none too large',
      broken: risk({ probabilityDecimal: 100.5 }),
      right: risk({ probabilityDecimal: 100 }),
      told: 'error invariant:ras-2 RiskAssessment.prediction[0]',
    },
  ]);
});
