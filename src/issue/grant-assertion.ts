import { readClaims } from '../access/tokens/claim-names';
import type { TokenClaims } from '../access/tokens/token-check';
import type { Bound } from './bind';
import type { RegisteredClient } from './clients';
import { type IssueCall, isFirstUse } from './issue-call';
import { faultOf, type IssueReason } from './issue-reasons';
import { isTyped } from './log-in';
import { OAuthRefusal, unavailable } from './oauth-refusal';

/** What the authorization assertion says: for which organization is asked, for whom, on which base. */
export type Assigned = Omit<TokenClaims, 'expiresAt'> & { readonly receiverUra: string };

const refused = (reason: IssueReason): OAuthRefusal => new OAuthRefusal('invalid_grant', reason);

/**
 * Checks the authorization assertion (RFC 7523 §2.1 and §3; spec notified-pull §7): signed by the client that logged in, of this moment, for
 * this server, for one use, and for an organization that the client may speak for.
 */
export async function assignedBy(
  call: IssueCall,
  assertion: string,
  { client, bound }: { readonly client: RegisteredClient; readonly bound: Bound },
): Promise<Assigned> {
  const { settings, at } = call;
  const verified = await call.verifiers(client)(assertion, at);
  if (!verified.ok && verified.reason === 'token-unverifiable') throw unavailable('assertion-unverifiable');
  if (!verified.ok) throw refused(faultOf('assertion', verified.reason));
  if (isTyped(assertion, 'client-authentication')) throw refused('assertion-malformed');
  const { payload, issuer, expiresAt } = verified;
  const read = readClaims(payload, settings.claimNames, settings.roles);
  const tokenId = read.ok ? read.claims.tokenId : undefined;
  if (!read.ok || tokenId === undefined) {
    const wrong = read.ok ? ['jti'] : read.wrong;
    settings.logger.warn({ event: 'token-claims', claims: wrong }, 'claims of an assertion are not in their form');
    throw refused('assertion-claims');
  }
  if (!(await isFirstUse(call, { issuer, id: tokenId, text: assertion, expiresAt })))
    throw refused('assertion-replayed');
  const { claims } = read;
  const { receiverUra, confirmation } = claims;
  // Where the subject is an organization it is the one that is asked for.
  const isOther = typeof payload.sub === 'string' && /^\d{8}$/.test(payload.sub) && payload.sub !== receiverUra;
  if (receiverUra === undefined || payload.sub === undefined || isOther) throw refused('assertion-claims');
  if (!client.uras.includes(receiverUra)) {
    // For whom it tried: claimed, as the reason beside it tells.
    call.trail.learn({ organization: { ura: receiverUra } });
    throw refused('other-organization');
  }
  // An assertion that is itself bound says which key may use it.
  const isBoundElsewhere =
    (confirmation?.key !== undefined && confirmation.key !== bound.key) ||
    (confirmation?.certificate !== undefined && confirmation.certificate !== bound.certificate);
  if (isBoundElsewhere) throw refused('proof-missing');
  return { ...claims, receiverUra };
}
