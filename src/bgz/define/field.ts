import * as z from 'zod';
import type { Ada } from './ada';
import { type Concept, conceptId } from './concept';
import { checked, expected } from './issue';
import { type Root, state, statedOfSchema } from './stated';
import type { SchemaOf, WrittenFor } from './written';

/**
 * One property of a record and the zib concept it holds, stated once: schema, concept table, ADA reader, JSON Schema,
 * documentation and quality figures follow from it.
 */
export interface Field<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** Undefined for a property that stands for no concept: the record's own key. */
  readonly concept?: FieldConcept;
  /** What it holds, where that is not told by the schema itself: a party is another concept as author than as source. */
  readonly inside?: Fields;
  /** Where ADA has it; left out, in an element with the Dutch name in snake_case, or nowhere when it has no id. */
  readonly ada?: Ada;
  /** What a reader should know beside concept and type; in English, for the types and the documentation. */
  readonly note?: string;
}

/** The names of a concept in zib 2017. */
export interface FieldConcept {
  /** Concept id without `NL-CM:` or `BgZ:`; undefined for a property that is a part of the zib without a concept of its own. */
  readonly id?: string;
  readonly dutch: string;
  /** English concept name; left out, it is the property with a capital. */
  readonly name?: string;
}

/** The properties of a record or of a part of one, in the order in which they are documented. */
export type Fields = Readonly<Record<string, Field>>;

/** The zod shape of fields. */
export type ShapeOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer S> ? S : never };

interface FieldOptions extends Pick<Field, 'ada' | 'inside' | 'note'> {
  readonly name?: string;
}

/**
 * States a property: the concept, and the schema of its values with its cardinality.
 *
 * @param id concept id of zib 2017 without `NL-CM:`, e.g. `8.2.2`; of what only the BgZ has its number there
 * @param dutch Dutch concept name, e.g. `VeroorzakendeStof`; its snake_case is the element in ADA, unless `ada` says another
 */
export function field<S extends z.ZodType>(
  id: string,
  dutch: string,
  schema: S,
  { name, ...more }: FieldOptions = {},
): Field<S> {
  return { schema, concept: { id, dutch, ...(name !== undefined && { name }) }, ...more };
}

/** A property of the zib that zib 2017 has no concept for: it is documented under the zib itself. */
export function unnamed<S extends z.ZodType>(
  dutch: string,
  schema: S,
  more: Pick<Field, 'ada' | 'note'> = {},
): Field<S> {
  return { schema, concept: { dutch }, ...more };
}

/** A property without a concept of its own: the record's own key, or a part that only holds others. */
export function plain<S extends z.ZodType>(schema: S, more: Pick<Field, 'ada' | 'inside' | 'note'> = {}): Field<S> {
  return { schema, ...more };
}

/** The table of a zib that values hold, and where in them. */
interface Held {
  /** Told when it is asked for: the table of one zib points to those of others. */
  readonly concepts: () => readonly Concept[];
  readonly at: string | undefined;
}

const zibs = new WeakMap<z.core.$ZodType, Held>();

/** The object schema of fields; what holds it knows their concepts. */
export function objectOf<F extends Fields>(fields: F, words?: string) {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.schema])) as ShapeOf<F>;
  const object = words === undefined ? z.strictObject(shape) : z.strictObject(shape, expected(words));
  return state(object, { fields });
}

/** The object schema of fields with a check over several of them. */
export function checkedObjectOf<F extends Fields>(
  fields: F,
  check: (value: z.output<z.ZodObject<ShapeOf<F>, z.core.$strict>>, ctx: z.core.$RefinementCtx) => void,
  words?: string,
) {
  return checked(objectOf(fields, words), check as never);
}

/** States a part that records share: its names, its schema and the types of its values, which `npm run docs` writes. */
export function definePart<S extends z.ZodType, Out, In>(
  root: Root,
  schema: S,
  _types: WrittenFor<S, Out, In>,
): SchemaOf<Out, In> {
  // The compiler has compared them.
  return state(schema, { root }) as z.ZodType as SchemaOf<Out, In>;
}

/**
 * Lets what holds this schema point to the zib's own table, as to another record.
 *
 * @param at where in the values the record of the zib stands; left out, they are the record
 */
export function holdsZib(schema: z.core.$ZodType, concepts: () => readonly Concept[], at?: string): void {
  zibs.set(schema, { concepts, at });
}

/** What a value is inside what may leave it out, hold several of it or check more of it. */
export function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'nullable') return innermost(def.innerType);
  if (def.type === 'array') return innermost(def.element);
  return schema;
}

/** Whether a property holds several values. */
export function isList(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'nullable') return isList(def.innerType);
  return def.type === 'array';
}

/** The fields an object schema was made of; undefined for any other. */
export function fieldsOf(schema: z.core.$ZodType): Fields | undefined {
  return statedOfSchema(innermost(schema)).fields;
}

/** The table of the zib that values of a schema are, or may be beside a word for it; undefined for any other schema. */
function zibOf(schema: z.core.$ZodType): Held | undefined {
  const inner = innermost(schema);
  const { def } = (inner as z.core.$ZodTypes)._zod;
  if (def.type !== 'union') return zibs.get(inner);
  return def.options.map((option) => zibOf(option)).find((table) => table !== undefined);
}

/** The fields of what a field holds; undefined for a value that has none. */
export function fieldsInside(one: Field): Fields | undefined {
  return one.inside ?? fieldsOf(one.schema);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The names of a concept. */
type Names = Pick<Concept, 'id' | 'name' | 'dutch'>;

/** The row of a zib or part itself and of each of its concepts; where they go in FHIR is told by its mapping. */
export function conceptsOf(schema: z.core.$ZodType): Concept[] {
  const { root, fields } = statedOfSchema(schema);
  if (root?.id === undefined || fields === undefined)
    throw new Error('What has a table of concepts has an id and a name, and is an objectOf fields.');
  const names: Names = { id: conceptId(root.id), name: root.concept ?? root.name, dutch: root.dutch ?? root.name };
  return [{ ...names, record: '' }, ...rowsOf(fields, names, '')];
}

function rowsOf(fields: Fields, root: Names, at: string): Concept[] {
  return Object.entries(fields).flatMap(([property, one]) => {
    const record = at === '' ? property : `${at}.${property}`;
    const held = zibOf(one.schema);
    // A zib has a table of its own, and rows here only for what it is another concept of.
    const inside = held === undefined ? fieldsInside(one) : one.inside;
    const own = one.concept && rowOf(property, one.concept, root, record, held);
    return [...(own ? [own] : []), ...(inside ? rowsOf(inside, root, record) : [])];
  });
}

function rowOf(
  property: string,
  { id, dutch, name }: FieldConcept,
  root: Names,
  record: string,
  held: Held | undefined,
): Concept {
  const row: Names =
    id === undefined
      ? { id: root.id, name: root.name, dutch: root.dutch }
      : { id: conceptId(id), name: name ?? capital(property), dutch };
  return {
    ...row,
    record,
    ...(held && { holds: held.concepts() }),
    ...(held?.at !== undefined && { heldAt: held.at }),
  };
}
