import { typeOfOffer } from '../../../access/offer';
import { queryProblems } from '../check-offer';
import { type BgzSection, bgzOffers, bgzSections } from '../offers';
import type { OfferSpelling, SpelledSection } from './offer-spelling';

/** What is wrong with a search by which a spelling writes a section of these types. */
function problemOf(query: string, types: readonly string[]): string | undefined {
  // A pipe stands as it is in the drafts and with the pilots; what else is not encoded is no search.
  const [form] = queryProblems(query.replaceAll('|', '%7C'));
  if (form !== undefined) return `${form.found}; allowed is ${form.allowed}`;
  return types.includes(typeOfOffer({ kind: 'query', query })) ? undefined : `another type than ${types.join(', ')}`;
}

function problemsOf(name: string, { section, queries }: Partial<SpelledSection>): readonly string[] {
  const at = `offerSpelling.${name}`;
  if (!bgzSections.includes(name as BgzSection)) return [`${at} is no section; there are ${bgzSections.join(', ')}`];
  if (typeof section?.system !== 'string' || typeof section.code !== 'string')
    return [`${at}.section needs a system and a code`];
  if (!Array.isArray(queries) || queries.length === 0) return [`${at}.queries needs at least one search`];
  const types = bgzOffers([name as BgzSection]).map(typeOfOffer);
  return queries.flatMap((query, place) => {
    const problem = typeof query === 'string' ? problemOf(query, types) : 'no text';
    return problem === undefined ? [] : [`${at}.queries[${place}] has ${problem}`];
  });
}

const checked = new WeakMap<OfferSpelling, readonly string[]>();

/**
 * Every reason why sections cannot be written so. What is granted stays what was offered: a search of a table that would find more is
 * refused when it is asked.
 */
export function spellingProblems(spelling: OfferSpelling): readonly string[] {
  const before = checked.get(spelling);
  if (before !== undefined) return before;
  const problems = Object.entries(spelling).flatMap(([name, spelled]) => problemsOf(name, spelled));
  checked.set(spelling, problems);
  return problems;
}
