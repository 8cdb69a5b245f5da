import type { z } from 'zod';

/** The schema inside what wraps it. */
function inside(schema: z.core.$ZodType): z.core.$ZodTypes {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return inside(def.innerType);
    case 'pipe':
      return inside(def.in);
    case 'union': {
      const object = def.options.map(inside).find((option) => option._zod.def.type === 'object');
      return object ?? (schema as z.core.$ZodTypes);
    }
    default:
      return schema as z.core.$ZodTypes;
  }
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
