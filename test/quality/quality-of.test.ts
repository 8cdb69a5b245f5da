import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { resourcesOf, toCollection } from '../../src/index';
import { qualityOf } from '../../src/quality/quality-of';
import type { ConceptFigures, QualityReport } from '../../src/quality/quality-report';
import { sectionKeys } from '../../src/quality/sections';
import { agb, atc, bgzRecords, bsn, code, hpk, icd10, nullFlavor, prk, snomed } from '../../src/zib';

type Records = Parameters<typeof bgzRecords>[0];

const now = new Date('2026-11-24T10:00:00Z');
const patient = {
  id: 'p-1',
  identificationNumbers: [bsn('999990019')],
  nameInformation: { lastName: { lastName: 'Voorbeeld' } },
} as const;
const surgery = snomed('387713003', 'chirurgische ingreep');

const resources = (records: Omit<Records, 'patient'> & Partial<Pick<Records, 'patient'>>): FhirResource[] =>
  resourcesOf(bgzRecords({ patient, ...records }), { now });

const measured = (records: Parameters<typeof resources>[0]): QualityReport => qualityOf(resources(records), { now });

function conceptOf(report: QualityReport, id: string): ConceptFigures {
  const found = sectionKeys.flatMap((key) => report.sections[key].concepts).filter((one) => one.id === id);
  const [first] = found;
  if (found.length !== 1 || first === undefined) throw new Error(`expected one line for ${id}, found ${found.length}`);
  return first;
}

const noDates = { values: 0, year: 0, month: 0, future: 0, unreadable: 0 };

describe('leading codes', () => {
  it('tells SNOMED CT, G-Standaard, other systems, text and nothing apart', () => {
    const { allergies } = measured({
      allergyIntolerances: [
        { id: '1', causativeAgent: snomed('764146007', 'penicilline') },
        { id: '2', causativeAgent: hpk('2919087', 'IBUPROFEN') },
        { id: '3', causativeAgent: { ...hpk('2919087'), translations: [snomed('764146007')] } },
        { id: '4', causativeAgent: code('urn:oid:1.2.3', 'X') },
        { id: '5', causativeAgent: nullFlavor('OTH', 'bruine pleisters') },
        { id: '6', causativeAgent: nullFlavor('UNK') },
      ],
    }).sections;
    expect(allergies.leadingCode).toEqual({
      records: 6,
      preferred: 2,
      snomed: 2,
      gStandaard: 1,
      otherSystem: 1,
      textOnly: 1,
      absent: 1,
      notGiven: 0,
    });
  });

  it('prefers the G-Standaard for medication, in all three building blocks', () => {
    const { medication } = measured({
      medicationUses: [{ id: 'u', useIndicator: true, productUsed: { productName: 'drankje van de drogist' } }],
      medicationAgreements: [
        { id: 'm', agreementDateTime: '2026-01-02', agreedMedicine: { productCodes: [atc('A10BA02'), prk('17469')] } },
      ],
      administrationAgreements: [{ id: 'a', medicine: { productCodes: [atc('A10BA02')] } }],
    }).sections;
    expect(medication.records).toBe(3);
    expect(medication.supporting).toBe(3);
    expect(medication.leadingCode).toMatchObject({
      records: 3,
      preferred: 1,
      gStandaard: 1,
      otherSystem: 1,
      textOnly: 1,
    });
  });

  it('finds the product of a device, and says so when it was not given', () => {
    const all = resources({
      medicalDevices: [{ id: 'd', product: { productType: snomed('183125006', 'hoortoestel') } }],
    });
    expect(qualityOf(all, { now }).sections.devices.leadingCode).toMatchObject({ records: 1, preferred: 1, snomed: 1 });
    const without = qualityOf(
      all.filter(({ resourceType }) => resourceType !== 'Device'),
      { now },
    );
    expect(without.sections.devices.leadingCode).toMatchObject({ records: 1, preferred: 0, notGiven: 1 });
    expect(without.sections.devices.required).toEqual({ expected: 1, missing: 0 });
  });

  it('finds contained and inline medication, and references by full URL', () => {
    const codings = { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.10', code: '1' }] };
    const medication = { resourceType: 'Medication', id: 'm', code: codings };
    const statement = (parts: object) => ({ resourceType: 'MedicationStatement', ...parts });
    const bundle = {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { resource: statement({ medicationCodeableConcept: codings }) },
        { resource: statement({ contained: [medication], medicationReference: { reference: '#m' } }) },
        { resource: statement({ medicationReference: { reference: 'urn:uuid:1' } }) },
        { fullUrl: 'urn:uuid:1', resource: medication },
        { resource: statement({ medicationReference: { reference: 'https://epd.example/Medication/m/_history/1' } }) },
        { resource: statement({ medicationReference: { reference: 'Medication/elders' } }) },
        { resource: statement({}) },
      ],
    } as unknown as Bundle;
    expect(qualityOf(bundle, { now }).sections.medication.leadingCode).toMatchObject({
      records: 6,
      gStandaard: 4,
      notGiven: 1,
      absent: 1,
    });
  });
});

describe('presence of concepts', () => {
  const report = measured({
    allergyIntolerances: [
      {
        id: '1',
        causativeAgent: snomed('764146007', 'penicilline'),
        allergyStatus: 'active',
        reactions: [{ symptoms: ['271807003'] }, { symptoms: [nullFlavor('OTH', 'kriebels')] }],
      },
      { id: '2', causativeAgent: nullFlavor('UNK') },
    ],
  });

  it('counts filled, with a reason only, and missing, by concept', () => {
    expect(conceptOf(report, 'NL-CM:8.2.2')).toEqual({
      zib: 'AllergyIntolerance',
      id: 'NL-CM:8.2.2',
      name: 'VeroorzakendeStof',
      required: true,
      expected: 2,
      filled: 1,
      reason: 1,
      missing: 0,
      nullFlavors: { UNK: 1 },
      dataAbsentReasons: {},
      codes: { values: 2, freeText: 0 },
    });
    // Without a status FHIR gets a data-absent-reason, and a verificationStatus that says nothing of the registration.
    expect(conceptOf(report, 'NL-CM:8.2.5')).toMatchObject({
      required: false,
      expected: 2,
      filled: 1,
      reason: 1,
      missing: 0,
      dataAbsentReasons: { unknown: 1 },
    });
    expect(conceptOf(report, 'NL-CM:8.2.7')).toMatchObject({ expected: 2, filled: 0, reason: 0, missing: 2 });
  });

  it('expects a required concept inside a container once per container', () => {
    expect(conceptOf(report, 'NL-CM:8.2.11')).toMatchObject({ required: true, expected: 2, filled: 2, missing: 0 });
  });

  it('adds up to the figures of the section', () => {
    const { concepts, required, optional, nullFlavors, dataAbsentReasons } = report.sections.allergies;
    const sum = (pick: (one: ConceptFigures) => number) => concepts.reduce((total, one) => total + pick(one), 0);
    expect(required).toEqual({ expected: 4, missing: 0 });
    expect(required.expected + optional.expected).toBe(sum(({ expected }) => expected));
    expect(optional.missing).toBe(sum(({ missing }) => missing));
    expect({ nullFlavors, dataAbsentReasons }).toEqual({ nullFlavors: 2, dataAbsentReasons: 1 });
    for (const one of concepts) expect(one.filled + one.reason + one.missing).toBe(one.expected);
  });

  it('finds required concepts that others left out', () => {
    const foreign = [
      { resourceType: 'AllergyIntolerance', id: 'x', clinicalStatus: 'active', reaction: [{}, { manifestation: [] }] },
      { resourceType: 'Procedure', id: 'y', code: { coding: [{ display: 'woorden zonder code' }] } },
    ] as unknown as FhirResource[];
    const { allergies, procedures } = qualityOf(foreign, { now }).sections;
    const missing = allergies.concepts.filter((one) => one.required && one.missing > 0);
    expect(missing.map(({ id, missing: count }) => [id, count])).toEqual([
      ['NL-CM:8.2.2', 1],
      ['NL-CM:8.2.11', 2],
    ]);
    expect(allergies.required).toEqual({ expected: 3, missing: 3 });
    expect(allergies.concepts.find(({ id }) => id === 'NL-CM:8.2.5')?.filled).toBe(1);
    expect(procedures.leadingCode.textOnly).toBe(1);
  });

  it('does not take what FHIR fills in for a concept', () => {
    const use = measured({ medicationUses: [{ id: 'u', useIndicator: true, productUsed: { productName: 'x' } }] });
    const { concepts } = use.sections.medication;
    expect(concepts.find(({ id }) => id === 'NL-CM:9.11.23132')).toBeUndefined();
    const request = measured({ procedureRequests: [{ id: 'r', procedureType: surgery }] });
    expect(conceptOf(request, 'NL-CM:16.1.9')).toMatchObject({ expected: 1, filled: 0, missing: 1 });
  });

  it('shows concepts that share an element as one line', () => {
    const location = { identificationNumbers: [agb('00000001')], organizationName: 'Ziekenhuis' };
    const line = conceptOf(measured({ procedures: [{ id: 'v', procedureType: surgery, location }] }), 'NL-CM:14.1.5');
    expect(line).toMatchObject({
      name: 'Locatie',
      sharedWith: [{ id: 'NL-CM:14.1.6', name: 'Uitvoerder' }],
      expected: 1,
      filled: 1,
    });
  });

  it('names concepts in English on request', () => {
    const english = qualityOf(resources({ problems: [{ id: '1', problemName: icd10('I21.9') }] }), {
      now,
      language: 'en',
    });
    expect(english.sections.diagnoses.title).toBe('Diagnoses and complaints');
    expect(conceptOf(english, 'NL-CM:5.1.3').name).toBe('ProblemName');
  });
});

describe('free text', () => {
  it('counts words without a code where the concept has a codelist', () => {
    const report = measured({
      problems: [
        {
          id: '1',
          problemName: snomed('22298006', 'hartinfarct'),
          problemAnatomicalLocation: nullFlavor('OTH', 'knie'),
        },
        { id: '2', problemName: nullFlavor('OTH', 'pijn'), comment: 'woorden die er horen' },
        { id: '3', problemName: nullFlavor('UNK') },
      ],
    });
    expect(conceptOf(report, 'NL-CM:5.1.3').codes).toEqual({ values: 3, freeText: 1 });
    expect(conceptOf(report, 'NL-CM:5.1.11').codes).toEqual({ values: 1, freeText: 1 });
    expect(conceptOf(report, 'NL-CM:5.1.5')).not.toHaveProperty('codes');
    expect(report.sections.diagnoses.codes.freeText).toBe(2);
  });
});

describe('dates', () => {
  it('counts years, months and dates ahead', () => {
    const problemName = snomed('22298006', 'hartinfarct');
    const report = measured({
      problems: ['1999', '2014-06', '2020-02-03', '2026-11-24', '2026-11-25', '2026-11', '2027'].map((start, i) => ({
        id: String(i),
        problemName,
        problemStartDate: start,
      })),
    });
    expect(conceptOf(report, 'NL-CM:5.1.6').dates).toEqual({ values: 7, year: 2, month: 2, future: 2, unreadable: 0 });
  });

  it('takes the date in the Netherlands for today', () => {
    const all = resources({ patient: { ...patient, dateOfBirth: '2026-11-25' } });
    const at = (moment: string) => conceptOf(qualityOf(all, { now: new Date(moment) }), 'NL-CM:0.1.10').dates?.future;
    expect(at('2026-11-24T22:30:00Z')).toBe(1);
    expect(at('2026-11-24T23:30:00Z')).toBe(0);
  });

  it('lets what is planned lie ahead', () => {
    const period = { startDateTime: '2027-01-01', endDateTime: '2027-02-01' };
    const report = measured({
      procedures: [{ id: 'v', procedureType: surgery, procedureStartDate: '2027-01-01' }],
      procedureRequests: [{ id: 'r', procedureType: surgery, startDate: '2027-01-01' }],
      medicationUses: [{ id: 'u', useIndicator: true, productUsed: { productName: 'x' }, periodOfUse: period }],
      payers: [{ id: 'b', insuranceCompany: { organizationName: 'V' }, startDateTime: '2027-01-01' }],
    });
    expect(report.total.dates).toEqual({ ...noDates, values: 5 });
  });

  it('does not let what was done lie ahead', () => {
    const resource = { resourceType: 'Procedure', id: 'v', status: 'completed', performedPeriod: { start: '2027' } };
    const report = qualityOf([resource as FhirResource], { now });
    expect(conceptOf(report, 'NL-CM:14.1.2').dates).toEqual({ ...noDates, values: 1, year: 1, future: 1 });
  });

  it('counts what is no date', () => {
    const conditions = ['2024-02-31', 'vorige week', 20240101, ''].map((onsetDateTime, i) => ({
      resourceType: 'Condition',
      id: String(i),
      onsetDateTime,
    }));
    const report = qualityOf(conditions as unknown as FhirResource[], { now });
    expect(conceptOf(report, 'NL-CM:5.1.6').dates).toEqual({ ...noDates, values: 4, unreadable: 4 });
  });

  it('counts the date of death by itself', () => {
    const report = measured({ patient: { ...patient, dateOfDeath: '2024-03' } });
    expect(conceptOf(report, 'NL-CM:0.1.33')).toMatchObject({ filled: 1, dates: { values: 1, month: 1 } });
    expect(conceptOf(report, 'NL-CM:0.1.32')).toMatchObject({ filled: 1 });
  });
});

describe('what is counted as a record', () => {
  it('counts the request behind a procedure with the procedure', () => {
    const { procedures } = measured({
      procedures: [{ id: 'v', procedureType: surgery, requester: { nameInformation: { unstructuredName: 'Dr. X' } } }],
      procedureRequests: [{ id: 'r', procedureType: surgery, orderStatus: 'requested' }],
    }).sections;
    expect(procedures).toMatchObject({ records: 2, supporting: 1 });
    expect(procedures.leadingCode.records).toBe(2);
  });

  it('counts a resource once, however many pulls bring it', () => {
    const records = bgzRecords({ patient, problems: [{ id: '1', problemName: icd10('I21.9') }] });
    const bundle = toCollection([records], { now });
    expect(qualityOf([bundle, bundle, ...resourcesOf(records, { now })], { now })).toEqual(qualityOf(bundle, { now }));
    expect(qualityOf(bundle, { now }).total).toMatchObject({ records: 2, supporting: 0 });
  });

  it('counts professionals apart, with their roles', () => {
    const report = measured({
      patient: {
        ...patient,
        generalPractitioners: [
          {
            healthProfessional: {
              identificationNumbers: [agb('01234567')],
              specialty: code('2.16.840.1.113883.2.4.6.7', '0100'),
            },
          },
        ],
      },
    });
    expect(report.sections.parties).toMatchObject({ records: 0, supporting: 2 });
    expect(conceptOf(report, 'NL-CM:17.1.4')).toMatchObject({ expected: 1, filled: 1 });
  });

  it('says how many resources no section measures', () => {
    const other = { resourceType: 'Observation', id: 'o', status: 'final', code: {} } as FhirResource;
    expect(qualityOf([other], { now })).toMatchObject({ notMeasured: 1, total: { records: 0 } });
  });
});

describe('odd input', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'Bundle'],
    ['a number', 4],
    ['an empty Bundle', { resourceType: 'Bundle' }],
    ['entries of all kinds', { resourceType: 'Bundle', entry: [null, 1, 'x', [], {}, { resource: null }] }],
    ['an entry that is no list', { resourceType: 'Bundle', entry: { resource: 'x' } }],
    ['a resource type that is no text', [{ resourceType: 3 }, { resourceType: null }, [[]]]],
  ])('has no records in %s', (_name, input) => {
    expect(qualityOf(input as Bundle, { now }).total).toEqual(qualityOf([], { now }).total);
  });

  it('measures resources with elements of the wrong kind without throwing', () => {
    const junk = [
      null,
      0,
      true,
      'x',
      '',
      [],
      [[null]],
      {},
      { coding: 'x', text: 3 },
      { extension: [null, { url: 4 }] },
    ];
    const elements = ['code', 'reaction', 'device', 'medicationReference', 'basedOn', 'contained', 'status', 'name'];
    const types = sectionKeys.flatMap(() => ['Patient', 'AllergyIntolerance', 'DeviceUseStatement', 'Procedure']);
    const odd = types.flatMap((resourceType) =>
      elements.flatMap((element) => junk.map((value) => ({ resourceType, [element]: value, [`_${element}`]: value }))),
    );
    const report = qualityOf(odd as unknown as FhirResource[], { now });
    expect(report.total.records).toBe(odd.length);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('survives deep nesting and properties named like those of objects', () => {
    const deep = JSON.parse(`${'{"extension":['.repeat(5000)}{}${']}'.repeat(5000)}`);
    const odd = JSON.parse('{"resourceType":"Condition","id":"__proto__","__proto__":{"code":{"text":"x"}}}');
    const report = qualityOf([{ resourceType: 'Procedure', code: deep }, odd] as unknown as FhirResource[], { now });
    expect(report.sections.diagnoses.leadingCode.absent).toBe(1);
  });

  it('repeats no code that does not exist', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor';
    const resource = { resourceType: 'Condition', code: { extension: [{ url, valueCode: 'Jansen 999990019' }] } };
    const report = qualityOf([resource as unknown as FhirResource], { now });
    expect(conceptOf(report, 'NL-CM:5.1.3').nullFlavors).toEqual({ other: 1 });
  });
});
