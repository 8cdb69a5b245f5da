import { withoutOuterBlanks } from '../bgz/define/blanks';
import { unwritableIn } from '../bgz/define/unwritable';
import { digitsOf } from '../bgz/parts/quantity/whole-number';
import type { Phrase } from '../fhir/phrase';
import type { Fault } from './reading';
import { allowed, found } from './words';

/** A field as a column gives it. Anything may come; what is neither text nor a whole number is told. */
export type Field = string | number | bigint | null | undefined;

/** What stands in a field: nothing, text without blanks around it, or something that is no text. */
export type FieldText =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string; readonly from: number; readonly wasNumber: boolean }
  | { readonly kind: 'fault'; readonly fault: Fault };

const fault = (one: Fault): FieldText => ({ kind: 'fault', fault: one });

/** Reads a field as text. Looks at nothing but the type of what is no text, so that nothing it does can throw. */
export function textIn(field: unknown): FieldText {
  if (field === undefined || field === null) return { kind: 'absent' };
  if (typeof field === 'number' || typeof field === 'bigint') {
    const digits = digitsOf(field);
    return digits === undefined
      ? fault({ code: 'wrong-type', found: found.inexact, allowed: allowed.textOrNumber })
      : { kind: 'text', text: digits, from: 0, wasNumber: true };
  }
  if (typeof field !== 'string')
    return fault({
      code: 'wrong-type',
      found: found.otherType({ type: typeof field }),
      allowed: allowed.textOrNumber,
    });
  if (unwritableIn(field) !== undefined)
    return fault({ code: 'unwritable', found: found.unwritable, allowed: allowed.text });
  const text = withoutOuterBlanks(field);
  return text === '' ? { kind: 'absent' } : { kind: 'text', text, from: field.indexOf(text), wasNumber: false };
}

/** A text by its length. */
export const described = (text: string): Phrase =>
  text.length === 1 ? found.oneCharacter : found.text({ count: text.length });
