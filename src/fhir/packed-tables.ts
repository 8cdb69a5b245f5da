import { readFileSync } from 'node:fs';

/** How the first line of every table begins; no other line does. */
export const HEAD = '{"url":';

const NEXT_HEAD = `\n${HEAD}`;

/** Tables by canonical URL; they may be read only when asked for. */
export type TablesByUrl<T> = Pick<ReadonlyMap<string, T>, 'get' | 'keys' | 'size'>;

/** The canonical a table opens with; read without parsing the line. */
function urlAt(bytes: Buffer, start: number): string {
  const open = start + HEAD.length;
  let close = bytes.indexOf('"', open + 1);
  while (bytes[close - 1] === 0x5c) close = bytes.indexOf('"', close + 1);
  return JSON.parse(bytes.toString('utf8', open, close + 1)) as string;
}

/**
 * The tables in a file that holds one after the other, each a line that opens with its url and a line per row: where
 * each stands is found at once, what it says is parsed when it is asked for.
 */
export function tablesIn<T>(file: string, parse: (lines: string) => T): TablesByUrl<T> {
  const bytes = readFileSync(file);
  const places = new Map<string, readonly [start: number, end: number]>();
  const parsed = new Map<string, T>();
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(NEXT_HEAD, start);
    const end = next === -1 ? bytes.length : next + 1;
    places.set(urlAt(bytes, start), [start, end]);
    start = end;
  }
  return {
    size: places.size,
    keys: () => places.keys(),
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
export function whenAsked<T>(size: number, open: () => TablesByUrl<T>): TablesByUrl<T> {
  let tables: TablesByUrl<T> | undefined;
  const opened = () => {
    tables ??= open();
    return tables;
  };
  return { size, keys: () => opened().keys(), get: (url) => opened().get(url) };
}

/** Every line of a table as a JSON value; one parse for all lines is several times faster than one for each. */
export const parseLines = (lines: string): unknown[] =>
  JSON.parse(`[${lines.trimEnd().replaceAll('\n', ',')}]`) as unknown[];
