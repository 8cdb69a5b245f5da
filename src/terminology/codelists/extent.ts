import type { Term } from './table';
import type { Verdict } from './verdict';

/** A code about which a set says something of its own. */
export interface Entry {
  readonly code: string;
  readonly verdict: Verdict;
  /** The terms value sets give it. */
  readonly terms: readonly Term[];
}

/** What a set takes from one system: code by code, and for every other code. */
export interface SystemExtent {
  /** By code, in the spelling under which the system compares codes. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly rest: Verdict;
}

/** What a set takes, system by system, and from every other system. */
export interface Extent {
  readonly systems: ReadonlyMap<string, SystemExtent>;
  readonly other: Verdict;
}

type Operation = (a: Verdict, b: Verdict) => Verdict;

const NO_ENTRIES: ReadonlyMap<string, Entry> = new Map();

/** The set without codes. */
export const NOTHING: Extent = { systems: new Map(), other: 'out' };

function combineEntries(a: SystemExtent, b: SystemExtent, operation: Operation): SystemExtent {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of a.entries) {
    const other = b.entries.get(key);
    entries.set(key, {
      code: entry.code,
      verdict: operation(entry.verdict, other?.verdict ?? b.rest),
      terms: other ? [...new Set([...entry.terms, ...other.terms])] : entry.terms,
    });
  }
  for (const [key, entry] of b.entries) {
    if (!a.entries.has(key)) entries.set(key, { ...entry, verdict: operation(a.rest, entry.verdict) });
  }
  return { entries, rest: operation(a.rest, b.rest) };
}

/** Applies union, intersection or difference to two sets, code by code. */
export function combine(a: Extent, b: Extent, operation: Operation): Extent {
  const systems = new Map<string, SystemExtent>();
  for (const system of new Set([...a.systems.keys(), ...b.systems.keys()])) {
    const inA = a.systems.get(system) ?? { entries: NO_ENTRIES, rest: a.other };
    const inB = b.systems.get(system) ?? { entries: NO_ENTRIES, rest: b.other };
    systems.set(system, combineEntries(inA, inB, operation));
  }
  return { systems, other: operation(a.other, b.other) };
}
