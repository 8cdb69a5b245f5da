import { createBgzFacade, type Sources } from 'bgz-facade';
import type {
  AllergyIntolerance,
  Bundle,
  Condition,
  Encounter,
  Flag,
  Immunization,
  MedicationRequest,
  Observation,
  Organization,
  Patient,
  Procedure,
  Resource,
} from 'fhir/r3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { epdSources } from '../../../examples/epd/adapter';
import { type Epd, openEpd } from '../../../examples/epd/database';
import { idSecret } from '../../id-secret';
import { newDatabase } from '../../sql/postgres-server';

const postgres = inject('postgres');
const isOf =
  <R extends Resource>(type: string) =>
  (resource: Resource): resource is R =>
    (resource as { readonly resourceType?: string }).resourceType === type;

const PERSON = '999990111';
const LONG = '999990123';

describe.each(['embedded', 'PostgreSQL'] as const)('the example EPD on the %s database', (kind) => {
  if (kind === 'PostgreSQL' && postgres === undefined) {
    it.skip('is not run: PostgreSQL is not installed', () => {});
    return;
  }
  const notRead = new Set<string>();
  let epd: Epd;
  let sources: Sources;

  beforeAll(async () => {
    epd = await openEpd(kind === 'embedded' ? undefined : await newDatabase(postgres ?? ''));
    sources = epdSources(epd, ({ table, row, column, code }) => notRead.add(`${table} ${row} ${column}: ${code}`));
  });
  afterAll(() => epd.close());

  const facadeFor = (bsn: string) =>
    createBgzFacade({ sources, authorize: () => ({ allowed: true, patient: { bsn }, bsnInAnswers: true }), idSecret });

  /** All that an answer holds, over the facade; nothing in it says that something is missing. */
  async function entries(path: string, bsn = PERSON): Promise<readonly Resource[]> {
    const response = await facadeFor(bsn).fetch(new Request(`https://epd.example/fhir/${path}`));
    expect(response.status).toBe(200);
    const { entry = [] } = (await response.json()) as Bundle;
    const outcomes = entry.filter(({ search }) => search?.mode === 'outcome');
    expect(JSON.stringify(outcomes)).not.toContain('"warning"');
    return entry.flatMap(({ resource }) => resource ?? []);
  }

  /** What a search finds of its own type. */
  const found = async <R extends Resource>(path: string, bsn = PERSON): Promise<R[]> =>
    (await entries(path, bsn)).filter(isOf<R>(/^\w+/.exec(path)?.[0] ?? ''));

  it('gives the person of two numbers as the row that was changed last has her', async () => {
    const [patient, ...more] = await found<Patient>('Patient');
    expect(more).toEqual([]);
    expect(patient).toMatchObject({
      identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: PERSON }],
      name: [{ text: 'Voorbeeld-de Proef, mw. A.B.' }],
      birthDate: '1970-05',
      gender: 'female',
      maritalStatus: { coding: [{ code: 'M' }] },
      address: [{ city: 'Oosterwijk', postalCode: '1000AA' }],
    });
    expect(patient?.name?.[0]?.family).toBeUndefined();
  });

  it('leaves out what it cannot read of a person, and says that she died', async () => {
    const [patient] = await found<Patient>('Patient', '999990135');
    expect(patient).toMatchObject({ name: [{ text: 'Onbekend' }], deceasedDateTime: '2024-02-12' });
    expect([patient?.gender, patient?.birthDate, patient?.maritalStatus?.text]).toEqual([undefined, undefined, 'X']);
    expect([...notRead]).toEqual(
      expect.arrayContaining(['patient 1003 gesl: not-in-table', 'patient 1003 burg_st: not-in-table']),
    );
  });

  it('gives a number back the zeros that its column lost', async () => {
    const path = 'Coverage?_include=Coverage:payor:Organization';
    const insurers = (await entries(path)).filter(isOf<Organization>('Organization'));
    expect(insurers.map(({ name, identifier }) => [name, identifier?.[0]?.value])).toEqual([
      ['Proefzorg', '0699'],
      ['Oude Verzekering', '9999'],
    ]);
  });

  it('gives diagnoses of both hospitals by SNOMED CT, and none that was withdrawn', async () => {
    const problems = await found<Condition>('Condition?category=http://snomed.info/sct|282291009');
    expect(problems.map(({ code, onsetDateTime }) => [code?.coding?.[0]?.code, code?.text, onsetDateTime])).toEqual([
      ['84114007', 'Hartfalen', '2019-03'],
      ['239873007', 'Artrose van de knie', '2015'],
      ['233604007', 'Pneumonie', '2011-02-14'],
      [undefined, 'Status na val van de trap', undefined],
    ]);
    expect(problems[0]?.code?.coding?.map(({ code }) => code)).toEqual(expect.arrayContaining(['I50.9']));
    expect(notRead).toContain('diagnose 104 begin_dat: two-digit-year');
    expect(notRead).toContain('diagnose 104 snomed: no-snomed');
  });

  it('gives allergies by the code that the row has, or by its words', async () => {
    const allergies = await found<AllergyIntolerance>('AllergyIntolerance');
    expect(
      allergies.map(({ code, criticality, clinicalStatus, onsetDateTime }) => [
        code?.coding?.map(({ system, code: own }) => `${system?.split('/').at(-1)}|${own}`).at(-1),
        criticality,
        clinicalStatus,
        onsetDateTime,
      ]),
    ).toEqual([
      ['sct|764146007', 'high', 'active', '1988'],
      ['urn:oid:2.16.840.1.113883.2.4.4.1.750|1694', 'low', 'active', '2005-04-12'],
      [undefined, undefined, 'resolved', undefined],
    ]);
    expect(allergies[2]?.code?.text).toBe('bruine pleisters');
    expect(allergies[0]?.reaction?.[0]?.manifestation[0]?.text).toBe('Huiduitslag en benauwd');
  });

  it('gives alerts from a list of its own, and from free words', async () => {
    const alerts = await found<Flag>('Flag');
    expect(
      alerts.map(({ code, status, period }) => [
        code.coding?.[0]?.code,
        code.text ?? code.coding?.[0]?.display,
        status,
        period?.start,
      ]),
    ).toEqual([
      ['432415000', 'Drager MRSA', 'active', '2022-09'],
      ['OTH', 'Valt bij opstaan; niet alleen laten', 'active', '2024-01-11'],
      ['699433000', 'Drager HIV', 'inactive', '2011-02'],
    ]);
  });

  it('gives amounts where all of a dosage was understood, and words alone where not', async () => {
    const agreements = await found<MedicationRequest>('MedicationRequest?category=http://snomed.info/sct|16076005');
    const dosages = agreements.map(({ dosageInstruction }) => dosageInstruction?.[0]);
    expect(
      dosages.map((dosage) => [
        dosage?.text,
        dosage?.doseQuantity?.value,
        dosage?.asNeededCodeableConcept !== undefined,
      ]),
    ).toEqual([
      ['2 maal per dag 1 tablet, zo nodig (2D1T ZN)', 1, true],
      ['1 maal per dag 0,5 tablet (1D½T)', 0.5, false],
      ['1D1T NIET OP DINSDAG', undefined, false],
      ['dun smeren', undefined, false],
    ]);
    expect(dosages[0]?.timing?.repeat).toMatchObject({ frequency: 2, period: 1, periodUnit: 'd' });
    expect(dosages[2]?.timing).toBeUndefined();
    expect(notRead).toContain('medicatie 403 dosering: not-in-table');
    expect(agreements[0]?.requester?.agent.display).toContain('Hartman-van Loon');
  });

  it('gives vaccinations to the month, where the day is nought', async () => {
    const given = await found<Immunization>('Immunization');
    expect(given.map(({ date, vaccineCode }) => [date, vaccineCode.coding?.[0]?.code])).toEqual([
      ['2023-10', 'J07BB02'],
      ['2011-02-14', 'J07AM51'],
    ]);
  });

  it('takes measurements of one table apart, by kind and by form', async () => {
    const pressures = await found<Observation>('Observation?code=http://loinc.org|85354-9');
    expect(pressures.map(({ component }) => component?.map(({ valueQuantity }) => valueQuantity?.value))).toEqual([
      [142, 88],
      [150, undefined],
    ]);
    expect(pressures[0]?.effectiveDateTime).toBe('2024-01-11T09:30:00+01:00');
    const weights = await found<Observation>('Observation?code=http://loinc.org|29463-7');
    expect(weights.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([82.5, 81]);
    const [height] = await found<Observation>('Observation?code=http://loinc.org|8302-2');
    expect(height?.valueQuantity).toMatchObject({ value: 172, code: 'cm' });
  });

  it('gives laboratory results with their bounds, limits, flags and specimen', async () => {
    const results = await found<Observation>('Observation?category=http://snomed.info/sct|49581000146104');
    const tests = results.filter(({ valueQuantity, valueString }) => valueQuantity ?? valueString);
    expect(
      tests.map(({ code, valueQuantity, valueString, status }) => [
        code.coding?.[0]?.code,
        valueQuantity ? `${valueQuantity.comparator ?? ''}${valueQuantity.value}` : valueString,
        status,
      ]),
    ).toEqual([
      ['718-7', '7.2', 'final'],
      ['1988-5', '<0.5', 'final'],
      ['5802-4', 'positief', 'final'],
      ['14682-9', '98', 'preliminary'],
      [undefined, '12', 'final'],
    ]);
    expect(tests[0]?.referenceRange).toMatchObject([{ low: { value: 7.5 }, high: { value: 10 } }]);
    expect(notRead).toContain('labuitslag 703 vlag: not-in-table');
  });

  it('gives procedures and contacts with who did it where, in which of the hospitals', async () => {
    const procedures = await found<Procedure>(
      'Procedure?category=http://snomed.info/sct|387713003,http://snomed.info/sct|258174001',
    );
    expect(procedures.map(({ code, performedPeriod }) => [code?.coding?.[0]?.code, performedPeriod?.start])).toEqual([
      ['609588000', '2020-05-11T08:30:00+02:00'],
      ['415070008', '2019-03-11'],
    ]);
    expect(procedures[0]?.reasonReference).toMatchObject([{ display: 'Artrose van de knie' }]);
    const contacts = await found<Encounter>('Encounter');
    expect(
      contacts.map(({ class: kind, serviceProvider, participant, period }) => [
        kind?.code,
        serviceProvider?.display,
        participant?.[0]?.individual?.display,
        period?.start,
      ]),
    ).toEqual([
      ['AMB', expect.stringContaining('Oost'), expect.stringContaining('Hartman'), '2024-01-11T09:00:00+01:00'],
      ['IMP', expect.stringContaining('Oost'), expect.stringContaining('Snijders'), '2020-05-10T20:00:00+02:00'],
      ['EMER', expect.stringContaining('De Dam'), expect.stringContaining('Inwendig'), '2011-02-14T13:15:00+01:00'],
    ]);
  });

  it('gives a long history in pages by key, once each, and whole', async () => {
    const facade = facadeFor(LONG);
    const ids = new Set<string | undefined>();
    let pages = 0;
    for (
      let url: string | undefined = 'https://epd.example/fhir/Observation?code=http://loinc.org|29463-7&_count=200';
      url;
      pages++
    ) {
      const bundle = (await (await facade.fetch(new Request(url))).json()) as Bundle;
      for (const { resource, search } of bundle.entry ?? []) if (search?.mode === 'match') ids.add(resource?.id);
      url = bundle.link?.find(({ relation }) => relation === 'next')?.url;
    }
    expect([ids.size, pages]).toEqual([700, 4]);
    expect(await found<Observation>('Observation?category=http://snomed.info/sct|49581000146104', LONG)).toHaveLength(
      1_200,
    );
  });

  it('asks no more of the database when nobody waits any more', async () => {
    const controller = new AbortController();
    controller.abort(new Error('gone'));
    await expect(epd.rows('SELECT 1', [], controller.signal)).rejects.toThrow('gone');
  });

  it.skipIf(kind === 'embedded')(
    'cancels a query that is under way, on the server, and uses the connection again',
    async () => {
      const controller = new AbortController();
      const asked = epd.rows('SELECT pg_sleep(600)', [], controller.signal);
      const sleeping = `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)' AND state = 'active'`;
      const count = async () => (await epd.shared.query(sleeping))[0]?.n;
      await expect.poll(count, { timeout: 60_000 }).toBe(1);
      controller.abort();
      await expect(asked).rejects.toThrow('canceling statement');
      await expect.poll(count, { timeout: 60_000 }).toBe(0);
      expect(await epd.rows('SELECT 1 AS one', [], new AbortController().signal)).toEqual([{ one: 1 }]);
    },
  );
});
