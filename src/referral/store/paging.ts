import type { Page } from '../../access/grants';
import type { Row } from '../../sql/database';
import { seqOf } from './rows';

const MOST = 500;
const USUAL = 50;

/** A number of rows to ask for. */
export function countOf(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError('`limit`: expected a whole number from 1.');
  return limit;
}

/** How many rows a page has. */
export const pageSize = (limit: number = USUAL): number => Math.min(countOf(limit), MOST);

const cursorOf = (seq: string): string => Buffer.from(`seq ${seq}`, 'latin1').toString('base64url');

/** The position that a cursor stands for. */
export function positionOf(after: string): string {
  const [, seq] = /^seq (\d{1,18})$/.exec(Buffer.from(after, 'base64url').toString('latin1')) ?? [];
  // Decoding passes by what is no base64url; a cursor is what was given out and nothing else.
  if (seq === undefined || cursorOf(seq) !== after) throw new TypeError('`after`: expected `next` of the page before.');
  return seq;
}

/** A page of rows, of which one more was asked for to know whether there is another page. */
export function pageOf<T>(rows: readonly Row[], size: number, read: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const more = rows.length > size && last !== undefined;
  return { items: shown.map(read), ...(more && { next: cursorOf(seqOf(last)) }) };
}

/** Conditions of a query with their parameters, numbered as they come. */
export interface Conditions {
  /** Adds one, unless its value is undefined. */
  add(sql: (parameter: string) => string, value: unknown): void;
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** No conditions yet. */
export function conditions(): Conditions {
  const parts: string[] = [];
  const parameters: unknown[] = [];
  return {
    add(sql, value) {
      if (value === undefined) return;
      parameters.push(value);
      parts.push(sql(`$${parameters.length}`));
    },
    get where() {
      return parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;
    },
    parameters,
  };
}
