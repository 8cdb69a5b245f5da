import { parseLines } from '../../fhir/packed-tables';

/** A concept that an element may be of: its id, its name in English and in Dutch, and where the record holds it. */
export type ConceptRow = readonly [id: string, en: string, nl: string, recordPath: string];

/** The zib concepts that the elements of a type of resource are of. */
export interface ConceptTable {
  readonly type: string;
  /** By the path of the element, extensions and components named as `docs/concepts.md` does; the likeliest first. */
  readonly rows: ReadonlyMap<string, readonly ConceptRow[]>;
}

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** What a table is found by. */
export const urlOfType = (type: string): string => BASE + type;

/** The text of a table: a line that opens with the url of the type, then a line per element. */
export const conceptTableText = ({ type, rows }: ConceptTable): string =>
  [{ url: urlOfType(type) }, ...Array.from(rows, ([path, all]) => [path, ...all])]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

/** Reads a table back from its text. */
export function conceptTableOf(text: string): ConceptTable {
  const [head, ...lines] = parseLines(text) as [{ readonly url: string }, ...(readonly [string, ...ConceptRow[]])[]];
  return { type: head.url.slice(BASE.length), rows: new Map(lines.map(([path, ...all]) => [path, all])) };
}
