import type { ValueSetTable } from './table';

/** Gathers the terms value sets give to codes, by system and code. */
export function valueSetTerms(
  tables: readonly ValueSetTable[],
  keyOf: (system: string) => (code: string) => string,
): (system: string, code: string) => readonly string[] {
  const bySystem = new Map<string, Map<string, string[]>>();
  for (const { system, concepts = [] } of tables.flatMap((table) => table.include)) {
    if (system === undefined) continue;
    const key = keyOf(system);
    const terms = bySystem.get(system) ?? new Map<string, string[]>();
    bySystem.set(system, terms);
    for (const { code, display, nl = [], en = [] } of concepts) {
      const known = terms.get(key(code)) ?? [];
      terms.set(key(code), [...known, ...(display === undefined ? [] : [display]), ...nl, ...en]);
    }
  }
  return (system, code) => bySystem.get(system)?.get(keyOf(system)(code)) ?? [];
}
