/** More digits may be a BSN or a telephone number. */
const MOST_DIGITS = 7;

/** A sign in front, at most one point and one comma, an exponent. With more of them it may be a date. */
const NUMERIC = /^(?!.*\..*\.)(?!.*,.*,)[+-]?[0-9.,]+([eE][+-]?[0-9]+)?$/;

/**
 * Text found where a number belongs, as a message may repeat it: short, and nothing but what numbers are written with. Undefined
 * for any other text. Not for places of identification numbers.
 */
export function shownNumber(text: string): string | undefined {
  if (text.length > 12 || !NUMERIC.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').length;
  return digits > 0 && digits <= MOST_DIGITS ? `"${text}"` : undefined;
}

/**
 * The decimal that was probably meant by text that is written otherwise: a comma for the point, an exponent, a sign or a zero too
 * many or too few. Three digits behind a comma may as well be thousands: then it is for the author to say.
 */
export function meantNumber(text: string): string | undefined {
  if (shownNumber(text) === undefined || /,\d{3}$/.test(text)) return undefined;
  const pointed = text.replace(',', '.').replace(/^\+/, '');
  if (!/^\d*[.]?\d*([eE][+-]?\d{1,2})?$/.test(pointed) || !/^\.?\d/.test(pointed)) return undefined;
  // Without an exponent the digits stay as many as were written: they tell how precise it is.
  const exact = pointed
    .replace(/^0+(?=\d)/, '')
    .replace(/^\./, '0.')
    .replace(/\.$/, '');
  const plain = /[eE]/.test(exact) ? String(Number(exact)) : exact;
  return plain !== text && /^\d+([.]\d+)?$/.test(plain) ? plain : undefined;
}
