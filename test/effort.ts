/**
 * The one knob of all random tests: property tests, fuzzers, crash tests, the draw of the oracle.
 *
 * Left out, each test draws two fifths of its runs, so that every push is judged within minutes; `BGZ_EFFORT=1` is all of them, `full` draws
 * five times as much, for whoever changed what the draws are about; `0.1` is a quick look, `20` a night's work.
 */
const VARIABLE = 'BGZ_EFFORT';
const MOST = 10_000;
/** What every push is judged by. */
const USUAL = 0.4;
/** What `full` stands for. */
const FULL = 5;

/** Reads the knob; absent is {@link USUAL}. Throws when it is no number that can scale anything. */
export function readEffort(text: string | undefined): number {
  if (text === undefined) return USUAL;
  if (text === 'full') return FULL;
  const effort = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (effort > 0 && effort <= MOST) return effort;
  throw new Error(
    `${VARIABLE} is ${JSON.stringify(text)}. Give a decimal number above 0 and at most ${MOST}: 1 is all runs of a test, 0.1 a tenth of them, "full" ${FULL} times as much.`,
  );
}

/** Whether an effort is asked for. */
export const isGiven = process.env[VARIABLE] !== undefined;

const effort = readEffort(process.env[VARIABLE]);

/** How many runs a random test makes of its `count`; at least one. */
export function runs(count: number): number {
  return Math.max(1, Math.round(count * effort));
}

/** The share of a fixed set of cases that is taken, where every push is judged by `usual` of them (default: all). */
export const shareOf = (usual = 1): number => Math.min(1, usual * (isGiven ? effort : 1));
