import type { Element, Extension } from 'fhir/r3';
import { type ExtensionName, extensionUrl } from '../../fhir/extensions';

type ExtensionValue = Omit<Extension, 'url'>;

/** An extension by short name. */
export function extension(name: ExtensionName, value: ExtensionValue): Extension {
  return { url: extensionUrl(name), ...value };
}

/** The extensions that are there, or nothing when none is: FHIR has no empty lists. */
export function some<T>(...items: (T | undefined)[]): T[] | undefined {
  const present = items.filter((item): item is T => item !== undefined);
  return present.length > 0 ? present : undefined;
}

/** The list, or nothing when it is empty or absent. */
export function list<In, Out>(items: readonly In[] | undefined, map: (item: In) => Out): Out[] | undefined {
  return items && items.length > 0 ? items.map(map) : undefined;
}

/** Applies a mapping to a value that may be absent. */
export function maybe<In, Out>(value: In | undefined, map: (value: In) => Out): Out | undefined {
  return value === undefined ? undefined : map(value);
}

/** The sibling (`_name`) of a primitive, holding its extensions. */
export function element(...extensions: (Extension | undefined)[]): Element | undefined {
  return maybe(some(...extensions), (present) => ({ extension: present }));
}

/** Drops properties without a value; keeps the order they were written in. */
export function compact<T extends object>(value: T): T {
  // A new object in place of `delete`, which would make the object, and writing it as JSON, slow.
  const result = {} as T;
  for (const key in value) {
    if (value[key] !== undefined) result[key] = value[key];
  }
  return result;
}
