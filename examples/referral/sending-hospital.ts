import { randomBytes } from 'node:crypto';
import { createBgzFacade } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import { connectionAddress, connectionCertificate } from 'bgz-facade/node';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  type Decide,
  embeddedDatabase,
  introspectedTokens,
  type OrganizationDirectory,
  type RoutingResource,
  senderConstrained,
  workflowTasks,
} from 'bgz-facade/notified-pull';
import { createAuthorizationServer } from './authorization-server.js';
import type { Clock } from './clock.js';
import { openRecords } from './epd-of-de-brug.js';
import { type Exchange, serve } from './http-server.js';
import { createKeyPair } from './keys.js';
import type { Line } from './line.js';
import { createTokenParty } from './token-party.js';

/** The hospital that refers: an EPD with records, the facade over them, and Notified Pull. */
export const SENDER = { ura: '00001234', name: 'Ziekenhuis De Brug', systemId: '2.999.1' } as const;

/** Milliseconds that the decision point is waited for. */
export const PATIENCE_MS = 20_000;

/** What a hospital has around it. */
export interface Surroundings {
  readonly clock: Clock;
  readonly line: Line;
  readonly directory: OrganizationDirectory;
  readonly exchange: Exchange;
}

/** Places that a referral can name and that have no number: who names one serves it (TA Routering). */
const routingResource: RoutingResource = ({ type, id }) =>
  type === 'Location' && id === 'hartcentrum-noord'
    ? { resourceType: 'Location', id, status: 'active', name: 'Hartcentrum Noord, ingang C' }
    : undefined;

/** Starts the hospital: `origin/fhir` is its base, what a receiver pulls from; its authorization server is beside it. */
export async function startSendingHospital({ clock, line, directory, exchange }: Surroundings, decide: Decide) {
  const now = () => clock.now();
  const database = await embeddedDatabase();
  const [store, audit, party, facadeKey, epd] = await Promise.all([
    createGrantStore(database),
    auditTable(database),
    createTokenParty('epd-de-brug', clock, line),
    createKeyPair('de-brug-facade-1'),
    openRecords(SENDER.name),
  ]);
  const secret = randomBytes(32);
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serve('De Brug', line, (request) => handle(request), exchange);
  const baseUrl = `${server.origin}/fhir`;

  const authorizationServer = await createAuthorizationServer({
    issuer: server.origin,
    resource: baseUrl,
    scopes: { 'bgz-receiver': {} },
    store,
    audit,
    clock,
    line,
  });
  // The facade asks about tokens; it gets none itself.
  authorizationServer.register({
    id: 'de-brug-facade',
    jwks: { keys: [facadeKey.jwk] },
    uras: [],
    scopes: [],
    introspects: [baseUrl],
  });

  const notifiedPull = createNotifiedPull({
    store,
    secret,
    audit,
    now,
    monotonic: () => clock.monotonic(),
    send: {
      // Where and in which dialect a receiver takes notifications is for the directory to say, at every attempt.
      directory: directory.endpointOf,
      token: party.tokens.forSending({ ura: SENDER.ura, scope: 'bgz-sender' }),
      transport: party.transport,
      ...(line.sends.allowLoopbackHttp && { allowLoopbackHttp: true }),
    },
  });
  const tokens = introspectedTokens({
    endpoint: authorizationServer.introspectionEndpoint,
    auth: { kind: 'private-key', clientId: 'de-brug-facade', ...facadeKey.signing },
    issuer: authorizationServer.issuer,
    audience: baseUrl,
    cacheSeconds: 0,
    ...line.sends,
  });
  const access = {
    store,
    tokens,
    possession: senderConstrained({
      dpop: { origin: server.origin, store },
      certificate: connectionCertificate,
      require: 'key',
    }),
    decide,
    // All parties share one process here, which may be busy with another of them.
    timeoutsMs: { decide: PATIENCE_MS },
    now,
  };
  const facade = createBgzFacade({
    sources: epd.sources,
    authorize: authorizeNotifiedPull({ ...access, scope: 'bgz-receiver' }),
    tasks: workflowTasks({ ...access, bases: createAuthorizationBases(secret), routingResource }),
    audit,
    now,
    baseUrl,
    peerAddress: connectionAddress,
    idSecret: randomBytes(32).toString('hex'),
  });
  handle = (request) =>
    authorizationServer.isFor(request) ? authorizationServer.fetch(request) : facade.fetch(request);
  return {
    baseUrl,
    authorizationServer,
    party,
    notifiedPull,
    audit,
    database,
    failAllergies: epd.failAllergies,
    server,
  };
}

export type SendingHospital = Awaited<ReturnType<typeof startSendingHospital>>;
