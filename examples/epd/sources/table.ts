import { pagedSource, type Source, type SourceGroup, type SourceItem, type SourceQuery } from 'bgz-facade';
import type { Unread } from 'bgz-facade/legacy';
import type { Epd } from '../database.js';

/** Hears what could not be read: of which row, in which column, and why. Never what stood there. */
export type NotRead = (found: { table: string; row: string; column: string | undefined; code: string }) => void;

/** What a table tells of a row of its own; the second parameter of `taken`. */
export type Tell = (issue: Pick<Unread, 'code'>, column?: string) => void;

/** What the sources work with. */
export interface Adapter {
  readonly epd: Epd;
  readonly notRead: NotRead;
}

/** Every table has its key, a patient number, and rows that were withdrawn. */
export interface AnyRow {
  readonly id: string;
}

/** How the rows of a table become records of a group. */
export interface Table<G extends SourceGroup, Row extends AnyRow> {
  readonly name: string;
  /** `SELECT t.*, t.id::text AS id …` in which `t` is the table, without a WHERE: a key is text, by which pages are ordered. */
  readonly select: string;
  /** What else a row must be. */
  readonly where?: string;
  /** The record of a row, as its builder takes it (or what its `parse` says of it). What is wrong with it is told of this record alone. */
  readonly record: (row: Row, tell: Tell) => SourceItem<G>;
}

const BATCH = 500;

/** All patient numbers of somebody: who was in both hospitals before they merged has two. */
export async function numbersOf(epd: Epd, { patient }: SourceQuery, signal: AbortSignal): Promise<readonly number[]> {
  const rows =
    patient.bsn === undefined
      ? await epd.rows<{ pat_nr: number }>(
          `SELECT also.pat_nr FROM patient AS one JOIN patient AS also ON also.pat_nr = one.pat_nr OR also.bsn = one.bsn
           WHERE one.pat_nr::text = $1 AND one.vervallen = 'N' AND also.vervallen = 'N'`,
          [patient.id],
          signal,
        )
      : await epd.rows<{ pat_nr: number }>(
          `SELECT pat_nr FROM patient WHERE bsn = $1 AND vervallen = 'N'`,
          [patient.bsn],
          signal,
        );
  return rows.map((row) => row.pat_nr);
}

/**
 * A source over one table. It gives a page, single records, or all of them in batches: always by the key as text, after the last one
 * that was given (keyset), so a page costs what is on it, however long the history.
 */
export function sourceOf<G extends SourceGroup, Row extends AnyRow>(
  { epd, notRead }: Adapter,
  { name, select, where = 'true', record }: Table<G, Row>,
): Source<G> {
  const from = `${select} WHERE t.pat_nr = ANY($1) AND t.vervallen = 'N' AND ${where}`;
  const recordOf = (row: Row): SourceItem<G> =>
    record(row, ({ code }, column) => notRead({ table: name, row: row.id, column, code }));

  return pagedSource<G>(async function* (query, { signal }) {
    const numbers = await numbersOf(epd, query, signal);
    if (numbers.length === 0) return;
    if (query.ids) {
      const rows = await epd.rows<Row>(`${from} AND t.id::text = ANY($2)`, [numbers, query.ids], signal);
      yield* rows.map(recordOf);
      return;
    }
    const { page } = query;
    const limit = page?.limit ?? BATCH;
    for (let after = page?.after ?? ''; ; ) {
      const rows = await epd.rows<Row>(
        `${from} AND t.id::text COLLATE "C" > $2 ORDER BY t.id::text COLLATE "C" LIMIT $3`,
        [numbers, after, limit],
        signal,
      );
      yield* rows.map(recordOf);
      const last = rows.at(-1);
      if (page || last === undefined) return;
      after = last.id;
    }
  });
}

/** What a code of this EPD's own means in the zib. A code that is not in the table is told, and left out: it is never guessed. */
export function meaning<T>(
  table: Readonly<Record<string, T>>,
  code: string | null,
  tell: Tell,
  column: string,
): T | undefined {
  if (code === null || code.trim() === '') return undefined;
  if (Object.hasOwn(table, code)) return table[code];
  tell({ code: 'not-in-table' }, column);
  return undefined;
}

/** A number as people write it here, with a decimal comma. */
export function decimal(text: string | null, tell: Tell, column: string): string | undefined {
  if (text === null || text.trim() === '') return undefined;
  if (/^\d+(?:[.,]\d+)?$/.test(text.trim())) return text.trim().replace(',', '.');
  tell({ code: 'unknown-form' }, column);
  return undefined;
}
