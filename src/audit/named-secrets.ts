/** Words in the names of what is a credential or opens something, in parts between which a sign may stand. */
const WORDS: readonly (readonly string[])[] = [
  ...[
    'token',
    'assertion',
    'secret',
    'password',
    'passwd',
    'passphrase',
    'wachtwoord',
    'credential',
    'cookie',
    'jwt',
  ].map((word) => [word]),
  ['bearer'],
  ['api', 'key'],
  ['authori[sz]ation'],
  ['auth', 'base'],
  ['session', 'id'],
  ['saml', 'response'],
  ['code', 'verifier'],
];

const IN_A_NAME = new RegExp(WORDS.map((parts) => parts.join('')).join('|'), 'i');

/** Name, sign and value, wherever they stand in a text: `a_token=…`, `"aToken": "…"`, `Authorization base: …`. */
const IN_A_TEXT = new RegExp(
  String.raw`((?:${WORDS.map((parts) => parts.join(String.raw`[\s._-]?`)).join('|')})(?:[\s._-]?base)?[\w.[\]:-]{0,30}["'\s]{0,3}[=:]["'\s]{0,3})` +
    String.raw`(?:(?:bearer|basic|dpop)[\s+]+)?[^\s&,;"'{}]+`,
  'gi',
);

/** `code` is a search parameter of most resources, with values `system|code`; only OAuth has it bare and long. */
const CODE = /^[\w.~-]{32,}$/;

/** True when a parameter of this name holds a credential, whatever it looks like and however the name is written. */
export function isSecretName(name: string, value: string): boolean {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  return IN_A_NAME.test(letters) || (/^code/i.test(letters) && CODE.test(value));
}

/** Puts `put` in place of every value that stands behind the name of a credential. */
export const withoutNamedSecrets = (text: string, put: string): string => text.replace(IN_A_TEXT, `$1${put}`);
