import { z } from 'zod';
import { report } from './issue';

const visible = (value: string, ctx: z.core.$RefinementCtx): void => {
  if (value.trim() === '')
    report(ctx, { zib: 'invalid-value', allowed: 'text with at least one visible character', found: 'blank text' });
};

/** Text with something in it: FHIR has no empty strings, and a blank is not a value. Kept exactly as given. */
export const text = z.string().superRefine(visible);

/** Text that is a key or a number of something: a whole number says the same. */
export const key: z.ZodType<string, string | number> = z.string().superRefine(visible);
