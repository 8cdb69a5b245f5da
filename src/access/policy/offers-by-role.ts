import { metadataType } from '../../bgz/parts/metadata/section';
import { frozen } from '../frozen';
import type { NotificationRecord } from '../model';
import { offerRead, textOfOffer } from '../offer';
import type { RolePolicy } from './role-policy';
import { type PolicySection, rolesOfType, seenOf } from './sections';

/** What was offered, as searches and references: what a user may ask of it, and what was offered but not to this one. */
export interface OffersOfRole {
  readonly only: readonly string[];
  readonly withheld: readonly string[];
}

type Offers = NotificationRecord['offers'];

/**
 * What was offered, parted by what may be seen: all that is served when `sections` is undefined. Of several sections of one
 * type the searches that find those it may see; an include that leads to another goes with what is withheld.
 */
function partedBy(offers: Offers, sections: readonly PolicySection[] | undefined): OffersOfRole {
  const only: string[] = [];
  const withheld: string[] = [];
  const metadata: string[] = [];
  for (const offer of offers) {
    const text = textOfOffer(offer);
    const read = offerRead(offer);
    // It is seen as far as the records it is about are: it takes no right of its own, and gives none.
    if (read.type === metadataType) {
      metadata.push(text);
      continue;
    }
    const roles = rolesOfType(read.type ?? '');
    if (roles.length === 0) continue;
    if (sections === undefined) {
      only.push(text);
      continue;
    }
    // What cannot be taken apart offers nothing; the trail has it with what it is about.
    const whole = roles.every((role) => sections.includes(role)) ? [text] : [];
    const seen = read.offer === undefined ? whole : seenOf(read.offer, sections);
    if (seen === undefined) continue;
    only.push(...seen);
    if (!seen.includes(text)) withheld.push(text);
  }
  return { only: only.length === 0 ? [] : [...only, ...metadata], withheld };
}

/** Combinations of sections kept for the offers of one referral; a policy has a handful of roles that differ. */
const KEPT = 20;

/**
 * Makes what parts offers by the role that asks, as a policy has it at that moment. Offers that cannot change any more, as those of
 * a grant that is remembered, are taken apart once for each set of sections: they come back with every request of a pull.
 *
 * @returns A function of a referral and a role; without a role nothing is withheld.
 */
export function offersByRole(
  policy: RolePolicy,
): (record: Pick<NotificationRecord, 'offers'>, role: string | undefined) => OffersOfRole {
  const known = new WeakMap<Offers, Map<string, OffersOfRole>>();
  return ({ offers }, role) => {
    const sections = role === undefined ? undefined : policy.sectionsFor(role);
    if (!isUnchanging(offers)) return partedBy(offers, sections);
    const ofReferral = known.get(offers) ?? new Map<string, OffersOfRole>();
    known.set(offers, ofReferral);
    const key = sections === undefined ? '' : `of ${sections.join(' ')}`;
    const held = ofReferral.get(key);
    if (held !== undefined) return held;
    if (ofReferral.size >= KEPT) ofReferral.clear();
    const parted = frozen(partedBy(offers, sections));
    ofReferral.set(key, parted);
    return parted;
  };
}

const isUnchanging = (offers: Offers): boolean => Object.isFrozen(offers) && offers.every(Object.isFrozen);
