import { describe, expect, it } from 'vitest';
import type { ZibGroup } from '../../../src/zib';
import { judge, judgeDrawn, lawful } from './judge';
import { kinds } from './kinds';
import { unstatedPlaces } from './sample';

/** How much of what can be made of a group is judged. */
export interface Share {
  /** Of the records that vary one thing each, one in so many. */
  readonly oneIn: number;
  /** Records drawn at random. */
  readonly drawn: number;
}

/** So few are judged all. */
const FEW = 30;

/**
 * What a builder accepts, a receiver gets: it maps without an error of the validator, the national searches return it or
 * the vendor is told that they do not, no value it states is lost, and XML says what JSON says.
 */
export function holdToLaw(groups: readonly ZibGroup[], { oneIn, drawn }: Share): void {
  describe.each(groups)('%s', (group) => {
    it('has a record for every place of its schema', () => {
      expect(unstatedPlaces(group)).toEqual([]);
    });

    it.each(Object.entries(kinds))('%s', async (_kind, recordsOf) => {
      const all = recordsOf(group);
      const records = all.length <= FEW ? all : all.filter((_record, i) => i % oneIn === 0);
      expect(records.length).toBeGreaterThan(0);
      expect(await judge(group, records)).toEqual(lawful);
    });

    it('drawn at random', async () => {
      expect(await judgeDrawn(group, drawn)).toEqual(lawful);
    });
  });
}
