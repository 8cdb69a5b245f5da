import { hashOfBase } from '../authorization-base';
import type { Grants } from '../grants';
import { bundledPeers, type Peer, peersByName } from '../peers';
import { grantProblem } from './grant-rules';
import type { GrantRefusal } from './reasons';

/** What an authorization server is told about a base that is played back to it. */
export type Issuance =
  | {
      readonly allowed: true;
      /** `task`: the base opens the workflow Task only. */
      readonly opens: 'task' | 'data';
      /** ISO instant: the token has no use after it. */
      readonly validUntil: string;
      /** Task.identifier and Task.groupIdentifier. */
      readonly notification: string;
      readonly group: string;
    }
  /** Answer `invalid_grant`; the reason is for the trail. */
  | { readonly allowed: false; readonly reason: GrantRefusal };

/**
 * For a vendor's own authorization server: whether a token may be issued on an authorization base. A base that is unknown, of
 * another receiver, or of a referral that was withdrawn or is over gives no new token (spec notified-pull §6).
 *
 * @returns A function; it rejects when the store does, and then no token may be issued.
 * @example
 * const result = await mayIssueToken({ store })({ authorizationBase, receiverUra: '00002222' });
 * if (!result.allowed) return oauthError('invalid_grant');
 */
export function mayIssueToken(options: {
  readonly store: Pick<Grants, 'findByAuthorizationBase'>;
  /** The peer profiles that notifications are written in. Default: the bundled ones. */
  readonly peers?: readonly Peer[];
  readonly now?: () => Date;
}): (asked: { readonly authorizationBase: string; readonly receiverUra: string }) => Promise<Issuance> {
  const { store, now = () => new Date() } = options;
  const peerOf = peersByName(options.peers ?? bundledPeers);
  return async ({ authorizationBase, receiverUra }) => {
    const hash = hashOfBase(authorizationBase);
    const record = await store.findByAuthorizationBase(hash);
    if (record === undefined) return { allowed: false, reason: 'base-unknown' };
    const facts = { claims: { receiverUra }, record, hash, peer: peerOf(record.peer), now: now() };
    const problem = grantProblem({ ...facts, wanted: 'data' });
    const taskOnly = problem === 'base-for-task-only';
    // Of what opens the Task only, the rest is still to be looked at.
    const open = taskOnly ? grantProblem({ ...facts, hash: record.workflowBaseHash, wanted: 'data' }) : problem;
    if (open) return { allowed: false, reason: open };
    return {
      allowed: true,
      opens: taskOnly ? 'task' : 'data',
      validUntil: record.validUntil,
      notification: record.identifier,
      group: record.groupIdentifier,
    };
  };
}
