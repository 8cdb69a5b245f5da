import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { AuditEntry } from '../../src/audit';
import {
  clientTable,
  createTokenEndpoint,
  hashOfBase,
  issuingKeys,
  type NotificationRecord,
  type RegisteredClient,
  type TokenEndpoint,
  type TokenEndpointOptions,
} from '../../src/notified-pull';
import { BASE, recordOf, referral } from '../referral/task/support';

export const NOW = new Date('2026-11-24T10:00:00Z');
export const SECONDS = NOW.getTime() / 1000;
export const ISSUER = 'https://as.brug.example';
export const RESOURCE = 'https://epd.brug.example/fhir';
export const URA = '00002222';
export const CLIENT = 'epd-zuiderpoort';
export { BASE };

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface Pair {
  readonly secret: CryptoKey;
  readonly privateJwk: JWK;
  readonly jwk: JWK;
  readonly kid: string;
}

export async function pair(kid: string, alg = 'ES256'): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const [privateJwk, open] = await Promise.all([exportJWK(privateKey), exportJWK(publicKey)]);
  return { secret: privateKey, privateJwk, jwk: { ...open, kid, alg, use: 'sig' }, kid };
}

const keys = {
  as: await pair('as-1'),
  client: await pair('c-1'),
  other: await pair('c-2'),
  watcher: await pair('w-1'),
};

export { keys };

export const grant = recordOf({ referral: { ...referral }, baseHash: hashOfBase(BASE) });

/** A store with grants by base, in memory. */
export function memoryGrants(...records: readonly NotificationRecord[]) {
  const seen = new Map<string, string>();
  const held = [...records];
  return {
    held,
    seen,
    findByAuthorizationBase: async (hash: string) =>
      held.find(({ baseHash, workflowBaseHash }) => hash === baseHash || hash === workflowBaseHash),
    async remember({ issuer, id, fingerprint }: { issuer: string; id: string; fingerprint: string }) {
      const key = JSON.stringify([issuer, id]);
      const firstUse = !seen.has(key);
      if (firstUse) seen.set(key, fingerprint);
      return { fingerprint: seen.get(key) ?? fingerprint, firstUse };
    },
  };
}

export const client = (change: Partial<RegisteredClient> = {}): RegisteredClient => ({
  id: CLIENT,
  jwks: { keys: [keys.client.jwk] },
  uras: [URA],
  organizationName: 'Zuiderpoort',
  scopes: ['bgz-receiver', 'bgz-sender'],
  ...change,
});

export const watcher: RegisteredClient = {
  id: 'epd-brug',
  jwks: { keys: [keys.watcher.jwk] },
  uras: [],
  scopes: [],
  introspects: [RESOURCE],
};

export interface World {
  readonly endpoint: TokenEndpoint;
  readonly entries: AuditEntry[];
  readonly logs: string[];
  readonly store: ReturnType<typeof memoryGrants>;
  at: Date;
}

/** A token endpoint with one client and one grant. */
export function world(
  change: Partial<TokenEndpointOptions> = {},
  clients: readonly RegisteredClient[] = [client()],
): World {
  const entries: AuditEntry[] = [];
  const logs: string[] = [];
  const log = (facts: object, said?: string) => void logs.push(JSON.stringify(facts) + said);
  const store = memoryGrants(grant);
  const clock = { at: NOW };
  return {
    entries,
    logs,
    store,
    get at() {
      return clock.at;
    },
    set at(moment) {
      clock.at = moment;
    },
    endpoint: createTokenEndpoint({
      issuer: ISSUER,
      clients: clientTable([...clients, watcher]),
      keys: issuingKeys([
        { key: keys.as.privateJwk, algorithm: 'ES256', keyId: 'as-1', signsFrom: '2026-01-01T00:00:00Z' },
      ]),
      resources: [
        { resource: RESOURCE, scopes: { 'bgz-receiver': {} } },
        { resource: 'https://in.brug.example/fhir', scopes: { 'bgz-sender': { base: 'optional' } } },
      ],
      store,
      audit: { write: async (entry) => void entries.push(entry) },
      logger: { debug: log, info: log, warn: log, error: log } as never,
      now: () => clock.at,
      ...change,
    }),
  };
}

/** A signed assertion; claims and header change it, undefined takes one out. */
export const assertion = (
  claims: JWTPayload = {},
  { key = keys.client, header = {} }: { key?: Pair; header?: Record<string, unknown> } = {},
): Promise<string> =>
  new SignJWT(
    JSON.parse(
      JSON.stringify({
        iss: CLIENT,
        sub: CLIENT,
        aud: `${ISSUER}/token`,
        jti: randomUUID(),
        iat: SECONDS,
        exp: SECONDS + 60,
        ...claims,
      }),
    ),
  )
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid, ...header })
    .sign(key.secret);

export const USER = {
  id: '900001234',
  system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers',
  role: '01.010',
  name: 'C. Arts',
};

/** The authorization assertion. */
export const authorization = (claims: JWTPayload = {}, more: Parameters<typeof assertion>[1] = {}) =>
  assertion({ sub: URA, ura: URA, authorization_base: BASE, user: USER, ...claims }, more);

export type FormChange = Readonly<Record<string, string | undefined>>;

/** The form of a request that is right; undefined takes a parameter out. */
export async function form(change: FormChange = {}): Promise<URLSearchParams> {
  const given = {
    grant_type: JWT_BEARER,
    client_assertion_type: CLIENT_ASSERTION,
    client_assertion: 'client_assertion' in change ? '' : await assertion(),
    assertion: 'assertion' in change ? '' : await authorization(),
    scope: 'bgz-receiver',
    resource: RESOURCE,
    ...change,
  };
  return new URLSearchParams(Object.entries(given).filter((one): one is [string, string] => one[1] !== undefined));
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export async function answered(response: Response): Promise<Answered> {
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Record<string, unknown> };
}

/** Posts a form to the token endpoint. */
export async function post(
  { endpoint }: Pick<World, 'endpoint'>,
  body: URLSearchParams | string,
  headers: Record<string, string> = {},
  path = '/token',
): Promise<Answered> {
  return answered(
    await endpoint.fetch(
      new Request(ISSUER + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: body.toString(),
      }),
    ),
  );
}

/** Asks a token with a form that is right but for the change. */
export const ask = async (
  made: Pick<World, 'endpoint'>,
  change: FormChange = {},
  headers: Record<string, string> = {},
) => post(made, await form(change), headers);

/** What is answered and told of a refusal, in one line. */
export const refusal = async (made: World, change: FormChange = {}, headers: Record<string, string> = {}) => {
  const { status, body } = await ask(made, change, headers);
  const told = made.entries.at(-1);
  return `${status} ${String(body.error)} (${told?.reason})`;
};

/** A proof of possession for the token endpoint. */
export const proof = (key: Pair, claims: JWTPayload = {}, header: Record<string, unknown> = {}) => {
  const { kid: _kid, alg: _alg, use: _use, ...jwk } = key.jwk;
  return new SignJWT(
    JSON.parse(JSON.stringify({ jti: randomUUID(), htm: 'POST', htu: `${ISSUER}/token`, iat: SECONDS, ...claims })),
  )
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(key.secret);
};
