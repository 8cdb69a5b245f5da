import type { ValueSetTable } from './table';

/** Where the terms of a code may stand. */
interface TermSources {
  /** The value sets that list a code, capitals aside, whatever its system. */
  readonly valueSetsWith: (code: string) => readonly string[];
  readonly valueSet: (url: string) => ValueSetTable | undefined;
  /** The spelling under which a system compares codes. */
  readonly keyOf: (system: string) => (code: string) => string;
}

/** Finds the terms value sets give to a code. */
export function valueSetTerms({ valueSetsWith, valueSet, keyOf }: TermSources) {
  const known = new Map<string, readonly string[]>();

  function gather(system: string, code: string): readonly string[] {
    const key = keyOf(system);
    const wanted = key(code);
    return valueSetsWith(code)
      .flatMap((url) => valueSet(url)?.include ?? [])
      .filter((part) => part.system === system)
      .flatMap(({ concepts = [] }) => concepts.filter((concept) => key(concept.code) === wanted))
      .flatMap(({ display, nl = [], en = [] }) => [...(display === undefined ? [] : [display]), ...nl, ...en]);
  }

  return (system: string, code: string): readonly string[] => {
    const name = `${system} ${code}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const terms = gather(system, code);
    // Only what the lists hold is kept: what they do not hold has no end.
    if (terms.length > 0) known.set(name, terms);
    return terms;
  };
}
