import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { exportAudit } from '../../src/audit';
import { hashOfBase, jwtTokens, type TokenEndpointOptions } from '../../src/notified-pull';
import {
  answered,
  ask,
  assertion,
  authorization,
  BASE,
  CLIENT,
  client,
  grant,
  ISSUER,
  keys,
  NOW,
  proof,
  RESOURCE,
  refusal,
  SECONDS,
  URA,
  USER,
  world,
} from './support';

const tokenIn = ({ body }: Awaited<ReturnType<typeof ask>>): string => String(body.access_token);

describe('a token that is issued', () => {
  it('says who asked, for whom, for what, on which base, and lives five minutes', async () => {
    const made = world();
    const answer = await ask(made);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'bgz-receiver',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('pragma')).toBe('no-cache');
    expect(decodeProtectedHeader(tokenIn(answer))).toEqual({ alg: 'ES256', kid: 'as-1', typ: 'at+jwt' });
    expect(decodeJwt(tokenIn(answer))).toEqual({
      iss: ISSUER,
      aud: RESOURCE,
      sub: CLIENT,
      client_id: CLIENT,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: SECONDS,
      exp: SECONDS + 300,
      scope: 'bgz-receiver',
      ura: URA,
      organization_name: 'Zuiderpoort',
      authorization_base: BASE,
      user: USER,
    });
  });

  it('is taken by jwtTokens, with all it says', async () => {
    const made = world();
    const check = jwtTokens({
      issuer: ISSUER,
      jwks: { keys: [keys.as.jwk] },
      audience: RESOURCE,
      requireType: 'at+jwt',
    });
    expect(await check(tokenIn(await ask(made)), { now: NOW })).toMatchObject({
      ok: true,
      claims: { receiverUra: URA, client: CLIENT, authorizationBase: BASE, user: { role: '01.010' } },
    });
  });

  it('is told to the trail before it is given, with whose data it is about', async () => {
    const made = world();
    await ask(made);
    expect(made.entries).toMatchObject([
      {
        kind: 'token',
        outcome: 'success',
        status: 200,
        at: NOW.toISOString(),
        system: CLIENT,
        organization: { ura: URA, name: 'Zuiderpoort' },
        user: { identifier: { system: USER.system, value: USER.id }, role: '01.010', name: 'C. Arts' },
        patientBsn: grant.referral.patient.bsn,
        notification: grant.identifier,
        group: grant.groupIdentifier,
        checks: { authorization: true },
        object: { type: 'access-token' },
      },
    ]);
  });

  it('ends with its grant', async () => {
    const made = world();
    made.store.held.splice(0, 1, { ...grant, validUntil: new Date(NOW.getTime() + 90_500).toISOString() });
    const answer = await ask(made);
    expect(answer.body.expires_in).toBe(90);
    expect(decodeJwt(tokenIn(answer)).exp).toBe(SECONDS + 90);
  });

  it('is for the one server that knows its scope, when none is named', async () => {
    const answer = await ask(world(), { resource: undefined });
    expect(decodeJwt(tokenIn(answer)).aud).toBe(RESOURCE);
  });

  it('needs no base to send a notification, and says for which patient it is when the assertion does', async () => {
    const made = world();
    const asked = await authorization({ authorization_base: undefined, user: undefined, patient: '999990019' });
    const answer = await ask(made, { scope: 'bgz-sender', resource: 'https://in.brug.example/fhir', assertion: asked });
    expect(decodeJwt(tokenIn(answer))).toMatchObject({ aud: 'https://in.brug.example/fhir', patient: '999990019' });
    expect(made.entries[0]).toMatchObject({ outcome: 'success', organization: { ura: URA } });
  });

  it('holds no BSN where the base says whose data it is', async () => {
    const asked = await authorization({ patient: grant.referral.patient.bsn });
    expect(tokenIn(await ask(world(), { assertion: asked }))).toBeTruthy();
    const payload = decodeJwt(
      tokenIn(await ask(world(), { assertion: await authorization({ patient: grant.referral.patient.bsn }) })),
    );
    expect(JSON.stringify(payload)).not.toContain(grant.referral.patient.bsn);
  });

  it('is issued on the base of the notification and on that of the Task, where a peer has two', async () => {
    const made = world();
    made.store.held.splice(0, 1, { ...grant, peer: 'nuts', workflowBaseHash: hashOfBase('the second base') });
    expect((await ask(made)).status).toBe(200);
    const second = await authorization({ authorization_base: 'the-second' });
    expect(await refusal(made, { assertion: second })).toBe('400 invalid_grant (base-unknown)');
  });

  it('reads the URA of `sub`, as AORTA has it', async () => {
    const asked = await authorization({ ura: undefined });
    expect(decodeJwt(tokenIn(await ask(world(), { assertion: asked }))).ura).toBe(URA);
  });
});

describe('a token that is bound', () => {
  it('is of the key whose proof came along', async () => {
    const answer = await ask(world(), {}, { dpop: await proof(keys.other) });
    expect(answer.body.token_type).toBe('DPoP');
    expect(decodeJwt(tokenIn(answer)).cnf).toEqual({ jkt: await calculateJwkThumbprint(keys.other.jwk) });
  });

  it('is given with the nonce of this server only, and the assertions may be sent again with it', async () => {
    const made = world({ dpop: { nonce: { secret: 'a secret of the tests, of 32 and more' } } });
    const [login, asked] = await Promise.all([assertion(), authorization()]);
    const again = { client_assertion: login, assertion: asked };
    const first = await ask(made, again, { dpop: await proof(keys.other) });
    expect([first.status, first.body.error]).toEqual([400, 'use_dpop_nonce']);
    const nonce = first.headers.get('dpop-nonce') ?? '';
    const second = await ask(made, again, { dpop: await proof(keys.other, { nonce }) });
    expect(second.body.token_type).toBe('DPoP');
  });

  it.each<[string, Partial<TokenEndpointOptions>, Parameters<typeof client>[0], string]>([
    ['the end point', { require: 'key' }, {}, '400 invalid_dpop_proof (proof-missing)'],
    ['the client', {}, { require: 'either' }, '400 invalid_dpop_proof (proof-missing)'],
    [
      'the end point, by certificate',
      { require: 'certificate', certificate: () => undefined },
      {},
      '400 invalid_request (certificate-missing)',
    ],
  ])('is the only one that is given where %s needs it', async (_who, options, change, expected) => {
    expect(await refusal(world(options, [client(change)]))).toBe(expected);
  });
});

describe('what stands behind it', () => {
  const down = async (): Promise<never> => {
    throw new Error('connection refused');
  };
  it.each<[string, Partial<TokenEndpointOptions>, string]>([
    ['the trail', { audit: { write: down } }, 'undefined'],
    ['the clients', { clients: { find: down } }, 'clients-unavailable'],
    ['the keys', { keys: { at: down } }, 'keys-unavailable'],
    ['the store', { store: { findByAuthorizationBase: down, remember: down } }, 'store-unavailable'],
    ['a limiter', { limit: down }, 'limit-failed'],
  ])('%s that cannot be asked: 503, and no token', async (_what, options, reason) => {
    const made = world(options);
    const answer = await ask(made);
    expect([answer.status, answer.body]).toMatchObject([503, { error: 'temporarily_unavailable' }]);
    expect(answer.body).not.toHaveProperty('access_token');
    expect(String(made.entries.at(-1)?.reason)).toBe(reason);
  });

  const hanging = (): Promise<never> => new Promise(() => {});
  it.each<[string, Partial<TokenEndpointOptions>]>([
    ['audit', { audit: { write: hanging } }],
    ['clients', { clients: { find: hanging } }],
    ['keys', { keys: { at: hanging } }],
    ['store', { store: { findByAuthorizationBase: hanging, remember: hanging } }],
    ['limit', { limit: hanging }],
  ])('`%s` that never answers is waited for no longer than its limit: 503', async (port, options) => {
    const answer = await ask(world({ ...options, timeoutsMs: { [port]: 20 } }));
    expect([answer.status, answer.body]).toEqual([
      503,
      expect.not.objectContaining({ access_token: expect.anything() }),
    ]);
  });

  it('a key set that publishes a private key, or not the one that signs, is none', async () => {
    const signing = { key: keys.as.privateJwk, algorithm: 'ES256', keyId: 'as-1' } as const;
    for (const published of [[{ ...keys.as.privateJwk, kid: 'as-1' }], [keys.other.jwk], []]) {
      const made = world({ keys: { at: () => ({ signing, published }) } });
      expect((await ask(made)).status).toBe(503);
      expect((await made.endpoint.fetch(new Request(`${ISSUER}/jwks`))).status).toBe(503);
    }
  });

  it('a limiter that lets nobody in: 429', async () => {
    const answer = await ask(world({ limit: () => false }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('a registration that cannot be used: nobody is logged in by it', async () => {
    const made = world({ clients: { find: () => ({ ...client(), jwks: 'http://keys.example/jwks' }) } });
    expect(await refusal(made)).toBe('500 server_error (client-invalid)');
  });
});

describe('the words of the trail', () => {
  it('are Dutch for every reason', async () => {
    const made = world();
    await ask(made, { client_assertion: await assertion({ exp: SECONDS - 3600, iat: SECONDS - 3660 }) });
    await ask(made, { scope: 'bgz-all' });
    await ask(made, { assertion: await authorization({ authorization_base: 'another' }) });
    let csv = '';
    await exportAudit(made.entries, {
      format: 'csv',
      view: 'full',
      organization: { name: 'De Brug', ura: '00001234' },
      requestedBy: 'mw. J. Beheer',
      madeAt: NOW,
      selection: {},
      write: async (chunk: string | Uint8Array) => {
        csv += Buffer.from(chunk).toString();
      },
    } as never);
    for (const words of ['aanmelding van het systeem verlopen', 'systeem mag dit niet vragen', 'verwijzing onbekend'])
      expect(csv).toContain(words);
  });
});

it('answers only where it is, and by the methods it has', async () => {
  const { endpoint } = world();
  const get = await endpoint.fetch(new Request(`${ISSUER}/token`));
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  const elsewhere = await answered(await endpoint.fetch(new Request(`${ISSUER}/authorize`)));
  expect(elsewhere.status).toBe(404);
});
