import { describe, expect, it, vi } from 'vitest';
import { searchableTypes, supportingTypes } from '../../src/assemble/catalogue';
import { searchedSections } from '../../src/bgz/index';
import { createBgzFacade } from '../../src/index';
import { idSecret } from '../id-secret';
import { ANNA, ask, BASE, BSN, facadeOf, issuesOf, SNOMED, search, TOM } from './support';

const facade = facadeOf();
const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };

/** Request, what is expected, and a word of the diagnostics. */
const refusals: [string, string, RequestInit, number, string, string][] = [
  ['an unknown parameter', 'Condition?foo=1', {}, 400, 'not-supported', 'foo'],
  ['an inherited property as parameter', 'Condition?constructor=1', {}, 400, 'not-supported', 'constructor'],
  ['a prototype as parameter', 'Condition?__proto__=1', {}, 400, 'not-supported', '__proto__'],
  ['a modifier', 'Condition?clinical-status:not=active', {}, 400, 'not-supported', 'modifier'],
  ['a chain on something else', 'Condition?asserter.name=x', {}, 400, 'not-supported', 'asserter.name'],
  ['a token with too many bars', `Condition?code=${SNOMED}|1|2`, {}, 400, 'invalid', 'token'],
  ['an empty token', 'Condition?code=', {}, 400, 'invalid', 'token'],
  ['a date that is none', 'Condition?onset-date=yesterday', {}, 400, 'invalid', 'date'],
  ['a patient without system', `Condition?patient.identifier=${ANNA}`, {}, 400, 'invalid', 'NamingSystem/bsn'],
  ['a number that fails the 11-test', `Condition?patient.identifier=${BSN}|123456789`, {}, 400, 'invalid', '11-test'],
  [
    'two patients in one parameter',
    `Condition?patient.identifier=${BSN}|${ANNA},${BSN}|${TOM}`,
    {},
    400,
    'invalid',
    'one patient',
  ],
  [
    'two patients in two parameters',
    `Condition?patient.identifier=${BSN}|${ANNA}&subject.identifier=${BSN}|${TOM}`,
    {},
    400,
    'invalid',
    'several',
  ],
  ['an unknown include', 'Condition?_include=Condition:context', {}, 400, 'not-supported', '_include'],
  ['an include of another type', 'Condition?_include=Procedure:based-on', {}, 400, 'not-supported', '_include'],
  ['an iterating include', 'Procedure?_include:recurse=Procedure:based-on', {}, 400, 'not-supported', '_include'],
  ['an unknown revinclude', 'Condition?_revinclude=Encounter:diagnosis', {}, 400, 'not-supported', '_revinclude'],
  ['a count that is none', 'Condition?_count=-1', {}, 400, 'invalid', '_count'],
  ['two counts', 'Condition?_count=1&_count=2', {}, 400, 'invalid', '_count'],
  ['an unknown sort', 'Condition?_sort=name', {}, 400, 'not-supported', '_sort'],
  ['a summary that is none', 'Condition?_summary=all', {}, 400, 'invalid', '_summary'],
  ['a page of nowhere', 'Condition?_page=1', {}, 400, 'invalid', '_page'],
  ['a malformed escape', 'Condition?code=http%3A%2F%hl7.org', {}, 400, 'structure', 'percent-escape'],
  ['parameters on a read', 'Condition/abc?code=1', {}, 400, 'not-supported', 'read'],
  ['another patient', `Condition?patient.identifier=${BSN}|${TOM}`, {}, 403, 'forbidden', 'does not cover'],
  ['the id of another patient', 'Condition?patient=abc', {}, 403, 'forbidden', 'does not cover'],
  ['a read of another patient', 'Patient/abc', {}, 403, 'forbidden', 'does not cover'],
  ['an unknown id', 'Condition/abc', {}, 404, 'not-found', 'id'],
  ['an id that can be none', 'Condition/a_b', {}, 404, 'not-found', 'id'],
  ['a type that is not served', 'Account?status=active', {}, 404, 'not-supported', 'metadata'],
  ['an operation', 'Account/$lastn', {}, 404, 'not-supported', 'metadata'],
  ['an operation on a served type', 'Patient/$everything', {}, 404, 'not-supported', 'Operations'],
  ['a compartment', 'Patient/abc/Condition', {}, 404, 'not-supported', 'compartments'],
  ['a search on a supporting type', 'Practitioner?name=x', {}, 404, 'not-supported', 'read by id'],
  ['a search over everything', '', {}, 404, 'not-supported', 'per resource type'],
  ['an address elsewhere', 'https://epd.example/other/Condition', {}, 404, 'not-found', 'FHIR base'],
  ['a create', 'Condition', { method: 'POST', body: '{}' }, 405, 'not-supported', 'GET'],
  ['a delete', 'Condition/abc', { method: 'DELETE' }, 405, 'not-supported', 'GET'],
  ['a search by GET on _search', 'Condition/_search', {}, 405, 'not-supported', 'POST'],
  ['HTML', 'Condition', { headers: { accept: 'text/html' } }, 406, 'not-supported', 'fhir+xml'],
  [
    'another form by _format',
    'Condition?_format=ttl',
    { headers: { accept: 'application/fhir+json' } },
    406,
    'not-supported',
    'fhir+json',
  ],
  ['R4', 'Condition', { headers: { accept: 'application/fhir+json; fhirVersion=4.0' } }, 406, 'not-supported', '3.0.2'],
  [
    'JSON refused by weight',
    'Condition',
    { headers: { accept: 'application/fhir+json;q=0' } },
    406,
    'not-supported',
    'fhir+json',
  ],
  ['a large body', 'Condition/_search', { ...form, body: `code=${'1'.repeat(70_000)}` }, 413, 'too-long', 'bytes'],
  ['a long URL', `Condition?code=${'1'.repeat(20_000)}`, {}, 414, 'too-long', '_search'],
  [
    'another body',
    'Condition/_search',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    415,
    'not-supported',
    'form-urlencoded',
  ],
];

describe('what is refused', () => {
  it.each(refusals)('%s', async (_what, path, init, status, code, word) => {
    const answer = await ask(facade, path, init);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(issuesOf(answer)[0]).toMatchObject({ severity: 'error', code });
    expect(
      issuesOf(answer)
        .map((issue) => issue.diagnostics)
        .join(' '),
    ).toContain(word);
    expect(answer.text).not.toMatch(/99999\d{4}|123456789|Voorbeeld/);
  });

  it('all wrong parameters at once', async () => {
    const answer = await ask(facade, 'Condition?foo=1&bar=2&_count=x');
    expect(issuesOf(answer).map((issue) => issue.location?.[0])).toEqual(['http.foo', 'http.bar', 'http._count']);
  });

  it('says with 405 what is allowed', async () => {
    expect((await ask(facade, 'Condition', { method: 'PUT', body: 'x' })).headers.get('allow')).toBe('GET, HEAD');
    expect((await ask(facade, 'Condition/_search')).headers.get('allow')).toBe('POST');
  });
});

describe('what is accepted', () => {
  it.each([
    'application/fhir+json',
    'application/json+fhir',
    'application/json',
    '*/*',
    'text/html, */*;q=0.1',
    'application/fhir+xml;q=0.5, application/fhir+json',
    'application/fhir+json; fhirVersion=3.0',
    '',
  ])('Accept: %s', async (accept) => {
    const answer = await ask(facade, 'Condition', { headers: { accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  });

  it.each(['json', 'application/fhir+json', 'application%2Ffhir%2Bjson'])(
    '_format=%s over an Accept for XML',
    async (format) => {
      expect(
        (await ask(facade, `Condition?_format=${format}`, { headers: { accept: 'application/fhir+xml' } })).status,
      ).toBe(200);
    },
  );

  it('HEAD, with the headers of GET and no body', async () => {
    const answer = await ask(facade, 'Condition', { method: 'HEAD' });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers.get('content-type')).toContain('fhir+json');
  });

  it('_pretty', async () => {
    expect((await ask(facade, 'Condition?_pretty=true')).text).toContain('\n  "type": "searchset"');
  });
});

describe('authorisation', () => {
  const source = vi.fn(() => []);
  const sources = { patient: source, problems: source };

  it('wants an authorize port or an explicit insecure', () => {
    expect(() => createBgzFacade({ sources })).toThrow(/authorize/);
    expect(() =>
      createBgzFacade({ sources, insecure: true, authorize: () => ({ allowed: true, patient: 'any' }) }),
    ).toThrow(/both/);
    expect(() => createBgzFacade({ sources, insecure: true })).not.toThrow();
    const authorize = () => ({ allowed: true, patient: 'any' }) as const;
    expect(() => createBgzFacade({ sources, authorize })).toThrow(/`idSecret` of at least 32 bytes/);
    expect(() => createBgzFacade({ sources, authorize, idSecret: 'é'.repeat(15) })).toThrow(/has 30 bytes/);
    expect(() => createBgzFacade({ sources, authorize, idSecret: 'éëèêïüöá'.repeat(2) })).not.toThrow();
    expect(() => createBgzFacade({ sources, authorize, idSecret: ' '.repeat(32) })).toThrow(/different characters/);
    expect(() => createBgzFacade({ sources, authorize, idSecret: 'secret'.repeat(8) })).toThrow(/can be guessed/);
    expect(() => createBgzFacade({ sources, insecure: true, baseUrl: 'ehr/fhir' })).toThrow(/baseUrl/);
  });

  it.each([
    ['no token', () => ({ allowed: false, reason: 'unauthenticated' }), 401],
    ['a token for something else', () => ({ allowed: false, reason: 'forbidden' }), 403],
    [
      'a check that throws',
      () => {
        throw new Error(`no ${ANNA}`);
      },
      500,
    ],
    ['a check that rejects', () => Promise.reject(new Error(ANNA)), 500],
    ['nothing', () => undefined, 500],
    ['yes without a patient', () => ({ allowed: true }), 500],
    ['yes with an empty BSN', () => ({ allowed: true, patient: { bsn: '' } }), 500],
    ['yes with both kinds of patient', () => ({ allowed: true, patient: { bsn: ANNA, id: 'x' } }), 500],
    ['a truthy yes', () => ({ allowed: 'true', patient: 'any' }), 500],
    ['no with a reason of its own', () => ({ allowed: false, reason: 'niet vandaag' }), 500],
    ['a list of searches under a misspelt name', () => ({ allowed: true, patient: 'any', onyl: ['Condition'] }), 500],
    ['one search in place of a list', () => ({ allowed: true, patient: 'any', only: 'Condition' }), 500],
  ])('answers %s without calling a source', async (_what, authorize, status) => {
    source.mockClear();
    const guarded = createBgzFacade({ sources, idSecret, authorize: authorize as never });
    const answer = await ask(guarded, `Condition?patient.identifier=${BSN}|${ANNA}`);
    expect(answer.status).toBe(status);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(answer.text).not.toContain(ANNA);
    expect(source).not.toHaveBeenCalled();
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('does not call a source for another patient than the authorised one', async () => {
    source.mockClear();
    const guarded = createBgzFacade({
      sources,
      idSecret,
      authorize: () => ({ allowed: true, patient: { bsn: ANNA } }),
    });
    expect((await ask(guarded, `Condition?patient.identifier=${BSN}|${TOM}`)).status).toBe(403);
    expect(source).not.toHaveBeenCalled();
  });

  it('compares a BSN in the request with the record when the authorisation is by key', async () => {
    const byKey = facadeOf({ authorize: () => ({ allowed: true, patient: { id: 'pat-1001' } }) });
    expect((await search(byKey, `Condition?patient.identifier=${BSN}|${ANNA}`)).total).toBe(3);
    expect((await ask(byKey, `Condition?patient.identifier=${BSN}|${TOM}`)).status).toBe(403);
    expect((await search(byKey, 'Condition')).total).toBe(3);
  });

  it("under 'any' takes the patient of the request, and needs one", async () => {
    const any = facadeOf({ authorize: () => ({ allowed: true, patient: 'any' }) });
    expect((await search(any, `Condition?patient.identifier=${BSN}|${TOM}`)).total).toBe(1);
    expect((await ask(any, 'Condition')).status).toBe(403);
    expect((await ask(any, 'Condition/abc')).status).toBe(403);
  });

  it("under 'any' asks findPatient whose a resource is", async () => {
    const findPatient = vi.fn(({ id }: { id: string }) => (id === 'known' ? { bsn: TOM } : undefined));
    const any = facadeOf({ authorize: () => ({ allowed: true, patient: 'any' }), findPatient });
    expect((await ask(any, 'Condition/other')).status).toBe(404);
    expect((await ask(any, 'Condition/known')).status).toBe(404);
    expect((await ask(any, 'Patient/known')).status).toBe(403);
    expect(findPatient).toHaveBeenCalledWith({ type: 'Condition', id: 'other' }, { signal: expect.any(AbortSignal) });
  });

  it('leaves /metadata open, and it says what works', async () => {
    const answer = await ask(facade, 'metadata', {}, undefined);
    expect(answer.body).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '3.0.2',
      kind: 'instance',
      format: ['application/fhir+json', 'application/fhir+xml'],
      implementation: { url: BASE },
    });
    const rest = answer.body.resourceType === 'CapabilityStatement' ? (answer.body.rest?.[0]?.resource ?? []) : [];
    // There is no source of documents here.
    const served = [...searchableTypes, ...supportingTypes].filter((type) => type !== 'DocumentReference');
    expect(rest.map(({ type }) => type).sort()).toEqual(served.sort());
    for (const { type, searchParam = [], searchInclude = [] } of rest) {
      for (const { name, type: kind } of searchParam.filter((one) => one.name !== 'identifier')) {
        const only = searchedSections.find((section) => section.type === type)?.search.only ?? {};
        const token = only[name]?.[0]?.code ?? 'x';
        const value = name === '_profile' ? 'http://x.example/p' : kind === 'date' ? '2020' : token;
        const status = (await ask(facade, `${type}?${name}=${value}`)).status;
        expect([200, 403], `${type}?${name}`).toContain(status);
      }
      for (const include of searchInclude)
        expect((await ask(facade, `${type}?_include=${include}`)).status, include).toBe(200);
    }
  });
});
