import type { z } from 'zod';
import { innerSchema } from './inner-schema';

/** The schema inside what wraps it; of a union the object. */
function inside(schema: z.core.$ZodType): z.core.$ZodTypes {
  const inner = innerSchema(schema);
  if (inner !== undefined) return inside(inner);
  const own = schema as z.core.$ZodTypes;
  const { def } = own._zod;
  if (def.type !== 'union') return own;
  return def.options.map(inside).find((option) => option._zod.def.type === 'object') ?? own;
}

/** The properties that an object at a path of a record may have; none when there is no object there. */
export function propertiesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { def } = inside(schema)._zod;
  const [step, ...rest] = path;
  if (def.type === 'array') return step === undefined ? [] : propertiesAt(def.element, rest);
  if (def.type !== 'object') return [];
  if (step === undefined) return Object.keys(def.shape);
  const next = Object.hasOwn(def.shape, step) ? def.shape[String(step)] : undefined;
  return next === undefined ? [] : propertiesAt(next, rest);
}
