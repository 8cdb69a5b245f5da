import type { NameInformation } from '../../../zib';

/** Letters without accents and capitals, the rest as blanks. Most names have no letter but those of ASCII. */
const plain = (text: string): string => (/^[ -~]*$/.test(text) ? ascii(text) : anyLetters(text));

const ascii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const anyLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The last word of a name: prefixes ("van der") are written before it, in the name or apart, or left out. A name without a
 * letter is told by all of it.
 */
const lastWord = (text: string): string => plain(text).split(' ').at(-1) || text;

/**
 * What tells persons with one number apart: the last word of the own last name, and the first letter of the given names.
 * "P. van der Hart" and "Piet Hart" are one person, "P. Jansen" and "P. Pietersen" two, and so are "P. Jansen" and
 * "K. Jansen". Where the two are one person after all (a maiden name, a call name), that person is there twice, each time
 * with the number and the name of the record.
 *
 * @returns Nothing to tell by: two empty texts.
 */
export function nameKey(name: NameInformation | undefined): readonly [family: string, letter: string] {
  if (name === undefined) return ['', ''];
  const { lastName, lastNamePartner, initials, firstNames, givenName, unstructuredName = '' } = name;
  const family = lastName?.lastName ?? lastNamePartner?.lastName;
  const given = initials ?? firstNames ?? givenName;
  if (family === undefined && given === undefined) {
    // "Jansen, P." or "P. Jansen".
    const [before = '', after] = unstructuredName.split(',');
    const words = plain(before).split(' ');
    const first = after === undefined ? (words.length > 1 ? words[0] : '') : plain(after);
    return [lastWord(before), first?.at(0) ?? ''];
  }
  return [family === undefined ? '' : lastWord(family), plain(given ?? '').at(0) ?? ''];
}
