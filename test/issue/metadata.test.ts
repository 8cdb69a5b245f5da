import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorizationServers, protectedResource, TokenError } from '../../src/notified-pull';
import { ISSUER, RESOURCE, world } from './support';

const read = async (made: { fetch(request: Request): Promise<Response> }, url: string, method = 'GET') => {
  const response = await made.fetch(new Request(url, { method }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};

describe('what a token endpoint says of itself (RFC 8414)', () => {
  it('is what was configured', async () => {
    const { endpoint } = world({
      certificate: () => undefined,
      algorithms: ['PS256'],
      dpop: { algorithms: ['ES256'] },
    });
    const { status, headers, body } = await read(endpoint, `${ISSUER}/.well-known/oauth-authorization-server`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/json',
      'public, max-age=3600',
    ]);
    expect(body).toEqual({
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/jwks`,
      introspection_endpoint: `${ISSUER}/introspect`,
      scopes_supported: ['bgz-receiver', 'bgz-sender'],
      response_types_supported: [],
      grant_types_supported: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'tls_client_auth'],
      token_endpoint_auth_signing_alg_values_supported: ['PS256'],
      introspection_endpoint_auth_methods_supported: ['private_key_jwt', 'tls_client_auth'],
      introspection_endpoint_auth_signing_alg_values_supported: ['PS256'],
      dpop_signing_alg_values_supported: ['ES256'],
      tls_client_certificate_bound_access_tokens: true,
      protected_resources: [RESOURCE, 'https://in.brug.example/fhir'],
    });
  });

  it('stands before the path of an issuer that has one, and does not promise certificates that are not looked at', async () => {
    const { endpoint } = world({ issuer: 'https://epd.brug.example/auth' });
    const { body } = await read(endpoint, 'https://epd.brug.example/.well-known/oauth-authorization-server/auth');
    expect(body).toMatchObject({
      token_endpoint: 'https://epd.brug.example/auth/token',
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      tls_client_certificate_bound_access_tokens: false,
    });
    expect((await read(endpoint, 'https://epd.brug.example/auth/jwks')).body.keys).toMatchObject([
      { kid: 'as-1', use: 'sig' },
    ]);
    expect((await read(endpoint, 'https://epd.brug.example/jwks')).status).toBe(404);
  });

  it('answers HEAD without a body, and writes no line', async () => {
    const { endpoint, entries } = world();
    const head = await read(endpoint, `${ISSUER}/jwks`, 'HEAD');
    expect([head.status, head.body, head.headers.get('content-type')]).toEqual([
      200,
      undefined,
      'application/jwk-set+json',
    ]);
    expect(entries).toEqual([]);
  });
});

describe('what a resource server says of itself (RFC 9728)', () => {
  const options = { resource: RESOURCE, authorizationServers: [ISSUER] };
  it('is which tokens it takes', async () => {
    const made = protectedResource({
      ...options,
      scopes: ['bgz-receiver'],
      dpopAlgorithms: ['ES256'],
      dpopRequired: true,
    });
    expect(made.url).toBe('https://epd.brug.example/.well-known/oauth-protected-resource/fhir');
    expect((await read(made, made.url)).body).toEqual({
      resource: RESOURCE,
      authorization_servers: [ISSUER],
      bearer_methods_supported: ['header'],
      scopes_supported: ['bgz-receiver'],
      dpop_signing_alg_values_supported: ['ES256'],
      dpop_bound_access_tokens_required: true,
      tls_client_certificate_bound_access_tokens: false,
    });
    expect((await read(made, RESOURCE)).status).toBe(404);
    expect((await read(made, made.url, 'POST')).status).toBe(405);
  });
  it.each([
    [{ ...options, resource: 'http://epd.brug.example/fhir' }, /https/],
    [{ ...options, authorizationServers: [`${ISSUER}?a=1`] }, /without query/],
    [{ ...options, dpopRequired: true }, /dpopAlgorithms/],
    [{ ...options, dpopAlgorithms: ['HS256'] }, /HS256/],
    [{ ...options, scope: 'x' }, /did you mean `scopes`/],
  ])('is refused when it cannot be so: %j', (given, message) => {
    expect(() => protectedResource(given as never)).toThrow(message);
  });
});

describe('a client that looks for the token endpoint of an issuer', () => {
  let server: Server;
  let origin = '';
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: string[] = [];
  let elapsed = 0;
  const json = (body: unknown, status = 200) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  beforeEach(() => {
    asked = [];
    elapsed = 0;
  });
  const servers = () => authorizationServers({ allowLoopbackHttp: true, monotonic: () => elapsed, timeoutMs: 300 });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'found',
      (error) => (error instanceof TokenError ? error.code : error),
    );
  const good = (issuer = origin) => ({ issuer, token_endpoint: `${origin}/token`, jwks_uri: `${origin}/jwks` });

  it('asks once in four hours, however many want to know', async () => {
    json(good(`${origin}/auth`));
    const one = servers();
    const found = await Promise.all([1, 2, 3].map(() => one.tokenUrl(`${origin}/auth`)));
    expect(found).toEqual(Array(3).fill(`${origin}/token`));
    elapsed = 4 * 3_600_000 - 1;
    await one.tokenUrl(`${origin}/auth`);
    expect(asked).toEqual(['/.well-known/oauth-authorization-server/auth']);
    elapsed += 1;
    await one.tokenUrl(`${origin}/auth`);
    expect(asked).toHaveLength(2);
  });

  it('uses what it knew for a day while the server is down, and no longer', async () => {
    json(good());
    const one = servers();
    await one.tokenUrl(origin);
    json({}, 503);
    elapsed = 23 * 3_600_000;
    expect(await one.tokenUrl(origin)).toBe(`${origin}/token`);
    elapsed = 25 * 3_600_000;
    expect(await codeOf(one.tokenUrl(origin))).toBe('unreachable');
  });

  it('drops what it knew when the server says something else', async () => {
    json(good());
    const one = servers();
    await one.tokenUrl(origin);
    json({ ...good(), issuer: 'https://as.evil.example' });
    elapsed = 5 * 3_600_000;
    expect(await codeOf(one.tokenUrl(origin))).toBe('invalid-answer');
  });

  it.each<[string, () => unknown, string]>([
    ['another issuer', () => ({ ...good(), issuer: 'https://as.evil.example' }), 'invalid-answer'],
    ['the issuer with a slash', () => ({ ...good(), issuer: `${origin}/` }), 'invalid-answer'],
    ['no token endpoint', () => ({ issuer: origin }), 'invalid-answer'],
    [
      'a token endpoint that is not safe',
      () => ({ ...good(), token_endpoint: 'http://as.evil.example/token' }),
      'invalid-answer',
    ],
    ['keys that are not safe', () => ({ ...good(), jwks_uri: 'http://as.evil.example/jwks' }), 'invalid-answer'],
    ['a list', () => [], 'invalid-answer'],
    ['more than is read', () => ({ ...good(), more: 'x'.repeat(70_000) }), 'invalid-answer'],
  ])('takes no metadata with %s', async (_what, body, code) => {
    json(body());
    expect(await codeOf(servers().tokenUrl(origin))).toBe(code);
  });

  it('tells what is wrong with the other side', async () => {
    json({}, 404);
    expect(await codeOf(servers().tokenUrl(origin))).toBe('refused');
    answer = (_request, response) => void response.writeHead(302, { location: 'https://as.evil.example' }).end();
    expect(await codeOf(servers().tokenUrl(origin))).toBe('redirected');
    answer = () => {};
    expect(await codeOf(servers().tokenUrl(origin))).toBe('timeout');
    expect(await codeOf(servers().tokenUrl('http://as.brug.example'))).toBe('unsafe-address');
    expect(await codeOf(authorizationServers().tokenUrl(origin))).toBe('unsafe-address');
    expect(await codeOf(servers().tokenUrl(`${origin}?x=1`))).toBe('unsafe-address');
  });

  it('goes from a resource server to the first of its authorization servers that is trusted', async () => {
    answer = (request, response) => {
      response.setHeader('content-type', 'application/json');
      const isResource = request.url?.includes('protected-resource');
      const resource = { resource: `${origin}/fhir`, authorization_servers: ['https://as.evil.example', origin] };
      response.end(JSON.stringify(isResource ? resource : good()));
    };
    expect(await servers().ofResource(`${origin}/fhir`, [origin])).toMatchObject({
      issuer: origin,
      tokenUrl: `${origin}/token`,
    });
    expect(asked).toEqual(['/.well-known/oauth-protected-resource/fhir', '/.well-known/oauth-authorization-server']);
    expect(await codeOf(servers().ofResource(`${origin}/fhir`, ['https://as.brug.example']))).toBe('no-endpoint');
    expect(await codeOf(servers().ofResource(`${origin}/other`, [origin]))).toBe('invalid-answer');
  });
});
