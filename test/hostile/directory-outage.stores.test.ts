import { describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import {
  createNotificationReceiver,
  fhirTransport,
  type McsdOptions,
  mcsdDirectory,
  memoryInbox,
  type NotificationRecord,
} from '../../src/notified-pull';
import {
  endpoint,
  type FakeDirectory,
  type Fault,
  fakeDirectory,
  json,
  organization,
  withUra,
} from '../directory/fake-directory';
import { listen } from '../receive/loopback';
import { doctor, expectNoLeak, MINUTE, notificationOf, to, worldOf } from '../referral/send/support';

const world = worldOf();
const BRUG = '00001234';
const URAS = ['00005671', '00005672', '00005673'] as const;
const loopback = { allowLoopbackHttp: true } as const;

/**
 * A receiving hospital with two addresses, which loses every fourth of its answers: it took the notification, and who sent it does not
 * know.
 */
async function hospital(minute: () => number) {
  const taken: string[] = [];
  const withdrawn: string[] = [];
  /** Minutes at which something came, by address. */
  const came = { old: [] as number[], new: [] as number[] };
  const receiver = createNotificationReceiver({
    ownUras: [...URAS],
    authorize: async (token) =>
      token === 'brug'
        ? { ok: true, claims: { receiverUra: BRUG, scopes: [], expiresAt: '2027-01-01T00:00:00Z' } }
        : { ok: false, reason: 'token-signature' },
    inbox: memoryInbox(),
    onNotification: ({ identifier = '' }) => void taken.push(identifier),
    onCancel: ({ identifier }) => void withdrawn.push(identifier),
    audit: { write: async () => {} },
    baseUrl: 'https://haven.example/fhir',
  });
  const answers = { lost: true };
  let nth = 0;
  const at = (address: keyof typeof came) => {
    const listener = nodeListener({ fetch: (request) => receiver.handleNotification(request) });
    return listen((request, response) => {
      came[address].push(minute());
      if (answers.lost && ++nth % 4 === 0) {
        response.writeHead = () => {
          request.socket.destroy();
          return response;
        };
      }
      listener(request, response);
    });
  };
  return { taken, withdrawn, came, answers, old: await at('old'), new: await at('new') };
}

const down: Fault = (_url, response) => json(response, 503, {});
const hangs: Fault = () => new Promise(() => {});
/** Waits for a directory that hangs as short as a test does, and for one that answers as long as it takes. */
const waiting = { short: false };
const patient = fhirTransport(loopback);
const impatient = {
  ...patient,
  request: (request: Parameters<typeof patient.request>[0]) => {
    const signals = [request.signal ?? [], AbortSignal.timeout(20)].flat();
    return waiting.short ? patient.request({ ...request, signal: AbortSignal.any(signals) }) : patient.request(request);
  },
};

/** Two processes that send from one outbox, a directory, and time that passes by the minute. */
async function region(options: Partial<McsdOptions>) {
  const w = world();
  const start = w.clock.at.getTime();
  const minute = () => (w.clock.at.getTime() - start) / MINUTE;
  const haven = await hospital(minute);
  const gids: FakeDirectory = await fakeDirectory(
    ...URAS.map((ura) => organization(`o-${ura}`, withUra(ura), ['door'])),
    endpoint('door', `${haven.old}/fhir`),
  );
  const directories = [0, 1].map(() =>
    mcsdDirectory({
      baseUrl: gids.base,
      ...loopback,
      now: () => w.clock.at,
      monotonic: () => w.clock.at.getTime() - start,
      ...options,
    }),
  );
  const senders = directories.map(({ endpointOf }) =>
    w.pull({
      transport: fhirTransport(loopback),
      send: {
        ...loopback,
        token: async () => 'brug',
        directory: endpointOf,
        concurrency: 64,
        perEndpoint: 64,
        // Nobody is left alone for an answer that was lost: what is looked at is the directory.
        coolDownMs: 1,
      },
    }),
  );
  const [sender] = senders as [(typeof senders)[0]];
  const made: NotificationRecord[] = [];
  /** A minute in which each hospital is notified once, and everything that is due is sent. */
  async function pass({ minutes = 1, notify = true } = {}): Promise<void> {
    w.later(minutes * MINUTE);
    if (notify) for (const ura of URAS) made.push(notificationOf(await sender.notify(to(ura), doctor)));
    await Promise.all(senders.map((one) => one.outbox.runOnce(500)));
  }
  async function until(end: number): Promise<void> {
    while (minute() < end) await pass();
  }
  /** Until nothing waits any more, and each notification arrived once. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 60 && (await sender.outbox.depth()).queued > 0; turn++) {
      await pass({ minutes: 15, notify: false });
      // It may lose what comes at once, not one and the same for ever.
      haven.answers.lost = false;
    }
    expect(await sender.outbox.depth()).toMatchObject({ queued: 0, sending: 0, dead: 0 });
  }
  const once = (records: readonly NotificationRecord[]) =>
    expect([...haven.taken].sort()).toEqual(records.map(({ identifier }) => identifier).sort());
  return { w, gids, directories, haven, sender, made, pass, until, settle, once, minute };
}

describe('a directory that goes down and returns while notifications are sent', () => {
  it('a copy is used for as long as it may be and no longer; what came after waits, and arrives once at the new address', async () => {
    const { w, gids, directories, haven, sender, made, until, settle, once, minute } = await region({
      replica: { maxAgeMs: 10 * MINUTE, refreshMs: 3 * MINUTE },
    });
    await until(4);
    for (const { refresh } of directories) await refresh();
    gids.fault = down;
    // It moves, and nobody can be told.
    gids.put(endpoint('door', `${haven.new}/fhir`));
    await until(15);
    const [early] = made as [NotificationRecord];
    const withdrawing = { reason: 'entered-in-error', scope: 'this' } as const;
    expect(await sender.cancel(early.id, withdrawing, doctor)).toMatchObject({ ok: true });
    await until(20);
    const usedFor = Math.max(...haven.came.old);
    expect(usedFor).toBe(14);
    expect([haven.came.new, haven.withdrawn]).toEqual([[], []]);
    expect((await sender.outbox.depth()).queued).toBeGreaterThanOrEqual(URAS.length * (20 - 14));
    expect(w.lines.map(({ event }) => event)).toContain('directory-failed');
    // What has not gone yet is withdrawn without anybody being told of it.
    const unsent = notificationOf(await sender.notify(to(URAS[0]), doctor));
    expect(await sender.cancel(unsent.id, withdrawing, doctor)).toMatchObject({ ok: true });

    gids.fault = undefined;
    const backAt = minute();
    await settle();
    once(made);
    expect(haven.withdrawn).toEqual([early.identifier]);
    expect(Math.max(...haven.came.old)).toBe(usedFor);
    expect(Math.min(...haven.came.new)).toBeGreaterThan(backAt);
    expectNoLeak(w);
  });

  it.each<[string, Fault, Partial<McsdOptions>]>([
    ['that is down', down, {}],
    ['that hangs', hangs, { transport: impatient }],
  ])('one %s, without a copy: everything waits, and arrives once when it returns', async (_what, fault, options) => {
    const { w, gids, haven, sender, made, until, settle, once } = await region(options);
    await until(2);
    const before = haven.came.old.length;
    gids.fault = fault;
    waiting.short = fault === hangs;
    await until(5);
    expect(haven.came.old).toHaveLength(before);
    expect((await sender.outbox.depth()).queued).toBeGreaterThanOrEqual(URAS.length * 3);
    gids.fault = undefined;
    waiting.short = false;
    await settle();
    once(made);
    expectNoLeak(w);
  });

  it('one that says another hospital is there meanwhile: nothing goes to it, and all arrives once that is mended', async () => {
    const { gids, haven, made, until, settle, once } = await region({});
    await until(1);
    const before = haven.came.old.length;
    // Two organizations with one number: which of them is meant is not known.
    gids.put(
      ...URAS.map((ura) => organization(`boef-${ura}`, withUra(ura), ['boef'])),
      endpoint('boef', `${haven.new}/fhir`),
    );
    await until(4);
    expect([haven.came.old.length, haven.came.new]).toEqual([before, []]);
    for (const ura of URAS) gids.remove('Organization', `boef-${ura}`);
    await settle();
    once(made);
    expect(haven.came.new).toEqual([]);
  });
});
