import { describe, expect, it } from 'vitest';
import { runs } from '../effort';
import { judge, judgeDrawn, kinds, lawful } from './law';
import { accepts, groups } from './law-records';

/**
 * What a builder accepts, a receiver gets: it maps without an error of the validator, the national searches return it or
 * the vendor is told that they do not, no concept it states is lost, and XML says what JSON says.
 */
describe.each(groups)('%s', (group) => {
  it.each(Object.entries(kinds))('%s', async (_kind, recordsOf) => {
    const records = recordsOf(group);
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(accepts(group, record)).toBe(true);
    expect(await judge(group, records)).toEqual(lawful);
  });

  it('drawn at random', async () => {
    expect(await judgeDrawn(group, runs(10))).toEqual(lawful);
  });
});
