import type { Bundle } from 'fhir/r3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Authorization, type FacadeOptions, sourcesOf } from '../../src/index';
import { bgzRecords, bsn, snomed } from '../../src/zib';
import { overNode } from './door';
import { ANNA, ask, facadeOf, inMode, search, TOM } from './support';

const recordsOf = (number: string, count: number) =>
  bgzRecords({
    patient: { id: `p-${number === ANNA ? 'anna' : 'tom'}`, identificationNumbers: [bsn(number)] },
    problems: Array.from({ length: count }, (_one, i) => ({
      id: `d-${i}`,
      problemName: snomed('195967001', 'astma'),
      problemStatus: 'active' as const,
    })),
  });

/** A facade whose problems are counted each time they are gathered. */
function counted(options: Partial<FacadeOptions> = {}) {
  const held = sourcesOf([recordsOf(ANNA, 7), recordsOf(TOM, 7)], { groups: 'all' });
  const list = { added: [] as object[], gathered: 0, isFound: undefined as Promise<void> | undefined };
  const problems = held.problems as (...asked: unknown[]) => Iterable<object>;
  const facade = facadeOf({
    sources: {
      ...held,
      problems: async (...asked) => {
        list.gathered++;
        await list.isFound;
        return [...problems(...asked), ...list.added] as never;
      },
    },
    ...options,
  });
  return { facade, list };
}

const nextOf = (bundle: Bundle) => bundle.link?.find((link) => link.relation === 'next')?.url ?? '';

describe('what is kept for later pages', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is gathered once, and gives the pages of one moment', async () => {
    const { facade, list } = counted();
    const whole = inMode(await search(facade, 'Condition'), 'match');
    list.gathered = 0;
    const first = await search(facade, 'Condition?_count=3&_include=Condition:patient');
    list.added.push({ id: 'new', problemName: snomed('44054006'), problemStatus: 'active' });
    const second = await search(facade, nextOf(first));
    const third = await search(facade, nextOf(second));
    expect(list.gathered).toBe(1);
    expect([first, second, third].flatMap((page) => inMode(page, 'match'))).toEqual(whole);
    expect([second, third].map((page) => inMode(page, 'include').map(({ resourceType }) => resourceType))).toEqual([
      ['Patient'],
      ['Patient'],
    ]);
    expect(nextOf(third)).toBe('');
    expect((await search(facade, 'Condition')).total).toBe(8);
  });

  it('is gathered again on another instance, which tells when it changed', async () => {
    const one = counted();
    const other = counted();
    const next = nextOf(await search(one.facade, 'Condition?_count=3'));
    const answer = await search(other.facade, next);
    expect(inMode(answer, 'match')).toEqual(inMode(await search(one.facade, next), 'match'));
    expect(other.list.gathered).toBe(1);
    await search(other.facade, nextOf(answer));
    expect(other.list.gathered).toBe(1);
    const changed = counted();
    changed.list.added.push({ id: 'new', problemName: snomed('44054006'), problemStatus: 'active' });
    expect((await ask(changed.facade, next)).status).toBe(410);
  });

  it.each<[string, Partial<FacadeOptions>]>([
    ['when its time is over', {}],
    ['where there is no memory for it', { pageMemoryMiB: 0 }],
  ])('is gathered again %s', async (what, options) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { facade, list } = counted(options);
    const next = nextOf(await search(facade, 'Condition?_count=3'));
    if (what.includes('time')) {
      await search(facade, next);
      expect(list.gathered).toBe(1);
      vi.advanceTimersByTime(60_000);
    }
    await search(facade, next);
    expect(list.gathered).toBe(2);
  });

  it('is not given to another token, role, grant or patient', async () => {
    const answers = new Map<string, Extract<Authorization, { allowed: true }>>();
    const granted = (change: Partial<Extract<Authorization, { allowed: true }>> = {}) => ({
      allowed: true as const,
      patient: { bsn: ANNA },
      only: ['Condition'],
      trail: { user: { identifier: { system: 'urn:x', value: '1' }, role: '01.015' }, notification: 'urn:uuid:1' },
      ...change,
    });
    const { facade, list } = counted({
      authorize: (request) =>
        answers.get(request.headers.get('authorization') ?? '') ?? { allowed: false, reason: 'unauthenticated' },
    });
    const as = (token: string, path: string) => ask(facade, path, { headers: { authorization: token } });
    answers.set('one', granted());
    const next = nextOf((await as('one', 'Condition?_count=3')).body as Bundle);
    await as('one', next);
    expect(list.gathered).toBe(1);
    const trail = { notification: 'urn:uuid:1' };
    const identifier = { system: 'urn:x', value: '1' };
    const others: readonly Parameters<typeof granted>[0][] = [
      {},
      { trail: { ...trail, user: { identifier, role: '17.000' } } },
      { trail: { notification: 'urn:uuid:2', user: { identifier, role: '01.015' } } },
      { only: ['Condition', 'Patient'] },
      { leaveOut: ['devices'] },
      { referral: { notification: 'n', group: 'g' } },
    ];
    for (const [at, change] of others.entries()) {
      answers.set(`other-${at}`, granted(change));
      expect((await as(`other-${at}`, next)).status).toBe(200);
      expect(list.gathered, JSON.stringify(change)).toBe(at + 2);
    }
    // The same token that has come to stand for something else is another as well.
    answers.set('one', granted({ only: ['Condition', 'Coverage'] }));
    await as('one', next);
    expect(list.gathered).toBe(others.length + 2);
    answers.set('one', granted({ patient: { bsn: TOM } }));
    expect((await as('one', next)).status).toBe(410);
  });

  // Of twelve connections the first may be answered before the last is there.
  it.skipIf(overNode)(
    'is gathered once for what one caller asks twelve times at once, and each is answered',
    async () => {
      const { facade, list } = counted();
      // Each request goes on in a turn of the event loop of its own, at the latest.
      list.isFound = (async () => {
        for (let turn = 0; turn < 50; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
      })();
      const answers = await Promise.all(Array.from({ length: 12 }, () => search(facade, 'Condition?_count=3')));
      expect(list.gathered).toBe(1);
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      await Promise.all([search(facade, 'Condition?_count=3'), search(facade, 'Condition?_count=3', TOM)]);
      expect(list.gathered).toBe(3);
    },
  );

  // Who goes away gets no answer over a connection.
  it.skipIf(overNode)('is gathered anew for who stays when who asked first goes away', async () => {
    const { facade } = counted();
    const leaving = new AbortController();
    const first = ask(facade, 'Condition?_count=3', { signal: leaving.signal });
    const second = ask(facade, 'Condition?_count=3');
    leaving.abort();
    expect((await second).status).toBe(200);
    expect([200, 502]).toContain((await first).status);
  });

  it('is not what changed when a source fails at a later page', async () => {
    let isDown = false;
    const sources = sourcesOf([recordsOf(ANNA, 7)], { groups: 'all' });
    const problems = sources.problems as (...asked: unknown[]) => never;
    const facade = facadeOf({
      sources: {
        ...sources,
        problems: (...asked) => {
          if (isDown) throw new Error('down');
          return problems(...asked);
        },
      },
      pageMemoryMiB: 0,
    });
    const next = nextOf(await search(facade, 'Condition?_count=3'));
    isDown = true;
    expect((await ask(facade, next)).status).toBe(502);
  });

  it('is no way round a withdrawal', async () => {
    let allowed = true;
    const { facade } = counted({
      authorize: () => (allowed ? { allowed, patient: { bsn: ANNA } } : { allowed, reason: 'forbidden' }),
    });
    const next = nextOf(await search(facade, 'Condition?_count=3'));
    allowed = false;
    expect((await ask(facade, next)).status).toBe(403);
  });

  it('makes room for what comes later', async () => {
    const { facade, list } = counted();
    const nexts: string[] = [];
    // More than are kept at one time.
    for (let i = 0; i < 101; i++) nexts.push(nextOf(await search(facade, `Condition?_count=3&code=${i},195967001`)));
    list.gathered = 0;
    await search(facade, nexts[100] ?? '');
    expect(list.gathered).toBe(0);
    await search(facade, nexts[0] ?? '');
    expect(list.gathered).toBe(1);
  });

  it('is asked to be a size and a time that there are', () => {
    expect(() => facadeOf({ pageMemoryMiB: -1 })).toThrow(/`pageMemoryMiB`/);
    expect(() => facadeOf({ pageMemoryMs: 0 })).toThrow(/`pageMemoryMs`/);
  });
});
