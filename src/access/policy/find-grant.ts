import type { NamedPatient } from '../../http/named-patient';
import { hashOfBase } from '../authorization-base';
import type { Grants, NotificationQuery } from '../grants';
import type { NotificationRecord } from '../model';
import type { TokenClaims } from '../tokens/token-check';
import { stateAt } from './grant-state';
import type { GrantRefusal } from './reasons';

/** What {@link findGrant} asks of the store. */
export type GrantFinding = Pick<Grants, 'findByAuthorizationBase' | 'list'>;

/** A grant, by which of its bases; `hash` is absent when it was found without one. */
export type FoundGrant =
  | { readonly record: NotificationRecord; readonly hash?: string }
  | { readonly refused: GrantRefusal };

/**
 * Finds the referral of a receiver that plays back no base: by the group or the patient it names (spec notified-pull §12). A
 * receiver is never given a referral only because it is the only one it has.
 */
async function findWithoutBase(
  store: GrantFinding,
  claims: TokenClaims,
  named: NamedPatient,
  now: Date,
): Promise<FoundGrant> {
  const bsn = claims.patientBsn ?? named.bsn;
  if (claims.receiverUra === undefined || (claims.group === undefined && bsn === undefined)) {
    return { refused: 'base-missing' };
  }
  const query: NotificationQuery = {
    receiverUra: claims.receiverUra,
    ...(claims.group !== undefined && { groupIdentifier: claims.group }),
    ...(bsn !== undefined && { bsn }),
    limit: 500,
  };
  const { items } = await store.list(query);
  const open = items.filter((record) => stateAt(record, now).open);
  if (new Set(open.map(({ groupIdentifier }) => groupIdentifier)).size > 1) return { refused: 'base-ambiguous' };
  // Newest first. When none is open, the newest one tells why in the trail.
  const record = open[0] ?? items[0];
  return record ? { record } : { refused: 'base-missing' };
}

/** Whether a grant is found by whom the request names: only where it may be, and the token says nothing. */
export const isFoundByPatient = (claims: TokenClaims, missingBase: 'refuse' | 'find'): boolean =>
  missingBase === 'find' && claims.authorizationBase === undefined && claims.patientBsn === undefined;

/**
 * The grant that a request is for, whatever its state. Rejects when the store does.
 *
 * @param named Whom the request names.
 */
export async function findGrant(
  store: GrantFinding,
  claims: TokenClaims,
  named: NamedPatient,
  options: { readonly missingBase: 'refuse' | 'find'; readonly now: Date },
): Promise<FoundGrant> {
  if (claims.authorizationBase === undefined) {
    if (options.missingBase === 'refuse') return { refused: 'base-missing' };
    return findWithoutBase(store, claims, named, options.now);
  }
  const hash = hashOfBase(claims.authorizationBase);
  const record = await store.findByAuthorizationBase(hash);
  return record ? { record, hash } : { refused: 'base-unknown' };
}
