import type { Offer } from '../../access/model';
import { offerRead } from '../../access/offer';
import { sectionsSearched } from '../../access/policy/sections';
import type { ServedType } from '../../assemble/catalogue';
import type { Sources } from '../../assemble/ports';
import { isRead, servedBy } from '../../assemble/served';
import { type ContentType, searchedSections } from '../../bgz/index';
import { issue } from '../send/results';
import type { ReferralIssue } from './check-referral';

const searched: ReadonlySet<string> = new Set(searchedSections.map(({ key }) => key));

/**
 * Offers of what the facade does not offer: a search of which no section has a source, a resource that nothing gives. A receiver
 * would be sent for what it cannot get. What cannot be read is told by `checkReferral`.
 *
 * @returns An issue for each; texts repeat nothing of the offer.
 */
export function offersOfNothing(offers: readonly Offer[], sources: Sources): readonly ReferralIssue[] {
  const served = servedBy(sources);
  const allowed = `what has a source: ${[...served].filter((key) => searched.has(key)).join(', ')}`;
  return offers.flatMap((one, at) => {
    const { offer } = offerRead(one);
    if (offer === undefined) return [];
    const isHere =
      offer.kind === 'query'
        ? sectionsSearched(offer).some(({ key }) => [...served].some((group) => group === key))
        : isRead(served, offer.type as ServedType | ContentType);
    if (isHere) return [];
    const place = `offers[${at}].${offer.kind === 'query' ? 'query' : 'reference'}`;
    return [issue('invalid-value', place, 'a section that is not offered here', allowed)];
  });
}
