import type * as z from 'zod';
import { isJson } from '../../fhir/json';
import { withoutOuterBlanks } from './blanks';
import { innerSchema } from './inner-schema';
import type { Mended, MendedKind } from './mended';
import { pathText } from './path-text';
import { type Unwritable, unwritableIn } from './unwritable';

/** One go over an input: where it is, and what was mended on the way. */
export interface Mending {
  readonly mended: Mended[];
  readonly path: (string | number)[];
  /** Texts with a character that cannot be sent. */
  readonly unwritable: (Unwritable & { readonly path: readonly (string | number)[] })[];
  /** Where the items of a list stood before some were dropped. */
  readonly places: WeakMap<object, readonly number[]>;
}

/**
 * Brings a value to the form its schema reads. A value that needs nothing is given back itself, never a copy; `undefined`
 * says that it is absent. What does not fit the schema stays as it is: refusing is for the schema.
 */
export type Mender = (value: unknown, mending: Mending) => unknown;

/** A go over an input that has yet to begin. */
export function startMending(): Mending {
  return { mended: [], path: [], unwritable: [], places: new WeakMap() };
}

/** Notes a mended value, at the current place or `below` it. */
export function note(mending: Mending, what: MendedKind, ...below: (string | number)[]): void {
  const path = [...mending.path, ...below];
  mending.mended.push({ path, at: pathText(path), what });
}

const own = new WeakMap<z.core.$ZodType, Mender>();
const compiled = new WeakMap<z.core.$ZodType, Mender>();

/** Gives a schema a mender of its own, which then sees values that are neither `null` nor blank nor have blanks around them. */
export function mendedBy<S extends z.core.$ZodType>(schema: S, mender: Mender): S {
  own.set(schema, mender);
  compiled.delete(schema);
  return schema;
}

const saysByBeing = new WeakSet<z.core.$ZodType>();

/** Marks an object that says something by being there, so that it is kept when all its parts are absent. */
export function saysSomethingEmpty<S extends z.core.$ZodType>(schema: S): S {
  saysByBeing.add(schema);
  return schema;
}

const ofBytes = new WeakSet<z.core.$ZodType>();

/** Marks a text that stands for bytes (base64Binary): it may be longer than a string of FHIR, by a check of its own. */
export function standsForBytes<S extends z.core.$ZodType>(schema: S): S {
  ofBytes.add(schema);
  return schema;
}

/** Lets a schema that adds a check to another mend as that one does: zod makes a new schema of it. */
export function mendsAs<S extends z.core.$ZodType>(schema: S, other: z.core.$ZodType): S {
  const mender = own.get(other);
  return mender === undefined ? schema : mendedBy(schema, mender);
}

/** What was mended in records that builders made. They need no second look. */
const built = new WeakMap<object, readonly Mended[]>();

/** Remembers a record a builder made. */
export function rememberBuilt(record: object, mended: readonly Mended[]): void {
  built.set(record, mended);
}

/** What was mended in a record when a builder made it; undefined for anything else. */
export function builtWith(value: unknown): readonly Mended[] | undefined {
  return typeof value === 'object' && value !== null ? built.get(value) : undefined;
}

/** The mender of a schema, by its own or by what it is made of. */
export function menderOf(schema: z.core.$ZodType): Mender {
  const known = compiled.get(schema);
  if (known) return known;
  // A schema may hold itself; who asks meanwhile gets a mender that looks up this one when it is used.
  compiled.set(schema, (value, mending) => made(value, mending));
  const made = makeMender(schema);
  compiled.set(schema, made);
  return made;
}

function makeMender(schema: z.core.$ZodType): Mender {
  if (ofBytes.has(schema)) return plainBytes;
  return own.has(schema) ? afterPlain(own.get(schema)) : (wrapped(schema) ?? afterPlain(byStructure(schema)));
}

function afterPlain(inner: Mender | undefined): Mender {
  if (inner === undefined) return plain;
  return (value, mending) => {
    const given = plain(value, mending);
    return given === undefined ? undefined : inner(given, mending);
  };
}

/** The mender of what a schema only wraps. */
function wrapped(schema: z.core.$ZodType): Mender | undefined {
  const inner = innerSchema(schema);
  return inner && menderOf(inner);
}

/** What holds for any value: `null` and blank text are absent, blanks around text are not part of it. */
const plain: Mender = (value, mending) => plainly(value, mending, false);
const plainBytes: Mender = (value, mending) => plainly(value, mending, true);

function plainly(value: unknown, mending: Mending, mayBeLong: boolean): unknown {
  if (value === null) {
    note(mending, 'null');
    return undefined;
  }
  if (typeof value !== 'string') return value;
  const fault = unwritableIn(value);
  if (fault !== undefined && !(mayBeLong && fault.found === 'length'))
    mending.unwritable.push({ ...fault, path: [...mending.path] });
  const text = withoutOuterBlanks(value);
  if (text === '') note(mending, 'blank-text');
  else if (text !== value) note(mending, 'outer-blanks');
  return text === '' ? undefined : text;
}

function byStructure(schema: z.core.$ZodType): Mender | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return objectMender(def.shape, schema);
    case 'array':
      return listMender(menderOf(def.element));
    case 'union':
      return unionMender(def.options);
    default:
      return undefined;
  }
}

/** A plain object in which nothing is written: it says the same as one whose every part is `null`. */
const isBlank = (value: Record<string, unknown>): boolean =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value)) && Object.keys(value).length === 0;

function objectMender(shape: Readonly<Record<string, z.core.$ZodType>>, schema: z.core.$ZodType): Mender {
  const keptEmpty = saysByBeing.has(schema);
  // Where something is required, the schema names what an empty object lacks.
  let takesBlank: boolean | undefined;
  const properties = Object.entries(shape).map(([name, schema]) => [name, menderOf(schema)] as const);
  return (value, mending) => {
    if (!isJson(value)) return value;
    const earlier = builtWith(value);
    if (earlier !== undefined) {
      for (const { path, what } of earlier) note(mending, what, ...path);
      return value;
    }
    if (isBlank(value) && mending.path.length > 0 && !keptEmpty) {
      takesBlank ??= (schema as z.ZodType).safeParse({}).success;
      if (!takesBlank) return value;
      note(mending, 'empty-object');
      return undefined;
    }
    let copy: Record<string, unknown> | undefined;
    for (const [name, mend] of properties) {
      const given = value[name];
      if (given === undefined) continue;
      mending.path.push(name);
      const kept = mend(given, mending);
      mending.path.pop();
      if (kept === given) continue;
      copy ??= copyOf(value, properties);
      if (kept === undefined) delete copy[name];
      else copy[name] = kept;
    }
    if (copy === undefined) return value;
    // Nothing is left of it: then it says nothing. The record itself stays, so that what it lacks is named.
    const saysNothing = Object.values(copy).every((one) => one === undefined);
    return saysNothing && mending.path.length > 0 && !keptEmpty ? undefined : copy;
  };
}

/** A copy that may be changed. Properties of a class, which a spread leaves behind, come along. */
function copyOf(value: Record<string, unknown>, properties: readonly (readonly [string, Mender])[]) {
  const copy = { ...value };
  for (const [name] of properties) {
    if (!Object.hasOwn(copy, name) && value[name] !== undefined) copy[name] = value[name];
  }
  return copy;
}

function listMender(mend: Mender): Mender {
  return (value, mending) => {
    if (!Array.isArray(value)) return value;
    const kept: unknown[] = [];
    const places: number[] = [];
    let same = true;
    for (let place = 0; place < value.length; place++) {
      const given: unknown = value[place];
      mending.path.push(place);
      const item = mend(given, mending);
      mending.path.pop();
      if (item !== given) same = false;
      if (item === undefined && given !== undefined) continue;
      kept.push(item);
      places.push(place);
    }
    if (same) return value;
    if (kept.length === 0) return undefined;
    if (kept.length < value.length) mending.places.set(kept, places);
    return kept;
  };
}

/** A text or an object: each by the form that takes it. */
function unionMender(options: readonly z.core.$ZodType[]): Mender {
  const object = options.find((option) => (option as z.core.$ZodTypes)._zod.def.type === 'object');
  const mend = object === undefined ? undefined : menderOf(object);
  return (value, mending) => (mend !== undefined && isJson(value) ? mend(value, mending) : value);
}

/** The path in the input as it was given of a path in what it was mended to. */
export function givenPath(path: readonly PropertyKey[], mendedInput: unknown, mending: Mending): PropertyKey[] {
  let holder = mendedInput;
  return path.map((step) => {
    const places = typeof holder === 'object' && holder !== null ? mending.places.get(holder) : undefined;
    holder = (holder as Record<PropertyKey, unknown> | null | undefined)?.[step];
    return typeof step === 'number' ? (places?.[step] ?? step) : step;
  });
}
