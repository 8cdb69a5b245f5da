import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../access/tokens/support';
import { eventually } from '../eventually';
import { hasPostgres, newDatabase, type PostgresServer, startPostgres } from '../sql/postgres-server';
import { type ChaosWorld, chaosWorld, type Got, type RequestKind, requests } from './chaos-world';

const DAY = 86_400_000;
const page = readFileSync(resolve(import.meta.dirname, '../../docs/chaos.md'), 'utf8');

/** The table of the page: by situation, what each request gets. */
const table = (() => {
  const [head = [], , ...rows] = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  const column = (at: number) => Object.fromEntries(rows.map(([kind = '', ...cells]) => [kind, cells[at] ?? '']));
  return Object.fromEntries(head.slice(1).map((name, at) => [name, column(at)]));
})();

// A server of its own: those of other tests are not to be stopped.
let server: PostgresServer | undefined;
beforeAll(async () => {
  server = hasPostgres ? await startPostgres() : undefined;
});
afterAll(async () => server?.stop());

const full = `
  CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;`;
const tables = ['bgz_notification', 'bgz_message', 'bgz_token', 'bgz_audit', 'bgz_notification_inbox'];
const onEach = (statement: (name: string) => string) => tables.map(statement).join(';');

interface Situation {
  readonly breaks: (world: ChaosWorld) => Promise<unknown> | unknown;
  readonly mends: (world: ChaosWorld) => Promise<unknown> | unknown;
  /** Something never answers: limits are short, and reaching them is what happens. */
  readonly silent?: true;
  readonly needs?: string;
}

const situations: Readonly<Record<string, Situation>> = {
  'PostgreSQL stopped': {
    breaks: () => server?.halt(),
    mends: () => server?.resume(),
  },
  'PostgreSQL frozen': {
    silent: true,
    breaks: ({ proxy }) => proxy.freeze(),
    mends: ({ proxy }) => proxy.thaw(),
  },
  'PostgreSQL restarted': {
    async breaks({ log }) {
      const lost = () => log.lines.filter(({ event }) => event === 'database-connection-lost').length;
      await server?.halt();
      await server?.resume();
      await eventually(() => expect(lost()).toBeGreaterThan(0));
    },
    mends: () => {},
  },
  'its disk full': {
    breaks: ({ admin }) =>
      admin(
        `${full}${onEach((name) => `CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION full_disk()`)}`,
      ),
    mends: ({ admin }) => admin(onEach((name) => `DROP TRIGGER full_disk ON ${name}`)),
  },
  "the trail's disk full": {
    needs: '/dev/full',
    breaks: ({ disk }) => disk.fill(),
    mends: ({ disk }) => disk.empty(),
  },
  'a sink hangs': {
    silent: true,
    breaks: ({ sink }) => {
      sink.hangs = true;
    },
    mends: ({ sink }) => {
      sink.hangs = false;
    },
  },
  'clock ten days ahead': {
    breaks: ({ clock }) => {
      clock.at = new Date(NOW.getTime() + 10 * DAY);
    },
    mends: ({ clock }) => {
      clock.at = NOW;
    },
  },
  'clock ten days back': {
    breaks: ({ clock }) => {
      clock.at = new Date(NOW.getTime() - 10 * DAY);
    },
    mends: ({ clock }) => {
      clock.at = NOW;
    },
  },
};

type All = Readonly<Record<RequestKind, Got>>;
const gotOf = (all: All) => Object.fromEntries(requests.map((kind) => [kind, all[kind].got]));

const AS_EVER = {
  search: '200',
  read: '200',
  Binary: '200',
  metadata: '200',
  'GET Task': '200',
  'PUT Task': '200',
  'PUT Task (withdrawal)': '200',
  pullBgz: 'complete',
  notify: 'done',
  cancel: 'withdrawn',
  outbox: 'sent',
};

/** Whether a pull gave nothing; of one that was cut in the middle some sections, or parts of one, may have been given before. */
const gaveNothing = (got: string, isCut: boolean): boolean =>
  got !== 'complete' && !(isCut && /obtained|incomplete|part-offered/.test(got));

/** Nothing of a patient in what was not given. */
function expectNothingGiven(all: All, isCut = false): void {
  for (const kind of requests) {
    const { status, text = '', got } = all[kind];
    const refused = status === undefined ? kind === 'pullBgz' && gaveNothing(got, isCut) : status >= 400;
    if (refused) expect(text, kind).not.toMatch(/999990019|"AllergyIntolerance"|Voorbeeld|%PDF/);
  }
}

/** What held before the fault holds after it, and all that was promised during it is so. */
async function expectAccounted(world: ChaosWorld, rounds: readonly All[]): Promise<void> {
  const { lines, whole, onDisk } = await world.trail();
  expect(whole).toBe(true);
  for (const all of rounds)
    for (const kind of requests) {
      const { status = 500, requestId, got, text = '' } = all[kind];
      // What was given or taken stands in every sink.
      if (requestId !== undefined && status < 400 && kind !== 'metadata') {
        expect(
          lines.some((line) => line.requestId === requestId && line.outcome === 'success'),
          kind,
        ).toBe(true);
        expect(onDisk, kind).toContain(requestId);
      }
      if (kind === 'notify' && got === 'done') {
        expect((await world.find(text))?.state).toBe('requested');
        expect(lines).toContainEqual(
          expect.objectContaining({ kind: 'notify', outcome: 'success', notification: text }),
        );
        expect(world.delivered).toContain(`requested ${text}`);
      }
    }
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'cancel', outcome: 'success', notification: world.ended.identifier }),
  );
  expect(onDisk.split('\n').some((line) => /"kind":"cancel"/.test(line) && line.includes(world.ended.identifier))).toBe(
    true,
  );
  expect(world.delivered).toContain(`requested ${world.waiting.identifier}`);
  expect(world.delivered).toContain(`cancelled ${world.ended.identifier}`);
  expect(lines).toContainEqual(expect.objectContaining({ outcome: 'refused', status: 403, reason: 'grant-cancelled' }));
  // Refusals that were summed are told too.
  expect(await world.software.facade.close()).toBe(true);
  expect(await world.depth()).toMatchObject({ queued: 0, sending: 0, dead: 0 });
  expect((await world.notification(world.moved.id))?.state).toBe('accepted');
  expect((await world.notification(world.ended.id))?.state).toBe('cancelled');
  expect(world.taken).toContain(world.arriving.identifier);
  expect(world.withdrawn).toContain(world.arrived.identifier);
}

/** All works again, of the same software; a claim that was under way has run out. */
async function expectRecovered(world: ChaosWorld): Promise<All> {
  const later = new Date(NOW.getTime() + 3 * 60_000);
  world.clock.at = later;
  return eventually(async () => {
    const all = await world.askAll(later);
    // Of a notification or withdrawal that was taken this is a repetition: 200.
    expect(gotOf(all)).toMatchObject(AS_EVER);
    expect(all['POST Task (notification)'].got).toMatch(/^20[01]$/);
    // A withdrawn grant gives nothing, whatever tokens there are.
    expect((await world.askEnded(later)).got).toBe('403');
    expect(await world.software.sender.outbox.runOnce(500)).toMatchObject({ failed: 0 });
    return all;
  });
}

describe.skipIf(!hasPostgres)('while something is broken under the whole software', () => {
  it('docs/chaos.md has every situation and every request', () => {
    expect(Object.keys(table)).toEqual(Object.keys(situations));
    for (const column of Object.values(table)) expect(Object.keys(column)).toEqual([...requests]);
  });

  it.for(Object.entries(situations))(
    '%s: each request gets what docs/chaos.md says',
    async ([name, situation], { skip }) => {
      const { breaks, mends, silent = false, needs } = situation;
      skip(needs !== undefined && !existsSync(needs), `needs ${needs}`);
      const world = await chaosWorld(await newDatabase(server?.home ?? ''), { impatient: silent });
      await eventually(async () => expect((await world.ask('search')).got).toBe('200'));
      await breaks(world);
      const all = await world.askAll();
      await mends(world);
      expect(gotOf(all)).toEqual(table[name]);
      expectNothingGiven(all);
      const recovered = await expectRecovered(world);
      await expectAccounted(world, [all, recovered]);
      expect(world.taken.filter((one) => one === world.arriving.identifier)).toHaveLength(1);
      expect(world.withdrawn.filter((one) => one === world.arrived.identifier)).toHaveLength(1);
    },
  );

  it('connections are cut in the middle of everything: each request is answered or refused, and all is well after', async () => {
    const world = await chaosWorld(await newDatabase(server?.home ?? ''), { impatient: false });
    const rounds: All[] = [];
    for (let round = 0; round < 6; round++) {
      let done = false;
      const asked = world.askAll().finally(() => {
        done = true;
      });
      for (let turn = 0; !done; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
        // At other moments in every round.
        if (turn % 23 === round) world.proxy.cut();
      }
      rounds.push(await asked);
    }
    for (const all of rounds) {
      expectNothingGiven(all, true);
      for (const kind of requests) {
        const { status, got } = all[kind];
        if (status !== undefined) expect([200, 201, 503], kind).toContain(status);
        else expect(got, kind).not.toBe('');
      }
    }
    const recovered = await expectRecovered(world);
    await expectAccounted(world, [...rounds, recovered]);
  });

  it('what a clock five days ahead put off, claimed or purged holds up nothing once it is right', async () => {
    const world = await chaosWorld(await newDatabase(server?.home ?? ''), { impatient: false });
    const { software, clock, peer, application, baseOf, pulled } = world;
    const claims = { authorization_base: baseOf(pulled), jti: 'c0a80101-0000-4000-8000-00000000c1ac' };
    expect((await world.askWith(await world.tokenOf(claims))).got).toBe('200');
    const ahead = new Date(NOW.getTime() + 5 * DAY);
    clock.at = ahead;
    peer.down = true;
    application.hangs = true;
    expect((await world.ask('outbox', ahead)).got).toBe('waits');
    expect(await world.depth()).toMatchObject({ queued: 1 });
    // Handed over to an application that never answers: claimed until then.
    const before = world.log.lines.length;
    void world.ask('POST Task (notification)', ahead);
    await eventually(async () =>
      expect(await world.admin("SELECT 1 FROM bgz_notification_inbox WHERE state = 'claimed'")).toHaveLength(1),
    );
    expect(world.log.lines.slice(before)).toEqual([]);
    expect(await software.sender.purge({ endedBefore: ahead })).toMatchObject({ ok: true });

    clock.at = NOW;
    peer.down = false;
    application.hangs = false;
    expect((await world.ask('outbox')).got).toBe('sent');
    const other = await world.second();
    expect((await other('POST Task (notification)')).got).toBe('201');
    expect(world.taken).toContain(world.arriving.identifier);
    // The same id on another token: it is not forgotten.
    expect(
      (await world.askWith(await world.tokenOf({ ...claims, user: { id: '900001234', role: '01.015' } }))).got,
    ).toBe('401');
  });
});
