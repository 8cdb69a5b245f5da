import { type ExtensionName, extensionUrl } from '../../fhir/extensions';
import type { Codec, Places, Written } from './codec';
import type { MappingContext } from './context';
import type { ExtensionList, FhirNode } from './fhir-node';
import type { ReadContext } from './read-context';
import { readFrom } from './read-from';

/** A part of a record that is being read. */
export type Draft = Record<string, unknown>;

/** Where one concept, or a few that belong together, stand in FHIR, both ways. */
export interface Row<T> {
  /**
   * Record path to FHIR paths, relative to the record and to the element the rows are of. Ours work them out when they are asked: only
   * narratives and the documentation do, and importing a door need not wait for it.
   */
  readonly places: Places;
  write(record: T, target: Written, context: MappingContext): void;
  read(source: FhirNode, draft: Draft, context: ReadContext): void;
}

/** A codec that can write such values. What it reads is for the schema of the zib to judge, so it may know less of it. */
type Writes<V> = Omit<Codec<V>, 'read'> & { read(holder: FhirNode, name: string, context: ReadContext): unknown };

/** An extension as the place of a value. */
export interface InExtension {
  /** What paths call it. */
  readonly extension: string;
  readonly url: string;
  readonly modifier: boolean;
}

/** The place of a value in an extension, by its short name. */
export const inExtension = (extension: ExtensionName): InExtension => ({
  extension,
  url: extensionUrl(extension),
  modifier: false,
});

/** The same, in an extension that changes what the resource means. */
export const inModifierExtension = (extension: ExtensionName): InExtension => ({
  ...inExtension(extension),
  modifier: true,
});

/** The place of a value in a part of an extension, by its name there. */
export const inPart = (name: string): InExtension => ({ extension: name, url: name, modifier: false });

const joined = (...steps: readonly string[]): string => steps.filter((step) => step !== '').join('.');

/** Places of a value, seen from what holds it. */
export function placesAt(places: Places | undefined, property: string, element: string): Places {
  const own = { ...(places?.[''] === undefined && { '': [''] }), ...places };
  return Object.fromEntries(
    Object.entries(own).map(([inner, paths]) => [joined(property, inner), paths.map((path) => joined(element, path))]),
  );
}

/** The rows of one type of record. Written with it, each row is checked against the type. */
export function rowsOf<T extends object>() {
  type Key = keyof T & string;
  type Value<K extends Key> = NonNullable<T[K]>;

  /** A property in an element, or in an extension. */
  function row<K extends Key>(property: K, place: string | InExtension, codec: Writes<Value<K>>): Row<T> {
    return typeof place === 'string' ? inElement(property, place, codec) : inOneExtension(property, place, codec);
  }

  function inElement<K extends Key>(property: K, name: string, codec: Writes<Value<K>>): Row<T> {
    return {
      get places() {
        return placesAt(codec.places, property, name);
      },
      write(record, target, context) {
        const value = record[property];
        if (value !== undefined && value !== null) codec.write(value as Value<K>, target, name, context);
      },
      read(source, draft, context) {
        const value = codec.read(source, name, context);
        if (value !== undefined) draft[property] = value;
      },
    };
  }

  function inOneExtension<K extends Key>(property: K, place: InExtension, codec: Writes<Value<K>>): Row<T> {
    return inElement(property, elementOf(place), extensionCodec(place, codec));
  }

  /** The items of a list, each in an extension of its own. */
  function repeated<K extends Key, I>(
    property: T[K] extends readonly I[] | undefined ? K : never,
    place: InExtension,
    codec: Writes<I>,
  ): Row<T> {
    const one = extensionCodec(place, codec);
    const name = elementOf(place);
    return {
      get places() {
        return placesAt(one.places, property, name);
      },
      write(record, target, context) {
        const values = (record[property as Key] ?? []) as readonly I[];
        for (const value of values) one.write(value, target, name, context);
      },
      read(source, draft, context) {
        const read = nodesAt(source, place).flatMap((node) => codec.read(node, `value${codec.type}`, context) ?? []);
        if (read.length > 0) draft[property] = read;
      },
    };
  }

  /** The items of a list, each in an extension of its own that has parts: see {@link inPart}. */
  function repeatedParts<K extends Key, I extends object>(
    property: T[K] extends readonly I[] | undefined ? K : never,
    place: InExtension,
    parts: readonly Row<I>[],
  ): Row<T> {
    return {
      get places() {
        const inner: Places = Object.assign({ '': [''] }, ...parts.map((one) => one.places));
        return placesAt(inner, property, elementOf(place));
      },
      write(record, target, context) {
        for (const value of (record[property as Key] ?? []) as readonly I[]) {
          const one: Written = { url: place.url };
          for (const part of parts) part.write(value, one, context);
          pushed(target, listOf(place), one);
        }
      },
      read(source, draft, context) {
        const read = nodesAt(source, place).flatMap((node) => {
          const item: Draft = {};
          for (const part of parts) part.read(node, item, context);
          return Object.keys(item).length > 0 ? [readFrom(node, item)] : [];
        });
        if (read.length > 0) draft[property] = read;
      },
    };
  }

  /**
   * Concepts of which it takes judgement where they go: a named pair of functions, to FHIR and from it.
   *
   * @param places each concept it is about, and the elements it writes
   * @param to gives the elements, in their order
   * @param from gives the properties, from what it takes
   */
  function pair(
    places: Partial<Record<Key, readonly string[]>> & Places,
    to: (record: T, context: MappingContext) => object,
    from: (source: FhirNode, context: ReadContext) => Partial<{ readonly [K in Key]: unknown }>,
  ): Row<T> {
    return {
      places,
      write(record, target, context) {
        const elements = to(record, context) as Written;
        for (const name in elements) if (elements[name] !== undefined) target[name] = elements[name];
      },
      read(source, draft, context) {
        const values: Draft = from(source, context);
        for (const name in values) if (values[name] !== undefined) draft[name] = values[name];
      },
    };
  }

  /** Several properties that go to one element, or to one extension, together. */
  function together(place: string | InExtension, codec: Codec<T>): Row<T> {
    const [name, one] = typeof place === 'string' ? [place, codec] : [elementOf(place), extensionCodec(place, codec)];
    return {
      get places() {
        const { '': _element, ...places } = placesAt(one.places, '', name);
        return places;
      },
      write(record, target, context) {
        one.write(record, target, name, context);
      },
      read(source, draft, context) {
        Object.assign(draft, one.read(source, name, context));
      },
    };
  }

  /**
   * A part of the record that has no element of its own: its elements stand among those of what holds it.
   *
   * @param at the elements that stand for the part itself
   */
  function within<K extends Key>(property: K, rows: readonly Row<Value<K>>[], ...at: string[]): Row<T> {
    return {
      get places() {
        const { [property]: _none, ...places }: Places = Object.assign(
          {},
          ...rows.map((one) => placesAt({ '': [], ...one.places }, property, '')),
        );
        return at.length > 0 ? { [property]: at, ...places } : places;
      },
      write(record, target, context) {
        const part = record[property];
        if (part === undefined || part === null) return;
        for (const one of rows) one.write(part as Value<K>, target, context);
      },
      read(source, draft, context) {
        const inner: Draft = {};
        for (const one of rows) one.read(source, inner, context);
        // Its elements may stand in several places, each with rows of its own.
        if (Object.keys(inner).length === 0) return;
        const all = Object.entries({ ...(draft[property] as Draft | undefined), ...inner });
        // What is undefined takes back what another place said.
        draft[property] = Object.fromEntries(all.filter(([, value]) => value !== undefined));
      },
    };
  }

  return { row, repeated, repeatedParts, pair, together, within };
}

const listOf = ({ modifier }: InExtension): ExtensionList => (modifier ? 'modifierExtension' : 'extension');

const elementOf = (place: InExtension): string => `${listOf(place)}(${place.extension})`;

const nodesAt = (source: FhirNode, place: InExtension): FhirNode[] =>
  source.extensionsAt(place.url, place.extension, listOf(place));

/** Puts an extension behind those that are there. */
function pushed(holder: Written, list: ExtensionList, one: Written): void {
  const others = holder[list];
  if (Array.isArray(others)) others.push(one);
  else holder[list] = [one];
}

/** A value in an extension. Several extensions of a resource are one list, in the order in which they are written. */
function extensionCodec<T>(place: InExtension, codec: Writes<T>): Writes<T> {
  const name = `value${codec.type}`;
  return {
    type: codec.type,
    get places() {
      return placesAt(codec.places, '', name);
    },
    write(value, holder, _name, context) {
      const one: Written = { url: place.url };
      codec.write(value, one, name, context);
      if (one[name] !== undefined || one[`_${name}`] !== undefined) pushed(holder, listOf(place), one);
    },
    read(holder, _name, context) {
      const [node] = nodesAt(holder, place);
      return node && codec.read(node, name, context);
    },
  };
}

/** A part of a record as a part of a resource. */
export function element<T extends object>(type: string, rows: readonly Row<T>[]): Codec<T> {
  return {
    type,
    get places(): Places {
      return Object.assign({ '': [''] }, ...rows.map((one) => one.places));
    },
    write(value, holder, name, context) {
      const inner: Written = {};
      for (const one of rows) one.write(value, inner, context);
      // FHIR has no empty elements.
      if (Object.keys(inner).length > 0) holder[name] = inner;
    },
    read(holder, name, context) {
      const node = holder.open(name);
      if (node === undefined) return undefined;
      const draft: Draft = {};
      for (const one of rows) one.read(node, draft, context);
      // The zib's schema judges what was read.
      return Object.keys(draft).length > 0 ? readFrom(node, draft as T) : undefined;
    },
  };
}
