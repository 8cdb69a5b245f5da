import type { Code, Offer } from '../../../access/model';
import { readOffer } from '../../../http/offer';
import { type BgzSection, bgzOffers, bgzSections } from '../offers';

/** How a dialect writes one section of the BgZ. */
export interface SpelledSection {
  /** Code of the section in Task.input.type. */
  readonly section: Code;
  /** The searches as they stand in the input, byte for byte; each finds no more than the section's own search. */
  readonly queries: readonly string[];
}

/** How a dialect writes the sections of the BgZ; one that is left out is written as `bgzOffers` gives it. */
export type OfferSpelling = Readonly<Partial<Record<BgzSection, SpelledSection>>>;

/** An offer as it stands in a Task. */
export interface WrittenOffer {
  readonly offer: Offer;
  /** Whether its section code says what a receiver of this dialect takes it to say. */
  readonly bySection: boolean;
}

/** One search in one text, however it is encoded and in whatever order its parameters stand. */
function meaning(query: string): string {
  const { offer } = readOffer(query);
  if (offer?.kind !== 'query') return query;
  const parameters = offer.parameters.map(({ key, value }) => JSON.stringify([key, value])).sort();
  return [offer.type, offer.operation ?? '', ...parameters].join(' ');
}

/** The section of which a search is all, by what it means. */
const wholeSections: ReadonlyMap<string, BgzSection> = new Map(
  bgzSections.flatMap((name) =>
    bgzOffers([name]).flatMap((offer) => (offer.kind === 'query' ? [[meaning(offer.query), name] as const] : [])),
  ),
);

const spellings = new WeakMap<OfferSpelling, ReadonlyMap<string, BgzSection>>();

/** The same, and the searches of the spelling itself. */
function sectionsBy(spelling: OfferSpelling): ReadonlyMap<string, BgzSection> {
  const known = spellings.get(spelling);
  if (known !== undefined) return known;
  const own = Object.entries(spelling).flatMap(([name, { queries }]) =>
    // One of several is not all of the section.
    queries.length === 1 ? queries.map((query) => [meaning(query), name as BgzSection] as const) : [],
  );
  const made = new Map([...wholeSections, ...own]);
  spellings.set(spelling, made);
  return made;
}

/**
 * What is offered, as a dialect writes it: a whole section in its words, anything else as it was given. Nothing is written that was not
 * offered: the words of a dialect find as much as the section or less.
 *
 * @param offers What was offered, and is granted.
 * @param spelling How the dialect writes sections.
 */
export function writtenIn(offers: readonly Offer[], spelling: OfferSpelling): readonly WrittenOffer[] {
  const sections = sectionsBy(spelling);
  const taken = new Set(Object.values(spelling).map(({ section }) => section.code));
  const done = new Set<BgzSection>();
  return offers.flatMap((offer): readonly WrittenOffer[] => {
    const name = offer.kind === 'query' ? sections.get(meaning(offer.query)) : undefined;
    const spelled = name && spelling[name];
    if (name === undefined || spelled === undefined)
      return [{ offer, bySection: offer.section !== undefined && !taken.has(offer.section.code) }];
    if (done.has(name)) return [];
    done.add(name);
    const { section, queries } = spelled;
    return queries.map((query) => ({ offer: { kind: 'query', query, section }, bySection: true }));
  });
}
