import { z } from 'zod';
import { report } from './issue';

/** Text with something in it: FHIR has no empty strings, and a blank is not a value. Kept exactly as given. */
export const text = z.string().superRefine((value, ctx) => {
  if (value.trim() === '')
    report(ctx, { zib: 'invalid-value', allowed: 'text with at least one visible character', found: 'blank text' });
});
