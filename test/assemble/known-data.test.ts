import { afterEach, describe, expect, it, vi } from 'vitest';
import { isSteady, knownData, textOfData } from '../../src/assemble/known-data';
import type { Source } from '../../src/index';
import { bsn, problem, snomed } from '../../src/zib';
import { ANNA, facadeOf, inMode, recordedLog, search } from '../facade/support';

const data = () => ({ id: 'p-1', problemName: snomed('195967001', 'astma'), problemStatus: 'active' });

afterEach(() => void vi.useRealTimers());

class Row {
  id = 'p-1';
}

describe('the text of data', () => {
  it('is the same for the same data, and another where a builder may find another thing', () => {
    const text = textOfData(data());
    expect(text).toBe(textOfData(structuredClone(data())));
    const others = [
      { ...data(), problemStatus: 'inactive' },
      { ...data(), comment: undefined },
      { ...data(), unknown: undefined },
      { ...data(), problemName: { ...data().problemName, unknown: undefined } },
      { ...data(), comment: null },
      { ...data(), comment: '' },
      [data()],
    ].map(textOfData);
    expect(others).not.toContain(undefined);
    expect(new Set([text, ...others]).size).toBe(others.length + 1);
  });

  it.each<[string, unknown]>([
    ['a Date, which JSON makes a text of', { at: new Date(0) }],
    ['an instance of a class', new Row()],
    ['an instance inside', { row: new Row() }],
    ['no object', 'p-1'],
    ['a function', { open: () => new Uint8Array() }],
    ['bytes', { bytes: new Uint8Array(3) }],
    ['a number that JSON has not', { value: Number.NaN }],
    ['a zero below zero', { value: -0 }],
    ['a bigint', { value: 1n }],
    ['words of its own for JSON', { id: 'p-1', toJSON: () => ({}) }],
    ['an own prototype', Object.create({ id: 'p-1' })],
    ['no prototype', Object.assign(Object.create(null), { id: 'p-1' })],
    ['what JSON does not see', Object.defineProperty({}, 'id', { value: 'p-1' })],
    ['a list with holes', { list: new Array(2) }],
    ['a list with more than items', { list: Object.assign([1], { id: 'p-1' }) }],
    [
      'what throws',
      {
        get id() {
          throw new Error('gone');
        },
      },
    ],
    [
      'itself',
      (() => {
        const one: Record<string, unknown> = {};
        one.self = one;
        return one;
      })(),
    ],
  ])('is none where there is %s', (_, value) => {
    expect(textOfData(value)).toBeUndefined();
  });

  it('is not remembered of what is worked out as it is read', () => {
    expect(isSteady(data())).toBe(true);
    expect(
      isSteady({
        inner: {
          get id() {
            return 'p-1';
          },
        },
      }),
    ).toBe(false);
    expect(isSteady({ inner: new Proxy({}, {}) })).toBe(false);
  });
});

describe('what data was built to', () => {
  it('is remembered until it was not given for a while', () => {
    vi.useFakeTimers();
    const known = knownData({ characters: 1_000, ttlMs: 60_000 });
    const record = problem(data() as never);
    known.learn('problems', 'a', record);
    for (let minutes = 0; minutes < 5; minutes++) {
      vi.advanceTimersByTime(30_000);
      expect(known.find('problems', 'a')).toBe(record);
    }
    expect(known.find('alerts', 'a')).toBeUndefined();
    vi.advanceTimersByTime(60_000);
    expect(known.find('problems', 'a')).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes no more than it may: the last that were given', () => {
    const known = knownData({ characters: 1_000, ttlMs: 60_000 });
    const texts = Array.from({ length: 100 }, (_, nth) => `${nth}`.padStart(80, '.'));
    for (const text of texts) known.learn('problems', text, {});
    const left = texts.filter((text) => known.find('problems', text) !== undefined);
    expect(left).toContain(texts.at(-1));
    expect(left.length).toBeLessThanOrEqual(12);
    known.learn('problems', 'x'.repeat(600), {});
    expect(known.find('problems', 'x'.repeat(600))).toBeUndefined();
  });
});

describe('a source that gives data', () => {
  const served = (problems: Source<'problems'>, more = {}) =>
    facadeOf({ sources: { patient: () => [{ id: 'anna', identificationNumbers: [bsn(ANNA)] }], problems }, ...more });

  it('is told what was mended, and refused what is wrong, each time that it gives it', async () => {
    const { lines, logger } = recordedLog();
    let given: object[] = [{ ...data(), comment: ' piept ' }];
    const facade = served(() => structuredClone(given) as never, { logger, invalidRecords: 'report' });
    for (let times = 0; times < 3; times++) await search(facade, 'Condition');
    expect(lines.filter(({ event }) => event === 'records-mended')).toHaveLength(3);
    // JSON would not tell these from what is remembered.
    given = [{ ...data(), comment: ' piept ', unknown: undefined, when: new Date(0) }];
    for (let times = 0; times < 2; times++) {
      const bundle = await search(facade, 'Condition');
      expect([inMode(bundle, 'match'), JSON.stringify(bundle)]).toEqual([[], expect.stringContaining('is not known')]);
    }
  });

  it('may work out what it gives as it is read: it is sent as it was read', async () => {
    let reads = 0;
    const row = {
      ...data(),
      get problemStatus() {
        return Math.floor(reads++ / 7) % 2 ? 'inactive' : 'active';
      },
    };
    const facade = served(() => [row] as never);
    const statuses = new Set<unknown>();
    for (let times = 0; times < 12; times++)
      statuses.add(
        (inMode(await search(facade, 'Condition'), 'match')[0] as { clinicalStatus?: string }).clinicalStatus,
      );
    expect([...statuses].sort()).toEqual(['active', 'inactive']);
  });
});
