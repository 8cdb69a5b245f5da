import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src';
import type { AuditEntry } from '../../src/audit';
import {
  authorizeNotifiedPull,
  buildNotificationTask,
  clientTable,
  createTokenEndpoint,
  fhirTransport,
  hashOfBase,
  introspectedTokens,
  issuingKeys,
  jwtTokens,
  peerProfile,
  pullBgz,
  type ScheduledKey,
  senderConstrained,
  type TokenCheck,
  tokenClient,
  workflowTasks,
} from '../../src/notified-pull';
import { ANNA, anna, recordedLog } from '../facade/support';
import { idSecret } from '../id-secret';
import { BASE, memoryGrants, NOW, type Pair, pair, URA, USER } from '../issue/support';
import { serve } from '../receive/loopback';
import { recordOf, referral } from '../referral/task/support';

const MINUTE = 60_000;
const RECEIVERS = 8;
const TOKEN_S = 300;
const iso = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE).toISOString();

const [keyA, keyB, keyC, watcher] = await Promise.all([pair('as-a'), pair('as-b'), pair('as-c'), pair('w-1')]);
const query = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
const record = recordOf({
  referral: { ...referral, patient: { bsn: ANNA } },
  baseHash: hashOfBase(BASE),
  offers: [{ kind: 'query', query }],
});

const scheduled = ({ privateJwk, kid }: Pair, from: number, until?: number): ScheduledKey => ({
  key: privateJwk,
  algorithm: 'ES256',
  keyId: kid,
  signsFrom: iso(from),
  ...(until !== undefined && { publishedUntil: iso(until) }),
});

/**
 * Two instances of a token endpoint behind one address and two of a facade behind another (one by key set, one by introspection), and
 * receivers that ask for tokens and pull, all by one clock.
 */
async function hospitals(first: readonly ScheduledKey[]) {
  const time = { passed: 0 };
  const now = () => new Date(NOW.getTime() + time.passed);
  const monotonic = () => time.passed;
  const schedules = [first, first];
  const store = Object.assign(memoryGrants(record), { list: async () => ({ items: [record] }) }) as never;
  const entries: AuditEntry[] = [];
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  const { lines, logger } = recordedLog();
  const pairs = await Promise.all(
    Array.from({ length: RECEIVERS }, async (_, at) => ({
      login: await pair(`c-${at}`),
      proof: await pair(`p-${at}`),
    })),
  );

  const turn = { at: 0 };
  const balanced = (instances: () => readonly { fetch(request: Request): Promise<Response> }[]) =>
    serve((request) => (instances()[turn.at++ % 2] as { fetch(r: Request): Promise<Response> }).fetch(request));
  let endpoints: readonly ReturnType<typeof createTokenEndpoint>[] = [];
  let facades: readonly ReturnType<typeof createBgzFacade>[] = [];
  const issuer = await balanced(() => endpoints);
  const origin = await balanced(() => facades);
  const fhir = `${origin}/fhir`;

  const clients = clientTable([
    ...pairs.map(({ login }, at) => ({
      id: `epd-${at}`,
      jwks: { keys: [login.jwk] },
      uras: [URA],
      scopes: ['bgz-receiver'],
      require: 'key' as const,
    })),
    { id: 'epd-brug', jwks: { keys: [watcher.jwk] }, uras: [], scopes: [], introspects: [fhir] },
  ]);
  endpoints = [0, 1].map((at) =>
    createTokenEndpoint({
      issuer,
      allowLoopbackHttp: true,
      clients,
      keys: { at: (moment, context) => issuingKeys(schedules[at] ?? []).at(moment, context) },
      resources: [{ resource: fhir, scopes: { 'bgz-receiver': {} } }],
      tokenSeconds: TOKEN_S,
      store,
      audit,
      logger,
      now,
    }),
  );
  const verifiers: readonly TokenCheck[] = [
    jwtTokens({
      issuer,
      jwks: `${issuer}/jwks`,
      audience: fhir,
      requireType: 'at+jwt',
      allowLoopbackHttp: true,
      keysCacheSeconds: 600,
      monotonic,
    }),
    introspectedTokens({
      endpoint: `${issuer}/introspect`,
      auth: {
        kind: 'private-key',
        clientId: 'epd-brug',
        key: watcher.privateJwk,
        algorithm: 'ES256',
        keyId: 'w-1',
      },
      audience: fhir,
      cacheSeconds: 0,
      inactiveCacheSeconds: 0,
      allowLoopbackHttp: true,
      monotonic,
    }),
  ];
  facades = verifiers.map((tokens) => {
    const shared = {
      store,
      tokens,
      possession: senderConstrained({ dpop: { origin, store }, require: 'key' }),
      now,
      logger,
    };
    return createBgzFacade({
      sources: sourcesOf([anna]),
      authorize: authorizeNotifiedPull({ ...shared, scope: 'bgz-receiver' }),
      tasks: workflowTasks({ ...shared, bases: { current: () => ({}), recover: () => undefined } as never }),
      audit,
      idSecret,
      mountPath: '/fhir',
      baseUrl: fhir,
      logger,
      now,
    });
  });

  /** Every token that was given, and at what minute. */
  const given: { readonly token: string; readonly minute: number }[] = [];
  const receivers = pairs.map(({ login, proof }, at) => {
    const tokens = tokenClient({
      clientId: `epd-${at}`,
      key: { key: login.privateJwk, algorithm: 'ES256', keyId: login.kid },
      dpop: { key: proof.privateJwk, algorithm: 'ES256' },
      allowLoopbackHttp: true,
      now,
      monotonic,
    });
    const { proofs } = tokens;
    const transport = fhirTransport({ allowLoopbackHttp: true, ...(proofs && { proofs }) });
    const ask = tokens.forPulling({
      tokenUrl: `${issuer}/token`,
      ura: URA,
      scope: 'bgz-receiver',
      resource: fhir,
      user: { identifier: { system: USER.system, value: USER.id }, role: USER.role },
    });
    return async () => {
      const { complete, resources } = await pullBgz({
        notification: buildNotificationTask(record, peerProfile('twiin'), BASE),
        baseUrl: fhir,
        token: async (...asked) => {
          const token = await ask(...asked);
          if (!given.some((one) => one.token === token)) given.push({ token, minute: time.passed / MINUTE });
          return token;
        },
        transport,
        allowLoopbackHttp: true,
        retries: 0,
        audit,
        now,
      });
      return complete && resources.AllergyIntolerance?.length === anna.allergyIntolerances?.length;
    };
  });

  /** A token as the server makes them, by whoever has one of its keys. */
  const forge = (key: Pair) => {
    const seconds = Math.floor(now().getTime() / 1_000);
    const claims = {
      jti: crypto.randomUUID(),
      client_id: 'epd-0',
      ura: URA,
      authorization_base: BASE,
      scope: 'bgz-receiver',
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
      .setIssuer(issuer)
      .setAudience(fhir)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + TOKEN_S)
      .sign(key.secret);
  };
  return {
    time,
    given,
    entries,
    lines,
    forge,
    /** What each verifier says of a token: by key set, by introspection. */
    verdicts: (token: string, at = now()) =>
      Promise.all(
        verifiers.map(async (check) => check(token, { now: at }).then((said) => (said.ok ? 'ok' : said.reason))),
      ),
    deploy: (instance: number, schedule: readonly ScheduledKey[]) => {
      schedules[instance] = schedule;
    },
    pullAll: () => Promise.all(receivers.map((pull) => pull())),
  };
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const allWell = Array(RECEIVERS).fill(true);

describe('keys of a token endpoint that rotate while everybody asks and pulls', () => {
  it('in turn: no pull fails, no token outlives its time, and a key counts no longer than it is published', async () => {
    const made = await hospitals([scheduled(keyA, -60)]);
    const next = [scheduled(keyA, -60, 50), scheduled(keyB, 24)];
    const signed = new Map<string, Set<number>>();
    for (let minute = 0; minute <= 60; minute += 3) {
      made.time.passed = minute * MINUTE;
      // One instance is deployed before the other.
      if (minute === 3) made.deploy(0, next);
      if (minute === 9) made.deploy(1, next);
      expect(await made.pullAll(), `minute ${minute}`).toEqual(allWell);
    }
    for (const { token, minute } of made.given) {
      const { iat = 0, exp = 0 } = decodeJwt(token);
      expect(exp - iat).toBeLessThanOrEqual(TOKEN_S);
      const kid = kidOf(token) ?? '';
      signed.set(kid, (signed.get(kid) ?? new Set()).add(minute));
    }
    expect(Math.max(...(signed.get('as-a') ?? []))).toBeLessThan(24);
    expect(Math.min(...(signed.get('as-b') ?? []))).toBeGreaterThanOrEqual(24);
    expect(signed.size).toBe(2);
    // All were known, so nobody was refused anywhere, and nothing broke.
    expect(made.entries.filter(({ outcome }) => outcome !== 'success')).toEqual([]);
    expect(made.lines).toEqual([]);
    for (const { token } of made.given) {
      const over = new Date(((decodeJwt(token).exp ?? 0) + 60) * 1_000);
      expect((await made.verdicts(token, over))[0]).not.toBe('ok');
    }
  });

  it('a retired key signs nothing any more, whoever still has it', async () => {
    const made = await hospitals([scheduled(keyA, -60, 50), scheduled(keyB, 24)]);
    expect(await made.pullAll()).toEqual(allWell);
    made.time.passed = 49 * MINUTE;
    expect(await made.verdicts(await made.forge(keyA))).toEqual(['ok', 'ok']);
    made.time.passed = 50 * MINUTE;
    // Who keeps a key set has it for as long as it keeps it, and no longer; who asks knows at once.
    expect((await made.verdicts(await made.forge(keyA)))[1]).toBe('token-inactive');
    made.time.passed = 59 * MINUTE;
    const [pulled, verdicts] = await Promise.all([made.pullAll(), made.verdicts(await made.forge(keyA))]);
    expect([pulled, verdicts]).toEqual([allWell, ['token-signature', 'token-inactive']]);
  });

  it('a key that got into other hands counts no more where it is asked about, and elsewhere with the next token', async () => {
    const made = await hospitals([scheduled(keyA, -60)]);
    expect(await made.pullAll()).toEqual(allWell);
    const held = made.given.map(({ token }) => token);
    made.time.passed = MINUTE;
    for (const instance of [0, 1]) made.deploy(instance, [scheduled(keyC, -60)]);
    for (const token of held) expect((await made.verdicts(token))[1]).toBe('token-inactive');
    // Whose token is refused is given another, and the first of those has the key set fetched anew: then all are.
    expect(await made.pullAll()).toEqual(allWell);
    expect(await made.verdicts(made.given.at(-1)?.token ?? '')).toEqual(['ok', 'ok']);
    expect(await made.pullAll()).toEqual(allWell);
    expect(made.given.slice(held.length).map(({ token }) => kidOf(token))).toEqual(Array(RECEIVERS).fill('as-c'));
    for (const token of [...held, await made.forge(keyA)])
      expect(await made.verdicts(token)).toEqual(['token-signature', 'token-inactive']);
    const refused = made.entries.filter(({ outcome }) => outcome === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(['token-inactive', 'token-signature']).toContain(reason);
  });
});
