import type { Code, Offer } from '../../access/model';
import { typeOfOffer } from '../../access/offer';
import { sectionSearches } from '../../assemble/catalogue';
import { nationalParameters } from '../../assemble/national';
import { type BgzOffer, type SearchedSection, searchedSections, sectionsOfType } from '../../bgz/index';

/** Names of the searches of the BgZ that this product serves: the six core sections, the payer and planned procedures. */
export type BgzSection = BgzOffer;

/** The sections that are offered as the BgZ, by the names they have there. */
const offered: ReadonlyMap<string, SearchedSection> = new Map(
  searchedSections.flatMap((section) => (section.offer?.name === undefined ? [] : [[section.offer.name, section]])),
);

/** All of them, in the order of the BgZ. */
export const bgzSections = [...offered.keys()] as readonly BgzSection[];

/** Those that are offered where none is named. */
const offeredUnnamed = bgzSections.filter((name) => offered.get(name)?.offer?.whenNamed !== true);

/** Metadata goes along with every search of the BgZ (spec bgz-msz-queries §2). */
const provenance = ['_revinclude', 'Provenance:target'] as const;

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

/**
 * The searches by which a receiver pulls the BgZ, in the form of BgZ MSZ 2.0 without the patient.
 *
 * @param sections Which of them; left out, all but those that not every vendor has a source for, which are offered by name only.
 * @throws TypeError When a section is not known.
 * @example
 * bgzOffers(['allergies']);
 * // [{ kind: 'query', query: 'AllergyIntolerance?_revinclude=Provenance%3Atarget', section: { system: 'http://loinc.org', code: '48765-2' } }]
 */
export function bgzOffers(sections: readonly BgzSection[] = offeredUnnamed): readonly Offer[] {
  return sections.flatMap((name) => {
    const section = offered.get(name);
    if (section === undefined) throw new TypeError(`A BgZ section is one of ${bgzSections.join(', ')}.`);
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

const codesWithTitle: ReadonlyMap<string, string> = new Map(
  searchedSections.flatMap(({ offer, title }) => (offer ? [[offer.code.code, title.nl] as const] : [])),
);

/** Dutch name of what is offered: of its section code, else of the sections its resource type is of, else the type. */
export function titleOf(section: Code | undefined, type: string): string {
  const bySection = section && codesWithTitle.get(section.code);
  if (bySection !== undefined) return bySection;
  const named = sectionsOfType(type).filter((one) => one.search !== undefined && one.type === type);
  return named.map(({ title }) => title.nl).join(', ') || type;
}

/** Dutch name of what an offer is about; see {@link titleOf}. */
export const titleOfOffer = (offer: Offer): string => titleOf(offer.section, typeOfOffer(offer));
