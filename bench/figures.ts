import { median } from './measure';

/** What a figure should come to: at least, or at most. */
export type Aim = { readonly least: number } | { readonly most: number };

/** One row of the bench: what was measured, in how many rounds, and what was aimed at. */
export interface Figure {
  readonly what: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
  readonly unit: string;
  readonly aim?: Aim;
}

/** Something that could not be measured here, and why. */
export interface Skipped {
  readonly what: string;
  readonly skipped: string;
}

export type Row = Figure | Skipped;

/** A row of what was measured, one sample a round; a single number is one round. */
export function figure(what: string, samples: number | readonly number[], unit: string, aim?: Aim): Figure {
  const rounds = typeof samples === 'number' ? [samples] : samples;
  return {
    what,
    value: median(rounds),
    low: Math.min(...rounds),
    high: Math.max(...rounds),
    rounds: rounds.length,
    unit,
    ...(aim && { aim }),
  };
}

export const skipped = (what: string, why: string): Skipped => ({ what, skipped: why });

/** Two rivals in turn, a round of one after a round of the other, so that what else the machine does meets both. */
export function inTurn<T>(rounds: number, ...rivals: readonly (() => T)[]): T[][] {
  const samples: T[][] = rivals.map(() => []);
  for (let round = 0; round < rounds; round++) for (const [at, rival] of rivals.entries()) samples[at]?.push(rival());
  return samples;
}

/** The same of work that is waited for. */
export async function inTurnAsync<T>(rounds: number, ...rivals: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const samples: T[][] = rivals.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, rival] of rivals.entries()) samples[at]?.push(await rival());
  return samples;
}

/** Round by round, how many times the second the first is. */
export const ratios = (first: readonly number[], second: readonly number[]): readonly number[] =>
  first.map((value, at) => value / (second[at] ?? Number.NaN));

/** True when the median meets the aim; undefined where nothing was aimed at. */
export function isMet({ value, aim }: Figure): boolean | undefined {
  if (aim === undefined) return undefined;
  return 'least' in aim ? value >= aim.least : value <= aim.most;
}
