/** Ways to write a sign as a code: percent (bytes of UTF-8), the older `%u`, of JSON and JavaScript, of HTML. */
const WRITTEN =
  /((?:%[0-9a-f]{2})+)|(?:%u|\\u)([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|&#(?:(\d{1,7})|x([0-9a-f]{1,6}));?/gi;

/** Percent encoded again and again is one percent. */
const AGAIN = /%(?:25)+(?=[0-9a-f]{2}|u[0-9a-f]{4})/gi;

/** What is not seen, and marks on a digit, such as the frame of a key. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?<=\d)\p{M}+/gu;

/** More rounds than anybody means. */
const ROUNDS = 8;

function signOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

const decodedOnce = (text: string): string =>
  text
    .replace(AGAIN, '%')
    .replace(WRITTEN, (_all, bytes?: string, unit?: string, point?: string, decimal?: string, hexadecimal?: string) =>
      bytes === undefined
        ? signOf(decimal === undefined ? Number.parseInt(unit ?? point ?? hexadecimal ?? '', 16) : Number(decimal))
        : Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
    );

/**
 * A text as it is meant: what is written as a code is the sign itself, also when that was done again and again; wide, small
 * and raised forms are the plain ones (Unicode NFKC); what is not seen is gone.
 *
 * @param most Characters that are looked at; a plain form may be longer than what it stands for.
 * @returns Undefined when it is still a code after more rounds than anybody means.
 */
export function plainText(text: string, most: number): string | undefined {
  let result = text.slice(0, most);
  for (let round = 0; round < ROUNDS; round++) {
    const before = result;
    result = decodedOnce(result).normalize('NFKC').slice(0, most).replace(INVISIBLE, '');
    if (result === before) return result;
  }
  return decodedOnce(result) === result ? result : undefined;
}
