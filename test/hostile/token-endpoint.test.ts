import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeListener, serverLimits } from '../../src/node';
import {
  ask,
  assertion,
  authorization,
  BASE,
  CLIENT,
  client,
  form,
  grant,
  ISSUER,
  keys,
  NOW,
  post,
  proof,
  refusal,
  SECONDS,
  URA,
  USER,
  type World,
  world,
} from '../issue/support';

const unsigned = (header: object, claims: object): string =>
  `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
const loginClaims = { iss: CLIENT, sub: CLIENT, aud: `${ISSUER}/token`, jti: 'j-1', iat: SECONDS, exp: SECONDS + 60 };

describe('a login that is none', () => {
  const hmac = () =>
    new SignJWT(loginClaims)
      .setProtectedHeader({ alg: 'HS256', kid: 'c-1' })
      .sign(new TextEncoder().encode(JSON.stringify(keys.client.jwk)));
  it.each<[string, () => Promise<string> | string, string]>([
    ['for another server', () => assertion({ aud: 'https://as.elsewhere.example/token' }), 'client-audience'],
    ['without audience', () => assertion({ aud: undefined }), 'client-audience'],
    ['not signed', () => unsigned({ alg: 'none' }, loginClaims), 'client-algorithm'],
    ['signed with the public key as a secret', hmac, 'client-algorithm'],
    ['signed by another', () => assertion({}, { key: keys.other }), 'client-signature'],
    [
      'signed by another, under the id of our key',
      () => assertion({}, { key: { ...keys.other, kid: 'c-1' } }),
      'client-signature',
    ],
    [
      'with a key of its own in the header',
      () => assertion({}, { key: keys.other, header: { kid: 'c-1', jwk: keys.other.jwk } }),
      'client-signature',
    ],
    ['with a path for a key id', () => assertion({}, { header: { kid: '../../dev/null' } }), 'client-signature'],
    [
      'with an address of keys',
      () => assertion({}, { key: keys.other, header: { jku: 'https://evil.example/jwks' } }),
      'client-signature',
    ],
    [
      'with an extension that is not known',
      () => `${unsigned({ alg: 'ES256', kid: 'c-1', crit: ['x'], x: 1 }, loginClaims)}AAAA`,
      'client-malformed',
    ],
    ['of an hour ago', () => assertion({ iat: SECONDS - 3660, exp: SECONDS - 3600 }), 'client-expired'],
    ['of the future', () => assertion({ iat: SECONDS + 600, exp: SECONDS + 660 }), 'client-not-yet-valid'],
    ['not valid yet', () => assertion({ nbf: SECONDS + 600 }), 'client-not-yet-valid'],
    ['for a day', () => assertion({ exp: SECONDS + 86_400 }), 'client-lifetime'],
    ['without end', () => assertion({ exp: undefined }), 'client-claims'],
    ['without id', () => assertion({ jti: undefined }), 'client-claims'],
    ['of another issuer', () => assertion({ iss: 'somebody' }), 'client-issuer'],
    ['of a client that is not known', () => assertion({ iss: 'x', sub: 'x' }), 'client-unknown'],
    ['that is no JWT', () => 'a.b.c', 'client-malformed'],
    [
      'that says it is a grant',
      () => assertion({}, { header: { typ: 'authorization-grant+jwt' } }),
      'client-malformed',
    ],
    ['that is an access token', () => assertion({}, { header: { typ: 'at+jwt' } }), 'client-malformed'],
    ['that is huge', () => `${'a'.repeat(20_000)}.b.c`, 'client-malformed'],
  ])('%s', async (_what, made, reason) => {
    expect(await refusal(world(), { client_assertion: await made() })).toBe(`401 invalid_client (${reason})`);
  });

  it('by a name beside it that is another', async () => {
    expect(await refusal(world(), { client_id: 'epd-brug' })).toBe('401 invalid_client (client-claims)');
  });
  it('by nothing but a name', async () => {
    const bare = { client_id: CLIENT, client_assertion: undefined, client_assertion_type: undefined };
    expect(await refusal(world(), bare)).toBe('401 invalid_client (client-missing)');
    expect(await refusal(world(), { ...bare, client_id: undefined })).toBe('401 invalid_client (client-missing)');
  });
  it('by a secret or by Authorization', async () => {
    expect(await refusal(world(), { client_secret: 'hunter2' })).toBe('400 invalid_request (client-method)');
    expect(await refusal(world(), {}, { authorization: 'Basic ZXBkOnNlY3JldA==' })).toBe(
      '400 invalid_request (client-method)',
    );
  });
  it('by the certificate of another, or none', async () => {
    const bound = client({ login: 'tls-client', certificates: ['a'.repeat(43)] });
    const bare = { client_id: CLIENT, client_assertion: undefined, client_assertion_type: undefined };
    for (const shown of [undefined, '', 'no certificate', '-----BEGIN CERTIFICATE-----'])
      expect(await refusal(world({ certificate: () => shown }, [bound]), bare)).toBe(
        '401 invalid_client (client-certificate)',
      );
  });
});

describe('an authorization assertion that is none', () => {
  it.each<[string, () => Promise<string> | string, string]>([
    ['for another server', () => authorization({ aud: 'https://as.elsewhere.example' }), 'assertion-audience'],
    ['not signed', () => unsigned({ alg: 'none' }, { ...loginClaims, sub: URA, ura: URA }), 'assertion-algorithm'],
    ['signed by another client', () => authorization({}, { key: keys.other }), 'assertion-signature'],
    ['made by another client', () => authorization({ iss: 'epd-brug' }, { key: keys.watcher }), 'assertion-issuer'],
    ['expired', () => authorization({ iat: SECONDS - 3660, exp: SECONDS - 3600 }), 'assertion-expired'],
    ['without id', () => authorization({ jti: undefined }), 'assertion-claims'],
    ['without subject', () => authorization({ sub: undefined }), 'assertion-claims'],
    ['for two organizations', () => authorization({ ura: '00003333' }), 'assertion-claims'],
    ['for another organization', () => authorization({ sub: '00003333', ura: '00003333' }), 'other-organization'],
    ['for no organization', () => authorization({ sub: CLIENT, ura: undefined }), 'assertion-claims'],
    ['with a role that is none', () => authorization({ user: { ...USER, role: 'arts' } }), 'assertion-claims'],
    [
      'that is a login',
      () => authorization({}, { header: { typ: 'client-authentication+jwt' } }),
      'assertion-malformed',
    ],
    ['without base', () => authorization({ authorization_base: undefined }), 'base-missing'],
    ['with a base that nobody gave', () => authorization({ authorization_base: 'made-up' }), 'base-unknown'],
    ['for another patient than the grant', () => authorization({ patient: '999990032' }), 'other-patient'],
    ['for another group than the grant', () => authorization({ group_identifier: 'urn:uuid:else' }), 'other-group'],
    ['bound to a key that is not shown', () => authorization({ cnf: { jkt: 'a'.repeat(43) } }), 'proof-missing'],
  ])('%s', async (_what, made, reason) => {
    expect(await refusal(world(), { assertion: await made() })).toBe(`400 invalid_grant (${reason})`);
  });

  it('with the base of another receiver, though it is signed well', async () => {
    const made = world({}, [client({ uras: [URA, '00003333'] })]);
    const asked = await authorization({ sub: '00003333', ura: '00003333' });
    expect(await refusal(made, { assertion: asked })).toBe('400 invalid_grant (other-receiver)');
    expect(made.entries.at(-1)).toMatchObject({ outcome: 'refused', organization: { ura: '00003333' } });
  });

  it.each(['cancelled', 'rejected', 'completed', 'expired', 'superseded'] as const)(
    'on a grant that is %s',
    async (state) => {
      const made = world();
      made.store.held.splice(0, 1, { ...grant, state });
      expect(await refusal(made)).toBe(`400 invalid_grant (grant-${state})`);
    },
  );

  it('on a grant that is over', async () => {
    const made = world();
    made.store.held.splice(0, 1, { ...grant, validUntil: NOW.toISOString() });
    expect(await refusal(made)).toBe('400 invalid_grant (grant-expired)');
    made.store.held.splice(0, 1, { ...grant, validUntil: new Date(NOW.getTime() + 400).toISOString() });
    expect(await refusal(made)).toBe('400 invalid_grant (grant-expired)');
  });
});

describe('what is sent again', () => {
  it('a login: by whoever got hold of it', async () => {
    const made = world();
    const login = await assertion();
    expect((await ask(made, { client_assertion: login })).status).toBe(200);
    expect(await refusal(made, { client_assertion: login })).toBe('401 invalid_client (client-replayed)');
  });
  it('an authorization assertion, also when it was refused before', async () => {
    const made = world();
    const asked = await authorization();
    expect(await refusal(made, { assertion: asked, scope: 'bgz-all' })).toBe('400 invalid_scope (scope-not-allowed)');
    expect(await refusal(made, { assertion: asked })).toBe('400 invalid_grant (assertion-replayed)');
  });
  it('one assertion as login and as grant', async () => {
    const made = world();
    const both = await assertion({ ura: URA, authorization_base: BASE });
    expect(await refusal(made, { client_assertion: both, assertion: both })).toBe(
      '400 invalid_grant (assertion-replayed)',
    );
  });
  it('two at the same moment: one of them gets a token', async () => {
    const made = world();
    const [login, asked] = await Promise.all([assertion(), authorization()]);
    const answers = await Promise.all([1, 2, 3].map(() => ask(made, { client_assertion: login, assertion: asked })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
  it('a proof', async () => {
    const made = world();
    const dpop = await proof(keys.other);
    expect((await ask(made, {}, { dpop })).status).toBe(200);
    expect(await refusal(made, {}, { dpop })).toBe('400 invalid_dpop_proof (proof-invalid)');
  });
});

describe('a proof that is none: no token, and none that is not bound', () => {
  it.each<[string, () => Promise<string>]>([
    ['for another address', () => proof(keys.other, { htu: 'https://as.elsewhere.example/token' })],
    ['for the other end point', () => proof(keys.other, { htu: `${ISSUER}/introspect` })],
    ['of another method', () => proof(keys.other, { htm: 'GET' })],
    ['made for a token', () => proof(keys.other, { ath: 'a'.repeat(43) })],
    ['of ten minutes ago', () => proof(keys.other, { iat: SECONDS - 600 })],
    ['of the future', () => proof(keys.other, { iat: SECONDS + 600 })],
    ['without id', () => proof(keys.other, { jti: undefined })],
    ['of another type', () => proof(keys.other, {}, { typ: 'JWT' })],
    ['with another key in its header', () => proof(keys.other, {}, { jwk: { ...keys.client.jwk, kid: undefined } })],
    ['twice', async () => `${await proof(keys.other)}, ${await proof(keys.other)}`],
    ['that is none at all', async () => 'proof'],
    ['that is empty', async () => ''],
  ])('%s', async (_what, made) => {
    expect(await refusal(world(), {}, { dpop: await made() })).toBe('400 invalid_dpop_proof (proof-invalid)');
  });
});

describe('a request in another form', () => {
  it.each<[string, Parameters<typeof form>[0], string]>([
    ['another grant', { grant_type: 'client_credentials' }, '400 unsupported_grant_type (grant-type)'],
    ['a password', { grant_type: 'password', username: 'a', password: 'b' }, '400 unsupported_grant_type (grant-type)'],
    ['no grant', { grant_type: undefined }, '400 invalid_request (parameter-missing)'],
    ['no assertion', { assertion: undefined }, '400 invalid_request (parameter-missing)'],
    ['another kind of login', { client_assertion_type: 'saml2-bearer' }, '400 invalid_request (client-method)'],
    ['no scope', { scope: ' ' }, '400 invalid_scope (scope-missing)'],
    ['a scope that is not there', { scope: 'bgz-receiver admin' }, '400 invalid_scope (scope-not-allowed)'],
    ['a scope of an object', { scope: '__proto__' }, '400 invalid_scope (scope-not-allowed)'],
    ['a scope of another server', { scope: 'bgz-sender' }, '400 invalid_scope (scope-not-allowed)'],
    [
      'scopes of two servers',
      { scope: 'bgz-sender bgz-receiver', resource: undefined },
      '400 invalid_scope (scope-not-allowed)',
    ],
    ['another server', { resource: 'https://epd.elsewhere.example/fhir' }, '400 invalid_target (resource-unknown)'],
  ])('%s', async (_what, change, expected) => {
    expect(await refusal(world(), change)).toBe(expected);
  });

  it('a scope that this client may not ask for', async () => {
    expect(await refusal(world({}, [client({ scopes: ['bgz-sender'] })]))).toBe(
      '400 invalid_scope (scope-not-allowed)',
    );
  });

  it('more than the assertion says', async () => {
    const asked = await authorization({ scope: 'bgz-sender' });
    expect(await refusal(world(), { assertion: asked })).toBe('400 invalid_scope (scope-not-allowed)');
  });

  it('with a parameter twice', async () => {
    const made = world();
    for (const [name, error] of [
      ['scope', 'invalid_request'],
      ['assertion', 'invalid_request'],
      ['resource', 'invalid_target'],
    ] as const) {
      const twice = await form();
      twice.append(name, twice.get(name) ?? '');
      const { status, body } = await post(made, twice);
      expect([status, body.error]).toEqual([400, error]);
    }
    const many = `${await form()}${Array.from({ length: 60 }, (_, i) => `&x${i}=1`).join('')}`;
    expect((await post(made, many)).status).toBe(400);
  });

  it('with parameters in the address, where logs are', async () => {
    const { status, body } = await post(world(), await form(), {}, '/token?scope=bgz-receiver');
    expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  it('as JSON, as nothing, or as what is no text', async () => {
    const made = world();
    expect((await post(made, '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post(made, '')).body.error).toBe('invalid_request');
    expect((await post(made, 'a=%zz')).body.error).toBe('invalid_request');
  });

  it('that is huge', async () => {
    const { status, body } = await post(world(), `grant_type=${'x'.repeat(40_000)}`);
    expect([status, body.error]).toEqual([413, 'invalid_request']);
  });
});

describe('clocks that differ', () => {
  it.each<[string, number, number]>([
    ['59 s behind', -59_000, 200],
    ['50 s ahead', 50_000, 200],
    ['five minutes behind', -300_000, 401],
    ['five minutes ahead', 300_000, 401],
  ])('by %s', async (_what, by, status) => {
    const made = world();
    made.at = new Date(NOW.getTime() + by);
    expect((await ask(made)).status).toBe(status);
  });
});

describe('what is told of all this', () => {
  it('is nothing of assertion, base, person or number, in no log, line or answer', async () => {
    const made: World = world();
    const asked = await authorization({ patient: '999990032', user: { ...USER, name: 'Voorbeeld', role: 'x' } });
    const login = await assertion({ sub: '999990032', iss: '999990032' });
    const answers = [
      await ask(made, { assertion: asked }),
      await ask(made, { client_assertion: login }),
      await ask(made, { assertion: await authorization({ patient: '999990032' }) }),
      await ask(made, { scope: '999990032', resource: 'https://epd.example/999990032' }),
      await post(made, `${await form()}&999990032=1&999990032=2`),
    ];
    expect(answers.every(({ status }) => status >= 400)).toBe(true);
    const said = JSON.stringify([made.logs, answers.map(({ body, headers }) => [body, [...headers]])]);
    for (const secret of ['999990032', BASE, asked, login, 'Voorbeeld', USER.id]) expect(said).not.toContain(secret);
    const trail = JSON.stringify(made.entries.map(({ patientBsn: _bsn, ...entry }) => entry));
    for (const secret of ['999990032', BASE, asked, login, 'Voorbeeld']) expect(trail).not.toContain(secret);
  });

  it('is one line for a flood of the same, and each of a client that is known', async () => {
    const made = world();
    for (let i = 0; i < 20; i++) await ask(made, { client_assertion: 'a.b.c' });
    expect(made.entries).toHaveLength(1);
    for (let i = 0; i < 3; i++) await ask(made, { scope: 'bgz-all' });
    expect(made.entries).toHaveLength(4);
    expect(await made.endpoint.close()).toBe(true);
    expect(made.entries.at(-1)).toMatchObject({ reason: 'client-malformed', count: 19 });
  });
});

describe('over a connection', () => {
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    const { endpoint } = world({ bodyTimeoutMs: 200 });
    server = createServer(serverLimits, nodeListener(endpoint));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', () => resolve(answer));
      socket.write(text);
    });
  const head = (more: string) =>
    `POST /token HTTP/1.1\r\nHost: as.brug.example\r\nContent-Type: application/x-www-form-urlencoded\r\n${more}\r\n`;

  it('a body that never ends is not waited for', async () => {
    const answer = await raw(`${head('Content-Length: 500\r\n')}grant_type=x`);
    expect(answer).toContain('408');
    expect(answer).toContain('"invalid_request"');
  });
  it('a body that is announced as huge is not read', async () => {
    expect(await raw(`${head('Content-Length: 900000\r\nConnection: close\r\n')}grant_type=x`)).toContain(' 413 ');
  });
});
