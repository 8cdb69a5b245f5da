import { describe, expect, it } from 'vitest';
import {
  bgzOffers,
  createNotifiedPull,
  type GrantStore,
  hashOfBase,
  type NotifiedPullOptions,
  type Referral,
  type SendOptions,
} from '../../src/notified-pull';
import {
  BSN,
  doctor,
  expectNoLeak,
  notificationOf,
  receiver,
  referral,
  SECRET,
  secretary,
  worldOf,
} from './send/support';

const world = worldOf();

const baseIn = (task: { input?: readonly { type: { coding?: { code?: string }[] }; valueString?: string }[] }) =>
  task.input?.find(({ type }) => type.coding?.some(({ code }) => code === 'authorization-base'))?.valueString ?? '';

describe('notifying', () => {
  it('stores who refers whom to whom, what may be pulled and until when, and queues the notification', async () => {
    const w = world();
    const pull = w.pull();
    const notification = notificationOf(await pull.notify(referral, doctor));
    expect(notification).toMatchObject({
      state: 'requested',
      referral,
      peer: 'twiin',
      createdAt: '2026-11-24T10:00:00.000Z',
      validUntil: '2027-11-24T10:00:00.000Z',
      version: 1,
    });
    expect(notification.offers).toEqual(bgzOffers());
    expect(notification.identifier).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(await pull.get(notification.id)).toEqual(notification);
    expect(await pull.outbox.depth()).toMatchObject({ queued: 1 });
  });

  it('offers what has a source, where it is told which', async () => {
    const w = world();
    const sources = { patient: () => [], problems: () => [], bloodPressures: 'noneKnown' } as const;
    const pull = w.pull({ sources });
    const notification = notificationOf(await pull.notify(referral, doctor));
    expect(notification.offers).toEqual(bgzOffers({ sources }));
    const offering = (...offers: NonNullable<Referral['offers']>) => pull.notify({ ...referral, offers }, doctor);
    expect((await offering({ kind: 'query', query: 'Condition' })).ok).toBe(true);
    expect((await offering({ kind: 'query', query: 'Observation?code=http%3A//loinc.org%7C85354-9' })).ok).toBe(true);
    expect((await offering({ kind: 'resource', reference: 'Practitioner/a' })).ok).toBe(true);
    const wrong = await offering(...bgzOffers(['problems', 'allergies']), {
      kind: 'resource',
      reference: 'DocumentReference/a',
    });
    expect(wrong).toMatchObject({
      ok: false,
      code: 'invalid',
      issues: [
        { at: 'offers[1].query', found: 'a section that is not offered here' },
        { at: 'offers[2].reference', allowed: 'what has a source: patient, problems, bloodPressures' },
      ],
    });
    const amended = await pull.amend(notification.id, { offers: bgzOffers(['allergies']) }, doctor);
    expect(amended).toMatchObject({ ok: false, issues: [{ at: 'offers[0].query' }] });
    expect((await pull.amend(notification.id, { offers: bgzOffers(['problems']) }, doctor)).ok).toBe(true);
  });

  it('tells the trail who made whose data available on what ground', async () => {
    const w = world();
    const nurse = { ...doctor, identifier: { ...doctor.identifier, value: '900005555' }, role: '30.065' };
    const notification = notificationOf(await w.pull().notify(referral, nurse));
    expect(w.entries).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'notify',
        at: '2026-11-24T10:00:00.000Z',
        action: 'C',
        outcome: 'success',
        user: nurse,
        responsible: doctor,
        organization: { ura: '00001234', name: 'Ziekenhuis De Brug' },
        system: 'urn:oid:2.16.840.1.113883.2.4.3.11.999',
        patientBsn: BSN,
        policy: 'urn:bgz-facade:legal-basis:wgbo-referral',
        object: { type: 'Task', id: notification.id },
        notification: notification.identifier,
        group: notification.groupIdentifier,
        purpose: 'TREAT',
        checks: { authorization: true, treatmentRelation: true },
      },
    ]);
  });

  it('sends a Task whose base the store knows by its hash only', async () => {
    const w = world();
    const { received, transport } = receiver();
    const pull = w.pull({ transport });
    const notification = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 1, sent: 1 });
    const [request] = received;
    expect(request).toMatchObject({ method: 'POST', url: 'https://00005678.example/fhir/Task' });
    expect(request?.task.identifier).toEqual([{ system: 'urn:ietf:rfc:3986', value: notification.identifier }]);
    const base = request ? baseIn(request.task) : '';
    expect(hashOfBase(base)).toBe(notification.baseHash);
    expect(JSON.stringify(notification)).not.toContain(base);
    expectNoLeak(w, base);
  });

  it('tells every problem at once and repeats none of the data', async () => {
    const w = world();
    const wrong = {
      ...referral,
      patient: { bsn: '123456789' },
      receiver: { organization: { ura: '12' } },
      treatmentRelation: false,
    } as unknown as Referral;
    const result = await w.pull().notify(wrong, { identifier: { system: '', value: '' } }, { peer: 'fax' });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.code).toBe('invalid');
    expect(result.issues.map(({ at }) => at)).toEqual([
      'patient.bsn',
      'receiver.organization.ura',
      'treatmentRelation',
      'peer',
      'actor.identifier.system',
      'actor.identifier.value',
    ]);
    expect(JSON.stringify(result)).not.toContain('123456789');
    expect(w.entries).toEqual([]);
    expect(await w.store.outboxDepth()).toMatchObject({ queued: 0 });
  });

  it('is refused to who may not, and the attempt is told', async () => {
    const w = world();
    const result = await w.pull().notify(referral, secretary);
    expect(result).toMatchObject({ ok: false, code: 'not-permitted', issues: [{ at: 'actor.role' }] });
    expect(w.entries).toMatchObject([
      {
        kind: 'notify',
        outcome: 'refused',
        reason: 'not-permitted',
        user: secretary,
        patientBsn: BSN,
        checks: { authorization: false },
      },
    ]);
    expect(await w.store.outboxDepth()).toMatchObject({ queued: 0 });
  });

  it('does not happen when the trail cannot be written', async () => {
    const w = world();
    w.sink.down = true;
    expect(await w.pull().notify(referral, doctor)).toMatchObject({ ok: false, code: 'audit-unavailable' });
    expect(await w.store.list({})).toEqual({ items: [] });
    expect(w.lines).toMatchObject([{ event: 'audit-failed', kind: 'notify' }]);
    expectNoLeak(w);
  });

  it('is told to have failed when the store fails after the entry', async () => {
    const w = world();
    const broken: GrantStore = { ...w.store, create: () => Promise.reject(new Error('connection lost')) };
    expect(await w.pull({ store: broken }).notify(referral, doctor)).toMatchObject({ code: 'store-unavailable' });
    expect(w.entries.map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['notify', 'success', undefined],
      ['notify', 'failed', 'store-unavailable'],
    ]);
  });

  it('counts as done when the store took it and only its answer got lost', async () => {
    const w = world();
    const forgetful: GrantStore = {
      ...w.store,
      create: async (...given) => {
        await w.store.create(...given);
        throw new Error('connection lost');
      },
    };
    const notification = notificationOf(await w.pull({ store: forgetful }).notify(referral, doctor));
    expect(await w.store.get(notification.id)).toEqual(notification);
    expect(w.entries.map(({ outcome }) => outcome)).toEqual(['success']);
  });

  it.each([
    ['the referral’s own', { validUntil: '2026-12-24T10:00:00+01:00' }, {}, {}, '2026-12-24T09:00:00.000Z'],
    ['the vendor’s', {}, { validity: { days: 7 } }, {}, '2026-12-01T10:00:00.000Z'],
    ['fourteen days for Nuts', {}, {}, { peer: 'nuts' }, '2026-12-08T10:00:00.000Z'],
  ])('lets the period end as told: %s', async (_whose, more, options, choices, end) => {
    const result = await world()
      .pull(options)
      .notify({ ...referral, ...more }, doctor, choices);
    expect(notificationOf(result).validUntil).toBe(end);
  });

  it('waits ten seconds for Nuts, whose credentials travel slower than a message', async () => {
    const w = world();
    const { received, transport } = receiver();
    const pull = w.pull({ transport, peer: 'nuts' });
    await pull.notify(referral, doctor);
    w.later(9_999);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    w.later(1);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(JSON.stringify(received[0]?.task)).not.toContain(BSN);
  });
});

describe('looking back', () => {
  it('finds notifications by patient, receiver and state', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.notify({ ...referral, patient: { bsn: '999990032' } }, doctor);
    const ids = async (query: Parameters<typeof pull.list>[0]) => (await pull.list(query)).items.map((one) => one.id);
    expect(await ids({ bsn: BSN })).toEqual([id]);
    expect(await ids({ receiverUra: '00005678' })).toHaveLength(2);
    expect(await ids({ bsn: BSN, states: ['cancelled'] })).toEqual([]);
    expect((await pull.list({ limit: 1 })).next).toBeDefined();
  });

  it('gives the history of a referral with the messages', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const second = notificationOf(await pull.amend(first.id, {}, doctor));
    const history = await pull.history(first.id);
    expect(history?.notifications.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'requested'],
      [first.id, 'superseded'],
    ]);
    expect(history?.messages).toMatchObject([{ kind: 'notify', notificationId: first.id }]);
    expect(await pull.history('00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });
});

describe('the end of the period', () => {
  it('is marked and told once, by the clock', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    w.clock.at = new Date('2027-11-24T09:59:59.999Z');
    expect(await pull.expireDue()).toBe(0);
    w.later(1);
    expect(await pull.expireDue()).toBe(1);
    expect(await pull.expireDue()).toBe(0);
    expect(await pull.get(id)).toMatchObject({ state: 'expired', version: 2 });
    expect(w.entries.at(-1)).toMatchObject({ kind: 'expire', outcome: 'success', patientBsn: BSN });
    expect(w.entries.at(-1)).not.toHaveProperty('user');
  });

  it('is marked for more than a page, and not held up by the trail', async () => {
    const w = world();
    const pull = w.pull();
    for (let i = 0; i < 120; i++) await pull.notify(referral, doctor);
    w.clock.at = new Date('2028-01-01T00:00:00Z');
    w.sink.down = true;
    expect(await pull.expireDue()).toBe(120);
    w.sink.down = false;
    expect(await pull.close()).toBe(true);
    expect(w.entries.filter(({ kind }) => kind === 'expire')).toHaveLength(120);
  });
});

describe('purging', () => {
  it('removes what ended long ago, after telling the trail', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.cancel(id, { reason: 'duplicate', scope: 'this' }, doctor);
    w.later(1000);
    const live = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.purge({ endedBefore: w.clock.at }, doctor)).toEqual({ ok: true, removed: 1 });
    expect(await pull.get(id)).toBeUndefined();
    expect(await pull.get(live.id)).toBeDefined();
    expect(w.entries.at(-1)).toMatchObject({ kind: 'purge', action: 'D', user: doctor, object: { type: 'Task' } });
  });

  it('does not happen untold', async () => {
    const w = world();
    w.sink.down = true;
    expect(await w.pull().purge({ endedBefore: w.clock.at })).toMatchObject({ ok: false, code: 'audit-unavailable' });
  });

  it('takes no moment that lies ahead', async () => {
    const w = world();
    await expect(w.pull().purge({ endedBefore: new Date('2027-01-01') })).rejects.toThrow(TypeError);
  });
});

const withSend = (send: Partial<SendOptions>) => ({
  send: { directory: async () => undefined, token: async () => 'x', ...send },
});

describe('options that cannot work', () => {
  it.each<[string, Partial<NotifiedPullOptions>]>([
    ['store', { store: undefined }],
    ['send.directory', { send: { token: async () => 'x' } as never }],
    ['audit', { audit: undefined }],
    ['32 bytes', { secret: 'short' }],
    ['`peer`', { peer: 'fax' }],
    ['rolesThatMay', { rolesThatMay: { cancel: ['doctor'] } }],
    ['cancelReasons', { cancelReasons: ['patiënt 999990019 overleden'] }],
    ['validity', { validity: { months: 0 } }],
    [
      'send.leaseMs',
      { send: { directory: async () => undefined, token: async () => 'x', timeoutMs: 10, leaseMs: 10 } },
    ],
    [
      'send.leaseMs` is 86400001; allowed is milliseconds, from 1 to 86400000 (a day)',
      withSend({ leaseMs: 86_400_001 }),
    ],
    ['at most a day', withSend({ timeoutMs: 43_200_001 })],
    ['send.delayMs.nuts` is 86400001; allowed is milliseconds, from 0', withSend({ delayMs: { nuts: 86_400_001 } })],
    ['send.concurrency', { send: { directory: async () => undefined, token: async () => 'x', concurrency: 0 } }],
  ])('are refused at the start: %s', (named, wrong) => {
    const good: NotifiedPullOptions = {
      store: world().store,
      secret: SECRET,
      audit: { write: async () => {} },
      send: { directory: async () => undefined, token: async () => 'x' },
    };
    let message = '';
    try {
      createNotifiedPull({ ...good, ...wrong } as NotifiedPullOptions);
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      message = String(error);
    }
    expect(message).toContain(named);
    expect(message).not.toContain('999990019');
  });
});
