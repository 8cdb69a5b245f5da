import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authorization, createBgzFacade, type FacadeOptions, type Sources, sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import { nodeListener } from 'bgz-facade/node';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  type Database,
  embeddedDatabase,
  jwtTokens,
  postgresDatabase,
} from 'bgz-facade/notified-pull';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hasPostgres, newDatabase, startPostgres } from '../test/sql/postgres-server';
import { figure, inTurnAsync, type Row, skipped } from './figures';
import { median } from './measure';
import { recordsOf } from './records';

const AUDIENCE = 'https://ehr.example.nl/fhir';
const ISSUER = 'https://gtk.example.nl';
const RECEIVER = '00005678';
const SECRET = 'a secret of the benchmark, of at least thirty-two bytes';
const ROUNDS = 9;
const MEDICATION = 'MedicationRequest?category=http://snomed.info/sct%7C16076005';

const actor = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
};

/** Sources that take as long as a query in an EPD's database does. */
const after = (sources: Sources, milliseconds: number): Sources =>
  Object.fromEntries(
    Object.entries(sources).map(([group, source]) => [
      group,
      async (...asked: Parameters<Extract<Sources['patient'], (...args: never) => unknown>>) => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return typeof source === 'function' ? (source as (...args: unknown[]) => unknown)(...asked) : [];
      },
    ]),
  ) as unknown as Sources;

async function listen(options: FacadeOptions): Promise<{ server: Server; base: string }> {
  const facade = createBgzFacade({ idSecret: randomBytes(32).toString('hex'), ...options });
  const server = createServer(nodeListener(facade));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir` };
}

/** A handful of requests of a pull, so many in flight together; milliseconds of one, as they follow each other. */
async function pull(base: string, path: string, token: string, inFlight: number): Promise<number> {
  let left = Math.max(20, 3 * inFlight);
  const all = left;
  const start = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const response = await fetch(`${base}/${path}`, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return (performance.now() - start) / all;
}

/** A round: handfuls of one and of the other in turn, so that what else the machine does meets both; the median of each. */
async function round(handfuls: number, ...rivals: readonly (() => Promise<number>)[]): Promise<readonly number[]> {
  return (await inTurnAsync(handfuls, ...rivals)).map(median);
}

async function tokenOf(): Promise<{ jwks: { keys: object[] }; sign: (base: string) => Promise<string> }> {
  const { publicKey, privateKey } = await generateKeyPair('PS256');
  const sign = (base: string) =>
    new SignJWT({
      ura: RECEIVER,
      user: { id: '900000001', role: '01.010' },
      authorization_base: base,
    })
      .setProtectedHeader({ alg: 'PS256', kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti('bench')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  return { jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'PS256' }] }, sign };
}

const records = recordsOf(1);
const bsn = records.patient.identificationNumbers[0]?.value ?? '';
const letIn = (): Authorization => ({ allowed: true, patient: { bsn } });

/** A hospital that answers a pull with authorisation and trail in a database, and a token that is good for it. */
async function hospital(database: Database) {
  const [store, audit, key] = await Promise.all([createGrantStore(database), auditTable(database), tokenOf()]);
  const notifiedPull = createNotifiedPull({
    store,
    audit,
    secret: SECRET,
    send: { directory: async () => undefined, token: async () => undefined },
  });
  const made = await notifiedPull.notify(
    {
      patient: { bsn },
      sender: {
        organization: { ura: '00001234' },
        practitioner: actor,
        system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
      },
      receiver: { organization: { ura: RECEIVER } },
      treatmentRelation: true,
    },
    actor,
  );
  if (!made.ok) throw new Error('the referral of the benchmark was refused');
  await notifiedPull.close();
  const token = await key.sign(createAuthorizationBases(SECRET).current(made.notification.id, 'notification').base);
  const authorize = authorizeNotifiedPull({
    store,
    tokens: jwtTokens({ issuer: ISSUER, audience: AUDIENCE, jwks: key.jwks as never }),
  });
  return { token, options: { authorize, audit } };
}

/** What is measured: which requests, of which sources, how many in flight. */
const kinds = [
  { of: 'AllergyIntolerance', path: 'AllergyIntolerance', inFlight: 1, handfuls: 8 },
  { of: 'AllergyIntolerance', path: 'AllergyIntolerance', inFlight: 16, handfuls: 6 },
  { of: 'MedicationRequest', path: MEDICATION, inFlight: 1, handfuls: 8 },
  { of: 'MedicationRequest', path: MEDICATION, inFlight: 16, handfuls: 6 },
  { of: 'AllergyIntolerance', path: 'AllergyIntolerance', inFlight: 1, handfuls: 2, sourceMs: 5 },
] as const;

/** The same pull, let in by a constant and without trail, and with both, in turn. */
async function sharesOf(name: string, database: Database): Promise<readonly Row[]> {
  const { token, options } = await hospital(database);
  const rows: Row[] = [];
  for (const { of, path, inFlight, handfuls, ...how } of kinds) {
    const sourceMs = 'sourceMs' in how ? how.sourceMs : 0;
    const sources =
      sourceMs === 0
        ? sourcesOf([records], { groups: 'all' })
        : after(sourcesOf([records], { groups: 'all' }), sourceMs);
    const servers = [await listen({ sources, authorize: letIn }), await listen({ sources, ...options })] as const;
    const rivals = servers.map(
      ({ base }) =>
        () =>
          pull(base, path, token, inFlight),
    );
    await round(2, ...rivals);
    const rounds: (readonly number[])[] = [];
    for (let nth = 0; nth < ROUNDS; nth++) rounds.push(await round(handfuls, ...rivals));
    const costs = rounds.map(([without = Number.NaN, withBoth = Number.NaN]) => ({
      cost: withBoth - without,
      withBoth,
    }));
    const what = `${name}: ${of}, ${sourceMs === 0 ? 'records in memory' : `records after ${sourceMs} ms`}, ${inFlight} in flight`;
    rows.push(
      figure(
        `${what}: authorisation and trail`,
        costs.map(({ cost }) => cost * 1_000),
        'µs',
      ),
      figure(
        `${what}: share of the request`,
        costs.map(({ cost, withBoth }) => (100 * cost) / withBoth),
        '%',
        { most: 20 },
      ),
    );
    for (const { server } of servers) {
      server.closeAllConnections();
      server.close();
    }
  }
  return rows;
}

/**
 * What authorisation and trail cost of a pull request over HTTP, in JSON: token (PS256), grant and line of the trail, in PGlite and in a
 * PostgreSQL on this machine that flushes every commit.
 */
export async function notifiedPullReport(): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  const rows: Row[] = [];
  try {
    const embedded = await embeddedDatabase({ directory });
    rows.push(...(await sharesOf('PGlite', embedded)));
    await embedded.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  if (!hasPostgres) return [...rows, skipped('PostgreSQL: authorisation and trail', 'PostgreSQL is not installed')];
  const server = await startPostgres(['fsync=on']);
  const database = await postgresDatabase({ connectionString: await newDatabase(server.home) });
  try {
    return [...rows, ...(await sharesOf('PostgreSQL', database))];
  } finally {
    await database.close();
    await server.stop();
  }
}
