import { searchedSections, sourceSections } from '../bgz/index';
import { metadataSearch } from '../bgz/parts/metadata/section';
import { statedZibs } from '../bgz/stated-concepts';
import { nearestName } from '../fhir/did-you-mean';
import type { BgzSection } from '../referral/task/offers';
import { UsageError } from './usage-error';

/** A section by its key, that of its group of records, and all names it has. */
interface NamedSection {
  readonly key: string;
  readonly names: readonly string[];
}

/** Letters without case, accents and what is between words: `Allergieën` is found by `allergieen`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const stated = statedZibs();

/**
 * All sections, in the order of the BgZ: by key, by the name that they are offered and searched by, by their zib in English and in Dutch
 * with its number, and by their title. What is asked for or planned is of a zib that another section has the name of.
 */
const sections: readonly NamedSection[] = [
  ...sourceSections.map(({ key, title, zib, record, offer }) => {
    const own = stated.find(({ group }) => group === key);
    const isFirst = own !== undefined && stated.find(({ id }) => id === own.id) === own;
    const zibNames = [...(own?.name === zib ? [own.name, own.dutch] : []), ...(isFirst ? [own.id] : [])];
    const names = [key, offer?.name, zib, record, ...zibNames, title.nl, title.en];
    return { key, names: names.filter((name) => name !== undefined && name !== '') as string[] };
  }),
  {
    key: metadataSearch.offer.name,
    names: [metadataSearch.offer.name, metadataSearch.title.nl, metadataSearch.title.en],
  },
];

/** Whether all letters stand in a text, in their order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at++;
  return at === letters.length;
}

/** Letters that what is meant begins with. */
const BEGIN = 3;
const MOST_MEANT = 4;

/** The keys that were probably meant: a slip of the finger, a piece of a name, or a name with letters left out (`labresults`). */
function meantBy(asked: string, among: readonly NamedSection[]): readonly string[] {
  const wanted = plain(asked);
  const keysWith = (fits: (name: string) => boolean) =>
    among.filter(({ names }) => names.some((name) => fits(plain(name)))).map(({ key }) => key);
  const near = nearestName(wanted, [...new Set(among.flatMap(({ names }) => names.map(plain)))]);
  if (near !== undefined) return keysWith((name) => name === near);
  if (wanted.length < BEGIN) return [];
  const ways: readonly ((name: string) => boolean)[] = [
    (name) => nearestName(wanted, [name]) !== undefined,
    (name) => name.includes(wanted),
    (name) => name.startsWith(wanted.slice(0, BEGIN)) && isWithin(wanted, name),
  ];
  const found = ways.map(keysWith).find((keys) => keys.length > 0) ?? [];
  return found.length > MOST_MEANT ? [] : found;
}

/** Which sections a command takes, and how it calls what it asks for. */
export interface SectionChoice {
  /** Their keys. */
  readonly keys: readonly string[];
  /** `section`, `zib`. */
  readonly what: string;
  /** Where all of them are told. */
  readonly seeAlso: string;
}

/**
 * The key of a section by whatever name it has; every command takes the same names.
 *
 * @throws {UsageError} naming each that is none, and what was probably meant.
 */
export function sectionKeys(asked: readonly string[], { keys, what, seeAlso }: SectionChoice): readonly string[] {
  const among = sections.filter(({ key }) => keys.includes(key));
  const found = asked.map((name) => {
    const wanted = plain(name);
    const named = among.filter(({ names }) => names.some((one) => plain(one) === wanted));
    return among.find(({ key }) => key === name)?.key ?? (named.length === 1 ? named[0]?.key : undefined);
  });
  const unknown = asked.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    const told = unknown.map((name) => {
      const meant = meantBy(name, among);
      return meant.length === 0 ? name : `${name} (did you mean ${meant.join(' or ')}?)`;
    });
    throw new UsageError(`There is no ${what} ${told.join(', ')}; ${seeAlso}.`);
  }
  return found.filter((key) => key !== undefined);
}

/** The sections that searches are about, by their keys, and metadata: what can be offered and pulled. */
export const offeredKeys: readonly string[] = [
  ...searchedSections.filter(({ offer }) => offer !== undefined).map(({ key }) => key),
  metadataSearch.offer.name,
];

/** The name that a section of these keys is offered by. */
export const offeredAs = (key: string): BgzSection =>
  (searchedSections.find((one) => one.key === key)?.offer?.name ?? key) as BgzSection;
