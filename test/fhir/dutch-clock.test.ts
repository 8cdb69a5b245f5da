import { tzOffset } from '@date-fns/tz';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutchDate, dutchDateTime } from '../../src/fhir/date-time';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An instant as the clock of the zone itself tells it. */
function told(at: number): string {
  const offset = tzOffset('Europe/Amsterdam', new Date(at));
  if (!Number.isInteger(offset)) return new Date(at).toISOString().replace('.000', '');
  const local = new Date(at + offset * MINUTE).toISOString().replace(/(?:\.000)?Z$/, '');
  return `${local}+${String(Math.floor(offset / 60)).padStart(2, '0')}:${String(offset % 60).padStart(2, '0')}`;
}

const check = (at: number): void => {
  expect(dutchDateTime(new Date(at))).toBe(told(at));
  const offset = tzOffset('Europe/Amsterdam', new Date(at));
  expect(dutchDate(new Date(at))).toBe(new Date(at + offset * MINUTE).toISOString().slice(0, 10));
};

/** The last instant before each change of the clock in these years. */
function changes(from: number, to: number): number[] {
  const found: number[] = [];
  const offsetAt = (at: number) => tzOffset('Europe/Amsterdam', new Date(at));
  for (let day = Date.UTC(from, 0, 1); day < Date.UTC(to, 0, 1); day += DAY) {
    if (offsetAt(day) === offsetAt(day + DAY)) continue;
    let [before, after] = [day, day + DAY];
    while (after - before > 1_000) {
      const middle = Math.floor((before + after) / 2_000) * 1_000;
      if (offsetAt(middle) === offsetAt(day)) before = middle;
      else after = middle;
    }
    found.push(before);
  }
  return found;
}

describe('the clock in the Netherlands', () => {
  it('is told to the second around each change of it', () => {
    const all = changes(1976, 2040);
    expect(all.length).toBeGreaterThan(120);
    for (const last of all)
      for (const seconds of [-3_600, -1_800, -1, 0, 1, 2, 1_800, 3_599, 3_600, 3_601]) check(last + seconds * 1_000);
  });

  it('is told of any instant, whichever was asked before', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), check));
  });

  it('tells no moment of what is none', () => {
    expect(() => dutchDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});
