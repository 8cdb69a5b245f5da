import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fhirTransport,
  type TokenAsk,
  type TokenClientOptions,
  TokenError,
  tokenClient,
} from '../../../../src/notified-pull';
import { type PlayedServer, signingKey, startServer } from './authorization-server';

const NOW = new Date('2026-11-24T10:00:00Z');
const BSN = '999990019';
const BASE = 'b2ZmZXI-3q2-7w_base-of-test';
const user = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
  role: '01.015',
};

let server: PlayedServer;
let elapsed: number;
let ask: TokenAsk;
const keys = await Promise.all([signingKey('ES256', 'k1'), signingKey('PS256', 'k2'), signingKey('ES512', 'k3')]);
const [{ signing, open }] = keys;

beforeEach(async () => {
  elapsed = 0;
  server = await startServer(() => NOW);
  server.trust(...keys.map((one) => one.open));
  ask = { tokenUrl: server.tokenUrl, ura: '00002222', scope: 'bgz-receiver', authorizationBase: BASE, user };
});
afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const client = (options: Partial<TokenClientOptions> = {}) =>
  tokenClient({
    clientId: 'epd-van-de-poort',
    key: signing,
    allowLoopbackHttp: true,
    now: () => NOW,
    monotonic: () => elapsed,
    retryDelayMs: 1,
    ...options,
  });

const failed = async (work: Promise<unknown>): Promise<TokenError> => {
  const error = await work.then(
    () => new Error('it was given'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TokenError)) throw error;
  return error;
};

describe('a token client', () => {
  it('logs in with one assertion and shows with another who asks for what (RFC 7523)', async () => {
    expect(
      await client().token({ ...ask, resource: 'https://epd.example/fhir', patientBsn: BSN, group: 'urn:uuid:1' }),
    ).toBe('token-1');
    const [asked] = server.asked;
    expect(asked?.form).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: 'epd-van-de-poort',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      scope: 'bgz-receiver',
      resource: 'https://epd.example/fhir',
    });
    const seconds = NOW.getTime() / 1000;
    const times = { iat: seconds, exp: seconds + 60, aud: server.tokenUrl };
    expect(asked?.client).toMatchObject({ ...times, iss: 'epd-van-de-poort', sub: 'epd-van-de-poort' });
    expect(asked?.header).toMatchObject({ alg: 'ES256', typ: 'JWT', kid: 'k1' });
    expect(asked?.grant).toMatchObject({
      ...times,
      iss: 'epd-van-de-poort',
      sub: '00002222',
      ura: '00002222',
      authorization_base: BASE,
      user: { id: '900001234', system: user.identifier.system, role: '01.015' },
      patient: BSN,
      group_identifier: 'urn:uuid:1',
    });
  });

  it.each(keys)('signs with $signing.algorithm', async (one) => {
    await client({ key: one.signing }).token(ask);
    expect(server.asked[0]?.header).toMatchObject({ alg: one.signing.algorithm, kid: one.signing.keyId });
  });

  it('says what its counterpart wants otherwise, but not who it is', async () => {
    const claims = () => ({ authorization_base: BASE, iss: 'iemand-anders', sub: '00009999', doel: 'BGZ' });
    await client({ claims, assertionSeconds: 5 }).token(ask);
    expect(server.asked[0]?.grant).toMatchObject({ iss: 'epd-van-de-poort', sub: '00002222', doel: 'BGZ' });
    expect(Number(server.asked[0]?.grant?.exp) - Number(server.asked[0]?.grant?.iat)).toBe(5);
  });

  it('asks for itself where no grant is needed, and logs in by its certificate where that is how', async () => {
    const { forServer } = client({ login: 'tls-client' });
    await forServer({ tokenUrl: server.tokenUrl, grant: 'client-credentials' })({});
    expect(server.asked[0]?.form).toEqual({ grant_type: 'client_credentials', client_id: 'epd-van-de-poort' });
  });

  it('takes the newest of keys that rotate, for each assertion', async () => {
    let at = 0;
    const one = client({ key: () => (keys[at] ?? keys[0]).signing });
    await one.token(ask);
    at = 1;
    await one.token({ ...ask, scope: 'other' });
    expect(server.asked.map(({ header }) => header?.kid)).toEqual(['k1', 'k2']);
  });
});

describe('a token', () => {
  it('is held until shortly before its end, for the same question only', async () => {
    const one = client();
    expect([await one.token(ask), await one.token({ ...ask })]).toEqual(['token-1', 'token-1']);
    expect(await one.token({ ...ask, authorizationBase: 'another' })).toBe('token-2');
    expect(await one.token({ ...ask, user: { ...user, role: '01.010' } })).toBe('token-3');
    elapsed = 269_999;
    expect(await one.token(ask)).toBe('token-1');
    elapsed = 270_000;
    expect(await one.token(ask)).toBe('token-4');
  });

  it('is asked for once by however many wait for it; who leaves takes nothing from the others', async () => {
    let letGo = () => {};
    server.answer((_, response) => {
      letGo = () => server.give(response, { access_token: 'shared', token_type: 'bearer', expires_in: 300 });
    });
    const one = client();
    const gone = new AbortController();
    const first = one.token(ask, { signal: gone.signal });
    const others = [one.token(ask), one.token(ask, { signal: new AbortController().signal })];
    while (server.asked.length === 0) await new Promise((soon) => setTimeout(soon, 5));
    gone.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    letGo();
    expect(await Promise.all(others)).toEqual(['shared', 'shared']);
    expect(server.asked).toHaveLength(1);
  });

  it('that was refused is asked for anew, once, however often it is told', async () => {
    const one = client();
    await one.token(ask);
    expect(await one.token(ask, { refused: 'token-1' })).toBe('token-2');
    expect(await one.token(ask, { refused: 'token-1' })).toBe('token-2');
    expect(await one.token(ask, { fresh: true })).toBe('token-3');
  });

  it('is given until its end while the other side is down, and no longer', async () => {
    const one = client({ retries: 0 });
    await one.token(ask);
    server.answer((_, response) => server.give(response, {}, 503));
    elapsed = 299_999;
    expect(await one.token(ask)).toBe('token-1');
    elapsed = 300_000;
    expect(await failed(one.token(ask))).toMatchObject({ code: 'unreachable', status: 503, mayPass: true });
  });

  it('is not given any more when the other side says no', async () => {
    const one = client();
    await one.token(ask);
    server.answer((_, response) => server.give(response, { error: 'invalid_grant', error_description: BSN }, 400));
    elapsed = 280_000;
    const error = await failed(one.token(ask));
    expect(error).toMatchObject({ code: 'refused', status: 400, error: 'invalid_grant', mayPass: false });
    expect(error.message).toBe('No access token: refused (status 400, invalid_grant).');
  });

  it('of no told life is renewed after half a minute, and one of a nonsensical life too', async () => {
    for (const expires_in of [undefined, -1, 'morgen', 1e300]) {
      const one = client();
      server.answer((_, response) =>
        server.give(response, { access_token: `t${server.asked.length}`, token_type: 'Bearer', expires_in }),
      );
      elapsed = 0;
      const first = await one.token(ask);
      elapsed = expires_in === 1e300 ? 86_400_000 : 30_000;
      expect(await one.token(ask)).not.toBe(first);
    }
  });
});

describe('what goes wrong', () => {
  it('is tried again when it may pass, with assertions of their own', async () => {
    server.answer((_, response) =>
      server.asked.length < 3
        ? server.give(response, {}, [503, 429][server.asked.length - 1])
        : server.give(response, { access_token: 'late', token_type: 'Bearer', expires_in: 60 }),
    );
    expect(await client({ retries: 2 }).token(ask)).toBe('late');
    expect(new Set(server.asked.map(({ client: one }) => one?.jti)).size).toBe(3);
  });

  it.each<[string, Parameters<PlayedServer['answer']>[0], object]>([
    ['no JSON', (_, response) => void response.end('<html>'), { code: 'invalid-answer' }],
    ['no token', (_, response) => server.give(response, { token_type: 'Bearer' }), { code: 'invalid-answer' }],
    [
      'a token of another kind',
      (_, response) => server.give(response, { access_token: 'x', token_type: 'mac' }),
      { code: 'invalid-answer' },
    ],
    [
      'a token that cannot stand in a header',
      (_, response) => server.give(response, { access_token: 'a\r\nb', token_type: 'Bearer' }),
      { code: 'invalid-answer' },
    ],
    [
      'more than a token is',
      (_, response) => server.give(response, { access_token: 'x'.repeat(100_000), token_type: 'Bearer' }),
      { code: 'invalid-answer' },
    ],
    [
      'a redirect',
      (_, response) => server.give(response, {}, 307, { location: 'https://elders.example/token' }),
      { code: 'redirected', status: 307 },
    ],
    [
      'an error of its own making',
      (_, response) => server.give(response, { error: `patient ${BSN} onbekend` }, 400),
      { code: 'refused', status: 400, error: undefined },
    ],
  ])('is told by a code, without what was sent or answered: %s', async (_, play, expected) => {
    server.answer(play);
    const error = await failed(client().token(ask));
    expect(error).toMatchObject(expected);
    expect(error.message).not.toMatch(/999990019|b2ZmZXI|900001234|token-/);
    expect(server.asked).toHaveLength(1);
  });

  it('ends when nothing comes', async () => {
    server.answer(() => {});
    expect(await failed(client({ timeoutMs: 50, retries: 0 }).token(ask))).toMatchObject({
      code: 'timeout',
      mayPass: true,
    });
  });

  it('sends nothing to an address that is not encrypted', async () => {
    await expect(client({ allowLoopbackHttp: false }).token(ask)).rejects.toThrow(TypeError);
    await expect(client().token({ ...ask, tokenUrl: 'http://as.example/token' })).rejects.toThrow(/`tokenUrl`/);
    expect(server.asked).toEqual([]);
  });

  it('says what is asked wrongly, without repeating it', async () => {
    const wrong = { tokenUrl: server.tokenUrl, ura: '2222', patientBsn: Number(BSN), scopes: 'x' } as never;
    const told = await client()
      .token(wrong)
      .catch((error: Error) => error.message);
    expect(told).toMatch(/`ura`.*eight digits/);
    expect(told).toMatch(/`scopes`.*did you mean `scope`/);
    expect(told).not.toContain(BSN);
    await expect(client().token({ tokenUrl: server.tokenUrl })).rejects.toThrow(/`ura` is missing/);
  });

  it('is told when the key does not fit, or the directory knows no endpoint', async () => {
    const { key } = signing;
    expect(await failed(client({ key: { key, algorithm: 'PS256' } }).token(ask))).toMatchObject({ code: 'key' });
    const sending = client().forSending({ ura: '00002222' });
    expect(await failed(sending({}, {}))).toMatchObject({ code: 'no-endpoint' });
    expect(await sending({ tokenUrl: server.tokenUrl }, { fresh: false })).toBe('token-1');
  });

  it('is refused when an option is wrong, with all that is wrong and no key in it', () => {
    const given = {
      key: { key: signing.key, algorithm: 'HS256' },
      assertionSeconds: 3_600,
      retrys: 1,
      login: 'secret',
    };
    expect(() => client(given as never)).toThrow(
      /(?=.*`key\.algorithm`|.*`key`)(?=.*`assertionSeconds`)(?=.*`login`)(?=.*`retrys` is not known)/,
    );
    expect(() => client(given as never)).not.toThrow(String(signing.key.d));
  });
});

describe('proofs of possession (DPoP, RFC 9449)', () => {
  const dpop = keys[0].signing;
  const bound = () =>
    server.answer((_, response) =>
      server.give(response, { access_token: `bound-${server.asked.length}`, token_type: 'DPoP', expires_in: 300 }),
    );

  it('go along with the request for a token and with each that carries it, of the same key', async () => {
    bound();
    const one = client({ dpop });
    const transport = fhirTransport({ allowLoopbackHttp: true, ...(one.proofs && { proofs: one.proofs }) });
    const seen: unknown[] = [];
    server.serve((request, thumbprint, response) => {
      seen.push([request.method, request.url, request.headers.authorization, thumbprint]);
      server.give(response, { resourceType: 'Bundle' });
    });
    const token = await one.token(ask);
    const url = `${server.base}/fhir/Condition?_count=5`;
    expect(await transport.request({ method: 'GET', url, token })).toMatchObject({ ok: true, status: 200 });
    expect(await transport.request({ method: 'POST', url: `${server.base}/fhir/Task`, body: {}, token })).toMatchObject(
      { ok: true },
    );
    expect(await transport.download({ url, accept: 'application/pdf', token })).toMatchObject({ ok: true });
    const thumbprint = server.asked[0]?.thumbprint;
    expect(thumbprint).toMatch(/^[\w-]{43}$/);
    expect(seen).toEqual([
      ['GET', '/fhir/Condition?_count=5', 'DPoP bound-1', thumbprint],
      ['POST', '/fhir/Task', 'DPoP bound-1', thumbprint],
      ['GET', '/fhir/Condition?_count=5', 'DPoP bound-1', thumbprint],
    ]);
  });

  it('carry the nonce that a server wants, after one refusal, and the next one that it gives', async () => {
    bound();
    const one = client({ dpop });
    const transport = fhirTransport({ allowLoopbackHttp: true, ...(one.proofs && { proofs: one.proofs }) });
    server.wantNonce('eerste');
    const token = await one.token(ask);
    expect(token).toBe('bound-1');
    server.wantNonce('tweede');
    expect(await transport.request({ method: 'GET', url: `${server.base}/fhir/Flag`, token })).toMatchObject({
      status: 200,
    });
  });

  it('ask no more than once again of a server that is never content', async () => {
    bound();
    const one = client({ dpop });
    let asked = 0;
    const fetching: typeof fetch = async () => {
      asked++;
      return new Response('{"error":"use_dpop_nonce"}', { status: 400, headers: { 'dpop-nonce': `n${asked}` } });
    };
    expect(await failed(client({ dpop, fetch: fetching }).token(ask))).toMatchObject({
      code: 'refused',
      error: 'use_dpop_nonce',
    });
    expect(asked).toBe(2);
    expect(one.proofs).toBeDefined();
  });

  it('take no token that is bound to nothing', async () => {
    server.answer((_, response) => server.give(response, { access_token: 'x', token_type: 'Bearer', expires_in: 300 }));
    expect(await failed(client({ dpop }).token(ask))).toMatchObject({ code: 'invalid-answer' });
  });

  it('never show the private half of the key', async () => {
    bound();
    const one = client({ dpop });
    const { DPoP = '' } = (await one.proofs?.headers({ method: 'GET', url: 'https://epd.example/fhir/Flag' })) ?? {};
    const [header = ''] = DPoP.split('.');
    const { jwk } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { jwk: object };
    expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(jwk).toMatchObject({ x: open.x, y: open.y });
  });
});
