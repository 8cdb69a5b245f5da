import { describe, expect, it } from 'vitest';
import type { CodeFilter, CodeQuestion } from '../../src/terminology/lookup';
import { type TerminologyServerOptions, terminologyServer } from '../../src/terminology/server/terminology-server';
import { fakeServer, LOCAL, LOINC, SNOMED } from './server-fixture';

const server = fakeServer();
const provider = (options: Partial<TerminologyServerOptions> = {}) =>
  terminologyServer({ allowLoopbackHttp: true, baseUrl: server.baseUrl, fhirVersion: 'R4', ...options });
const ask = (question: Partial<CodeQuestion>, options: Partial<TerminologyServerOptions> = {}) =>
  provider(options).lookup({ system: SNOMED, code: '22298006', ...question });

const isA: readonly CodeFilter[] = [{ property: 'concept', op: 'is-a', value: '64572001' }];
const even: readonly CodeFilter[] = [{ property: 'group', op: '=', value: 'even' }];

describe('what is sent', () => {
  it.each<[string, Partial<CodeQuestion>, 'R4' | 'STU3', string, object]>([
    ['existence', {}, 'R4', 'CodeSystem/$validate-code', { url: SNOMED, code: '22298006', displayLanguage: 'nl' }],
    [
      'existence',
      {},
      'STU3',
      'ValueSet/$validate-code',
      { url: `${SNOMED}?fhir_vs`, system: SNOMED, code: '22298006' },
    ],
    [
      'a filter',
      { filters: isA, language: 'en' },
      'R4',
      'ValueSet/$validate-code',
      { url: `${SNOMED}?fhir_vs=isa/64572001`, system: SNOMED, code: '22298006', displayLanguage: 'en' },
    ],
    [
      'a version of a value set',
      { valueSet: 'urn:vs|2' },
      'R4',
      'ValueSet/$validate-code',
      { url: 'urn:vs', valueSetVersion: '2', system: SNOMED, code: '22298006', displayLanguage: 'nl' },
    ],
    [
      'a version',
      { valueSet: 'urn:vs|2' },
      'STU3',
      'ValueSet/$validate-code',
      { url: 'urn:vs|2', system: SNOMED, code: '22298006' },
    ],
  ])('for %s (%j, %s) is %s', async (_what, question, fhirVersion, operation, query) => {
    await ask({ ...question, display: 'Jan Jansen heeft een infarct' }, { fhirVersion, expandUpTo: 0 });
    expect(server.seen[0]).toMatchObject({ method: 'GET', operation, query, body: '' });
    expect(server.seen[0]?.query).toEqual(query);
    expect(server.seen[0]?.headers.accept).toBe('application/fhir+json');
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(server.seen)).not.toContain('Jansen');
  });

  it('goes with the token of a function, which is told of the one that was refused', async () => {
    server.behave(({ headers }) => (headers.authorization === 'Bearer oud' ? { status: 401, body: {} } : undefined));
    const refusals: unknown[] = [];
    const auth = ({ refused }: { readonly refused?: string }) => {
      refusals.push(refused);
      return refused === 'oud' ? 'nieuw' : 'oud';
    };
    expect(await ask({}, { auth })).toMatchObject({ result: 'member' });
    expect(refusals).toEqual([undefined, 'oud']);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer oud', 'Bearer nieuw']);
  });

  it('for a filter on another system is a value set in the body', async () => {
    await ask({ system: LOCAL, code: 'c4', filters: even, display: 'Jansen' });
    const [request] = server.seen;
    expect(request).toMatchObject({ method: 'POST', operation: 'ValueSet/$validate-code', query: {} });
    const include = [{ system: LOCAL, filter: [{ property: 'group', op: '=', value: 'even' }] }];
    expect(JSON.parse(request?.body ?? '')).toEqual({
      resourceType: 'Parameters',
      parameter: [
        { name: 'valueSet', resource: { resourceType: 'ValueSet', status: 'active', compose: { include } } },
        { name: 'system', valueUri: LOCAL },
        { name: 'code', valueCode: 'c4' },
        { name: 'displayLanguage', valueCode: 'nl' },
      ],
    });
  });
});

describe('the options', () => {
  it('name the server by its host and limit it to systems', async () => {
    const limited = provider({ systems: [LOINC] });
    expect(limited.name).toBe(`terminology server ${new URL(server.baseUrl).host}`);
    expect([SNOMED, LOINC].map(limited.supports)).toEqual([false, true]);
    expect(provider().supports('urn:any')).toBe(true);
    expect(await limited.lookup({ system: SNOMED, code: '1' })).toEqual({
      result: 'unverifiable',
      reason: 'not-supported',
    });
    expect(server.seen).toEqual([]);
  });

  const auth = { tokenUrl: 'https://login.example.nl/token', clientId: 'epd', clientSecret: 'zeer-geheim' };
  it.each<[string, Partial<TerminologyServerOptions>]>([
    ['a base that is no URL', { baseUrl: 'terminologie' }],
    ['a base with a query', { baseUrl: 'https://tx.example.nl/fhir?x=1' }],
    ['a base of another kind', { baseUrl: 'file:///fhir' }],
    ['a password in the base', { baseUrl: 'https://a:zeer-geheim@tx.example.nl/fhir' }],
    ['a secret to a plain http base', { baseUrl: 'http://tx.example.nl/fhir', auth }],
    [
      'a secret to a plain http login',
      { baseUrl: 'https://tx.example.nl/fhir', auth: { ...auth, tokenUrl: 'http://login.example.nl' } },
    ],
  ])('refuse %s, without repeating it', (_what, options) => {
    expect(() => provider(options)).toThrow(TypeError);
    expect(() => provider(options)).not.toThrow(/geheim/);
  });
});
