import type { Code, Offer } from '../../access/model';
import { offerRead, typeOfOffer } from '../../access/offer';
import { sectionsSearched } from '../../access/policy/sections';
import { sectionSearches } from '../../assemble/catalogue';
import { nationalParameters } from '../../assemble/national';
import type { Sources } from '../../assemble/ports';
import { servedBy } from '../../assemble/served';
import { type BgzOffer, type SearchedSection, searchedSections, sectionsOfType } from '../../bgz/index';
import { metadataSearch } from '../../bgz/parts/metadata/section';
import { nearestName } from '../../fhir/did-you-mean';
import { asIs, joined, type Phrase } from '../../fhir/phrase';

/** Names of the searches of the BgZ that this product serves, and that of the metadata of all that they find. */
export type BgzSection = BgzOffer | (typeof metadataSearch)['offer']['name'];

/** The sections that are offered as the BgZ, by the names they have there. */
const offered: ReadonlyMap<string, SearchedSection> = new Map(
  searchedSections.flatMap((section) => (section.offer?.name === undefined ? [] : [[section.offer.name, section]])),
);

/** The metadata of all that is offered, as a section of its own (spec bgz-msz-profiles §2.2, row 27). */
const metadataOffer: Offer = { kind: 'query', query: metadataSearch.type, section: metadataSearch.offer.code };

/** All of them, in the order of the BgZ. */
export const bgzSections = [...offered.keys(), metadataSearch.offer.name] as readonly BgzSection[];

/** Those that are offered where none is named: metadata comes along with each of them. */
const offeredUnnamed = bgzSections.filter(
  (name) => offered.has(name) && offered.get(name)?.offer?.whenNamed === undefined,
);

/** Metadata goes along with every search of the BgZ (spec bgz-msz-queries §2). */
const provenance = ['_revinclude', `${metadataSearch.type}:target`] as const;

/** Reserved characters of a value are percent-encoded, except the slash (Twiin 1.4; spec bgz-msz-queries §4.3). */
const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2F', '/');

/** The national searches of a section as offers carry them. */
const offersOf = ({ key, offer }: SearchedSection, ...more: readonly (readonly [string, string])[]): readonly Offer[] =>
  sectionSearches
    .filter(({ own }) => own === key)
    .flatMap((row) =>
      row.national.map((search): Offer => {
        const parameters = [...nationalParameters(row, search), ...more];
        const query = `${row.type}?${parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
        return { kind: 'query', query, ...(offer && { section: offer.code }) };
      }),
    );

/** What was meant by a name that is none: records and sources have names of their own, and letters are offered otherwise. */
function meantBy(name: string): string {
  const group = searchedSections.find(({ key }) => key === name);
  if (group !== undefined && group.offer?.name === undefined)
    return 'letters are offered by documentOffers() or letterOffers(…).';
  const meant = group?.offer?.name ?? nearestName(String(name), bgzSections);
  return meant === undefined ? `there are ${bgzSections.join(', ')}.` : `did you mean \`${meant}\`?`;
}

/** The names of what has a source; with those that are offered by name only, for here it is known. */
function namesOf(sources: Sources): readonly BgzSection[] {
  const served = servedBy(sources);
  return bgzSections.filter((name) => [...served].some((key) => key === offered.get(name)?.key));
}

/**
 * The searches by which a receiver pulls the BgZ, in the form of BgZ MSZ 2.0 without the patient.
 *
 * @param sections Which of them, by name, or `{ sources }`: those that have one there, or `'noneKnown'`. Left out, all but those
 * that not every vendor has a source for, which are offered by name only.
 * @throws TypeError When a section is not known. docs/concepts.md has the name of each group.
 * @example
 * bgzOffers(['allergies']);
 * // [{ kind: 'query', query: 'AllergyIntolerance?_revinclude=Provenance%3Atarget', section: { system: 'http://loinc.org', code: '48765-2' } }]
 */
export function bgzOffers(
  sections: readonly BgzSection[] | { readonly sources: Sources } = offeredUnnamed,
): readonly Offer[] {
  const names = 'sources' in sections ? namesOf(sections.sources) : sections;
  return names.flatMap((name, at) => {
    if (name === metadataSearch.offer.name) return [metadataOffer];
    const section = offered.get(name);
    if (section === undefined) throw new TypeError(`bgzOffers: \`sections[${at}]\` is not known; ${meantBy(name)}`);
    return offersOf(section, provenance);
  });
}

/** The search by which a receiver finds the documents of a referral (spec notified-pull §8). */
export const documentOffers = (): readonly Offer[] =>
  searchedSections.filter(({ chapter }) => chapter === 'correspondence').flatMap((section) => offersOf(section));

/**
 * One resource as an offer.
 *
 * @param reference `DocumentReference/abc`.
 */
export const resourceOffer = (reference: string, section?: Code): Offer => ({
  kind: 'resource',
  reference,
  ...(section && { section }),
});

const withTitle = [...searchedSections, metadataSearch];

/** Of a code that several sections have (planned care), the type tells which is meant. */
const isShared = (code: string): boolean => withTitle.filter(({ offer }) => offer?.code.code === code).length > 1;

const codesWithTitle: ReadonlyMap<string, Phrase> = new Map(
  withTitle.flatMap(({ offer, title }) =>
    offer === undefined || isShared(offer.code.code) ? [] : [[offer.code.code, title] as const],
  ),
);

/** Name of what is offered: of its section code, else of the sections its resource type is of, else the type; empty where there is none. */
export function titleOf(section: Code | undefined, type: string): Phrase {
  const bySection = section && codesWithTitle.get(section.code);
  if (bySection !== undefined) return bySection;
  if (type === metadataSearch.type) return metadataSearch.title;
  const named = sectionsOfType(type).filter((one) => one.search !== undefined && one.type === type);
  return named.length === 0
    ? asIs(type)
    : joined(
        named.map(({ title }) => title),
        ', ',
      );
}

/**
 * Name of what an offer is about, in both languages: of the one section its search is for, whatever code stands beside it (the Task profiles have
 * two of medication the wrong way round, spec bgz-msz-profiles §2.3); else that of its section, of all sections of its type, or the type itself.
 */
export function titleOfOffer(offer: Offer): Phrase {
  const read = offerRead(offer).offer;
  const [section, ...others] = read?.kind === 'query' ? sectionsSearched(read) : [];
  const isOne = section !== undefined && others.length === 0;
  return isOne ? section.title : titleOf(offer.section, typeOfOffer(offer));
}
