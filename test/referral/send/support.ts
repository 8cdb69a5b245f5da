import type { Task } from 'fhir/r3';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { AuditEntry } from '../../../src/audit';
import {
  createGrantStore,
  createNotifiedPull,
  type Database,
  type FhirTransport,
  fhirTransport,
  type GrantStore,
  type NotificationRecord,
  type NotifiedPull,
  type NotifiedPullOptions,
  type Referral,
  type SendOptions,
} from '../../../src/notified-pull';
import { emptyEmbedded } from '../../sql/databases';

export const BSN = '999990019';
export const SECRET = 'a secret of at least thirty-two bytes';
export const TOKEN = 'eyJhbGciOiJub25lIn0.secret-token';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const doctor = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
  role: '01.015',
  name: 'Arts van Verwijzing',
};
export const secretary = { ...doctor, identifier: { ...doctor.identifier, value: '900009999' }, role: '99.999' };

export const referral: Referral = {
  patient: { bsn: BSN },
  sender: {
    organization: { ura: '00001234', name: 'Ziekenhuis De Brug' },
    practitioner: doctor,
    system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1.113883.2.4.3.11.999' },
  },
  receiver: { organization: { ura: '00005678', name: 'Ziekenhuis De Haven' } },
  treatmentRelation: true,
};

export const to = (ura: string): Referral => ({ ...referral, receiver: { organization: { ura } } });

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly task: Task;
}

/** What a receiver answers: a status, headers with it, no connection, or never. */
export type Reply =
  | number
  | { readonly status: number; readonly headers: Record<string, string> }
  | 'no-connection'
  | 'never';

/** A receiver without a network: `reply` decides, everything that arrives is kept. */
export function receiver(reply: (request: Received) => Reply = () => 201) {
  const received: Received[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = {
      method: init?.method ?? 'GET',
      url: String(input),
      headers: new Headers(init?.headers),
      task: JSON.parse(String(init?.body)) as Task,
    };
    received.push(request);
    const answer = reply(request);
    if (answer === 'no-connection') throw new TypeError('fetch failed');
    if (answer === 'never') {
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      );
    }
    const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
    const text = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ diagnostics: `private ${BSN}` }] });
    return new Response(status === 204 ? null : text, { status, headers });
  };
  return { received, transport: fhirTransport({ fetch: fetcher }) };
}

export interface World {
  readonly store: GrantStore;
  readonly entries: AuditEntry[];
  readonly lines: Record<string, unknown>[];
  readonly clock: { at: Date };
  readonly later: (milliseconds: number) => void;
  /** Makes the sink reject while true. */
  readonly sink: { down: boolean };
  readonly pull: (options?: Overrides) => NotifiedPull;
  /** Those that were made, to be closed. */
  readonly made: NotifiedPull[];
}

export type Overrides = Partial<Omit<NotifiedPullOptions, 'send'>> & {
  readonly send?: Partial<SendOptions>;
  readonly transport?: FhirTransport;
};

/** The embedded database, empty at the start of every test. */
export function worldOf(): () => World {
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = await emptyEmbedded();
    await createGrantStore(database);
  });
  afterEach(() => Promise.all(world.made.map((pull) => pull.close())));
  beforeEach(async () => {
    await database.query('TRUNCATE bgz_notification, bgz_message, bgz_token');
    world = newWorld(await createGrantStore(database));
  });
  return () => world;
}

export function newWorld(store: GrantStore): World {
  const entries: AuditEntry[] = [];
  const lines: Record<string, unknown>[] = [];
  const clock = { at: new Date('2026-11-24T10:00:00.000Z'), elapsed: 0 };
  const sink = { down: false };
  const made: NotifiedPull[] = [];
  const take = (facts: object, message: string) => void lines.push({ ...facts, message });
  return {
    store,
    entries,
    lines,
    clock,
    sink,
    made,
    later: (milliseconds) => {
      clock.at = new Date(clock.at.getTime() + milliseconds);
      clock.elapsed += milliseconds;
    },
    pull: ({ transport, send, ...options } = {}) => {
      const pull = createNotifiedPull({
        store,
        secret: SECRET,
        now: () => clock.at,
        monotonic: () => clock.elapsed,
        logger: { debug: take, info: take, warn: take, error: take },
        source: 'urn:oid:2.16.840.1.113883.2.4.3.11.999',
        audit: {
          write: async (entry) => {
            if (sink.down) throw new Error('the disk is full');
            entries.push(entry);
          },
        },
        ...options,
        send: {
          directory: async ({ organization }) => ({ baseUrl: `https://${organization.ura}.example/fhir` }),
          token: async () => TOKEN,
          transport: transport ?? receiver().transport,
          random: () => 0.5,
          ...send,
        },
      });
      made.push(pull);
      return pull;
    },
  };
}

/** One notification, queued, at a receiver that answers so. */
export async function queued(w: World, reply: (request: Received) => Reply, options: Overrides = {}) {
  const { received, transport } = receiver(reply);
  const pull = w.pull({ transport, ...options });
  const notification = notificationOf(await pull.notify(referral, doctor));
  const message = async () => {
    const [found] = (await w.store.messages({ notificationId: notification.id })).items;
    if (found === undefined) throw new Error('no message');
    return found;
  };
  return { w, pull, received, notification, message };
}

type Result = { readonly ok: true; readonly notification: NotificationRecord } | { readonly ok: false };

/** The notification of something that must have worked. */
export function notificationOf(result: Result): NotificationRecord {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.notification;
}

/** Nothing but `patientBsn` may hold the BSN; token, secret and base stand nowhere. */
export function expectNoLeak({ entries, lines }: World, ...secrets: readonly string[]): void {
  const told = JSON.stringify([entries.map(({ patientBsn, ...rest }) => rest), lines]);
  for (const secret of [BSN, SECRET, TOKEN, ...secrets]) expect(told).not.toContain(secret);
}
