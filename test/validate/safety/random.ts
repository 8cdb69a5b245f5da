import { seeded } from '../../../scripts/make-rf2';

/** Random choices that a seed repeats. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
}

export function randomOf(seed: number): Random {
  const next = seeded(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  // The overload is right for a list with a first item.
  return { below, pick: (<T>(items: readonly T[]) => items[below(items.length)]) as Random['pick'] };
}
