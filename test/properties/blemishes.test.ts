import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgzRecords, zibGroups } from '../../src/zib';
import { runs } from '../effort';
import { validRecords } from './records';

const RUNS = { numRuns: runs(10), seed: 20261128 };

type Holder = Record<string, unknown>;

/** Every text of the records: the object that holds it, the property and the path as the result tells it. */
function texts(value: unknown, at: string, found: [Holder, string, string][] = []): [Holder, string, string][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    if (typeof inner === 'string') found.push([value as Holder, key, here]);
    else texts(inner, here, found);
  }
  return found;
}

const blank = fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u2009', '\ufeff', '\u200b');
/** The lists of records that may have a comment. */
const commented = Object.entries(zibGroups).flatMap(([group, { concepts }]) =>
  group !== 'patient' && concepts.some(({ record }) => record === 'comment') ? [group] : [],
);

const copy = (records: object): Holder => JSON.parse(JSON.stringify(records)) as Holder;

describe('blemishes of a valid record', () => {
  it('blanks around any text, code or moment give the clean record, and say each place', () => {
    fc.assert(
      fc.property(
        validRecords,
        fc.array(fc.tuple(fc.nat(), blank, blank), { minLength: 1, maxLength: 8 }),
        (records, marks) => {
          // Text in the records may have blanks around it already; what parsing made of it has none.
          const clean = bgzRecords(copy(records) as Parameters<typeof bgzRecords>[0]);
          const blemished = copy(clean);
          const places = texts(blemished, '');
          const touched = new Set<string>();
          for (const [n, before, after] of marks) {
            const [holder, key, at] = places[n % places.length] ?? [];
            if (holder === undefined || key === undefined || at === undefined || touched.has(at)) continue;
            touched.add(at);
            holder[key] = `${before}${String(holder[key])}${after}`;
          }
          const result = bgzRecords.parse(blemished);
          expect(result.ok ? result.record : result.issues.map((issue) => issue.message)).toEqual(clean);
          expect(result.mended.map(({ at, what }) => `${at} ${what}`).sort()).toEqual(
            [...touched].map((at) => `${at} outer-blanks`).sort(),
          );
        },
      ),
      RUNS,
    );
  });

  it('null for what a record leaves out changes nothing, and is counted', () => {
    fc.assert(
      fc.property(validRecords, fc.constantFrom(null, '', ' \u00a0'), (records, nothing) => {
        const clean = bgzRecords(copy(records) as Parameters<typeof bgzRecords>[0]);
        const blemished = copy(clean);
        let added = 0;
        for (const list of commented)
          for (const record of (blemished[list] ?? []) as Holder[])
            if (record.comment === undefined) {
              record.comment = nothing;
              added++;
            }
        const result = bgzRecords.parse(blemished);
        expect(result.ok ? result.record : result.issues).toEqual(clean);
        expect(result.mended.length).toBe(added);
      }),
      RUNS,
    );
  });

  it('a record without blemish is told to have none', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        const clean = bgzRecords(copy(records) as Parameters<typeof bgzRecords>[0]);
        expect(bgzRecords.parse(copy(clean)).mended).toEqual([]);
      }),
      RUNS,
    );
  });
});
