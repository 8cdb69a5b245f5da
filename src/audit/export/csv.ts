import { csvField } from './csv-field';
import { type ExportFacts, type ExportSum, headerLines, sumLines } from './header';
import type { Column } from './rows';

/** How the CSV is written. */
export interface CsvOptions {
  /** `;` as Dutch Excel expects (default), or `,`. */
  readonly delimiter?: ';' | ',';
  /** False leaves out what the document says of itself: the first record then holds the heads of the columns. */
  readonly preamble?: boolean;
}

/**
 * CSV: UTF-8 with BOM (Excel reads it as UTF-8 by that), CRLF, every record as many fields as there are columns. Around the
 * table stand records of a label and a value.
 */
export async function* csvText(
  rows: AsyncIterable<readonly string[]>,
  columns: readonly Column[],
  facts: ExportFacts,
  sum: () => ExportSum,
  { delimiter = ';', preamble = true }: CsvOptions,
): AsyncGenerator<string> {
  const width = columns.length;
  const record = (cells: readonly string[]): string =>
    `${Array.from({ length: width }, (_, index) => csvField(cells[index] ?? '')).join(delimiter)}\r\n`;
  yield '\ufeff';
  if (preamble) {
    yield record(['Logging van toegang tot patiëntgegevens (NEN 7513)']);
    for (const line of headerLines(facts)) yield record(line);
    yield record([]);
  }
  yield record(columns.map(({ head }) => head));
  for await (const row of rows) yield record(row);
  if (!preamble) return;
  yield record([]);
  for (const line of sumLines(sum())) yield record(line);
}
