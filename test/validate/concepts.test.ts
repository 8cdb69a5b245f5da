import { beforeAll, describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/index';
import { atc, bgzRecords, bloodPressure, snomed, ucum } from '../../src/zib';
import { anna } from '../facade/support';
import { type Json, onlyIssue, validator } from './fixtures/support';

/**
 * Elements our sections write, with the concept Nictiz maps to them (mapping of the zib2017 profiles) and where the
 * record of it is.
 */
const elements: readonly [path: string, id: string, name: string, recordPath: string][] = [
  ['AllergyIntolerance.code', 'NL-CM:8.2.2', 'VeroorzakendeStof', 'allergyIntolerances.causativeAgent'],
  ['AllergyIntolerance.clinicalStatus', 'NL-CM:8.2.5', 'AllergieStatus', 'allergyIntolerances.allergyStatus'],
  ['AllergyIntolerance.category', 'NL-CM:8.2.4', 'AllergieCategorie', 'allergyIntolerances.allergyCategory'],
  ['AllergyIntolerance.criticality', 'NL-CM:8.2.7', 'MateVanKritiekZijn', 'allergyIntolerances.criticality'],
  ['Condition.code', 'NL-CM:5.1.3', 'ProbleemNaam', 'problems.problemName'],
  ['Condition.clinicalStatus', 'NL-CM:5.1.4', 'ProbleemStatus', 'problems.problemStatus'],
  ['Condition.category', 'NL-CM:5.1.8', 'ProbleemType', 'problems.problemType'],
  ['Condition.onsetDateTime', 'NL-CM:5.1.6', 'ProbleemBeginDatum', 'problems.problemStartDate'],
  ['Procedure.code', 'NL-CM:14.1.4', 'VerrichtingType', 'procedures.procedureType'],
  ['Patient.birthDate', 'NL-CM:0.1.10', 'Geboortedatum', 'patient.dateOfBirth'],
  ['Patient.gender', 'NL-CM:0.1.9', 'Geslacht', 'patient.gender'],
  ['Patient.identifier', 'NL-CM:0.1.7', 'Identificatienummer', 'patient.identificationNumbers'],
  ['MedicationStatement.taken', 'NL-CM:9.11.22399', 'GebruikIndicator', 'medicationUses.useIndicator'],
  ['MedicationRequest.authoredOn', 'NL-CM:9.6.19757', 'Afspraakdatum', 'medicationAgreements.agreementDateTime'],
  ['Coverage.subscriberId', 'NL-CM:1.1.6', 'VerzekerdeNummer', 'payers.insurantNumber'],
];

const inDutch = (input: unknown) => validator.validate(input, { language: 'nl' });

describe('the zib concept behind an issue', () => {
  let resources: readonly Json[] = [];
  beforeAll(() => {
    const made = resourcesOf(anna, { now: new Date('2026-11-24T10:00:00Z') });
    resources = JSON.parse(JSON.stringify(made));
  });

  it.each(elements)('%s is %s %s', async (path, id, name, recordPath) => {
    const [type, property] = path.split('.');
    const resource = resources.find((one) => one.resourceType === type && property && property in one);
    if (!resource || !property) throw new Error(`the demo has no ${path}`);
    // A value of the wrong JSON form, whatever the element is.
    const broken = { ...resource, [property]: 5, [`_${property}`]: undefined };
    const issue = onlyIssue(await inDutch(broken), 'json-type');
    expect(issue.expression).toBe(path);
    expect(issue.concept).toEqual({ id, name, recordPath });
  });

  it('is told of an element that is missing', async () => {
    const allergy = { ...resources.find(({ resourceType }) => resourceType === 'AllergyIntolerance') };
    delete allergy.code;
    const issue = onlyIssue(await inDutch(allergy), 'cardinality-min');
    expect(issue.concept).toEqual({
      id: 'NL-CM:8.2.2',
      name: 'VeroorzakendeStof',
      recordPath: 'allergyIntolerances.causativeAgent',
    });
  });

  it('is told below the element and within a Bundle', async () => {
    const condition = {
      ...resources.find(({ resourceType }) => resourceType === 'Condition'),
      code: { coding: [{ system: 'http://snomed.info/sct', code: '1' }] },
    };
    const entry = [{ fullUrl: 'urn:oid:1.2', resource: condition }];
    const report = await validator.validate({ resourceType: 'Bundle', type: 'collection', entry });
    const issue = onlyIssue(report, 'code-form');
    expect(issue.expression).toBe('Bundle.entry[0].resource.code.coding[0].code');
    expect(issue.concept?.id).toBe('NL-CM:5.1.3');
  });

  it('has its name in the language of the report', async () => {
    const patient = { resourceType: 'Patient', gender: 5 };
    const named = async (language: 'en' | 'nl') => (await validator.validate(patient, { language })).issues[0]?.concept;
    expect(await named('nl')).toMatchObject({ id: 'NL-CM:0.1.9', name: 'Geslacht' });
    expect(await named('en')).toMatchObject({ id: 'NL-CM:0.1.9', name: 'Gender' });
  });

  it.each<[what: string, resource: Json, rule: string, id: string, recordPath: string]>([
    [
      'a period of a procedure',
      { resourceType: 'Procedure', performedPeriod: { start: '2020-02', end: '2020-01' } },
      'invariant:per-1',
      'NL-CM:14.1.2',
      'procedures.procedureStartDate',
    ],
    [
      'a period of use',
      { resourceType: 'MedicationStatement', effectivePeriod: { start: '2020-02', end: '2020-01' } },
      'invariant:per-1',
      'NL-CM:20.3.2',
      'medicationUses.periodOfUse.startDateTime',
    ],
    [
      'the status of a problem that is over',
      { resourceType: 'Condition', clinicalStatus: 'active', abatementBoolean: true },
      'invariant:con-4',
      'NL-CM:5.1.4',
      'problems.problemStatus',
    ],
    [
      'an allergy without a status',
      { resourceType: 'AllergyIntolerance', verificationStatus: 'confirmed' },
      'invariant:ait-1',
      'NL-CM:8.2.5',
      'allergyIntolerances.allergyStatus',
    ],
    [
      'a patient as a whole',
      { resourceType: 'Patient', contained: [{ resourceType: 'Organization', id: 'a', name: 'b' }] },
      'invariant:dom-3',
      'NL-CM:0.1.1',
      'patient',
    ],
  ])('is told of what an invariant asks: %s', async (_, resource, rule, id, recordPath) => {
    const found = (await inDutch(resource)).issues.find((issue) => issue.rule === rule);
    expect(found?.concept).toMatchObject({ id, recordPath });
  });

  it('is of whoever stands nearest, where several who are held by a record may be meant', async () => {
    const dr = { nameInformation: { unstructuredName: 'A. Proef' }, role: 'ATND' as const };
    const metadata = { firstRegistration: { dateTime: '2026-01-01T09:00', actor: { healthProfessional: dr } } };
    const made = resourcesOf(
      bgzRecords({
        patient: anna.patient,
        encounters: [{ id: 'c', contactType: 'ambulatory', startDateTime: '2026-01-01', contactWith: [dr], metadata }],
        vaccinations: [{ id: 'v', productCode: atc('J07BB02'), vaccinationDate: '2020', administrator: dr, metadata }],
        procedures: [{ id: 'p', procedureType: snomed('80146002'), performers: [dr], requester: dr, metadata }],
      }),
      { now: new Date('2026-11-24T10:00:00Z') },
    );
    const pathIn = async (type: string, list: string, part: string) => {
      const resource = JSON.parse(JSON.stringify(made.find(({ resourceType }) => resourceType === type)));
      resource[list][0][part] = 5;
      return onlyIssue(await inDutch(resource), 'json-type').concept?.recordPath;
    };
    expect(await pathIn('Encounter', 'participant', 'type')).toBe('encounters.contactWith.role');
    expect(await pathIn('Immunization', 'practitioner', 'role')).toBe('vaccinations.administrator.role');
    expect(await pathIn('Procedure', 'performer', 'role')).toBe('procedures.performers.role');
  });

  it('is absent where no zib writes', async () => {
    const report = await validator.validate({ resourceType: 'Observation', status: 'final' });
    expect(onlyIssue(report, 'cardinality-min').concept).toBeUndefined();
  });
});

describe('the zib concept behind an issue in an observation', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const pressure = resourcesOf(
    {
      patient: anna.patient,
      bloodPressures: [
        bloodPressure({
          id: 'b-1',
          systolicBloodPressure: ucum(128, 'mm[Hg]'),
          diastolicBloodPressure: ucum(82, 'mm[Hg]'),
          averageBloodPressure: ucum(97, 'mm[Hg]'),
          bloodPressureDateTime: '2026-11-20',
        }),
      ],
    },
    { now },
  ).find(({ resourceType }) => resourceType === 'Observation');
  const copy = (): Json & { component: { valueQuantity: Record<string, unknown> }[] } =>
    JSON.parse(JSON.stringify(pressure));
  const conceptsOf = async (input: unknown) =>
    (await inDutch(input)).issues.filter(({ severity }) => severity === 'error').map(({ concept }) => concept?.id);

  it.each([
    [0, 'NL-CM:12.4.2'],
    [1, 'NL-CM:12.4.3'],
    [2, 'NL-CM:12.4.4'],
  ])('is that of component %i, by its code', async (i, id) => {
    const wrong = copy();
    const { valueQuantity } = wrong.component[i] ?? {};
    if (valueQuantity === undefined) throw new Error(`no component ${i}`);
    valueQuantity.code = 'kPa';
    expect(await conceptsOf(wrong)).toEqual([id]);
  });

  it('is that of a component by any of the codes that it may have', async () => {
    const wrong = copy();
    const [, , average] = wrong.component;
    Object.assign(average ?? {}, { code: { coding: [{ system: 'http://snomed.info/sct', code: '6797001' }] } });
    Object.assign(average?.valueQuantity ?? {}, { code: 'kPa' });
    expect(await conceptsOf(wrong)).toContain('NL-CM:12.4.4');
  });

  it('is none of blood pressure in an observation of something else', async () => {
    const code = { coding: [{ system: 'http://loinc.org', code: '29463-7' }] };
    const profile = ['http://nictiz.nl/fhir/StructureDefinition/zib-BodyWeight'];
    const weight = { ...copy(), meta: { profile }, code };
    const other = {
      resourceType: 'Observation',
      status: 'x',
      effectiveDateTime: 'gisteren',
      code: { text: 'gewicht' },
    };
    const found = [...(await conceptsOf({ ...weight, effectiveDateTime: undefined })), ...(await conceptsOf(other))];
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((id) => id?.startsWith('NL-CM:12.4.'))).toEqual([]);
  });
});
