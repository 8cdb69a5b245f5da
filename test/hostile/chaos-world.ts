import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle, DocumentReference } from 'fhir/r3';
import { onTestFinished } from 'vitest';
import { type AuditSink, allOf, auditTable, ndjsonStream } from '../../src/audit';
import { bgzDocument, createBgzFacade, sourcesOf } from '../../src/index';
import {
  authorizeNotifiedPull,
  bgzOffers,
  buildCancelTask,
  buildNotificationTask,
  createAuthorizationBases,
  createGrantStore,
  createNotificationReceiver,
  createNotifiedPull,
  databaseInbox,
  documentOffers,
  fhirTransport,
  jwtTokens,
  type NotificationRecord,
  type PostgresOptions,
  peerProfile,
  postgresDatabase,
  pullBgz,
  workflowTasks,
} from '../../src/notified-pull';
import { loinc } from '../../src/zib';
import { AUDIENCE, ISSUER, NOW, signer } from '../access/tokens/support';
import { anna, recordedLog } from '../facade/support';
import { idSecret } from '../id-secret';
import { BASE as BASE_OF_OTHER, recordOf, referral } from '../referral/task/support';
import { type DatabaseProxy, databaseProxy } from '../sql/database-proxy';

export const FHIR = 'https://epd.example/fhir';
const SECRET = 'a secret of at least thirty-two bytes';
const bases = createAuthorizationBases(SECRET);
const twiin = peerProfile('twiin');
const offers = [
  ...bgzOffers().filter((offer) => offer.kind === 'query' && /^(Patient|AllergyIntolerance)\b/.test(offer.query)),
  ...documentOffers(),
];
const SEARCH = offers.flatMap((offer) =>
  offer.kind === 'query' && offer.query.startsWith('Aller') ? offer.query : [],
);
const letter = bgzDocument({
  id: 'brief-1',
  type: loinc('57133-1', 'Verwijsbrief'),
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00',
  open: () => new TextEncoder().encode('%PDF-1.7 een verwijsbrief'),
});

/** What is asked of the software, in the order of the table. */
export const requests = [
  'search',
  'read',
  'Binary',
  'metadata',
  'GET Task',
  'PUT Task',
  'POST Task (notification)',
  'PUT Task (withdrawal)',
  'pullBgz',
  'notify',
  'cancel',
  'outbox',
] as const;
export type RequestKind = (typeof requests)[number];

/** What a request got, as the table shows it; of HTTP with what the answer was. */
export interface Got {
  readonly got: string;
  readonly requestId?: string;
  readonly status?: number;
  readonly text?: string;
}

/** The limits of a world of which something never answers. */
const SHORT = 1_000;
const shortly = {
  connection: { connectTimeoutMs: 3_000, statementTimeoutMs: 3_000 },
  facade: { timeoutsMs: { audit: SHORT } },
  access: { timeoutsMs: { store: SHORT } },
  receiver: { timeoutsMs: { inbox: SHORT, audit: SHORT } },
  pull: { timeoutsMs: { audit: SHORT } },
  sender: { timeoutsMs: { audit: SHORT } },
} as const;

type Limits = Partial<typeof shortly>;

/** What is broken and mended again. */
export interface Switches {
  readonly proxy: DatabaseProxy;
  readonly clock: { at: Date };
  readonly sink: { hangs: boolean };
  /** The disk of the trail as a file: full, or as it was. */
  readonly disk: { fill(): void; empty(): void };
  /** Runs statements past the proxy. */
  readonly admin: (sql: string) => Promise<unknown>;
}

/** The whole software over one PostgreSQL database, with what can break under it. */
export async function chaosWorld(direct: string, { impatient }: { readonly impatient: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-chaos-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { at: new Date(NOW) };
  const now = () => clock.at;
  const sink = { hangs: false };
  const peer = { down: false };
  const application = { hangs: false };
  const log = recordedLog();
  const key = await signer('as');
  const tokens = jwtTokens({ issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [key.jwk] } });
  /** What reached the receiving hospital, and what our own application was handed. */
  const delivered: string[] = [];
  const taken: string[] = [];
  const withdrawn: string[] = [];
  const file = join(folder, 'audit.ndjson');
  const proxy = await databaseProxy(direct);

  /** By the clock of the issuer, which is right. */
  const tokenOf = (claims: object, at = NOW) => {
    const iat = Math.floor(at.getTime() / 1000);
    return key.sign({ jti: randomUUID(), iat, exp: iat + 300, ...claims });
  };
  const tokenFor = (record: NotificationRecord, at?: Date) =>
    tokenOf({ authorization_base: bases.current(record.id, 'notification').base }, at);

  async function softwareOver(connectionString: string, limits: Limits, options: Partial<PostgresOptions> = {}) {
    const database = await postgresDatabase({ connectionString, logger: log.logger, ...limits.connection, ...options });
    onTestFinished(() => database.close());
    const store = await createGrantStore(database);
    const table = await auditTable(database);
    const disk = ndjsonStream({ path: file });
    onTestFinished(() => disk.close());
    const gate: AuditSink = { write: async () => (sink.hangs ? new Promise<never>(() => {}) : undefined) };
    const audit = allOf(table, disk, gate);
    const shared = { store, tokens, now, logger: log.logger };
    const facade = createBgzFacade({
      sources: { ...sourcesOf([anna], { groups: 'all' }), documents: () => [letter] },
      authorize: authorizeNotifiedPull({ ...shared, ...limits.access }),
      tasks: workflowTasks({ ...shared, bases, ...limits.access }),
      baseUrl: FHIR,
      audit,
      now,
      idSecret,
      logger: log.logger,
      ...limits.facade,
    });
    const receiver = createNotificationReceiver({
      ownUras: ['00002222'],
      authorize: tokens,
      inbox: await databaseInbox(database),
      onNotification: ({ identifier = '' }) =>
        application.hangs ? new Promise<never>(() => {}) : void taken.push(identifier),
      onCancel: ({ identifier }) => void withdrawn.push(identifier),
      baseUrl: FHIR,
      audit,
      now,
      logger: log.logger,
      ...limits.receiver,
    });
    const receiving: typeof fetch = async (url, init) => {
      if (peer.down) return new Response(null, { status: 503 });
      const task = JSON.parse(String(init?.body));
      delivered.push(`${task.status} ${task.identifier?.[0]?.value ?? decodeURIComponent(String(url)).split('|')[1]}`);
      return new Response(null, { status: 201 });
    };
    const sender = createNotifiedPull({
      store,
      secret: SECRET,
      audit,
      now,
      logger: log.logger,
      send: {
        directory: async () => ({ baseUrl: 'https://poort.example/fhir' }),
        token: async () => undefined,
        transport: fhirTransport({ fetch: receiving }),
        coolDownMs: 1,
      },
      ...limits.sender,
    });
    onTestFinished(async () => void (await sender.close()));
    return { database, store, table, audit, facade, receiver, sender, limits };
  }
  type Software = Awaited<ReturnType<typeof softwareOver>>;

  const actor = referral.sender.practitioner;
  async function notify({ sender }: Software) {
    return sender.notify({ ...referral, offers }, actor);
  }

  async function overHttp(
    handle: (request: Request) => Promise<Response>,
    path: string,
    init: RequestInit,
  ): Promise<Got> {
    const requestId = randomUUID();
    const headers = { 'content-type': 'application/fhir+json', 'x-request-id': requestId, ...init.headers };
    const response = await handle(
      new Request(path.startsWith('https:') ? path : `${FHIR}/${path}`, { ...init, headers }),
    );
    const text = await response.text();
    const { status } = response;
    return { got: `${status}`, requestId, status, text };
  }

  // What is there before anything breaks, made by software that nothing stands in the way of.
  const steady = await softwareOver(direct, {});
  const made = async () => {
    const result = await notify(steady);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.notification;
  };
  const [pulled, moved, ended] = [await made(), await made(), await made()];
  await steady.sender.outbox.runOnce();
  const waiting = await made();
  const asPuller = { authorization: `Bearer ${await tokenFor(pulled)}` };
  const first = async (path: string) => {
    const { text = '' } = await overHttp((request) => steady.facade.fetch(request), path, { headers: asPuller });
    return (JSON.parse(text) as Bundle).entry?.[0]?.resource;
  };
  const allergy = await first(SEARCH[0] ?? '');
  const reference = (await first('DocumentReference?status=current')) as DocumentReference;
  const binary = reference.content[0]?.attachment.url ?? '';
  const asSender = { authorization: `Bearer ${await tokenOf({ ura: '00001111' })}` };
  const [arriving, arrived] = [0, 1].map(() => recordOf({ identifier: `urn:uuid:${randomUUID()}` }));
  if (!arriving || !arrived) throw new Error('unreachable');
  const post = (one: NotificationRecord) =>
    ({ method: 'POST', body: JSON.stringify(buildNotificationTask(one, twiin, BASE_OF_OTHER)) }) as const;
  const given = await overHttp((request) => steady.receiver.handleNotification(request), 'Task', {
    ...post(arrived),
    headers: asSender,
  });
  if (given.status !== 201) throw new Error(given.text);

  const software = await softwareOver(proxy.connectionString, impatient ? shortly : {});

  /** Asks one thing; `at` is the moment that tokens are made. */
  async function ask(kind: RequestKind, at: Date = NOW, instance: Software = software): Promise<Got> {
    const { facade, receiver, sender, audit, limits } = instance;
    const http = (path: string, init: RequestInit = {}) => overHttp((request) => facade.fetch(request), path, init);
    const bearer = async (record: NotificationRecord) => ({ authorization: `Bearer ${await tokenFor(record, at)}` });
    const own = async () => ({ authorization: `Bearer ${await tokenOf({ ura: '00001111' }, at)}` });
    const take = (request: Request) => receiver.handleNotification(request);
    switch (kind) {
      case 'search':
        return http(SEARCH[0] ?? '', { headers: await bearer(pulled) });
      case 'read':
        return http(`AllergyIntolerance/${allergy?.id}`, { headers: await bearer(pulled) });
      case 'Binary':
        return http(binary, { headers: await bearer(pulled) });
      case 'metadata':
        return http('metadata');
      case 'GET Task':
        return http(`Task/${pulled.id}`, { headers: await bearer(pulled) });
      case 'PUT Task': {
        const body = JSON.stringify({ resourceType: 'Task', id: moved.id, status: 'accepted' });
        return http(`Task/${moved.id}`, { method: 'PUT', body, headers: await bearer(moved) });
      }
      case 'POST Task (notification)':
        return overHttp(take, 'Task', { ...post(arriving as NotificationRecord), headers: await own() });
      case 'PUT Task (withdrawal)': {
        const body = JSON.stringify(buildCancelTask(arrived as NotificationRecord, twiin));
        const search = encodeURIComponent(`urn:ietf:rfc:3986|${arrived?.identifier}`);
        return overHttp(take, `Task?identifier=${search}`, { method: 'PUT', body, headers: await own() });
      }
      case 'pullBgz': {
        const { base } = bases.current(pulled.id, 'notification');
        const result = await pullBgz({
          notification: buildNotificationTask(pulled, twiin, base),
          token: () => tokenFor(pulled, at),
          baseUrl: FHIR,
          fetch: (url, init) => facade.fetch(new Request(url, init)),
          retries: 0,
          audit,
          now,
          logger: log.logger,
          ...limits.pull,
        });
        const text = JSON.stringify(result.resources);
        const statuses = [...new Set(result.sections.map(({ status }) => status))].join(', ');
        return { got: result.complete ? 'complete' : (result.problem ?? `every section ${statuses}`), text };
      }
      case 'notify': {
        const result = await notify(instance);
        return { got: result.ok ? 'done' : result.code, ...(result.ok && { text: result.notification.identifier }) };
      }
      case 'cancel': {
        const result = await sender.cancel(ended.id, { reason: 'entered-in-error', scope: 'this' }, actor);
        if (!result.ok) return { got: result.code };
        return { got: result.audited ? 'withdrawn' : 'withdrawn, told later', text: ended.identifier };
      }
      case 'outbox': {
        await sender.outbox.runOnce(500).catch(() => undefined);
        const went = delivered.includes(`requested ${waiting.identifier}`);
        return { got: went ? 'sent' : 'waits' };
      }
    }
  }

  /** Asks everything: what meets the outside at once, then the outbox. */
  async function askAll(at?: Date): Promise<Readonly<Record<RequestKind, Got>>> {
    const [sending, ...others] = [...requests].reverse();
    const got = await Promise.all(others.reverse().map(async (kind) => [kind, await ask(kind, at)] as const));
    return Object.fromEntries([...got, [sending, await ask(sending as RequestKind, at)]]) as Record<RequestKind, Got>;
  }

  const switches: Switches = {
    proxy,
    clock,
    sink,
    disk: {
      fill() {
        renameSync(file, `${file}.kept`);
        symlinkSync('/dev/full', file);
      },
      empty() {
        rmSync(file);
        renameSync(`${file}.kept`, file);
      },
    },
    admin: (sql) => steady.database.query(sql),
  };
  return {
    ...switches,
    peer,
    application,
    tokenOf,
    /** A search with this token. */
    askWith: (token: string) =>
      overHttp((request) => software.facade.fetch(request), SEARCH[0] ?? '', {
        headers: { authorization: `Bearer ${token}` },
      }),
    baseOf: (record: NotificationRecord) => bases.current(record.id, 'notification').base,
    ask,
    /** Another instance over the same database. */
    second: async () => {
      const other = await softwareOver(proxy.connectionString, {});
      return (kind: RequestKind) => ask(kind, NOW, other);
    },
    askAll,
    delivered,
    taken,
    withdrawn,
    log,
    software,
    pulled,
    moved,
    ended,
    waiting,
    arriving,
    arrived,
    tokenFor,
    /** A search by the receiver whose grant is withdrawn. */
    askEnded: async (at: Date) =>
      overHttp((request) => software.facade.fetch(request), SEARCH[0] ?? '', {
        headers: { authorization: `Bearer ${await tokenFor(ended, at)}` },
      }),
    /** The trail as the database and as the file have it. */
    async trail() {
      const lines = [];
      for await (const { entry } of steady.table.lines()) lines.push(entry);
      const report = await steady.table.verify();
      const onDisk = readFileSync(file, 'utf8');
      return { lines, whole: report.ok, onDisk };
    },
    depth: () => steady.sender.outbox.depth(),
    notification: (id: string) => steady.store.get(id),
    find: (identifier: string) => steady.store.findByIdentifier(identifier),
  };
}

export type ChaosWorld = Awaited<ReturnType<typeof chaosWorld>>;
