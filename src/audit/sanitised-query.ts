import { cutTo, withoutBsn, withoutTokens } from './personal-data';

const LONGEST = 500;
/** What is looked at of a value, and how many parameters: a sender must not make cleaning take long. */
const READ = 4_000;
const MOST = 100;
const BSN = '[bsn]';

/** Parameters whose value is a credential, whatever it looks like. */
const SECRET =
  /^(?:access_token|id_token|refresh_token|token|assertion|client_assertion|client_secret|code|authorization)$/i;

/** `code` is a search parameter of most resources, with values `system|code`; only OAuth has it bare and long. */
const isSecret = (key: string, value: string): boolean =>
  SECRET.test(key) && (key.toLowerCase() !== 'code' || /^[\w.~-]{32,}$/.test(value));

/** Whatever stands behind the BSN register is a BSN, well-formed or not. */
const withoutRegistered = (text: string): string =>
  text.replace(/(NamingSystem\/bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3)(\||%7C)[^,|&]*/gi, `$1|${BSN}`);

/** A value may hold an encoded query, encoded again; three times is more than anybody means. */
function decoded(text: string): string {
  let result = text;
  for (let times = 0; times < 3 && result.includes('%'); times++) {
    try {
      result = decodeURIComponent(result);
    } catch {
      result = result.replace(/%([0-7][0-9a-f])/gi, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    }
  }
  return result;
}

const clean = (text: string): string =>
  cutTo(withoutBsn(withoutTokens(withoutRegistered(decoded(cutTo(text, READ))), '[token]'), BSN, 'short'), LONGEST);

/**
 * The parameters of a request as the trail keeps them: readable, with `[bsn]` in place of every BSN and `[token]` in place
 * of every token. A BSN is whatever stands behind the BSN register, and any number that passes the 11-test, encoded or
 * not; a number that passes by chance is taken out too.
 *
 * @param parameters Names and values, decoded.
 * @returns `name=value` joined by `&`; names and values longer than 500 characters are cut, after cleaning. For reading,
 * not for sending: nothing is encoded.
 * @example
 * sanitisedQuery([{ key: 'patient.identifier', value: 'http://fhir.nl/fhir/NamingSystem/bsn|999990019' }])
 * // patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|[bsn]
 */
export const sanitisedQuery = (parameters: readonly { readonly key: string; readonly value: string }[]): string =>
  parameters
    .slice(0, MOST)
    .map(({ key, value }) => `${clean(key)}=${isSecret(key, value) ? '[token]' : clean(value)}`)
    .join('&') + (parameters.length > MOST ? `&… ${parameters.length - MOST} more` : '');
