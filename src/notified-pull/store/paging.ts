import type { Row } from '../../sql/database';
import type { Page } from './grant-store';
import { seqOf } from './rows';

const MOST = 500;
const USUAL = 50;

/** How many rows a page has. */
export function pageSize(limit: number | undefined): number {
  if (limit === undefined) return USUAL;
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError('`limit` is a whole number from 1.');
  return Math.min(limit, MOST);
}

/** The position that a cursor stands for. */
export function positionOf(after: string): string {
  const text = Buffer.from(after, 'base64url').toString('latin1');
  if (!/^\d{1,18}$/.test(text)) throw new TypeError('`after` is the `next` of the page before.');
  return text;
}

/** A page of rows, of which one more was asked for to know whether there is another page. */
export function pageOf<T>(rows: readonly Row[], size: number, read: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const more = rows.length > size && last !== undefined;
  return { items: shown.map(read), ...(more && { next: Buffer.from(seqOf(last), 'latin1').toString('base64url') }) };
}

/** Conditions of a query with their parameters, numbered as they come. */
export interface Conditions {
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
