import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createGrantStore,
  type Database,
  type FhirTransport,
  type GrantStore,
  isPullable,
  type NotificationRecord,
} from '../../../src/notified-pull';
import { runs } from '../../effort';
import { emptyEmbedded } from '../../sql/databases';
import { DAY, doctor, MINUTE, newWorld, notificationOf, type Reply, receiver, referral, type World } from './support';

let database: Database;
beforeAll(async () => {
  database = await emptyEmbedded();
});

type Command =
  | { readonly do: 'notify' }
  | { readonly do: 'amend'; readonly which: number; readonly keepEarlier: boolean }
  | { readonly do: 'cancel'; readonly which: number; readonly scope: 'this' | 'group' }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'expire' }
  /** `lost`: it arrives, the answer does not. */
  | { readonly do: 'send'; readonly limit: number; readonly reply: 201 | 503 | 'no-connection' | 'lost' }
  /** The process ends after sending, before it could say so. */
  | { readonly do: 'crash'; readonly limit: number };

const which = fc.nat({ max: 7 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Command>({ do: 'notify' }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which, keepEarlier: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), which, scope: fc.constantFrom('this', 'group') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(MINUTE, 10 * MINUTE, DAY, 150 * DAY),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'expire' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      limit: fc.integer({ min: 1, max: 4 }),
      reply: fc.constantFrom(201, 503, 'no-connection', 'lost'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
) as fc.Arbitrary<Command>;

/** What there should be, kept by the simplest means. */
interface Modelled {
  readonly record: NotificationRecord;
  ended: 'no' | 'cancelled' | 'superseded';
}

/** Both sides of one run: what the model holds for true, and what reached the receiver. */
function play(world: World) {
  const model: Modelled[] = [];
  const arrivals: { readonly method: string; readonly identifier: string; readonly body: string }[] = [];
  let reply: Extract<Command, { do: 'send' }>['reply'] = 201;
  const arrive = ({ method, task }: { method: string; task: { identifier?: { value?: string }[] } }): Reply => {
    if (reply === 'no-connection') return 'no-connection';
    const identifier = task.identifier?.[0]?.value ?? '';
    arrivals.push({ method, identifier, body: JSON.stringify(task) });
    return reply === 'lost' ? 'no-connection' : reply;
  };
  const transport: FhirTransport = receiver(arrive).transport;
  const send = { perEndpoint: 1, maxAttempts: 1_000, maxAgeMs: 10_000 * DAY };
  const pull = world.pull({ transport, send });
  const dying: GrantStore = { ...world.store, settle: () => Promise.reject(new Error('killed')) };
  const isLive = ({ record, ended }: Modelled) =>
    ended === 'no' && world.clock.at.getTime() < Date.parse(record.validUntil);
  const groupOf = ({ record }: Modelled) =>
    model.filter((one) => one.record.groupIdentifier === record.groupIdentifier && isLive(one));

  async function step(one: Command): Promise<void> {
    const target = 'which' in one ? model[one.which % Math.max(model.length, 1)] : undefined;
    switch (one.do) {
      case 'notify':
        model.push({ record: notificationOf(await pull.notify(referral, doctor)), ended: 'no' });
        return;
      case 'amend': {
        if (!target) return;
        const live = isLive(target);
        const result = await pull.amend(target.record.id, {}, doctor, { keepEarlier: one.keepEarlier });
        expect(result.ok).toBe(live);
        if (!result.ok) return;
        if (!one.keepEarlier) for (const earlier of groupOf(target)) earlier.ended = 'superseded';
        model.push({ record: result.notification, ended: 'no' });
        return;
      }
      case 'cancel': {
        if (!target) return;
        const expected = one.scope === 'group' ? groupOf(target) : [target].filter(isLive);
        const already = expected.length === 0 && target.ended === 'cancelled';
        const result = await pull.cancel(target.record.id, { reason: 'duplicate', scope: one.scope }, doctor);
        expect(result.ok).toBe(expected.length > 0 || already);
        expect([...result.cancelled].sort()).toEqual(expected.map(({ record }) => record.id).sort());
        for (const ended of expected) ended.ended = 'cancelled';
        return;
      }
      case 'wait':
        world.later(one.milliseconds);
        return;
      case 'expire':
        await pull.expireDue();
        return;
      case 'send':
        ({ reply } = one);
        await pull.outbox.runOnce(one.limit);
        return;
      case 'crash':
        reply = 201;
        await world.pull({ store: dying, transport, send }).outbox.runOnce(one.limit);
    }
  }

  async function grantsAreRight(): Promise<void> {
    for (const one of model) {
      const found = await world.store.findByAuthorizationBase(one.record.baseHash);
      const opens =
        found !== undefined && isPullable(found.state) && world.clock.at.getTime() < Date.parse(found.validUntil);
      expect(opens).toBe(isLive(one));
    }
  }

  /** From here on the receiver answers and time passes: whatever must arrive arrives. */
  async function settleDown(): Promise<void> {
    reply = 201;
    for (let round = 0; round < 40; round++) {
      await pull.outbox.runOnce(100);
      const { queued, sending } = await pull.outbox.depth();
      if (queued + sending === 0) return;
      world.later(20 * MINUTE);
    }
    world.later(3 * DAY);
    for (let round = 0; round < 20; round++) {
      await pull.outbox.runOnce(100);
      world.later(2 * DAY);
    }
    expect(await pull.outbox.depth()).toMatchObject({ queued: 0, sending: 0, dead: 0 });
  }

  const methodsOf = ({ record }: Modelled) =>
    arrivals.filter(({ identifier }) => identifier === record.identifier).map(({ method }) => method);

  function receiverIsRight(): void {
    for (const one of model) {
      const methods = methodsOf(one);
      const firstCancel = methods.indexOf('PUT');
      // No notification after its cancel, whatever was repeated.
      if (firstCancel >= 0) expect(methods.slice(firstCancel)).not.toContain('POST');
      if (isLive(one)) expect(methods).toContain('POST');
      if (one.ended === 'cancelled' && methods.includes('POST')) expect(methods).toContain('PUT');
      if (one.ended !== 'cancelled') expect(methods).not.toContain('PUT');
    }
    const known = new Set(model.map(({ record }) => record.identifier));
    for (const { identifier } of arrivals) expect(known).toContain(identifier);
    const bodies = new Map<string, Set<string>>();
    for (const { method, identifier, body } of arrivals) {
      const key = `${method} ${identifier}`;
      bodies.set(key, (bodies.get(key) ?? new Set()).add(body));
    }
    for (const same of bodies.values()) expect(same.size).toBe(1);
  }

  function trailIsRight(): void {
    const told = (kind: string) =>
      world.entries.filter((entry) => entry.kind === kind && entry.outcome === 'success').map((e) => e.notification);
    expect(told('notify').length + told('amend').length).toBe(model.length);
    const cancelled = model.filter(({ ended }) => ended === 'cancelled').map(({ record }) => record.identifier);
    expect(new Set(told('cancel'))).toEqual(new Set(cancelled));
    const superseded = model.filter(({ ended }) => ended === 'superseded').map(({ record }) => record.identifier);
    expect(new Set(told('supersede'))).toEqual(new Set(superseded));
  }

  return { step, grantsAreRight, settleDown, receiverIsRight, trailIsRight };
}

describe('whatever happens in whatever order', () => {
  it('no grant outlives its cancel, no notification is lost, and no cancel comes before its notification', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 20 }), async (commands) => {
        const store = await createGrantStore(database);
        await database.query('TRUNCATE bgz_notification, bgz_message, bgz_token');
        const world = newWorld(store);
        const game = play(world);
        for (const one of commands) {
          await game.step(one);
          await game.grantsAreRight();
        }
        await game.settleDown();
        await game.grantsAreRight();
        game.receiverIsRight();
        game.trailIsRight();
        await Promise.all(world.made.map((pull) => pull.close()));
      }),
      { numRuns: runs(60), seed: 20261124 },
    );
  });
});
