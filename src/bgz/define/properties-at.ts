import type * as z from 'zod';
import { conceptObject } from '../parts/code/coded';
import { codelistOf } from '../parts/code/from-codelist';
import { innerSchema } from './inner-schema';

/** What an object may hold, in the order of its schema. */
export interface Properties {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The schema inside what wraps it; of a union the object, of a value from a codelist the full form. */
function inside(schema: z.core.$ZodType): z.core.$ZodTypes {
  if (codelistOf(schema) !== undefined) return inside(conceptObject);
  const inner = innerSchema(schema);
  if (inner !== undefined) return inside(inner);
  const own = schema as z.core.$ZodTypes;
  const { def } = own._zod;
  if (def.type !== 'union') return own;
  return def.options.map(inside).find((option) => option._zod.def.type === 'object') ?? own;
}

/** The properties of the object at a path of a record, or of each object of the list there; undefined when there is neither. */
export function propertiesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Properties | undefined {
  const { def } = inside(schema)._zod;
  const [step, ...rest] = path;
  if (def.type === 'array') {
    const { def: item } = inside(def.element)._zod;
    // What has words of its own may be given in other forms too.
    return step === undefined && item.error !== undefined ? undefined : propertiesAt(def.element, rest);
  }
  if (def.type !== 'object') return undefined;
  if (step === undefined) {
    const names = Object.keys(def.shape);
    const isRequired = (name: string) => def.shape[name]?._zod.optin === undefined;
    return { required: names.filter(isRequired), optional: names.filter((name) => !isRequired(name)) };
  }
  const next = Object.hasOwn(def.shape, step) ? def.shape[String(step)] : undefined;
  return next === undefined ? undefined : propertiesAt(next, rest);
}
