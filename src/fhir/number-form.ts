import { type Phrase, phrases } from './phrase';
import { decimalForm } from './written-numbers';

/** How STU3 writes the numbers of a type (datatypes.html#primitive): no exponent, no leading zeros, no bare point. */
const forms: Readonly<Record<string, RegExp>> = {
  decimal: decimalForm,
  integer: /^(?:0|[-+]?[1-9]\d*)$/,
  unsignedInt: /^(?:0|[1-9]\d*)$/,
  positiveInt: /^\+?[1-9]\d*$/,
};

/** What is expected of a number. */
export const saidOfNumbers = phrases({
  decimal: {
    en: 'digits, with a fraction or without, and no exponent',
    nl: 'cijfers, met of zonder decimalen, en geen exponent',
  },
  whole: {
    en: 'a whole number in digits, without fraction, exponent or leading zeros',
    nl: 'een geheel getal in cijfers, zonder decimalen, exponent of voorloopnullen',
  },
});

/**
 * Whether a number is written in the form of its type.
 *
 * @returns What is expected, when it is not.
 */
export function numberFormFault(type: string, text: string): Phrase | undefined {
  const form = forms[type];
  if (!form || form.test(text)) return undefined;
  return type === 'decimal' ? saidOfNumbers.decimal : saidOfNumbers.whole;
}
