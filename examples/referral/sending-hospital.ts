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
  mayIssueToken,
  workflowTasks,
} from 'bgz-facade/notified-pull';
import { type BgzRecords, bgzRecords, loinc } from 'bgz-facade/zib';
import { type AuthorizationServer, requestToken } from './authorization-server';
import type { Clock } from './clock';
import { type Exchange, ON_THIS_MACHINE, serve } from './http-server';
import { createSigningKey } from './keys';
import { letter } from './letter';

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

/** Starts the hospital: `origin/fhir` is its base, what a receiver pulls from. */
export async function startSendingHospital(
  clock: Clock,
  gtk: AuthorizationServer,
  directory: (ura: string) => string,
  exchange: Exchange,
) {
  const now = () => clock.now();
  const database = await embeddedDatabase();
  const [store, audit, key] = await Promise.all([
    createGrantStore(database),
    auditTable(database),
    createSigningKey('de-brug-1'),
  ]);
  gtk.register({ id: 'epd-de-brug', ura: SENDER.ura, key });
  const secret = randomBytes(32);
  const introspectionSecret = randomBytes(16).toString('hex');
  gtk.letIntrospect('epd-de-brug', introspectionSecret);
  const epd = failable(
    sourcesOf([await readPatient('mevrouw-van-der-voorbeeld.json'), await readPatient('meneer-testma.json')]),
  );

  const notifiedPull = createNotifiedPull({
    store,
    secret,
    audit,
    now,
    monotonic: () => clock.monotonic(),
    send: {
      allowLoopbackHttp: ON_THIS_MACHINE,
      directory: async ({ organization }) => ({ baseUrl: directory(organization.ura) }),
      token: ({ baseUrl }) =>
        requestToken(gtk, clock, {
          clientId: 'epd-de-brug',
          ura: SENDER.ura,
          key,
          audience: baseUrl,
          scope: 'bgz-sender',
        }),
    },
  });
  const tokens = introspectedTokens({
    endpoint: gtk.introspectionEndpoint,
    auth: { kind: 'client-secret', clientId: 'epd-de-brug', clientSecret: introspectionSecret },
    cacheSeconds: 0,
    allowLoopbackHttp: ON_THIS_MACHINE,
  });
  const facade = createBgzFacade({
    sources: epd.sources,
    authorize: authorizeNotifiedPull({ store, tokens, now }),
    tasks: workflowTasks({ store, tokens, bases: createAuthorizationBases(secret), now }),
    audit,
    now,
    idSecret: randomBytes(32).toString('hex'),
  });
  const server = await serve('De Brug   ', (request) => facade.fetch(request), exchange);
  const baseUrl = `${server.origin}/fhir`;
  gtk.protect(baseUrl, async (claim) => (await mayIssueToken({ store, now })(claim)).allowed);
  return { baseUrl, notifiedPull, audit, database, failAllergies: epd.fail, server };
}
