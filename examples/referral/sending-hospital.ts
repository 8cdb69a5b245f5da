import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bgzDocument, createBgzFacade, type Sources, sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  embeddedDatabase,
  introspectedTokens,
  senderConstrained,
  workflowTasks,
} from 'bgz-facade/notified-pull';
import { type BgzRecords, bgzRecords, loinc } from 'bgz-facade/zib';
import { createAuthorizationServer } from './authorization-server';
import type { Clock } from './clock';
import { type Exchange, ON_THIS_MACHINE, serve } from './http-server';
import { createKeyPair } from './keys';
import { letter } from './letter';
import { createTokenParty } from './token-party';

/** The hospital that refers: an EPD with records, the facade over them, and Notified Pull. */
export const SENDER = { ura: '00001234', name: 'Ziekenhuis De Brug' } as const;

async function readPatient(name: string): Promise<BgzRecords> {
  return bgzRecords(JSON.parse(await readFile(join(import.meta.dirname, '../demo/patients', name), 'utf8')));
}

/** A switch that lets a source fail, as a database that is down would. */
function failable(sources: Sources): { sources: Sources; fail(down: boolean): void } {
  let down = false;
  return {
    fail: (value) => {
      down = value;
    },
    sources: {
      ...sources,
      allergyIntolerances: (query, context) => {
        if (down) throw new Error('the allergy database is down');
        return typeof sources.allergyIntolerances === 'function' ? sources.allergyIntolerances(query, context) : [];
      },
      documents: ({ patient }) =>
        patient.bsn === '999990019'
          ? [
              bgzDocument({
                id: 'verwijsbrief-1',
                type: loinc('57133-1', 'Verwijsbrief'),
                title: 'Verwijsbrief cardiologie',
                contentType: 'application/pdf',
                indexed: '2026-11-24T09:00:00',
                size: letter.byteLength,
                author: { name: SENDER.name },
                open: () => letter,
              }),
            ]
          : [],
    },
  };
}

/** Where another hospital takes notifications, and by which name its authorization server goes. */
export interface KnownHospital {
  readonly baseUrl: string;
  readonly issuer: string;
}

/** Starts the hospital: `origin/fhir` is its base, what a receiver pulls from; its authorization server is beside it. */
export async function startSendingHospital(
  clock: Clock,
  directory: (ura: string) => KnownHospital | undefined,
  exchange: Exchange,
) {
  const now = () => clock.now();
  const database = await embeddedDatabase();
  const [store, audit, party, facadeKey] = await Promise.all([
    createGrantStore(database),
    auditTable(database),
    createTokenParty('epd-de-brug', clock),
    createKeyPair('de-brug-facade-1'),
  ]);
  const secret = randomBytes(32);
  const epd = failable(
    sourcesOf([await readPatient('mevrouw-van-der-voorbeeld.json'), await readPatient('meneer-testma.json')]),
  );
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serve('De Brug   ', (request) => handle(request), exchange);
  const baseUrl = `${server.origin}/fhir`;

  const authorizationServer = await createAuthorizationServer({
    issuer: server.origin,
    resource: baseUrl,
    scopes: { 'bgz-receiver': {} },
    store,
    audit,
    clock,
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
      allowLoopbackHttp: ON_THIS_MACHINE,
      transport: party.transport,
      directory: async ({ organization }) => {
        const known = directory(organization.ura);
        return known && { baseUrl: known.baseUrl, tokenUrl: await party.tokenUrl(known.issuer) };
      },
      token: party.tokens.forSending({ ura: SENDER.ura, scope: 'bgz-sender' }),
    },
  });
  const tokens = introspectedTokens({
    endpoint: authorizationServer.introspectionEndpoint,
    auth: { kind: 'private-key', clientId: 'de-brug-facade', ...facadeKey.signing },
    issuer: authorizationServer.issuer,
    audience: baseUrl,
    cacheSeconds: 0,
    allowLoopbackHttp: ON_THIS_MACHINE,
  });
  const access = {
    store,
    tokens,
    possession: senderConstrained({ dpop: { origin: server.origin, store }, require: 'key' }),
    now,
  };
  const facade = createBgzFacade({
    sources: epd.sources,
    authorize: authorizeNotifiedPull({ ...access, scope: 'bgz-receiver' }),
    tasks: workflowTasks({ ...access, bases: createAuthorizationBases(secret) }),
    audit,
    now,
    idSecret: randomBytes(32).toString('hex'),
  });
  handle = (request) =>
    authorizationServer.isFor(request) ? authorizationServer.fetch(request) : facade.fetch(request);
  return { baseUrl, authorizationServer, party, notifiedPull, audit, database, failAllergies: epd.fail, server };
}
