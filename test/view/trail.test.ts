import { describe, expect, it } from 'vitest';
import { type AuditEntry, auditKinds, toAuditEvent, toFlatRecord } from '../../src/audit';
import { trailOf, viewOf } from '../../src/view';
import { anna, entryWith } from '../audit/entries';
import { en, nl, unvalidated } from './given';

const id = 'urn:uuid:6f1d4c1e-0000-4000-8000-000000000001';
const step = (kind: AuditEntry['kind'], at: string, more: Partial<AuditEntry> = {}): AuditEntry =>
  entryWith({ kind, at, count: undefined, until: undefined, correlationId: undefined, ...more });

const sender = [
  step('send', '2026-11-24T09:00:00Z', { action: 'E', object: { type: 'Task' }, decision: undefined }),
  step('search', '2026-11-24T09:05:00Z', { outcome: 'refused', status: 403, reason: 'not-offered', decision: 'deny' }),
  step('search', '2026-11-24T10:05:00Z', { notification: 'urn:uuid:other', group: 'urn:uuid:other-group' }),
];
const receiver = [
  step('receive-notification', '2026-11-24T09:00:01Z', { action: 'C', object: { type: 'Task' }, group: undefined }),
  step('pull', '2026-11-24T09:04:59Z', { outcome: 'partial', missing: ['problems'], notification: undefined }),
];

describe('the trail of a referral', () => {
  it('has the messages of both sides in order: who to whom, what, when, how it ended and why', () => {
    const trails = [
      { name: 'a', lines: sender },
      { name: 'b', lines: receiver },
    ];
    const { steps, others, unread, referrals } = trailOf(trails, { referral: id });
    expect({ others, unread, referrals }).toEqual({ others: 1, unread: 0, referrals: 1 });
    expect(steps.map(({ when, from, to, trail }) => [when, from, to, trail])).toEqual([
      ['2026-11-24 10:00:00', 'sender', 'receiver', 0],
      ['2026-11-24 10:00:01', 'sender', 'receiver', 1],
      ['2026-11-24 10:04:59', 'receiver', 'sender', 1],
      ['2026-11-24 10:05:00', 'receiver', 'sender', 0],
    ]);
    const refused = steps.at(-1);
    expect(refused).toMatchObject({
      outcome: 'refused',
      status: 403,
      decision: 'deny',
      who: 'C. Hart, Ziekenhuis Oost',
    });
    expect(nl(refused?.reason ?? '')).toBe('niet aangeboden in de verwijzing');
    expect(en(refused?.what ?? '')).toBe('Data asked for');
    expect(steps[2]?.missing).toEqual(['problems']);
  });

  it('is the same of entries, of flat records and of AuditEvents', () => {
    const source = { identifier: 'https://epd.example/bgz', ura: '12345678' };
    const entries = [...sender.slice(0, 2), ...receiver];
    const of = (lines: readonly unknown[]) => trailOf([{ name: 'x', lines }]);
    const own = of(entries);
    expect(own.steps).toHaveLength(4);
    expect(of(entries.map(toFlatRecord))).toEqual(own);
    const events = entries.map((entry) => toAuditEvent(entry, source));
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: events.map((resource) => ({ resource })) };
    expect(of([bundle])).toEqual(of(events));
    const told = ({ steps }: typeof own) => steps.map(({ what: _what, ...rest }) => rest);
    expect(told(of(events))).toEqual(told(own));
    // An AuditEvent has no code by which sending is told from offering again.
    expect(en(of(events).steps[0]?.what ?? '')).toBe('Notification sent / Notification offered again');
  });

  it('knows a way for every kind', () => {
    for (const kind of auditKinds) {
      const [one] = trailOf([{ name: 'x', lines: [step(kind, '2026-11-24T09:00:00Z')] }]).steps;
      expect([nl(one?.what ?? ''), en(one?.what ?? '')]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/./),
      ]);
    }
  });

  it('has no BSN, no query and no id of a resource, wherever a trail has them', async () => {
    const lines = [
      step('read', '2026-11-24T09:00:00Z', {
        object: { type: 'Condition', id: 'c-77', query: 'x=y-88' },
        reason: `of ${anna}`,
      }),
    ];
    const text = JSON.stringify(await viewOf({ fhir: [] }, { ...unvalidated, trail: trailOf([{ name: 'x', lines }]) }));
    expect(text).toContain('Condition');
    for (const one of [anna, 'c-77', 'y-88']) expect(text).not.toContain(one);
  });

  it('tells how many lines are none, and that referrals are several', () => {
    const lines = [...sender, undefined, 1, null, {}, { kind: 'search' }, { resourceType: 'AuditEvent' }, [[]], 'x'];
    expect(trailOf([{ name: 'x', lines }])).toMatchObject({ unread: 8, referrals: 2 });
  });

  it('stands beside a BgZ, or by itself without a word of what is not there', async () => {
    const trail = trailOf([{ name: 'x', lines: sender }]);
    const alone = await viewOf({ fhir: [] }, { ...unvalidated, trail });
    expect(alone.notices).toEqual([]);
    expect(alone.trail).toEqual(trail);
    expect((await viewOf({ fhir: [] }, unvalidated)).notices).toHaveLength(1);
  });
});
