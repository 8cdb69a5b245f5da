import { type MendedKind, mendings } from '../bgz/define/mended';
import type { SourceGroup } from './ports';

/** How many values of each kind were mended. */
export type MendedCounts = Readonly<Partial<Record<MendedKind, number>>>;

/** What was mended in the accepted records of one source; counts only, so that nothing of a person is in it. */
export interface SourceMended {
  readonly group: SourceGroup;
  /** Position of the source in its group, from 0. */
  readonly source: number;
  readonly counts: MendedCounts;
}

/**
 * Counts what parsing mended. A source may hand on a parse result of its own making: what is not of the table of kinds is
 * passed over. `add` tells whether there was anything to count.
 */
export function mendedCounter(): { add(mended: unknown): boolean; readonly counts: MendedCounts } {
  const counts: Partial<Record<MendedKind, number>> = {};
  return {
    add(mended) {
      if (!Array.isArray(mended)) return false;
      for (const one of mended as readonly ({ readonly what?: unknown } | null | undefined)[]) {
        const what = one?.what;
        if (typeof what !== 'string' || !Object.hasOwn(mendings, what)) continue;
        const kind = what as MendedKind;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return mended.length > 0;
    },
    counts,
  };
}
