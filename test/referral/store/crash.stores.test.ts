import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'tsup';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createGrantStore,
  type Database,
  embeddedDatabase,
  isPullable,
  postgresDatabase,
} from '../../../src/notified-pull';
import type { Row } from '../../../src/sql/database';
import { runs } from '../../effort';
import { describeOnPostgres } from '../../sql/databases';
import type { Work } from './crash-worker';

const CANCEL_ONE_IN = 10;
const BATCH = 8;
const WORKERS = 8;
/** Notifications of a worker, so that each also cancels before and after a message was tried. */
const LEAST = 50;

// Workers are started often, and must start fast: they run from one file.
const out = resolve(import.meta.dirname, '../../../node_modules/.cache', `bgz-crash-${process.pid}`);
beforeAll(() =>
  build({
    config: false,
    entry: [resolve(import.meta.dirname, 'crash-worker.ts')],
    format: 'esm',
    target: 'node20',
    outDir: out,
    outExtension: () => ({ js: '.mjs' }),
    silent: true,
  }),
);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** The same numbers for the same seed (a linear congruential generator of Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A receiver that keeps what arrived, in order, and now and then has no time. `onArrival` gets how much arrived. */
async function receiver(random: () => number, onArrival: (count: number) => void) {
  const arrivals: string[] = [];
  const server: Server = createServer((request, response) => {
    const busy = random() < 0.02;
    if (!busy) arrivals.push((request.url ?? '').slice(1));
    response.writeHead(busy ? 503 : 201).end();
    if (!busy) onArrival(arrivals.length);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { arrivals, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Keeps workers at work, and kills one at each of these numbers of arrivals. */
async function workThroughKills(options: {
  readonly workers: number;
  readonly creates: number;
  readonly kills: readonly number[];
  readonly claimMs: number;
  readonly random: () => number;
  readonly target: Pick<Work, 'connectionString' | 'directory'>;
}) {
  const { random, target } = options;
  const running: ChildProcess[] = [];
  const idle = new Set<number>();
  let ended = false;
  let finish: (error?: Error) => void = () => {};
  const finished = new Promise<void>((done, failed) => {
    finish = (error) => (error ? failed(error) : done());
  });
  let kills = 0;
  const { arrivals, url } = await receiver(random, (count) => {
    if (count < (options.kills[kills] ?? Number.POSITIVE_INFINITY)) return;
    kills++;
    running[Math.floor(random() * options.workers)]?.kill('SIGKILL');
  });

  function start(index: number): void {
    const work: Work = {
      ...target,
      worker: `worker${index}`,
      receiver: url,
      creates: options.creates / options.workers,
      cancelOneIn: CANCEL_ONE_IN,
      batch: BATCH,
      claimMs: options.claimMs,
    };
    const child = fork(join(out, 'crash-worker.mjs'), [JSON.stringify(work)], { execArgv: ['--enable-source-maps'] });
    running[index] = child;
    idle.delete(index);
    child.on('message', () => {
      idle.add(index);
      if (idle.size === options.workers) finish();
    });
    child.on('exit', (code, signal) => {
      if (ended) return;
      if (signal !== 'SIGKILL') finish(new Error(`A worker ended by itself with ${code}.`));
      start(index);
    });
  }

  for (let index = 0; index < options.workers; index++) start(index);
  const stop = async () => {
    ended = true;
    const left = running.filter((child) => child.exitCode === null && child.signalCode === null);
    for (const child of left) child.kill('SIGKILL');
    await Promise.all(left.map((child) => once(child, 'exit')));
  };
  cleanups.push(stop);
  await finished;
  // The last are killed too: what they said is done is in the database.
  await stop();
  return { arrivals, kills };
}

interface Ended {
  readonly id: string;
  readonly state: string;
  readonly base: string;
  readonly notify: string;
  readonly attempts: number;
  readonly cancel: string | null;
}

/** Holds what is in the database against what arrived. */
async function judge(database: Database, arrived: readonly string[], options: { creates: number; kills: number }) {
  const ended = await database.query<Row & Ended>(
    `SELECT n.id, n.state, n.base_hash AS base, m.state AS notify, m.attempts, c.state AS cancel
     FROM bgz_notification n JOIN bgz_message m ON m.notification_id = n.id AND m.kind = 'notify'
     LEFT JOIN bgz_message c ON c.notification_id = n.id AND c.kind = 'cancel' ORDER BY n.seq`,
  );
  const arrivals = arrived.map((path) => path.split('?')[0] ?? '');
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const [position, path] of arrivals.entries()) {
    if (!first.has(path)) first.set(path, position);
    last.set(path, position);
  }

  /** What is wrong with a notification; nothing when it went as it should. */
  function fault({ id, state, notify, attempts, cancel }: Ended): string | undefined {
    const toCancel = Number(id.split('-')[1]) % CANCEL_ONE_IN === 0;
    const came = first.has(`notify/${id}`);
    const withdrawn = first.has(`cancel/${id}`);
    if (!toCancel) {
      const right = state === 'requested' && notify === 'sent' && came && cancel === null && !withdrawn;
      return right ? undefined : 'should have arrived';
    }
    if (state !== 'cancelled') return 'should be cancelled';
    // Never tried: nobody hears of it.
    if (attempts === 0)
      return notify === 'dropped' && cancel === null && !came && !withdrawn ? undefined : 'was never tried';
    if (cancel !== 'sent' || !withdrawn) return 'was tried, so its cancel should have arrived';
    if (notify === 'sent' && !came) return 'is said to be sent';
    if (!['sent', 'dropped'].includes(notify)) return 'is stuck';
    const overtaken = (last.get(`notify/${id}`) ?? -1) > (first.get(`cancel/${id}`) ?? 0);
    return overtaken ? 'arrived after its cancel' : undefined;
  }

  const faults = ended.flatMap((one) => {
    const what = fault(one);
    return what === undefined
      ? []
      : [`${one.id} (${one.state}, ${one.notify}, ${one.attempts}, ${one.cancel}) ${what}`];
  });
  expect(faults).toEqual([]);
  expect(ended).toHaveLength(options.creates);
  const duplicates = arrivals.length - first.size;
  expect(duplicates).toBeLessThanOrEqual(options.kills * BATCH);

  const store = await createGrantStore(database);
  expect(await store.outboxDepth()).toMatchObject({ queued: 0, sending: 0, dead: 0 });
  for (const { id, base } of ended) {
    if (Number(id.split('-')[1]) % CANCEL_ONE_IN !== 0) continue;
    const grant = await store.findByAuthorizationBase(base);
    expect(grant && isPullable(grant.state)).toBe(false);
  }
  const outcomes = {
    dropped: ended.filter(({ notify }) => notify === 'dropped').length,
    cancelsSent: ended.filter(({ cancel }) => cancel === 'sent').length,
    duplicates,
  };
  return outcomes;
}

/** Numbers of arrivals spread over the run, with chance in each. */
const killsOver = (count: number, arrivals: number, random: () => number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor(((i + random()) * arrivals) / count));

describeOnPostgres('Eight instances that are killed at random moments', (fresh) => {
  it('deliver every notification or its cancel, once but for what a kill interrupted', async () => {
    const creates = WORKERS * Math.max(LEAST, runs(10_000 / WORKERS));
    const killed = runs(60);
    const random = seeded(20_261_124);
    const connectionString = await fresh();
    const { arrivals, kills } = await workThroughKills({
      workers: WORKERS,
      creates,
      kills: killsOver(killed, creates * 0.9, random),
      claimMs: 6_000,
      random,
      target: { connectionString },
    });
    expect(kills).toBe(killed);
    const database = await postgresDatabase({ connectionString });
    cleanups.push(() => database.close());
    const { dropped, cancelsSent } = await judge(database, arrivals, { creates, kills });
    // Both ways to cancel were met, or the test proves less than it says.
    expect(dropped).toBeGreaterThan(0);
    expect(cancelsSent).toBeGreaterThan(0);
  });
});

describe('The embedded database of a process that is killed', () => {
  it('is there again for the next one, with all that was promised', async () => {
    const creates = Math.max(LEAST, runs(1_250));
    const killed = runs(10);
    const random = seeded(7_513);
    const directory = mkdtempSync(join(tmpdir(), 'bgz-crash-'));
    cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
    const { arrivals, kills } = await workThroughKills({
      workers: 1,
      creates,
      kills: killsOver(killed, creates * 0.9, random),
      claimMs: 500,
      random,
      target: { directory },
    });
    expect(kills).toBe(killed);
    const database = await embeddedDatabase({ directory });
    cleanups.push(() => database.close());
    await judge(database, arrivals, { creates, kills });
  });
});
