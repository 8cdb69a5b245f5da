import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { isCalendarDate } from './calendar-date';
import type { IdKey } from './id-table';
import { SnomedError } from './snomed-error';

/** The row being read. Columns are counted in the order asked for; the row is only valid during the call. */
export interface Rf2Row {
  /** Reads a SNOMED CT id into `key`. */
  sctid(column: number, key: IdKey): void;
  /** Reads the UUID of a reference set member into `key`. */
  member(column: number, key: IdKey): void;
  /** A day of the calendar as the number yyyymmdd. */
  date(column: number): number;
  /** The `active` column. */
  active(column: number): boolean;
  text(column: number): string;
  /** A number of 32 bits that differs, but for rare chance, between rows that differ in the columns asked for. */
  digest(): number;
  /** Name of the file, without its directory. */
  readonly file: string;
  /** Throws for a value that is not what the column holds. */
  refuse(column: number, expected: string): never;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const ZERO = 48;
const BUFFER = 1 << 20;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads an RF2 file row by row, with the columns found by name. Accepts LF and CRLF, a byte order mark, and a last line
 * without end. Throws {@link SnomedError} `rf2-malformed` with file, line and column.
 */
export async function readRf2(path: string, columns: readonly string[], onRow: (row: Rf2Row) => void): Promise<void> {
  const file = basename(path);
  const handle = await open(path, 'r');
  try {
    await readLines(handle, file, columns, onRow);
  } finally {
    await handle.close();
  }
}

async function readLines(
  handle: FileHandle,
  file: string,
  columns: readonly string[],
  onRow: (row: Rf2Row) => void,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(BUFFER);
  const row = rowOf(buffer, file, columns);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, BUFFER - filled);
    const end = filled + bytesRead;
    let start = 0;
    let newline = buffer.subarray(0, end).indexOf(NEWLINE);
    while (newline >= 0) {
      if (row.take(start, newline)) onRow(row);
      start = newline + 1;
      newline = buffer.subarray(0, end).indexOf(NEWLINE, start);
    }
    if (bytesRead === 0) {
      if (start < end && row.take(start, end)) onRow(row);
      row.finish();
      return;
    }
    if (start === 0 && end === BUFFER) row.tooLong();
    buffer.copyWithin(0, start, end);
    filled = end - start;
  }
}

function rowOf(buffer: Buffer, file: string, wanted: readonly string[]) {
  let line = 0;
  let names: readonly string[] = [];
  let places = new Int32Array(0);
  let bounds = new Int32Array(0);
  let lastDate = -2;

  const fail = (message: string, column?: string): never => {
    const at = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
    throw new SnomedError('rf2-malformed', `${file}, ${at}: ${message}`, { file, line, ...(column && { column }) });
  };
  const startOf = (column: number) => bounds[2 * (places[column] ?? 0)] ?? 0;
  const endOf = (column: number) => bounds[2 * (places[column] ?? 0) + 1] ?? 0;
  const raw = (column: number) => buffer.toString('utf8', startOf(column), endOf(column));
  const refuse = (column: number, expected: string): never =>
    fail(`expected ${expected}, found "${raw(column).slice(0, 40)}"`, wanted[column]);

  /** The number that the bytes spell, -1 when one of them is not a digit. */
  function digits(start: number, end: number): number {
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (buffer[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  function readHeader(start: number, end: number): void {
    const header = buffer.toString('utf8', start, end);
    names = (header.startsWith(BYTE_ORDER_MARK) ? header.slice(1) : header).split('\t');
    places = Int32Array.from(wanted, (name) => names.indexOf(name));
    bounds = new Int32Array(2 * names.length);
    const missing = wanted.filter((name) => !names.includes(name));
    if (missing.length > 0) fail(`the header has no column ${missing.join(', ')}`, missing[0]);
  }

  function split(start: number, end: number): void {
    let column = 0;
    bounds[0] = start;
    for (let at = start; at < end; at++) {
      if (buffer[at] !== TAB) continue;
      bounds[2 * column + 1] = at;
      column += 1;
      bounds[2 * column] = at + 1;
    }
    bounds[2 * column + 1] = end;
    if (column + 1 !== names.length) fail(`expected ${names.length} columns, found ${column + 1}`);
  }

  return {
    /** Reads one line; false for the header and for an empty line. */
    take(start: number, newline: number): boolean {
      const end = newline > start && buffer[newline - 1] === RETURN ? newline - 1 : newline;
      line += 1;
      if (line === 1) {
        readHeader(start, end);
        return false;
      }
      if (start === end) return false;
      split(start, end);
      return true;
    },
    finish: () => {
      if (line === 0) fail('the file is empty, expected a header', wanted[0]);
    },
    tooLong: () => {
      line += 1;
      fail(`longer than ${BUFFER} bytes`);
    },
    sctid(column: number, key: IdKey): void {
      const start = startOf(column);
      const end = endOf(column);
      if (end - start < 6 || end - start > 18 || buffer[start] === ZERO) refuse(column, 'a SNOMED CT id');
      const split = Math.max(start, end - 9);
      key.hi = start === split ? 0 : digits(start, split);
      key.lo = digits(split, end);
      if (key.hi < 0 || key.lo < 0) refuse(column, 'a SNOMED CT id');
    },
    member(column: number, key: IdKey): void {
      const uuid = raw(column);
      if (!/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(uuid)) refuse(column, 'a UUID');
      // Two numbers are enough to tell members apart: with five million of them, a clash is a one in a million chance.
      key.hi =
        (Number.parseInt(uuid.slice(0, 8), 16) ^ Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16)) >>> 0;
      key.lo =
        (Number.parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16) ^ Number.parseInt(uuid.slice(28), 16)) >>> 0;
    },
    date(column: number): number {
      const date = endOf(column) - startOf(column) === 8 ? digits(startOf(column), endOf(column)) : -1;
      // Rows come in long runs of one date.
      if (date !== lastDate && !isCalendarDate(date)) refuse(column, 'a date of the calendar as yyyymmdd');
      lastDate = date;
      return date;
    },
    active(column: number): boolean {
      const value = endOf(column) - startOf(column) === 1 ? digits(startOf(column), endOf(column)) : -1;
      return value === 0 || value === 1 ? value === 1 : refuse(column, '0 or 1');
    },
    text(column: number): string {
      const bytes = buffer.subarray(startOf(column), endOf(column));
      return isUtf8(bytes) ? bytes.toString('utf8') : refuse(column, 'text in UTF-8');
    },
    digest(): number {
      let hash = 0x811c9dc5;
      for (let column = 0; column < wanted.length; column++) {
        const end = endOf(column);
        for (let at = startOf(column); at < end; at++) hash = Math.imul(hash ^ (buffer[at] ?? 0), 0x01000193);
        hash = Math.imul(hash ^ TAB, 0x01000193);
      }
      return hash >>> 0;
    },
    file,
    refuse,
  };
}
