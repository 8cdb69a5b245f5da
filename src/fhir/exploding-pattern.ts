import { isOneWay } from './one-way-pattern';

/** The pattern with an `x` for each escape and class. */
const plainOf = (pattern: string): string =>
  pattern
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replaceAll('(?:', '(');

/**
 * A repeated group that itself repeats or chooses can be read in so many ways that a match may take years, unless each character
 * tells which way it is. `(ab)+`, `(\.\d+)?` and `(\.\d+)*` stay; `(a+)+` and `(a|a)*` are not tried.
 */
export function mayExplode(pattern: string): boolean {
  const plain = plainOf(pattern);
  const open: number[] = [];
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === '(') open.push(at);
    if (plain[at] !== ')') continue;
    const inside = plain.slice((open.pop() ?? 0) + 1, at);
    if (/^[*+{]/.test(plain.slice(at + 1)) && /[*+?|{]/.test(inside)) return !isOneWay(pattern);
  }
  return false;
}

/** Steps that a match may take: some tenths of a second. */
const MOST_STEPS = 10 ** 8;
const LONGEST = 4096;

/**
 * The longest text that a pattern is tried on, which {@link mayExplode} lets through: a careless one takes time that grows with the text by
 * a power, one more for each repetition without an end. `a*a*a*b` takes minutes of a few thousand characters.
 */
export function longestTried(pattern: string): number {
  const endless = plainOf(pattern).match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (endless <= 1 || isOneWay(pattern)) return LONGEST;
  return Math.min(LONGEST, Math.floor(MOST_STEPS ** (1 / (endless + 1))));
}
