import type { CodeSystemTable, Concept } from './table';

/** A code system made ready for looking up. */
export interface CodeSystemIndex {
  readonly table: CodeSystemTable;
  /** Whether a code that is not here does not exist. */
  readonly complete: boolean;
  /** The spelling under which codes are compared. */
  key(code: string): string;
  /** By that spelling, in the order of the system. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** The codes below a code, by spelling, itself left out. */
  descendants(key: string): ReadonlySet<string>;
  /** The codes above a code, by spelling, itself left out. */
  ancestors(key: string): ReadonlySet<string>;
}

/** Everything reached from a code by going on along the links; safe for links that run in a circle. */
function reach(from: string, links: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [...(links.get(from) ?? [])];
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    ahead.push(...(links.get(key) ?? []));
  }
  return found;
}

/** The spelling under which a system compares codes; a system that does not say so is taken to be case-sensitive. */
export function keyOf(table: CodeSystemTable | undefined): (code: string) => string {
  return table?.caseSensitive === false ? (code) => code.toLowerCase() : (code) => code;
}

/** Makes a code system ready for looking up. */
export function codeSystemIndex(table: CodeSystemTable): CodeSystemIndex {
  const key = keyOf(table);
  const concepts = new Map<string, Concept>();
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  for (const concept of table.concepts) {
    const own = key(concept.code);
    if (!concepts.has(own)) concepts.set(own, concept);
    for (const parent of concept.parents?.map(key) ?? []) {
      parents.set(own, [...(parents.get(own) ?? []), parent]);
      const below = children.get(parent);
      if (below) below.push(own);
      else children.set(parent, [own]);
    }
  }
  return {
    table,
    complete: table.content === 'complete',
    key,
    concepts,
    descendants: (code) => reach(code, children),
    ancestors: (code) => reach(code, parents),
  };
}
