import type { Observation, ProcedureRequest } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { Authorization, FacadeOptions, Unreached } from '../../src/index';
import { bsn, loinc, patient, procedure, snomed, ucum, uzi } from '../../src/zib';
import { ANNA, ask, BSN, facadeOf, inMode, recordedLog, SNOMED, search, TOM } from './support';

const SURGICAL = `${SNOMED}|387713003`;
const IMAGING = `${SNOMED}|258174001`;
const procedures = `Procedure?category=${SURGICAL},${IMAGING}&_include=Procedure:based-on&_revinclude=Provenance:target`;

const limitedTo = (...only: readonly string[]) =>
  facadeOf({ authorize: (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only }) });

const status = async (only: readonly string[], path: string, init: RequestInit = {}) =>
  (await ask(limitedTo(...only), path, init)).status;

describe('an authorisation that offers searches', () => {
  it.each([
    ['as offered', procedures],
    ['with the patient', `${procedures}&patient.identifier=${BSN}|${ANNA}`],
    [
      'percent-encoded',
      `Procedure?category=${encodeURIComponent(`${SURGICAL},${IMAGING}`)}&_include=Procedure%3Abased-on`,
    ],
    ['with a blank behind the comma', `Procedure?category=${SURGICAL},%20${IMAGING}`],
    ['in another order', `Procedure?category=${IMAGING},${SURGICAL}`],
    ['for one of the categories', `Procedure?category=${SURGICAL}`],
    ['with a further criterion', `Procedure?category=${SURGICAL}&status=completed`],
    ['paged, sorted and counted', `Procedure?category=${SURGICAL}&_count=1&_sort=-date`],
    ['as a count', `Procedure?category=${SURGICAL}&_summary=count`],
    ['in XML', `Procedure?category=${SURGICAL}&_format=xml`],
  ])('answers what was offered, %s', async (_how, path) => {
    expect(await status([procedures], path)).toBe(200);
  });

  it.each([
    ['another type', 'AllergyIntolerance'],
    ['without the criterion', 'Procedure'],
    ['with another value', `Procedure?category=${SNOMED}|103693007`],
    ['with a value added', `Procedure?category=${SURGICAL},${SNOMED}|103693007`],
    ['with the code in any system', 'Procedure?category=387713003'],
    ['with the whole code system', `Procedure?category=${SNOMED}|`],
    ['with an include added', `Procedure?category=${SURGICAL}&_include=Procedure:patient`],
  ])('refuses more than was offered: %s', async (_what, path) => {
    const answer = await ask(limitedTo(procedures), path);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('The authorisation does not cover this request.');
    expect(answer.text).not.toMatch(/offer|category/);
  });

  it('compares a search by POST as one by GET', async () => {
    const post = (body: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(await status([procedures], 'Procedure/_search', post(`category=${SURGICAL}`))).toBe(200);
    expect(await status([procedures], 'Procedure/_search', post('status=completed'))).toBe(403);
    expect(await status([procedures], `Procedure/_search?category=${SURGICAL}`, post('status=completed'))).toBe(200);
  });

  it('lets an include name the type it leads to, and not the other way round', async () => {
    expect(await status(['Coverage?_include=Coverage:payor'], 'Coverage?_include=Coverage:payor:Patient')).toBe(200);
    expect(await status(['Coverage?_include=Coverage:payor:Patient'], 'Coverage?_include=Coverage:payor')).toBe(403);
  });

  it('narrows a token without a system, and a date only to itself', async () => {
    expect(await status(['Condition?clinical-status=active'], 'Condition?clinical-status=active')).toBe(200);
    expect(await status(['Condition?clinical-status=active'], 'Condition?clinical-status=resolved')).toBe(403);
    expect(await status(['Condition?onset-date=ge2011'], 'Condition?onset-date=ge2011')).toBe(200);
    expect(await status(['Condition?onset-date=ge2011'], 'Condition?onset-date=ge2010')).toBe(403);
  });

  it('answers nothing when nothing was offered', async () => {
    expect(await status([], 'Condition')).toBe(403);
    expect(await status([], `Patient?identifier=${BSN}|${ANNA}`)).toBe(403);
  });

  it('takes an offer it cannot read for none, and says so in the log', async () => {
    const { lines, logger } = recordedLog();
    const facade = facadeOf({
      logger,
      authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only: ['Condition?foo=1', 'Account', '%'] }),
    });
    expect((await ask(facade, 'Condition')).status).toBe(403);
    expect(lines.filter(({ event }) => event === 'offer-unreadable')).toEqual([
      { event: 'offer-unreadable', offer: 0, type: 'Condition', section: 'Diagnosen en klachten' },
      { event: 'offer-unreadable', offer: 1 },
      { event: 'offer-unreadable', offer: 2 },
    ]);
  });
});

describe('an offer with a broken escape', () => {
  it.each(['Condition?code=%zz', 'Condition?code=http%3A%2F%hl7.org%7C1', 'Condition?code=%E9', 'Condition?code=%'])(
    'costs itself and no other: %s',
    async (broken) => {
      const { lines, logger } = recordedLog();
      const facade = facadeOf({
        logger,
        authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only: [broken, 'AllergyIntolerance'] }),
      });
      const allergies = await search(facade, 'AllergyIntolerance');
      expect(inMode(allergies, 'match').length).toBeGreaterThan(0);
      expect((await ask(facade, 'Condition')).status).toBe(403);
      expect(lines).toContainEqual(expect.objectContaining({ event: 'offer-unreadable', offer: 0, type: 'Condition' }));
      expect(JSON.stringify(lines)).not.toContain('code=');
    },
  );
});

describe('a refusal', () => {
  it('has the same words whichever part of the authorisation failed, so that no BSN can be tried out', async () => {
    const right = await ask(limitedTo('AllergyIntolerance'), `Condition?patient.identifier=${BSN}|${ANNA}`);
    const wrong = await ask(limitedTo('AllergyIntolerance'), `Condition?patient.identifier=${BSN}|${TOM}`);
    expect([right.status, wrong.status]).toEqual([403, 403]);
    expect(wrong.body).toEqual(right.body);
  });

  it('tells the trail that the role, and not the offer, stood in the way', async () => {
    const reasons: (string | undefined)[] = [];
    const facade = facadeOf({
      authorize: () => ({
        allowed: true,
        patient: { bsn: ANNA },
        only: ['AllergyIntolerance'],
        withheld: ['Condition'],
      }),
      audit: { write: async ({ reason }) => void reasons.push(reason) },
    });
    for (const path of ['Condition', 'Procedure']) expect((await ask(facade, path)).status).toBe(403);
    expect(reasons).toEqual(['role-section', 'not-offered']);
  });
});

describe('an offer', () => {
  it('of a count offers nothing of what is counted', async () => {
    expect(await status(['Condition?_summary=count'], 'Condition')).toBe(403);
  });

  it('of a code without system is not met by a system that pretends to be the start of the code', async () => {
    const offer = 'Condition?identifier=123';
    expect(await status([offer], 'Condition?identifier=123')).toBe(200);
    const odd = await ask(limitedTo(offer), `Condition?identifier=${encodeURIComponent('urn:x 9|123')}`);
    expect((odd.body as { total?: number }).total).toBe(0);
  });

  it('of one resource by name lets it be read, whatever its type', async () => {
    const [allergy] = inMode(await search(facadeOf(), 'AllergyIntolerance'), 'match');
    const reference = `AllergyIntolerance/${allergy?.id}`;
    expect(await status([reference], reference)).toBe(200);
    expect(await status([reference], 'AllergyIntolerance')).toBe(403);
  });
});

describe('a read under an authorisation that offers searches', () => {
  const whole = facadeOf();

  it('gives what the searches find and include', async () => {
    const devices = 'DeviceUseStatement?_include=DeviceUseStatement:device';
    const bundle = await search(whole, devices);
    const found = [...inMode(bundle, 'match'), ...inMode(bundle, 'include')];
    expect(new Set(found.map((one) => one.resourceType))).toEqual(new Set(['DeviceUseStatement', 'Device']));
    for (const { resourceType, id } of found) {
      expect(await status([devices], `${resourceType}/${id}`)).toBe(200);
      expect(await status(['Condition'], `${resourceType}/${id}`)).toBe(404);
    }
  });

  it('does not find a procedure outside the offered categories', async () => {
    const all = inMode(await search(whole, 'Procedure'), 'match').map((one) => one.id);
    const [first] = all;
    expect(await status(['Procedure?category=http://snomed.info/sct|103693007'], `Procedure/${first}`)).toBe(404);
    expect(await status([procedures], `Procedure/${first}`)).toBe(200);
  });

  it('finds who is referred to by what is offered, and nobody else', async () => {
    const allergies = inMode(await search(whole, 'AllergyIntolerance'), 'match');
    const asserters = allergies.flatMap((one) =>
      one.resourceType === 'AllergyIntolerance' && one.asserter?.reference ? [one.asserter.reference] : [],
    );
    const [general] = inMode(await search(whole, 'Patient?_include=Patient:general-practitioner'), 'include');
    const other = `${general?.resourceType}/${general?.id}`;
    for (const reference of asserters) expect(await status(['AllergyIntolerance'], reference)).toBe(200);
    expect(asserters).not.toContain(other);
    expect(await status(['Patient'], other)).toBe(200);
    expect(await status(['Condition?clinical-status=nothing'], other)).toBe(404);
  });

  it('finds the request behind a result, where who asked for it stands, and no request of its own', async () => {
    const dr = { nameInformation: { unstructuredName: 'A. Proef' }, identificationNumbers: [uzi('900000123')] };
    const tested = { testCode: loinc('2951-2'), testResult: { quantity: ucum(139, 'mmol/L') } };
    const results = 'Observation?category=http://snomed.info/sct|49581000146104';
    const sources = {
      patient: () => [{ id: 'p', identificationNumbers: [bsn(ANNA)] }],
      laboratoryTestResults: () => [{ id: 'r', laboratoryTests: [tested], requester: dr }],
      procedureRequests: () => [{ id: 'own', procedureType: snomed('80146002'), requester: dr }],
    };
    const within = (...only: string[]) =>
      facadeOf({ sources, authorize: (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only }) });
    const [result] = inMode(await search(within(results), results), 'match');
    const [{ reference: behind = '' } = {}] = [(result as Observation).basedOn ?? []].flat();
    const request = await ask(within(results), behind);
    expect(request.body).toMatchObject({ requester: { agent: { display: 'A. Proef' } } });
    const { agent } = (request.body as ProcedureRequest).requester ?? {};
    expect((await ask(within(results), agent?.reference ?? '')).status).toBe(200);
    expect((await ask(within('Observation?code=http://loinc.org|1-8'), behind)).status).toBe(404);
    const others = inMode(await search(facadeOf({ sources }), 'ProcedureRequest'), 'match')
      .map(({ id }) => `ProcedureRequest/${id}`)
      .filter((one) => one !== behind);
    expect(others).toHaveLength(1);
    expect((await ask(within(results), others[0] ?? '')).status).toBe(404);
  });

  it('finds the patient only when the patient is offered', async () => {
    const [patient] = inMode(await search(whole, 'Patient'), 'match');
    expect(await status(['Condition'], `Patient/${patient?.id}`)).toBe(404);
    expect(await status(['Patient'], `Patient/${patient?.id}`)).toBe(200);
  });
});

describe('what is told under a limited authorisation', () => {
  const patientRecord = patient({ id: 'p', identificationNumbers: [bsn(ANNA)] });
  const appendectomy = snomed('80146002', 'appendectomie');
  const surgical = procedure({
    id: 'v-1',
    procedureType: appendectomy,
    procedureCategory: snomed('387713003', 'chirurgische verrichting'),
  });
  const psychiatric = procedure({
    id: 'psy-7',
    procedureType: appendectomy,
    procedureCategory: snomed('394587001', 'psychiatrie'),
  });
  const limited = (only: readonly string[], options: Partial<FacadeOptions> = {}) => {
    const { lines, logger } = recordedLog();
    const heard: Unreached[] = [];
    const facade = facadeOf({
      sources: { patient: () => [patientRecord], procedures: () => [surgical, psychiatric] },
      authorize: (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only }),
      onUnreached: (one) => void heard.push(one),
      logger,
      ...options,
    });
    return { facade, lines, heard };
  };

  it('tells the receiver nothing of a record outside the offer, and the log and the port all', async () => {
    const { facade, lines, heard } = limited([procedures]);
    const { text } = await ask(facade, procedures);
    expect(text).not.toMatch(/psy-7|394587001|Not found by/);
    expect(heard.map(({ record }) => record)).toEqual(['psy-7']);
    expect(lines).toMatchObject([{ event: 'record-unreached', record: 'record psy-7' }]);
  });

  it.each([
    ['the whole section is offered', ['Procedure?_include=Procedure:based-on']],
    ['another offer finds it', [procedures, `Procedure?category=${SNOMED}|394587001`]],
    ['without limits', undefined],
  ])('tells of an unreached record when %s', async (_when, only) => {
    const { facade } = limited(
      only ?? [],
      only ? {} : { authorize: () => ({ allowed: true, patient: { bsn: ANNA } }) },
    );
    expect((await ask(facade, procedures)).text).toContain('record psy-7');
  });

  const broken = { id: 'psy-8', procedureType: appendectomy, procedureStartDate: 'gisteren' } as never;
  const conflicting = [surgical, { ...surgical, procedureStartDate: '2020' }, broken] as never[];

  it.each(['report', 'fail'] as const)(
    'says that records are missing and not which, with %s',
    async (invalidRecords) => {
      const sources = {
        patient: () => [patientRecord],
        procedures: () => conflicting,
        problems: () => [{ id: 'geheim-1' } as never],
      };
      const { facade, lines } = limited([procedures], { sources, invalidRecords });
      const { text, status: answered } = await ask(facade, `Procedure?category=${SURGICAL}`);
      expect(answered).toBe(invalidRecords === 'report' ? 200 : 502);
      expect(text).toContain('Source 1 of procedures: not every record could be used.');
      expect(text).not.toMatch(/psy-8|v-1: two|procedureStartDate|geheim-1/);
      expect(JSON.stringify(lines)).toMatch(/psy-8/);
      const whole = limited(['Procedure'], { sources, invalidRecords });
      expect((await ask(whole.facade, procedures.split('&')[0] ?? '')).text).toMatch(/psy-8.*procedureStartDate/);
    },
  );
});
