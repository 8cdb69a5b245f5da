import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { ANNA, anna, ask, BASE, BSN, facadeOf, inMode, SNOMED, search, TOM } from './support';

const facade = facadeOf();
const bsn = `${BSN}|${ANNA}`;
const encoded = encodeURIComponent(bsn);
const REV = '_revinclude=Provenance:target';
const USE = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3';

/** Requests of spec bgz-msz-queries §2 and §3 in every dialect, with what they find of Anna: matches and included. */
const requests: [string, number, number][] = [
  // BgZ MSZ 2.0
  [`Patient?identifier=${bsn}&_include=Patient:general-practitioner&${REV}`, 1, 1],
  [`Patient?identifier=${bsn}&${REV}`, 1, 0],
  [`AllergyIntolerance?patient.identifier=${bsn}&${REV}`, 2, 0],
  [`Condition?patient.identifier=${bsn}&${REV}`, 3, 0],
  [`DeviceUseStatement?patient.identifier=${bsn}&_include=DeviceUseStatement:device&${REV}`, 1, 1],
  [
    `Procedure?patient.identifier=${bsn}&category=${SNOMED}|387713003,${SNOMED}|258174001&_include=Procedure:based-on&${REV}`,
    1,
    0,
  ],
  [`ProcedureRequest?patient.identifier=${bsn}&status=active&${REV}`, 1, 0],
  [
    `MedicationStatement?patient.identifier=${bsn}&category=${USE}|6&_include=MedicationStatement:medication&${REV}`,
    1,
    1,
  ],
  [
    `MedicationRequest?patient.identifier=${bsn}&category=${SNOMED}|16076005&_include=MedicationRequest:medication&${REV}`,
    1,
    1,
  ],
  [
    `MedicationDispense?patient.identifier=${bsn}&category=${SNOMED}|422037009&_include=MedicationDispense:medication&${REV}`,
    1,
    1,
  ],
  [`Coverage?beneficiary.identifier=${bsn}&_include=Coverage:payor&${REV}`, 1, 1],
  [`Coverage?beneficiary.identifier=${bsn}&_include=Coverage:payor:Patient&_include=Coverage:payor:Organization`, 1, 1],
  // MedMij and the pilots: the authorisation says whose
  ['Patient?_include=Patient:general-practitioner', 1, 1],
  ['AllergyIntolerance', 2, 0],
  ['Condition', 3, 0],
  ['DeviceUseStatement?_include=DeviceUseStatement:device', 1, 1],
  [`Procedure?category=${SNOMED}|387713003`, 1, 0],
  [`MedicationStatement?category=${USE}|6&_include=MedicationStatement:medication`, 1, 1],
  // Spellings
  [`AllergyIntolerance?patient.identifier=${encoded}`, 2, 0],
  [`Condition?subject.identifier=${encoded}`, 3, 0],
  [`Condition?patient:Patient.identifier=${encoded}`, 3, 0],
  [`Condition?patient.identifier=urn:oid:2.16.840.1.113883.2.4.6.3|${ANNA}`, 3, 0],
  [`Procedure?patient.identifier=${encoded}&category=${SNOMED}|387713003,%20${SNOMED}|258174001`, 1, 0],
  [`Procedure?category=${SNOMED}|258174001`, 0, 0],
  // Other parameters
  ['Condition?clinical-status=active', 2, 0],
  ['Condition?clinical-status=active,inactive', 3, 0],
  ['Condition?clinical-status=active&clinical-status=inactive', 0, 0],
  [`Condition?code=${SNOMED}|44054006`, 1, 0],
  [`Condition?code=44054006`, 1, 0],
  [`Condition?code=${SNOMED}|`, 2, 0],
  [`Condition?code=|44054006`, 0, 0],
  ['Condition?onset-date=2014', 1, 0],
  ['Condition?onset-date=ge2011-05-02', 2, 0],
  ['Condition?onset-date=lt2012', 1, 0],
  ['Condition?onset-date=ge2011&onset-date=lt2012', 1, 0],
  ['Procedure?status=completed', 1, 0],
  ['ProcedureRequest?status=completed', 0, 0],
  ['MedicationRequest?authoredon=2026-09', 1, 0],
];

const decoded = (url: string) => decodeURIComponent(url.replaceAll('+', ' '));
const parametersOf = (url: string) =>
  decoded(url.split('?')[1] ?? '')
    .split('&')
    .filter((one) => one !== '')
    .sort();

function everyObject(value: unknown, visit: (object: Record<string, unknown>, key: string) => void, key = ''): void {
  if (Array.isArray(value)) for (const item of value) everyObject(item, visit, key);
  else if (value !== null && typeof value === 'object') {
    visit(value as Record<string, unknown>, key);
    for (const [name, inner] of Object.entries(value)) everyObject(inner, visit, name);
  }
}

/** The asserts Nictiz puts on every successful search (spec bgz-msz-queries §4). */
function expectNationalAsserts(bundle: Bundle, request: string): void {
  expect(bundle.type).toBe('searchset');
  for (const { fullUrl, resource } of bundle.entry ?? []) {
    expect(resource?.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(fullUrl).toBe(`${BASE}/${resource?.resourceType}/${resource?.id}`);
    expect(resource?.meta?.profile?.length).toBeGreaterThan(0);
  }
  expect(bundle.total).toBe(inMode(bundle, 'match').length);
  const self = bundle.link?.find((link) => link.relation === 'self')?.url ?? '';
  expect(parametersOf(self)).toEqual(parametersOf(request));
  everyObject(bundle.entry, (object, key) => {
    if (/^coding$|Coding$/.test(key))
      expect(object).toMatchObject({ system: expect.any(String), code: expect.any(String) });
    if (typeof object.system === 'string') expect(object.system).not.toContain('2.16.840.1.113883.2.4.3.11.60.40.2');
    if (key === 'identifier') expect(object).toMatchObject({ value: expect.any(String) });
    if ('reference' in object && typeof object.reference === 'string')
      expect(object.display, object.reference).toEqual(expect.any(String));
    if (Array.isArray(object.coding)) {
      const named = object.coding.some((one: { display?: string }) => one.display !== undefined);
      expect(named || 'text' in object || 'extension' in object).toBe(true);
    }
  });
}

describe('searches of the six core sections', () => {
  it.each(requests)('%s', async (request, matches, included) => {
    const bundle = await search(facade, request);
    expect(inMode(bundle, 'match')).toHaveLength(matches);
    expect(inMode(bundle, 'include')).toHaveLength(included);
    expectNationalAsserts(bundle, request);
  });

  it.each(requests)('the same by POST _search: %s', async (request) => {
    const [type = '', query = ''] = request.split('?');
    const body = new URLSearchParams(
      query
        .split('&')
        .filter((one) => one !== '')
        .map((one) => [one.slice(0, one.indexOf('=')), decoded(one.slice(one.indexOf('=') + 1))]),
    );
    const posted = await ask(facade, `${type}/_search`, { method: 'POST', body });
    expect(posted.status).toBe(200);
    expect((posted.body as Bundle).entry).toEqual((await search(facade, request)).entry);
  });

  it('finds the patient by FHIR id, plain or with type', async () => {
    const id = (await search(facade, 'Patient')).entry?.[0]?.resource?.id;
    for (const request of [
      `Condition?patient=${id}`,
      `Condition?subject=Patient/${id}`,
      `Condition?patient:Patient=${id}`,
      `Patient?_id=${id}`,
    ]) {
      expect((await search(facade, request)).total, request).toBe(request.startsWith('Patient') ? 1 : 3);
    }
  });

  it('answers in the content of the records', async () => {
    const [allergy] = inMode(await search(facade, 'AllergyIntolerance'), 'match');
    expect(allergy).toMatchObject({
      code: { coding: [{ code: '764146007', display: 'penicilline' }] },
      patient: { display: 'A.S. van der Voorbeeld-Bedenksel' },
    });
  });

  it('gives an empty searchset for a patient without records of the section', async () => {
    const bundle = await search(facade, 'Procedure', TOM);
    expect(bundle).toMatchObject({ type: 'searchset', total: 0 });
    expect(bundle.entry).toBeUndefined();
  });

  it('gives an empty searchset with a notice for a patient the sources do not know', async () => {
    const bundle = await search(facade, 'Condition', '999990044');
    expect(bundle.total).toBe(0);
    expect(inMode(bundle, 'outcome')).toMatchObject([{ issue: [{ severity: 'warning', code: 'not-found' }] }]);
  });

  it('sorts by a date, both ways, what has no date last', async () => {
    const names = async (sort: string) =>
      inMode(await search(facade, `Condition?_sort=${sort}`), 'match').map((one) =>
        one.resourceType === 'Condition' ? one.onsetDateTime : '',
      );
    expect(await names('onset-date')).toEqual(['2011-05-02', '2014', undefined]);
    expect(await names('-onset-date')).toEqual(['2014', '2011-05-02', undefined]);
  });

  it('counts without entries for _summary=count and _count=0', async () => {
    for (const parameter of ['_summary=count', '_count=0']) {
      const bundle = await search(facade, `Condition?${parameter}`);
      expect(bundle.total).toBe(3);
      expect(bundle.entry).toBeUndefined();
    }
  });
});

describe('read by id', () => {
  const all = [
    'Patient',
    'Coverage',
    'AllergyIntolerance',
    'Condition',
    'DeviceUseStatement',
    'Procedure',
    'ProcedureRequest',
    'MedicationStatement',
    'MedicationRequest',
    'MedicationDispense',
  ];

  it('resolves every reference of everything served, and what those refer to', async () => {
    const served = await Promise.all(all.map((type) => search(facade, type)));
    const read = new Map<string, FhirResource>();
    const visit = async (value: unknown): Promise<void> => {
      const references: string[] = [];
      everyObject(value, (object) => {
        if (typeof object.reference === 'string') references.push(object.reference);
      });
      for (const reference of references) {
        if (read.has(reference)) continue;
        const { status, body } = await ask(facade, reference);
        expect(status, reference).toBe(200);
        expect(`${body.resourceType}/${body.id}`).toBe(reference);
        read.set(reference, body);
        await visit(body);
      }
    };
    await visit(served);
    const types = new Set([...read.keys()].map((reference) => reference.split('/')[0]));
    expect([...types].sort()).toEqual([
      'Condition',
      'Device',
      'Medication',
      'Organization',
      'Patient',
      'Practitioner',
      'PractitionerRole',
    ]);
  });

  it('gives the same resource as the search', async () => {
    const [allergy] = inMode(await search(facade, 'AllergyIntolerance'), 'match');
    expect((await ask(facade, `AllergyIntolerance/${allergy?.id}`)).body).toEqual(allergy);
  });

  it('keeps ids of two patients apart although their records have the same keys', async () => {
    expect(anna.allergyIntolerances?.[0]?.id).toBe('all-1');
    const ids = async (token: string) =>
      inMode(await search(facade, 'AllergyIntolerance', token), 'match').map((one) => one.id);
    const [first] = await ids(ANNA);
    const [second] = await ids(TOM);
    expect(first).not.toBe(second);
    expect((await ask(facade, `AllergyIntolerance/${second}`)).status).toBe(404);
  });
});
