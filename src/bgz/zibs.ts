import type { z } from 'zod';
import { contactPerson } from './contact-person/zib';
import type { DeepReadonly } from './define/deep-readonly';
import type { Zib } from './define/define-zib';
import type { BgzKey } from './index';
import { pharmaceuticalProduct } from './pharmaceutical-product/zib';
import { zibGroups } from './records';

/** The zib of each section; documents are of none. */
export const zibs = {
  ...zibGroups,
  contactPersons: contactPerson,
  pharmaceuticalProducts: pharmaceuticalProduct,
} as const satisfies Readonly<Record<Exclude<BgzKey, 'documents'>, Zib<z.ZodType>>>;

/** Key of a section that is of a zib. */
export type ZibKey = keyof typeof zibs;

/** Record type of the zib of a section. */
export type RecordIn<K extends ZibKey> = (typeof zibs)[K] extends Zib<infer S> ? DeepReadonly<z.output<S>> : never;

/** The zib of a section. */
export function zibOf(key: string): Zib<z.ZodType> {
  if (!Object.hasOwn(zibs, key)) throw new TypeError(`There is no zib ${key}.`);
  return zibs[key as keyof typeof zibs];
}
