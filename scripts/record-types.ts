import path from 'node:path';
import type * as z from 'zod';
import { stated as statedFor } from '../src/bgz/define/checked-schemas';
import { conceptId } from '../src/bgz/define/concept';
import type { Field } from '../src/bgz/define/field';
import { type Root, statedOfSchema } from '../src/bgz/define/stated';
import { codelistType, codelistTypesFile } from './codelist-types';
import { folderOfNamed, type Named, namedByFolder } from './named-schemas';
import { commented, importLines, memberLines } from './type-text';
import { type TypePair, valueTypes } from './value-types';

type Schema = z.core.$ZodType;

interface Property {
  readonly name: string;
  readonly docs: { readonly out: string; readonly in: string };
  readonly type: TypePair;
  /** May be left out of what is accepted. */
  readonly isOptional: boolean;
  /** Is there in what is kept, whether or not it was given. */
  readonly isCompleted: boolean;
}

/** An object whose types are to be written, for what is kept and for what is accepted. */
interface Shape {
  readonly name: string;
  readonly title: string;
  readonly note: string | undefined;
  readonly properties: readonly Property[];
}

const HEAD = '// Written by `npm run docs` from the fields in zib.ts; do not edit.';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const singular = (text: string): string => text.replace(/sses$/, 'ss').replace(/(?<!s)s$/, '');
const same = (text: string): TypePair => ({ out: text, in: text });
const literals = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(' | ');
const listOf = (one: string): string => `readonly ${one.includes(' | ') ? `(${one})` : one}[]`;

/** How few and how many a list may hold, by its checks. */
function lengthsOf(list: Schema): { readonly minimum?: number; readonly maximum?: number } {
  const checks = (list._zod.def.checks ?? []).map((check) => (check as z.core.$ZodChecks)._zod.def);
  return Object.assign({}, ...checks.filter(({ check }) => check === 'min_length' || check === 'max_length'));
}

/** What a property holds and how many of it: `0..1`, `1..*`. */
function valuesOf(property: Schema) {
  const isOptional = property._zod.optin !== undefined;
  const { def: outer } = (property as z.core.$ZodTypes)._zod;
  const completed = outer.type === 'default' ? outer.defaultValue : undefined;
  const inner = ['optional', 'nullable', 'default'].includes(outer.type)
    ? (outer as z.core.$ZodOptionalDef).innerType
    : property;
  const { def } = (inner as z.core.$ZodTypes)._zod;
  if (def.type !== 'array')
    return { schema: inner, isOptional, completed, isList: false, cardinality: isOptional ? '0..1' : '1..1' };
  const { minimum = 0, maximum = '*' } = lengthsOf(inner);
  return {
    schema: def.element,
    isOptional,
    completed,
    isList: true,
    cardinality: `${isOptional ? 0 : minimum}..${maximum}`,
  };
}

function titleOf({ concept }: Field): string | undefined {
  if (concept === undefined) return undefined;
  return concept.id === undefined ? 'No concept of its own' : `${concept.dutch} (${conceptId(concept.id)})`;
}

function titleOfRoot({ id, name, dutch }: Root): string {
  const names = [dutch, ...(id === undefined ? [] : [conceptId(id)])].filter((one) => one !== undefined);
  return names.length === 0 ? name : `${name} (${names.join(', ')})`;
}

/** The name of an object that only one property holds: that of the concept where its property is a plural. */
function ownName(holder: string, property: string, { concept }: Field, isList: boolean): string {
  if (!isList) return holder + capital(property);
  return (
    holder + (concept?.id !== undefined && concept.name !== undefined ? concept.name : capital(singular(property)))
  );
}

/** The text of the `types.ts` of one folder: the types of what it states, and of what stands in that and has no name elsewhere. */
function typesFile(folder: string, stated: readonly Named[]): string {
  const shapes: Shape[] = [];
  const imports = new Map<string, Set<string>>();

  function use(from: string, names: readonly string[]): void {
    imports.set(from, new Set([...(imports.get(from) ?? []), ...names]));
  }

  function add(name: string, title: string, schema: Schema, note?: string): void {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type !== 'object') throw new Error(`${name} is no object: its types belong in scripts/value-types.ts.`);
    const { fields } = statedOfSchema(schema);
    const properties: Property[] = [];
    // What holds another stands before it.
    shapes.push({ name, title, note, properties });
    for (const [property, one] of Object.entries(def.shape))
      properties.push(propertyOf(property, fields?.[property] ?? { schema: one as z.ZodType }, name));
  }

  function propertyOf(name: string, field: Field, holder: string): Property {
    const { schema, isOptional, completed, isList, cardinality } = valuesOf(field.schema);
    const title = titleOf(field);
    const own = ownName(holder, name, field, isList);
    const { words, ...type } = typeOf(schema, own, title ?? `${capital(name)} of ${holder}`);
    const doc = (count: string, ...more: readonly (string | undefined)[]): string =>
      [`${title === undefined ? count : `${title}, ${count}`}.`, ...more]
        .filter((part) => part !== undefined)
        .join(' ');
    const kept = completed === undefined ? cardinality : cardinality.replace(/^0/, '1');
    const leftOut = completed === undefined ? undefined : `Left out, it is ${JSON.stringify(completed)}.`;
    return {
      name,
      docs: { out: doc(kept, words?.out, field.note), in: doc(cardinality, words?.in, field.note, leftOut) },
      type: isList ? { out: listOf(type.out), in: listOf(type.in) } : type,
      isOptional,
      isCompleted: completed !== undefined,
    };
  }

  function typeOf(schema: Schema, name: string, title: string): TypePair {
    const value = valueTypes.get(schema);
    if (value !== undefined) {
      if (value.from !== undefined) use(value.from, `${value.out} ${value.in}`.match(/\b[A-Z]\w+/g) ?? []);
      return value;
    }
    const list = codelistType(schema);
    if (list !== undefined) {
      use('parts/code/code', list.helpers);
      use('parts/code/types', list.names);
      return list;
    }
    const { root } = statedOfSchema(schema);
    if (root !== undefined) return namedType(root, schema);
    // A check on a value narrows what it may be, and not its type.
    const { parent } = schema._zod;
    if (parent !== undefined && statedFor(valueTypes, parent) !== undefined)
      return typeOf(parent as Schema, name, title);
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'object':
        add(name, title, schema);
        return { out: name, in: `${name}Input` };
      case 'enum':
        return same(literals(Object.values(def.entries)));
      case 'literal':
        return same(literals(def.values));
      case 'union': {
        const options = def.options.map((option) => typeOf(option, name, title));
        return { out: options.map((one) => one.out).join(' | '), in: options.map((one) => one.in).join(' | ') };
      }
      case 'string':
      case 'boolean':
        return same(def.type);
      case 'number':
        return { ...same('number'), words: { in: 'Whole number.' } };
      default:
        throw new Error(`${name}: no type is known for a schema of ${def.type}; add it to scripts/value-types.ts.`);
    }
  }

  function namedType(root: Root, schema: Schema): TypePair {
    const home = folderOfNamed(root);
    const pair = { out: root.name, in: `${root.name}Input` };
    if (home === undefined) {
      if (!shapes.some(({ name }) => name === root.name)) add(root.name, titleOfRoot(root), schema, root.note);
    } else if (home !== folder) use(`${home}/types`, [pair.out, pair.in]);
    return pair;
  }

  for (const { root, schema } of stated) add(root.name, titleOfRoot(root), schema, root.note);
  const relative = (from: string): string => {
    const to = path.posix.relative(folder, from);
    return to.startsWith('.') ? to : `./${to}`;
  };
  const lines = importLines([...imports].map(([from, names]) => ({ from: relative(from), names: [...names] })));
  return `${[HEAD, ...lines, ...shapes.flatMap(typesOf)].join('\n\n')}\n`;
}

/**
 * Both types of an object, each property with its words. They are no interfaces: those are not assignable to
 * `Record<string, unknown>`, nor the other way in a cast, which rows of a source often need.
 */
function typesOf({ name, title, note, properties }: Shape): string[] {
  const more = note === undefined ? '' : ` ${note}`;
  const members = (which: 'in' | 'out') =>
    properties.flatMap(({ name: property, docs, type, isOptional, isCompleted }) => [
      ...commented(docs[which], '  '),
      ...memberLines(
        property,
        isOptional && !(which === 'out' && isCompleted),
        which === 'in' && isOptional ? [type.in, 'null', 'undefined'] : [type[which]],
      ),
    ]);
  const accepted = [`export type ${name}Input = {`, ...members('in'), '};'];
  const kept = [`export type ${name} = {`, ...members('out'), '};'];
  return [
    [...commented(`What is accepted for ${title}.${more}`, ''), ...accepted].join('\n'),
    [...commented(`${title}.${more}`, ''), ...kept].join('\n'),
  ];
}

/** The types of records, by path from the root of the repository: a file beside each `zib.ts` that states a zib or part. */
export function recordTypes(): Readonly<Record<string, string>> {
  const files = [...namedByFolder]
    .filter(([, stated]) => stated.length > 0)
    .map(([folder, stated]) => [`src/bgz/${folder}/types.ts`, typesFile(folder, stated)] as const);
  // Last: its types are those the others name.
  return { ...Object.fromEntries(files), 'src/bgz/parts/code/types.ts': codelistTypesFile() };
}
