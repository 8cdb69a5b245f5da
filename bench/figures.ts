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

/** Round by round, how many times the second the first is; of rounds that only one of them had there is nothing to compare. */
export const ratios = (first: readonly number[], second: readonly number[]): readonly number[] =>
  first.slice(0, second.length).map((value, at) => value / (second[at] ?? Number.NaN));

/** How far what was measured may be judged: `agreed` where the machine changed its speed meanwhile. */
export type Judging = 'all' | 'agreed' | 'none';

/** The units of time, which a machine that changes its speed changes with it. */
const TIMES: readonly string[] = ['ms', 's', 'µs'];

const meets = (aim: Aim, value: number): boolean => ('least' in aim ? value >= aim.least : value <= aim.most);

/**
 * Whether a figure meets its aim, by its median; undefined where nothing was aimed at or nothing can be said. On a machine that changed its
 * speed a time says nothing, and a ratio to a rival that was measured in turn only what every round of several says.
 */
export function isMet({ value, low, high, rounds, unit, aim }: Figure, judging: Judging): boolean | undefined {
  if (aim === undefined || judging === 'none') return undefined;
  const met = meets(aim, value);
  if (judging === 'all') return met;
  if (TIMES.includes(unit) || (unit === 'x' && rounds === 1)) return undefined;
  return meets(aim, low) === met && meets(aim, high) === met ? met : undefined;
}
