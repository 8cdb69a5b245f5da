import { readFileSync } from 'node:fs';

/** How the first line of every table begins; no other line does. */
export const HEAD = '{"url":';

const NEXT_HEAD = `\n${HEAD}`;

/** Tables by canonical URL. */
export interface TablesByUrl<T> extends Pick<ReadonlyMap<string, T>, 'get' | 'keys' | 'size'> {
  /** The urls of the tables with a row that opens with this text, capitals aside; absent when nobody can tell unread. */
  readonly urlsOfRow?: (first: string) => readonly string[];
}

/** Tables that are read from their text only when asked for. */
export type PackedTables<T> = Required<TablesByUrl<T>>;

/** What is spelled alike in JSON, Latin-1 and UTF-8: nearly every code. */
const PLAIN = /^[\w.-]*$/;

const none: readonly string[] = [];

const ROW = '\n["';

/** What follows of a JSON string up to its closing quote. */
const REST = /(?:[^"\\]|\\.)*/y;

/** The tables each row is in, by the text it opens with in lower case. It costs a tenth of parsing the tables. */
function tablesOfRows(text: string, places: ReadonlyMap<string, readonly [start: number, end: number]>) {
  const rows = new Map<string, string[]>();
  const ends = [...places].map(([url, [, end]]) => ({ url, end }));
  let table = 0;
  for (let at = text.indexOf(ROW); at >= 0; at = text.indexOf(ROW, at + 1)) {
    while (at >= (ends[table]?.end ?? text.length)) table += 1;
    const { url } = ends[table] ?? { url: '' };
    REST.lastIndex = at + ROW.length;
    const first = (REST.exec(text)?.[0] ?? '').toLowerCase();
    const urls = rows.get(first);
    if (urls === undefined) rows.set(first, [url]);
    else if (urls.at(-1) !== url) urls.push(url);
  }
  return rows;
}

/** Whether a character is escaped: by a backslash that is not itself escaped. */
function isEscaped(bytes: Buffer, at: number): boolean {
  let slashes = 0;
  while (bytes[at - 1 - slashes] === 0x5c) slashes++;
  return slashes % 2 === 1;
}

/** The canonical a table opens with; read without parsing the line. */
function urlAt(bytes: Buffer, start: number): string {
  const open = start + HEAD.length;
  let close = bytes.indexOf('"', open + 1);
  while (isEscaped(bytes, close)) close = bytes.indexOf('"', close + 1);
  return JSON.parse(bytes.toString('utf8', open, close + 1)) as string;
}

/**
 * The tables in a file that holds one after the other, each a line that opens with its url and a line per row: where
 * each stands is found at once, what it says is parsed when it is asked for.
 */
export function tablesIn<T>(file: string, parse: (lines: string) => T): PackedTables<T> {
  const bytes = readFileSync(file);
  const places = new Map<string, readonly [start: number, end: number]>();
  const parsed = new Map<string, T>();
  let rows: ReadonlyMap<string, readonly string[]> | undefined;
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(NEXT_HEAD, start);
    const end = next === -1 ? bytes.length : next + 1;
    places.set(urlAt(bytes, start), [start, end]);
    start = end;
  }
  return {
    size: places.size,
    keys: () => places.keys(),
    urlsOfRow(first) {
      // Latin-1 keeps a character for each byte, so that the places fit; both sides are spelled that way.
      rows ??= tablesOfRows(bytes.toString('latin1'), places);
      const spelled = PLAIN.test(first) ? first : Buffer.from(JSON.stringify(first).slice(1, -1)).toString('latin1');
      return rows.get(spelled.toLowerCase()) ?? none;
    },
    get(url) {
      const place = places.get(url);
      if (!place) return undefined;
      const before = parsed.get(url);
      if (before !== undefined) return before;
      const table = parse(bytes.toString('utf8', ...place));
      parsed.set(url, table);
      return table;
    },
  };
}

/** Puts off reading a file until one of its tables is asked for. */
export function whenAsked<T>(size: number, open: () => PackedTables<T>): PackedTables<T> {
  let tables: PackedTables<T> | undefined;
  const opened = () => {
    tables ??= open();
    return tables;
  };
  return {
    size,
    keys: () => opened().keys(),
    get: (url) => opened().get(url),
    urlsOfRow: (first) => opened().urlsOfRow(first),
  };
}

/** Every line of a table as a JSON value; one parse for all lines is several times faster than one for each. */
export const parseLines = (lines: string): unknown[] =>
  JSON.parse(`[${lines.trimEnd().replaceAll('\n', ',')}]`) as unknown[];
