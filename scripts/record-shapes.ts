import * as z from 'zod';
import { fieldsOf } from '../src/bgz/define/field';
import { innerSchema } from '../src/bgz/define/inner-schema';
import { recordParts } from '../src/bgz/json-schema';
import { conceptObject } from '../src/bgz/parts/code/coded';
import { type CodelistMeta, codelistOf } from '../src/bgz/parts/code/from-codelist';

type Schema = z.core.$ZodType;

/** The schema without what only makes it optional or wraps its checks; a value from a codelist stays one. */
function unwrapped(schema: Schema): Schema {
  if (codelistOf(schema) !== undefined || nameOfInstance(schema) !== undefined) return schema;
  const inner = innerSchema(schema);
  return inner === undefined ? schema : unwrapped(inner);
}

const instances = new Map<Schema, string>(Object.entries(recordParts).map(([name, { schema }]) => [schema, name]));
const nameOfInstance = (schema: Schema): string | undefined => instances.get(schema);

/** The properties of an object; undefined for anything else. */
export function shapeOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const inner = innerSchema(schema);
  if (inner !== undefined) return shapeOf(inner);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? def.shape : undefined;
}

/** A check added to a schema makes another of it, with the same properties. */
function isSameShape(one: Schema, other: Schema): boolean {
  const [a, b] = [shapeOf(one), shapeOf(other)];
  if (a === undefined || b === undefined) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The name of a shape that is described once. */
export function nameOf(schema: Schema): string | undefined {
  const known = nameOfInstance(schema);
  if (known !== undefined || codelistOf(schema) !== undefined) return known;
  if (isSameShape(schema, conceptObject)) return 'CodedConcept';
  return Object.entries(recordParts).find(([, part]) => isSameShape(schema, part.schema))?.[0];
}

const link = (name: string): string => `[${name}](#${name.toLowerCase()})`;

/** What may stand in a place, in a few words that link to more; of several of them, in a list. */
function words(schema: Schema, several = false): string {
  const list = codelistOf(schema);
  if (list !== undefined)
    return `${several ? 'codes' : 'code'} of [${list.name}](#codelists)${list.closed ? '' : `, or another ${link('CodedConcept')}`}`;
  const name = nameOf(schema);
  if (name !== undefined) return name === 'Text' ? 'text' : link(name);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'array':
      return `list of ${words(unwrapped(def.element), true)}`;
    case 'object':
      return several ? 'objects' : 'object';
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'union':
      return def.options.map((option) => words(unwrapped(option))).join(' or ');
    case 'boolean':
      return '`true` or `false`';
    case 'number':
      return 'whole number';
    case 'string':
      return 'text';
    default:
      throw new Error(`No words for a schema of type ${def.type}.`);
  }
}

const oneOf = (values: readonly unknown[]): string =>
  values.map((value) => `\`${typeof value === 'string' ? JSON.stringify(value) : value}\``).join(', ');

/** The object behind a place that has no section of its own: its properties are told there. */
function ownShape(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  if (codelistOf(schema) !== undefined || nameOf(schema) !== undefined) return undefined;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'array') return ownShape(unwrapped(def.element));
  return def.type === 'object' ? def.shape : undefined;
}

/** A property that an object may have: its path, whether it must be there, and what it holds. */
export interface Property {
  readonly path: string;
  readonly required: boolean;
  readonly holds: string;
  readonly note: string;
}

/** The properties of an object and of the objects inside it that have no section of their own. */
export function propertiesOf(schema: Schema, at = '', fields = fieldsOf(schema)): readonly Property[] {
  return Object.entries(shapeOf(schema) ?? {}).flatMap(([name, property]) => {
    const path = `${at}${name}`;
    const inner = unwrapped(property);
    const { note = '' } = fields?.[name] ?? {};
    const own: Property = { path, required: property._zod.optin === undefined, holds: words(inner), note };
    const shape = ownShape(inner);
    return shape === undefined
      ? [own]
      : [own, ...propertiesOf(z.object(shape as z.ZodRawShape), `${path}.`, fieldsOf(property))];
  });
}

/** The codelists that records of these schemas take codes of, by name. */
export function codelistsIn(schemas: readonly Schema[]): readonly CodelistMeta[] {
  const found = new Map<string, CodelistMeta>();
  const seen = new Set<Schema>();
  const look = (schema: Schema): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    const list = codelistOf(schema);
    if (list !== undefined) {
      found.set(list.name, list);
      return;
    }
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === 'array') look(def.element);
    if (def.type === 'union') def.options.forEach(look);
    if (def.type === 'object') Object.values<Schema>(def.shape).forEach(look);
    const inner = innerSchema(schema);
    if (inner !== undefined) look(inner);
  };
  schemas.forEach(look);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
