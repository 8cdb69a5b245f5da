import fc from 'fast-check';

/**
 * Text of any code points, lone surrogates too. What `fc.string({ unit: 'binary' })` draws, without the table of all code
 * points that it makes first.
 */
export const anyText = (maxLength = 50, minLength = 0): fc.Arbitrary<string> =>
  fc.array(fc.nat(0x10ffff), { minLength, maxLength }).map((points) => String.fromCodePoint(...points));
