import type { MappingContext } from './context';
import type { FhirNode } from './fhir-node';
import type { ReadContext } from './read-context';
import { readFrom } from './read-from';

/** An object of a resource that is being written. */
export type Written = Record<string, unknown>;

/** Concepts of a value and the FHIR elements they go to, both relative to the value; `''` is the value itself. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** The places of concepts that stand in several resources. */
export function joinedPlaces(...all: readonly Places[]): Places {
  const joined: Record<string, string[]> = {};
  for (const [record, paths] of all.flatMap((places) => Object.entries(places))) {
    const known = joined[record] ?? [];
    joined[record] = [...known, ...paths.filter((path) => !known.includes(path))];
  }
  return joined;
}

/**
 * How values of a record stand in FHIR, both ways. It is handed the object that holds the element, because a value may need
 * what stands beside a primitive (`_clinicalStatus`) as well.
 */
export interface Codec<T> {
  /** Where what it writes stands, relative to the element. Left out: in the element itself. */
  readonly places?: Places;
  /** Type of the value as an extension names it: `CodeableConcept` for `valueCodeableConcept`. */
  readonly type: string;
  write(value: T, holder: Written, name: string, context: MappingContext): void;
  /** What the element says, or undefined when it says nothing a record can hold; what it understood is taken. */
  read(holder: FhirNode, name: string, context: ReadContext): T | undefined;
}

/** A value that is one primitive of FHIR. */
export function primitive<T>(
  type: string,
  to: (value: T) => unknown,
  from: (value: unknown) => T | undefined,
): Codec<T> {
  return {
    type,
    write(value, holder, name) {
      holder[name] = to(value);
    },
    read(holder, name) {
      const value = from(holder.peek(name));
      if (value !== undefined) holder.take(name);
      return value;
    },
  };
}

/** A value that is an element of FHIR with elements of its own. */
export function complex<T>(
  type: string,
  to: (value: T, context: MappingContext) => object | undefined,
  from: (element: FhirNode, context: ReadContext) => T | undefined,
  places?: Places,
): Codec<T> {
  return {
    type,
    ...(places && { places }),
    write(value, holder, name, context) {
      const element = to(value, context);
      if (element !== undefined) holder[name] = element;
    },
    read(holder, name, context) {
      const element = holder.open(name);
      const value = element && from(element, context);
      // What is shared by who refers to it stands in no one element.
      return element !== undefined && type !== 'Reference' ? readFrom(element, value) : value;
    },
  };
}

/** A list of a record as a list of FHIR, item by item. */
export function each<T>(codec: Codec<T>): Codec<readonly T[]> {
  return {
    type: codec.type,
    get places() {
      return codec.places;
    },
    write(values, holder, name, context) {
      const items: unknown[] = [];
      const beside: unknown[] = [];
      for (const value of values) {
        const item: Written = {};
        codec.write(value, item, name, context);
        // A value that FHIR has no form for is not in the list.
        if (item[name] === undefined && item[`_${name}`] === undefined) continue;
        items.push(item[name] ?? null);
        beside.push(item[`_${name}`] ?? null);
      }
      if (items.length === 0) return;
      holder[name] = items;
      if (beside.some((one) => one !== null)) holder[`_${name}`] = beside;
    },
    read(holder, name, context) {
      const values = holder.items(name).flatMap((item) => codec.read(item, name, context) ?? []);
      return values.length > 0 ? values : undefined;
    },
  };
}

/** One value of a record where FHIR has room for several. Others are told as not read. */
export function alone<T>(codec: Codec<T>): Codec<T> {
  return {
    type: codec.type,
    get places() {
      return codec.places;
    },
    write(value, holder, name, context) {
      each(codec).write([value], holder, name, context);
    },
    read(holder, name, context) {
      let first: T | undefined;
      for (const item of holder.items(name)) first ??= codec.read(item, name, context);
      return first;
    },
  };
}
