import type * as z from 'zod';
import type { Zib } from './define/define-zib';
import type { OutputOf } from './define/written';
import { type builders, zibs } from './listed/zibs';

/** Key of a section that is of a zib. */
export type ZibKey = keyof typeof zibs;

/** Key of a section: that is of a zib, or of other records. */
export type RecordKey = keyof typeof builders;

/** Type of the records of a section. */
export type RecordIn<K extends RecordKey> = (typeof builders)[K] extends Zib<infer S> ? OutputOf<S> : never;

/** What the builder of a section accepts. */
export type InputIn<K extends RecordKey> = Parameters<(typeof builders)[K]>[0];

/** The zib of a section. */
export function zibOf(key: string): Zib<z.ZodType> {
  if (!Object.hasOwn(zibs, key)) throw new TypeError(`There is no zib ${key}.`);
  return zibs[key as ZibKey] as unknown as Zib<z.ZodType>;
}
