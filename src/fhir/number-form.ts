import { type Phrase, phrases } from './phrase';
import { decimalForm } from './written-numbers';

/** How STU3 writes the numbers of a type (datatypes.html#primitive): no exponent, no leading zeros, no bare point. */
const forms = {
  decimal: decimalForm,
  integer: /^(?:0|[-+]?[1-9]\d*)$/,
  unsignedInt: /^(?:0|[1-9]\d*)$/,
  positiveInt: /^\+?[1-9]\d*$/,
} as const;

const isNumberType = (type: string): type is keyof typeof forms => Object.hasOwn(forms, type);

/** What is expected of a number. */
export const saidOfNumbers = phrases({
  decimal: {
    en: 'digits, with a fraction or without, and no exponent',
    nl: 'cijfers, met of zonder decimalen, en geen exponent',
  },
  integer: {
    en: 'a whole number in digits, without fraction, exponent or leading zeros',
    nl: 'een geheel getal in cijfers, zonder decimalen, exponent of voorloopnullen',
  },
  unsignedInt: {
    en: 'a whole number from 0 in digits, without fraction, exponent or leading zeros',
    nl: 'een geheel getal vanaf 0 in cijfers, zonder decimalen, exponent of voorloopnullen',
  },
  positiveInt: {
    en: 'a whole number from 1 in digits, without fraction, exponent or leading zeros',
    nl: 'een geheel getal vanaf 1 in cijfers, zonder decimalen, exponent of voorloopnullen',
  },
});

/**
 * Whether a number is written in the form of its type.
 *
 * @returns What is expected, when it is not.
 */
export function numberFormFault(type: string, text: string): Phrase | undefined {
  return isNumberType(type) && !forms[type].test(text) ? saidOfNumbers[type] : undefined;
}
