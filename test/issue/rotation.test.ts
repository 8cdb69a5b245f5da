import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src';
import { nodeListener } from '../../src/node';
import {
  authorizationServers,
  authorizeNotifiedPull,
  clientTable,
  createTokenEndpoint,
  fhirTransport,
  hashOfBase,
  issuingKeys,
  jwtTokens,
  type ScheduledKey,
  senderConstrained,
  tokenClient,
} from '../../src/notified-pull';
import { bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { idSecret } from '../id-secret';
import { recordOf, referral } from '../referral/task/support';
import { BASE, CLIENT, keys, memoryGrants, NOW, pair, URA } from './support';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const keyB = await pair('as-b', 'ES256');
const dpop = await pair('dpop');

const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const record = recordOf({ referral: { ...referral, patient: { bsn } }, baseHash: hashOfBase(BASE) });

/** Time that passes since the beginning, by every clock there is. */
let passed = 0;
let schedule: ScheduledKey[] = [];
let asked: string[] = [];
const now = () => new Date(NOW.getTime() + passed);
const monotonic = () => passed;
const iso = (ms: number) => new Date(NOW.getTime() + ms).toISOString();

const servers: Server[] = [];
async function listen(handler: () => { fetch(request: Request): Promise<Response> }): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    nodeListener(handler())(request, response);
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let issuer = '';
let epd = '';
let endpoint: ReturnType<typeof createTokenEndpoint>;
let facade: ReturnType<typeof createBgzFacade>;
const store = memoryGrants(record);
const audit = { write: async () => {} };

beforeAll(async () => {
  issuer = await listen(() => endpoint);
  const origin = await listen(() => facade);
  epd = `${origin}/fhir`;
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

beforeEach(() => {
  passed = 0;
  asked = [];
  schedule = [{ key: keys.as.privateJwk, algorithm: 'ES256', keyId: 'as-a', signsFrom: iso(-HOUR) }];
  endpoint = createTokenEndpoint({
    issuer,
    allowLoopbackHttp: true,
    clients: clientTable([
      { id: CLIENT, jwks: { keys: [keys.client.jwk] }, uras: [URA], scopes: ['bgz-receiver'], require: 'key' },
    ]),
    // As it is after each deployment of the schedule.
    keys: { at: (at, context) => issuingKeys(schedule).at(at, context) },
    resources: [{ resource: epd, scopes: { 'bgz-receiver': {} } }],
    store,
    audit,
    dpop: { nonce: { secret: 'gedeeld door alle instanties van de server' } },
    now,
  });
  facade = createBgzFacade({
    sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
    authorize: authorizeNotifiedPull({
      store: { ...store, list: async () => ({ items: [] }) },
      tokens: jwtTokens({
        issuer,
        jwks: `${issuer}/jwks`,
        audience: epd,
        requireType: 'at+jwt',
        allowLoopbackHttp: true,
        // As long as AORTA lets one keep what an authorization server publishes.
        keysCacheSeconds: 4 * 3_600,
        monotonic,
      }),
      possession: senderConstrained({ dpop: { origin: new URL(epd).origin, store }, require: 'key' }),
      scope: 'bgz-receiver',
      now,
    }),
    audit,
    idSecret,
    mountPath: '/fhir',
    baseUrl: epd,
    now,
  });
});

/** A receiver that pulls: one that gets its tokens where the metadata of the server say. */
async function receiver() {
  const found = await authorizationServers({ allowLoopbackHttp: true, monotonic }).tokenUrl(issuer);
  const tokens = tokenClient({
    clientId: CLIENT,
    key: { key: keys.client.privateJwk, algorithm: 'ES256', keyId: 'c-1' },
    dpop: { key: dpop.privateJwk, algorithm: 'ES256' },
    allowLoopbackHttp: true,
    now,
    monotonic,
  });
  const { proofs } = tokens;
  const transport = fhirTransport({ allowLoopbackHttp: true, ...(proofs && { proofs }) });
  const token = () =>
    tokens.token({
      tokenUrl: found,
      ura: URA,
      scope: 'bgz-receiver',
      resource: epd,
      authorizationBase: BASE,
      user: {
        identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
        role: '01.010',
      },
    });
  const pull = async (given?: string) => {
    const url = `${epd}/AllergyIntolerance?_revinclude=Provenance%3Atarget`;
    const answer = await transport.request({ method: 'GET', url, token: given ?? (await token()) });
    return answer.ok ? answer.status : answer.failure;
  };
  return { token, pull };
}

const kidOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')).kid;
const keySetsAsked = () => asked.filter((line) => line === 'GET /jwks').length;

describe('a receiver with tokens of this server that are bound to its key', () => {
  it('pulls; whoever has the token alone does not', async () => {
    const { token, pull } = await receiver();
    expect(await pull()).toBe(200);
    const stolen = await fetch(`${epd}/AllergyIntolerance`, { headers: { authorization: `Bearer ${await token()}` } });
    expect(stolen.status).toBe(401);
  });

  it('gets no more tokens once the referral is withdrawn, and its token opens nothing', async () => {
    const { token, pull } = await receiver();
    const held = await token();
    store.held.splice(0, 1, { ...record, state: 'cancelled' });
    expect(await pull(held)).toBe(403);
    passed = 10 * MINUTE;
    await expect(token()).rejects.toMatchObject({ code: 'refused', status: 400, error: 'invalid_grant' });
    store.held.splice(0, 1, record);
  });
});

describe('a key that is replaced', () => {
  it('is so without one pull that fails, at verifiers that keep a key set for hours', async () => {
    const { token, pull } = await receiver();
    expect(await pull()).toBe(200);
    // The next one is published, to sign in five hours; the old one goes half an hour later.
    const [first] = schedule as [ScheduledKey];
    schedule = [
      { ...first, publishedUntil: iso(5.5 * HOUR) },
      { key: keyB.privateJwk, algorithm: 'ES256', keyId: 'as-b', signsFrom: iso(5 * HOUR) },
    ];
    const answers: unknown[] = [];
    const signedBy = new Set<string>();
    for (passed = 0; passed < 7 * HOUR; passed += passed > 4.9 * HOUR && passed < 5.2 * HOUR ? MINUTE : 20 * MINUTE) {
      answers.push(await pull());
      signedBy.add(kidOf(await token()));
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    expect([...signedBy]).toEqual(['as-a', 'as-b']);
    // Once at the beginning, and once when what was kept was four hours old.
    expect(keySetsAsked()).toBe(2);
  });

  it('lets a token that it signed just before live to its end', async () => {
    const { token, pull } = await receiver();
    const [first] = schedule as [ScheduledKey];
    schedule = [
      { ...first, publishedUntil: iso(2 * HOUR) },
      { key: keyB.privateJwk, algorithm: 'ES256', keyId: 'as-b', signsFrom: iso(HOUR) },
    ];
    passed = HOUR - 1_000;
    const last = await token();
    passed = HOUR + 4 * MINUTE;
    expect([kidOf(last), await pull(last)]).toEqual(['as-a', 200]);
  });

  it('opens nothing any more when it was left out, once others ask for the key set again', async () => {
    const { token, pull } = await receiver();
    const held = await token();
    expect(await pull(held)).toBe(200);
    // It got into other hands.
    schedule = [{ key: keyB.privateJwk, algorithm: 'ES256', keyId: 'as-b', signsFrom: iso(-HOUR) }];
    const published = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid: string }[] };
    expect(published.keys.map(({ kid }) => kid)).toEqual(['as-b']);
    passed = MINUTE;
    // A token of the new key has the set fetched anew, and the old one out of it.
    const fresh = (await receiver()).pull;
    expect(await fresh()).toBe(200);
    expect(await pull(held)).toBe(401);
  });
});

describe('a schedule of keys', () => {
  const one = (change: Partial<ScheduledKey> = {}): ScheduledKey => ({
    key: keys.as.privateJwk,
    algorithm: 'ES256',
    keyId: 'a',
    signsFrom: '2026-01-01T00:00:00Z',
    ...change,
  });
  it.each<[string, readonly ScheduledKey[], RegExp]>([
    ['no key', [], /`schedule`/],
    ['an id twice', [one(), one({ signsFrom: '2027-01-01T00:00:00Z' })], /each `keyId` is there once/],
    ['two that begin at once', [one(), one({ keyId: 'b' })], /one key at a time/],
    ['a key that ends with none after it', [one({ publishedUntil: '2027-01-01T00:00:00Z' })], /`publishedUntil` of a/],
    [
      'a key whose tokens outlive it',
      [one({ publishedUntil: '2027-01-01T00:15:00Z' }), one({ keyId: 'b', signsFrom: '2027-01-01T00:00:00Z' })],
      /at least 1200 s after another key begins to sign/,
    ],
    ['only a key that signs later', [one({ signsFrom: '2127-01-01T00:00:00Z' })], /a key signs already/],
    ['a moment that is none', [one({ signsFrom: 'tomorrow' })], /signsFrom.*ISO instant/],
    ['a key without id', [one({ keyId: undefined as never })], /keyId` is missing/],
    ['a key of a shared secret', [one({ algorithm: 'HS256' as never })], /algorithm/],
  ])('with %s is refused', (_what, given, message) => {
    expect(() => issuingKeys(given)).toThrow(message);
  });

  it('goes by the clock that it is given', () => {
    const later = [one({ signsFrom: '2127-01-01T00:00:00Z' })];
    expect(() => issuingKeys(later, { now: () => new Date('2127-01-01T00:00:00Z') })).not.toThrow();
    expect(() => issuingKeys([one()], { now: () => new Date('2025-12-31T00:00:00Z') })).toThrow(/a key signs already/);
  });

  it('publishes public halves only, those of tokens that may live and of the next', async () => {
    const ring = issuingKeys([
      one({ publishedUntil: '2027-01-02T00:00:00Z' }),
      one({ keyId: 'b', signsFrom: '2027-01-01T00:00:00Z' }),
    ]);
    const context = { signal: new AbortController().signal };
    const at = async (moment: string) => {
      const { signing, published } = await ring.at(new Date(moment), context);
      for (const key of published) expect(key).not.toHaveProperty('d');
      return [signing.keyId, published.map(({ kid }) => kid)];
    };
    expect(await at('2026-12-01T00:00:00Z')).toEqual(['a', ['b', 'a']]);
    expect(await at('2027-01-01T00:00:00Z')).toEqual(['b', ['b', 'a']]);
    expect(await at('2027-01-02T00:00:00Z')).toEqual(['b', ['b']]);
    await expect(async () => at('2025-12-31T00:00:00Z')).rejects.toThrow('No key signs');
  });
});
