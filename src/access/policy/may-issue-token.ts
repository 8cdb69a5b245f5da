import { hashOfBase } from '../authorization-base';
import type { Grants } from '../grants';
import type { NotificationRecord } from '../model';
import { bundledPeers, type Peer, peersByName } from '../peers';
import type { TokenClaims } from '../tokens/token-check';
import { grantProblem } from './grant-rules';
import type { GrantRefusal } from './reasons';

/** A base that is played back, with the grant it is of; `record` is there where it is of one at all. */
export type BasePlayed =
  | { readonly ok: true; readonly opens: 'task' | 'data'; readonly record: NotificationRecord }
  | { readonly ok: false; readonly reason: GrantRefusal; readonly record?: NotificationRecord };

/**
 * Looks up the grant of a base, and whether it stands for who plays it back, for the patient and the group that are named. Rejects
 * when the store does.
 */
export async function playBase(
  store: Pick<Grants, 'findByAuthorizationBase'>,
  base: string,
  claims: Pick<TokenClaims, 'receiverUra' | 'patientBsn' | 'group'>,
  { peerOf, now }: { readonly peerOf: (name: string) => Peer | undefined; readonly now: Date },
): Promise<BasePlayed> {
  const hash = hashOfBase(base);
  const record = await store.findByAuthorizationBase(hash);
  if (record === undefined) return { ok: false, reason: 'base-unknown' };
  const facts = { claims, record, hash, peer: peerOf(record.peer), now };
  const problem = grantProblem({ ...facts, wanted: 'data' });
  const taskOnly = problem === 'base-for-task-only';
  // Of what opens the Task only, the rest is still to be looked at.
  const open = taskOnly ? grantProblem({ ...facts, hash: record.workflowBaseHash, wanted: 'data' }) : problem;
  return open ? { ok: false, reason: open, record } : { ok: true, opens: taskOnly ? 'task' : 'data', record };
}

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
 * const answer = result.allowed ? await issueToken(result) : oauthError('invalid_grant');
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
    const played = await playBase(store, authorizationBase, { receiverUra }, { peerOf, now: now() });
    if (!played.ok) return { allowed: false, reason: played.reason };
    const { opens, record } = played;
    return {
      allowed: true,
      opens,
      validUntil: record.validUntil,
      notification: record.identifier,
      group: record.groupIdentifier,
    };
  };
}
