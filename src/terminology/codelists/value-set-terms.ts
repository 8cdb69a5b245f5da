import { distinct } from './json';
import type { Concept, ValueSetTable } from './table';

/** Where the terms of a code may stand. */
interface TermSources {
  /** The value sets that list a code, capitals aside, whatever its system. */
  readonly valueSetsWith: (code: string) => readonly string[];
  readonly valueSet: (url: string) => ValueSetTable | undefined;
  /** The spelling under which a system compares codes. */
  readonly keyOf: (system: string) => (code: string) => string;
}

/** The terms of value sets about one code. */
export interface ListedTerms {
  /** Those of the code. */
  readonly own: readonly string[];
  /** Those of the other codes in the value sets that list it. */
  readonly beside: readonly string[];
}

/** How many codes are kept at a time, and up to which length with their system: what inputs name has no end. */
const KEPT = 5000;
const LONGEST = 300;

const nothing: ListedTerms = { own: [], beside: [] };

const termsOf = ({ display, nl = [], en = [] }: Concept): readonly string[] => [
  ...(display === undefined ? [] : [display]),
  ...nl,
  ...en,
];

/** Finds the terms value sets give to a code, and to what stands beside it. */
export function valueSetTerms({ valueSetsWith, valueSet, keyOf }: TermSources) {
  const known = new Map<string, Map<string, ListedTerms>>();
  let count = 0;

  function gather(system: string, code: string): ListedTerms {
    const urls = valueSetsWith(code);
    if (urls.length === 0) return nothing;
    const key = keyOf(system);
    const wanted = key(code);
    const lists = urls
      .flatMap((url) => valueSet(url)?.include ?? [])
      .filter((part) => part.system === system)
      .map(({ concepts = [] }) => concepts)
      .filter((concepts) => concepts.some((concept) => key(concept.code) === wanted));
    const all = lists.flat();
    return {
      own: distinct(all.filter((concept) => key(concept.code) === wanted).flatMap(termsOf)),
      beside: distinct(all.filter((concept) => key(concept.code) !== wanted).flatMap(termsOf)),
    };
  }

  return (system: string, code: string): ListedTerms => {
    const before = known.get(system)?.get(code);
    if (before !== undefined) return before;
    const terms = gather(system, code);
    if (system.length + code.length > LONGEST) return terms;
    if (count >= KEPT) {
      known.clear();
      count = 0;
    }
    const ofSystem = known.get(system) ?? new Map<string, ListedTerms>();
    known.set(system, ofSystem.set(code, terms));
    count++;
    return terms;
  };
}
