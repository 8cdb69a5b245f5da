import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import {
  bgzOffers,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  type NotificationRecord,
  postgresDatabase,
} from 'bgz-facade/notified-pull';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { newDatabase, startPostgres } from '../test/sql/postgres-server';
import type { InstanceSettings } from './load-server';
import { wholeBsn, wholeRecords } from './whole-records';

const ISSUER = 'https://gtk.example.nl';
const AUDIENCE = 'https://ehr.example.nl/fhir';
const SECRET = 'a secret of the benchmark, of at least thirty-two bytes';

const sources = sourcesOf([wholeRecords], { groups: 'all' });
const practitioner = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
};
export const baseOf = ({ id }: NotificationRecord): string =>
  createAuthorizationBases(SECRET).current(id, 'notification').base;
const uraOf = (receiver: number): string => String(10_000_000 + receiver);

/** Somebody who may pull, and gets tokens for it. */
export interface Receiver {
  readonly notification: NotificationRecord;
  token(): Promise<string>;
}

/** Bytes that a process holds. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** One process of the sending hospital. */
export interface Instance {
  readonly port: number;
  memory(): Promise<Memory>;
}

/** A sending hospital: instances over one PostgreSQL, and receivers that it referred a patient to. */
export interface Hospital {
  readonly receivers: readonly Receiver[];
  instance(): Promise<Instance>;
  /** The base URL of a proxy in front of instances. */
  proxy(instances: readonly Instance[]): Promise<string>;
  /** Connections that the database has open. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

async function refer(connectionString: string, receivers: number): Promise<readonly NotificationRecord[]> {
  const database = await postgresDatabase({ connectionString });
  const store = await createGrantStore(database);
  const audit = await auditTable(database);
  const send = { directory: async () => undefined, token: async () => undefined };
  const sender = createNotifiedPull({ store, audit, secret: SECRET, sources, send });
  const one = async (receiver: number): Promise<NotificationRecord> => {
    const result = await sender.notify(
      {
        patient: { bsn: wholeBsn },
        sender: {
          organization: { ura: '00001234' },
          practitioner,
          system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
        },
        receiver: { organization: { ura: uraOf(receiver) } },
        offers: bgzOffers({ sources }),
        treatmentRelation: true,
      },
      practitioner,
    );
    if (!result.ok) throw new Error('a referral of the benchmark was refused');
    return result.notification;
  };
  const made = await Promise.all(Array.from({ length: receivers }, (_, receiver) => one(receiver)));
  await sender.close();
  await database.close();
  return made;
}

/** Starts the hospital; who asks for it stops it. PostgreSQL takes as many connections as it does unless it is told otherwise. */
export async function startHospital(receivers: number): Promise<Hospital> {
  const postgres = await startPostgres(['max_connections=100']);
  const children: ChildProcess[] = [];
  const connectionString = await newDatabase(postgres.home);
  const { publicKey, privateKey } = await generateKeyPair('PS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'PS256' };
  const settings: InstanceSettings = {
    connectionString,
    issuer: ISSUER,
    audience: AUDIENCE,
    jwks: { keys: [jwk] },
    idSecret: randomBytes(32).toString('hex'),
  };

  async function start(script: string, message: object): Promise<{ child: ChildProcess; port: number }> {
    const child = fork(resolve(import.meta.dirname, script), { execArgv: ['--import', 'tsx', '--expose-gc'] });
    children.push(child);
    child.send(message);
    const [port] = await once(child, 'message');
    return { child, port: Number(port) };
  }

  const tokenFor = (notification: NotificationRecord, receiver: number): Promise<string> =>
    new SignJWT({
      ura: uraOf(receiver),
      user: { id: '900000001', role: '01.010' },
      authorization_base: baseOf(notification),
    })
      .setProtectedHeader({ alg: 'PS256', kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(privateKey);

  const notifications = await refer(connectionString, receivers);
  const database = await postgresDatabase({ connectionString, connections: 1 });
  return {
    receivers: notifications.map((notification, at) => ({ notification, token: () => tokenFor(notification, at) })),
    async instance() {
      const { child, port } = await start('load-server.ts', settings);
      return {
        port,
        async memory() {
          child.send('memory');
          const [memory] = await once(child, 'message');
          return memory as Memory;
        },
      };
    },
    async proxy(instances) {
      const { port } = await start(
        'load-proxy.ts',
        instances.map((instance) => instance.port),
      );
      return `http://127.0.0.1:${port}/fhir`;
    },
    async connections() {
      const [row] = await database.query(
        "SELECT count(*)::integer AS open FROM pg_stat_activity WHERE backend_type = 'client backend'",
      );
      return Number(row?.open);
    },
    async stop() {
      for (const child of children) child.kill();
      await database.close();
      await postgres.stop();
    },
  };
}
