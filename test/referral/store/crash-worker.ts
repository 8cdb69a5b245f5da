import { setTimeout } from 'node:timers/promises';
import {
  createGrantStore,
  embeddedDatabase,
  type GrantStore,
  isPullable,
  type OutboxMessage,
  postgresDatabase,
} from '../../../src/notified-pull';
import { message, notification } from './records';

/** What a worker is told to do. */
export interface Work {
  readonly worker: string;
  readonly connectionString?: string;
  readonly directory?: string;
  readonly receiver: string;
  /** Notifications it creates: `<worker>-0` and on; it finds in the store how far a killed predecessor came. */
  readonly creates: number;
  /** Of every so many notifications one is cancelled. */
  readonly cancelOneIn: number;
  readonly batch: number;
  readonly claimMs: number;
}

const now = () => new Date().toISOString();
const later = (ms: number) => new Date(Date.now() + ms).toISOString();
const work = JSON.parse(process.argv[2] ?? '') as Work;

const database = await (work.connectionString
  ? postgresDatabase({ connectionString: work.connectionString, connections: 3 })
  : embeddedDatabase({ directory: work.directory }));
const store = await createGrantStore(database);

/** Creates a notification whose ids follow from its number, so that who takes over knows what is there. */
async function create(number: number): Promise<void> {
  const id = `${work.worker}-${number}`;
  const moments = { createdAt: now(), changedAt: now(), validUntil: later(3_600_000) };
  const record = notification({ id, identifier: `urn:uuid:${id}`, ...moments });
  await store.create(record, message(record, { id: `${id}-notify`, createdAt: now(), notBefore: now() }));
}

async function cancel(number: number): Promise<void> {
  const id = `${work.worker}-${number}`;
  const record = await store.get(id);
  if (!record || !isPullable(record.state)) return;
  const withdrawal = message(record, { id: `${id}-cancel`, kind: 'cancel', createdAt: now(), notBefore: now() });
  await store.change(
    { id, version: record.version, state: 'cancelled', changedAt: now(), cancelReason: 'test' },
    { message: withdrawal },
  );
}

async function created(): Promise<number> {
  let number = 0;
  // Steps of a hundred, then of one.
  for (const step of [100, 1]) while (await store.get(`${work.worker}-${number + step - 1}`)) number += step;
  return number;
}

async function creating(): Promise<void> {
  for (let number = await created(); number < work.creates; number++) {
    await create(number);
    // Some at once, before anything is tried, and some a while after, while they are sent.
    const target = (number / work.cancelOneIn) % 2 === 0 ? number : number - 20;
    if (number % work.cancelOneIn === 0 && target >= 0) await cancel(target);
  }
  // What a predecessor was killed before cancelling is cancelled now; a second cancel does nothing.
  for (let number = 0; number < work.creates; number += work.cancelOneIn) await cancel(number);
}

async function send(store: GrantStore, item: OutboxMessage): Promise<void> {
  const answer = await fetch(`${work.receiver}/${item.kind}/${item.notificationId}?worker=${work.worker}`, {
    method: 'POST',
  }).catch(() => undefined);
  const failed = { state: 'queued', notBefore: later(50), failure: 'http-503' } as const;
  await store.settle(item.id, work.worker, answer?.ok ? { state: 'sent', at: now() } : failed);
}

async function sending(done: () => boolean): Promise<void> {
  for (;;) {
    const claim = { worker: work.worker, now: now(), until: later(work.claimMs), limit: work.batch };
    const items = await store.claim(claim);
    for (const item of items) await send(store, item);
    if (items.length > 0) continue;
    const { queued, sending } = await store.outboxDepth();
    if (done() && queued + sending === 0) process.send?.('idle');
    await setTimeout(100);
  }
}

// The test was ended: there is nobody to work for.
process.on('disconnect', () => process.exit());
let ready = false;
const all = creating().then(() => {
  ready = true;
});
await Promise.all([all, sending(() => ready)]);
