import * as z from 'zod';
import { expected, report } from '../../define/issue';
import { mendedBy, note } from '../../define/mender';
import { digitsOf } from '../quantity/whole-number';

const visible = (value: string, ctx: z.core.$RefinementCtx): void => {
  if (value.trim() === '')
    report(ctx, { zib: 'invalid-value', allowed: 'text with at least one visible character', found: 'blank text' });
};

/** Text with something in it: FHIR has no empty strings, and a blank is not a value. Kept exactly as given. */
export const text = z.string().superRefine(visible);

/** Text that is a key or a number of something: a whole number says the same. */
export const key: z.ZodType<string, string | number | bigint> = mendedBy(
  z.string(expected('text, or a whole number of at most 2^53 - 1')).superRefine(visible),
  (value, mending) => {
    const digits = digitsOf(value);
    if (digits === undefined) return value;
    note(mending, 'number-as-text');
    return digits;
  },
);

/** Yes or no. */
export const flag = z.boolean();

/** Yes, no, or that it is not known which. */
export const flagOrUnknown = z.union([flag, z.literal('unknown')], expected('true, false or unknown'));
