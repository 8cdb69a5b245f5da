import type { Definitions } from './definitions';
import { maxOf } from './element-node';
import type { DefinitionTable } from './table';

/** What can be told of a definition from the tables alone, before it is unfolded. */
export interface Leaning {
  /** Whether a definition leans on another: by its base, by a profile on the type of an element, or through those. */
  leansOn(url: string, other: string): boolean;
  /** How often the whole of a definition may occur, where it or a base says so. */
  maximumOf(url: string): number | undefined;
}

const directly = ({ base, elements }: DefinitionTable): readonly string[] => [
  ...(base === undefined ? [] : [base]),
  ...elements.flatMap(({ types }) => (types ?? []).flatMap(({ profiles }) => profiles ?? [])),
];

/** Makes the teller of a set of definitions. */
export function createLeaning({ get }: Pick<Definitions, 'get'>): Leaning {
  return {
    leansOn(url, other) {
      const found = new Set<string>();
      const waiting = [url];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const table = get(at);
        for (const canonical of table ? directly(table) : []) {
          const next = get(canonical)?.url ?? canonical;
          if (next === other) return true;
          if (!found.has(next)) waiting.push(next);
          found.add(next);
        }
      }
      return false;
    },
    maximumOf(url) {
      const seen = new Set<DefinitionTable>();
      for (let at = get(url); at && !seen.has(at); at = at.base === undefined ? undefined : get(at.base)) {
        seen.add(at);
        const max = at.elements.find(({ path }) => !path.includes('.'))?.max;
        if (max !== undefined) return maxOf(max);
      }
      return undefined;
    },
  };
}
