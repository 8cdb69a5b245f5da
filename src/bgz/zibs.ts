import type { z } from 'zod';
import type { Zib } from './define/define-zib';
import { zibs } from './listed/zibs';

/** Key of a section that is of a zib. */
export type ZibKey = keyof typeof zibs;

/** Record type of the zib of a section. */
export type RecordIn<K extends ZibKey> = (typeof zibs)[K] extends Zib<infer S> ? z.output<S> : never;

/** The zib of a section. */
export function zibOf(key: string): Zib<z.ZodType> {
  if (!Object.hasOwn(zibs, key)) throw new TypeError(`There is no zib ${key}.`);
  return zibs[key as ZibKey];
}
