import { withoutBsn, withoutNear } from '../telemetry/bsn-in-text';
import { cutTo, withoutTokens } from '../telemetry/personal-data';
import { isSecretName, withoutNamedSecrets } from './named-secrets';
import { plainText } from './plain-text';

const LONGEST = 500;
/** What is looked at of a value, and how many parameters: a sender must not make cleaning take long. */
const READ = 4_000;
const MOST = 100;
const BSN = '[bsn]';
const TOKEN = '[token]';

/** Whatever stands behind the BSN register, or is called a BSN, is one, well-formed or not; commas between digits included. */
const REGISTERED =
  /(NamingSystem\/bsn\/?|2\.16\.840\.1\.113883\.2\.4\.6\.3)(\|+)(?:[^,|&]|,(?=\s*\d))*|(\bbsn["'\s]{0,3}[=:|]["'\s]{0,3})(?:[^,|&"']|,(?=\s*\d))+/gi;

/** Parameters that are called a BSN. */
const BSN_NAME = /bsn|burgerservice|sofinummer/i;

function withoutNumbers(text: string): string {
  const registered = text.replace(
    REGISTERED,
    (_all, register?: string, bars?: string, name?: string) => `${name ?? `${register}${bars}`}${BSN}`,
  );
  const clean = withoutBsn(registered, BSN, 'near');
  return clean === text ? clean : withoutNear(clean, BSN);
}

function clean(text: string): string {
  const plain = plainText(text, READ);
  if (plain === undefined) return '[encoded]';
  const secretless = withoutTokens(withoutNamedSecrets(plain, TOKEN), TOKEN);
  return cutTo(text.length > READ ? `${withoutNumbers(secretless)}…` : withoutNumbers(secretless), LONGEST);
}

function cleanPair(key: string, value: string): string {
  const name = plainText(key, READ) ?? '';
  const kept = isSecretName(name, value) ? TOKEN : BSN_NAME.test(name) && value !== '' ? BSN : clean(value);
  return `${clean(key)}=${kept}`;
}

/**
 * The parameters of a request as the trail keeps them: readable, with `[bsn]` in place of every BSN and `[token]` in place
 * of every token. A BSN is whatever stands behind the BSN register or is called one, and any number that passes the 11-test:
 * with a digit too few or too many, with blanks, dots or dashes between its digits, in digits of any script, encoded or not,
 * once or more. A number that passes by chance is taken out too, and so is every number of eight to ten digits in a value
 * with a BSN. A token is what looks like one, and whatever a name says is one (`authorization_base`, `access_token` …).
 *
 * @param parameters Names and values, decoded.
 * @returns `name=value` joined by `&`; names and values longer than 500 characters are cut, after cleaning; `[encoded]` for what
 * is encoded more often than can be followed. For reading, not for sending: nothing is encoded.
 * @example
 * sanitisedQuery([{ key: 'patient.identifier', value: 'http://fhir.nl/fhir/NamingSystem/bsn|999990019' }])
 * // patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|[bsn]
 */
export const sanitisedQuery = (parameters: readonly { readonly key: string; readonly value: string }[]): string =>
  parameters
    .slice(0, MOST)
    .map(({ key, value }) => cleanPair(key, value))
    .join('&') + (parameters.length > MOST ? `&… ${parameters.length - MOST} more` : '');
