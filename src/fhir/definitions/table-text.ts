import { parseLines } from '../packed-tables';
import type { DefinitionTable, ElementRow } from './table';

/** The file that tells which package a folder of tables is of. */
export const INDEX_FILE = 'index.json';

/** The file that holds every table of a package, one after the other, by canonical URL. */
export const TABLES_FILE = 'definitions.ndjson';

/** What `index.json` says. */
export interface DefinitionsIndex {
  readonly package: string;
  readonly version: string;
  readonly definitions: number;
}

/** What the author of a constraint says stays in the author's package. */
const withoutProse = (row: ElementRow): ElementRow =>
  row.invariants ? { ...row, invariants: row.invariants.map(({ human: _, ...facts }) => facts) } : row;

/** The text of a table: a line that opens with its url, then a line per element, so that a change of one constraint is a change of one line. */
export function definitionText({ elements, ...head }: DefinitionTable): string {
  return [head, ...elements.map(withoutProse)].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads a table back from its text. */
export function definitionOf(lines: string): DefinitionTable {
  const [head, ...elements] = parseLines(lines) as [Omit<DefinitionTable, 'elements'>, ...ElementRow[]];
  return { ...head, elements };
}
