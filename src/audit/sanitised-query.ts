import { isBsn } from '../terminology/check-digits';

const LONGEST = 500;

/** Nine digits that stand alone and pass the 11-test, and eight that do with a zero before them. */
const withoutNumbers = (text: string): string =>
  text.replace(/(?<!\d)\d{8,9}(?!\d)/g, (digits) => (isBsn(digits.padStart(9, '0')) ? '[bsn]' : digits));

/** Whatever stands behind the BSN register is a BSN, well-formed or not. */
const withoutTokens = (text: string): string =>
  text.replace(/(NamingSystem\/bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3)\|[^,|]*/g, '$1|[bsn]');

/** A value may hold an encoded query, encoded again. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

const clean = (text: string): string => {
  const kept = withoutNumbers(withoutTokens(decoded(text)));
  return kept.length > LONGEST ? `${kept.slice(0, LONGEST)}…` : kept;
};

/**
 * The parameters of a request as the trail keeps them: readable, with `[bsn]` in place of every BSN.
 *
 * @param parameters Names and values, decoded.
 * @returns `name=value` joined by `&`; values longer than 500 characters are cut.
 * @example
 * sanitisedQuery([{ key: 'patient.identifier', value: 'http://fhir.nl/fhir/NamingSystem/bsn|999990019' }])
 * // patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|[bsn]
 */
export const sanitisedQuery = (parameters: readonly { readonly key: string; readonly value: string }[]): string =>
  parameters.map(({ key, value }) => `${clean(key)}=${clean(value)}`).join('&');
