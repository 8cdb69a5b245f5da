import type { CodeFilter } from '../lookup';

/** Conditions that must all hold; absent filters say that only the whole value set can be asked about. */
export interface Conjunction {
  readonly filters?: readonly CodeFilter[];
}

/**
 * Whether a code is in a set: yes, no, no because it was excluded, or "when someone who knows the system says yes to
 * one of these".
 */
export type Verdict = 'in' | 'out' | 'excluded' | readonly Conjunction[];

/** Only a terminology that knows the whole value set can tell. */
export const UNKNOWN: Verdict = [{}];

/** Every code the system has; whether it has this one, only who knows the system can tell. */
export const WHOLE_SYSTEM: Verdict = [{ filters: [] }];

/** Beyond this many ways to be a member, the value set is asked about as a whole. */
const MAX_WAYS = 16;

/** Whether the verdict is an open question. */
export const isOpen = (verdict: Verdict): verdict is readonly Conjunction[] => typeof verdict !== 'string';

const isWhole = (ways: readonly Conjunction[]): boolean => ways.some((way) => way.filters?.length === 0);

function simplified(ways: readonly Conjunction[]): Verdict {
  if (isWhole(ways)) return WHOLE_SYSTEM;
  const different = new Map(ways.map((way) => [JSON.stringify(way.filters), way]));
  return different.size > MAX_WAYS ? UNKNOWN : [...different.values()];
}

/** In either. */
export function either(a: Verdict, b: Verdict): Verdict {
  if (a === 'in' || b === 'in') return 'in';
  if (isOpen(a)) return isOpen(b) && a !== b ? simplified([...a, ...b]) : a;
  if (isOpen(b)) return b;
  return a === 'excluded' ? a : b;
}

function both2(a: Conjunction, b: Conjunction): Conjunction {
  return a.filters && b.filters ? { filters: [...new Set([...a.filters, ...b.filters])] } : {};
}

/** In both. */
export function both(a: Verdict, b: Verdict): Verdict {
  if (a === 'in') return b;
  if (b === 'in') return a;
  if (!isOpen(a)) return a;
  if (!isOpen(b)) return b;
  return simplified(a.flatMap((one) => b.map((other) => both2(one, other))));
}

/** In the first and not in the second. */
export function without(a: Verdict, b: Verdict): Verdict {
  if (a === 'out' || a === 'excluded') return a;
  if (b === 'in') return 'excluded';
  if (!isOpen(b)) return a;
  // Every code of a system taken out: what is left over are codes the system does not have.
  return isWhole(b) ? 'excluded' : UNKNOWN;
}
