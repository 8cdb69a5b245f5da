import { describe, expect, it } from 'vitest';
import type { ZibGroup } from '../../../src/zib';
import { judge, judgeDrawn, lawful } from './judge';
import { kinds } from './kinds';
import { covering, isRefused, unstatedPlaces } from './sample';

/** How much of what can be made of a group is judged. */
export interface Share {
  /** Of the records that vary one thing each, one in so many. */
  readonly oneIn: number;
  /** Records drawn at random. */
  readonly drawn: number;
}

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
      const records = recordsOf(group, oneIn);
      expect(records.length).toBeGreaterThan(0);
      expect(await judge(group, records)).toEqual(lawful);
    });

    it('drawn at random', async () => {
      expect(await judgeDrawn(group, drawn)).toEqual(lawful);
    });
  });
}

/** What the list of refused places says is refused is all that is: without the list the same places are left over. */
export function holdRefusedPlaces(groups: readonly ZibGroup[]): void {
  it.each(groups)('%s refuses no other places of its schema than those of the list', (group) => {
    const { unstated } = covering(group, () => false);
    expect(unstated.filter((path) => !isRefused(group, path))).toEqual([]);
  });
}
