import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import {
  bgzOffers,
  buildNotificationTask,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  type NotificationRecord,
  peerProfile,
  postgresDatabase,
  pullBgz,
} from 'bgz-facade/notified-pull';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hasPostgres, newDatabase, startPostgres } from '../test/sql/postgres-server';
import { figure, type Row, skipped } from './figures';
import type { InstanceSettings } from './load-server';
import { percentile } from './measure';
import { wholeBsn, wholeRecords } from './whole-records';

const RECEIVERS = 64;
/** Pulls of each receiver, one after the other; one before them is for warming up. */
const ROUNDS = 3;
const ISSUER = 'https://gtk.example.nl';
const AUDIENCE = 'https://ehr.example.nl/fhir';
const SECRET = 'a secret of the benchmark, of at least thirty-two bytes';

const sources = sourcesOf([wholeRecords]);
const offers = bgzOffers({ sources });
const practitioner = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
};
const baseOf = ({ id }: NotificationRecord): string =>
  createAuthorizationBases(SECRET).current(id, 'notification').base;
const uraOf = (receiver: number): string => String(10_000_000 + receiver);

/** A referral of the patient to each receiver, in the store that all instances share. */
async function refer(connectionString: string): Promise<readonly NotificationRecord[]> {
  const database = await postgresDatabase({ connectionString });
  const store = await createGrantStore(database);
  const audit = await auditTable(database);
  const sender = createNotifiedPull({
    store,
    audit,
    secret: SECRET,
    sources,
    send: { directory: async () => undefined, token: async () => undefined },
  });
  const made: NotificationRecord[] = [];
  for (let receiver = 0; receiver < RECEIVERS; receiver++) {
    const result = await sender.notify(
      {
        patient: { bsn: wholeBsn },
        sender: {
          organization: { ura: '00001234' },
          practitioner,
          system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
        },
        receiver: { organization: { ura: uraOf(receiver) } },
        offers,
        treatmentRelation: true,
      },
      practitioner,
    );
    if (!result.ok) throw new Error('a referral of the benchmark was refused');
    made.push(result.notification);
  }
  await sender.close();
  await database.close();
  return made;
}

async function startInstance(settings: InstanceSettings): Promise<{ child: ChildProcess; base: string }> {
  const child = fork(resolve(import.meta.dirname, 'load-server.ts'), { execArgv: ['--import', 'tsx'] });
  child.send(settings);
  const [port] = await once(child, 'message');
  return { child, base: `http://127.0.0.1:${port}/fhir` };
}

/** Milliseconds of requests and of whole pulls, and what went wrong. */
interface Load {
  readonly requests: number[];
  readonly pulls: number[];
  failures: number;
  seconds: number;
}

type Sign = (receiver: number, record: NotificationRecord) => Promise<string>;

/** All receivers pull the whole BgZ at a time, each from the next instance. */
async function pullAll(
  bases: readonly string[],
  records: readonly NotificationRecord[],
  sign: Sign,
  rounds: number,
): Promise<Load> {
  const load: Load = { requests: [], pulls: [], failures: 0, seconds: 0 };
  const timed: typeof fetch = async (...asked) => {
    const start = performance.now();
    const response = await fetch(...asked);
    const body = await response.arrayBuffer();
    load.requests.push(performance.now() - start);
    return new Response(body, response);
  };
  const begun = performance.now();
  await Promise.all(
    records.map(async (record, receiver) => {
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        const result = await pullBgz({
          notification: buildNotificationTask(record, peerProfile('twiin'), baseOf(record)),
          token: () => sign(receiver, record),
          baseUrl: bases[(receiver + round) % bases.length] ?? '',
          allowLoopbackHttp: true,
          fetch: timed,
          retries: 0,
        });
        load.pulls.push(performance.now() - start);
        if (!result.complete) load.failures++;
      }
    }),
  );
  load.seconds = (performance.now() - begun) / 1_000;
  return load;
}

async function signer(): Promise<{ readonly jwk: object; readonly sign: Sign }> {
  const { publicKey, privateKey } = await generateKeyPair('PS256');
  const sign: Sign = (receiver, record) =>
    new SignJWT({
      ura: uraOf(receiver),
      user: { id: '900000001', role: '01.010' },
      authorization_base: baseOf(record),
    })
      .setProtectedHeader({ alg: 'PS256', kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid: 'k', alg: 'PS256' }, sign };
}

function rowsOf(instances: number, { requests, pulls, failures, seconds }: Load): readonly Row[] {
  const what = `${instances} ${instances === 1 ? 'instance' : 'instances'}`;
  return [
    figure(`${what}: pulls that were not complete, of ${pulls.length}`, failures, '', { most: 0 }),
    figure(`${what}: request, p50`, percentile(requests, 50), 'ms'),
    figure(`${what}: request, p99`, percentile(requests, 99), 'ms'),
    figure(`${what}: whole pull, p50`, percentile(pulls, 50), 'ms'),
    figure(`${what}: whole pull, p99`, percentile(pulls, 99), 'ms'),
    figure(`${what}: whole pulls`, pulls.length / seconds, '/s'),
    figure(`${what}: requests`, requests.length / seconds, '/s'),
  ];
}

/**
 * 64 receivers that pull the whole BgZ at a time, over loopback, with grants and trail in PostgreSQL: of one instance and of two.
 * They, the database and the instances share the machine.
 */
export async function loadReport(): Promise<readonly Row[]> {
  if (!hasPostgres) return [skipped('load', 'PostgreSQL is not installed')];
  const postgres = await startPostgres();
  const children: ChildProcess[] = [];
  try {
    const connectionString = await newDatabase(postgres.home);
    const records = await refer(connectionString);
    const { jwk, sign } = await signer();
    const idSecret = randomBytes(32).toString('hex');
    const settings = { connectionString, issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [jwk] }, idSecret };
    const rows: Row[] = [];
    const bases: string[] = [];
    for (const instances of [1, 2]) {
      const { child, base } = await startInstance(settings);
      children.push(child);
      bases.push(base);
      await pullAll(bases, records, sign, 1);
      rows.push(...rowsOf(instances, await pullAll(bases, records, sign, ROUNDS)));
    }
    return rows;
  } finally {
    for (const child of children) child.kill();
    await postgres.stop();
  }
}
