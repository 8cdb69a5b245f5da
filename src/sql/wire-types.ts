/** Reads the text in which PostgreSQL gives a value of one type. */
export type WireType = (text: string) => unknown;

/**
 * Types that are read here, by their PostgreSQL object id (pg_type.dat). Drivers have their own ideas, and let an
 * application change those for the whole process; a store must read its rows the same whatever that did.
 */
export const wireTypes: ReadonlyMap<number, WireType> = new Map<number, WireType>([
  [16, (text) => text === 't'], // boolean
  [20, (text) => text], // bigint, of which not all fit a number
  [21, Number], // smallint
  [23, Number], // integer
  [114, (text) => JSON.parse(text)], // json
  [3802, (text) => JSON.parse(text)], // jsonb
  [1184, (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))], // timestamptz
]);
