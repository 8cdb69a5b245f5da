import { hash, timingSafeEqual } from 'node:crypto';
import { authorizeNotifiedPull } from '../../../access/authorize';
import type { NotificationRecord } from '../../../access/model';
import { textOfOffer } from '../../../access/offer';
import { grantAccess } from '../../../access/policy/grant-access';
import type { Authorization } from '../../../facade/authorization';
import type { PeerProfile } from '../../../referral/task/peer-profile';
import type { PullCheck } from '../options';
import type { Referrals } from './referrals';

/** Who is let in, for data and for the workflow Task. */
export interface Admission {
  data(request: Request): Promise<Authorization>;
  /** The referral whose Task may be seen; or why none. */
  task(
    request: Request,
    id: string,
  ): Promise<NotificationRecord | { readonly refused: string; readonly status: 401 | 403 }>;
}

const digest = (text: string) => hash('sha256', text, 'buffer');

/** Whether the token of a request is one that is taken; it is compared in constant time. */
function tokenCheck(check: Exclude<PullCheck, { kind: 'tokens' }>): (request: Request) => boolean {
  if (check.kind === 'none') return () => true;
  const given = (request: Request) => /^bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
  if (check.kind === 'any-token') return (request) => given(request) !== undefined;
  const known = digest(check.token);
  return (request) => timingSafeEqual(known, digest(given(request) ?? ''));
}

/** Lets in by one token, or any: who holds it may pull the referral that is played now. */
function byToken(check: Exclude<PullCheck, { kind: 'tokens' }>, referrals: Referrals): Admission {
  const isTaken = tokenCheck(check);
  return {
    async data(request) {
      if (!isTaken(request)) return { allowed: false, reason: 'unauthenticated', trail: { reason: 'token' } };
      const record = referrals.current();
      if (record === undefined) return { allowed: false, reason: 'forbidden', trail: { reason: 'grant' } };
      const { bsn } = record.referral.patient;
      return { allowed: true, patient: { bsn }, only: record.offers.map(textOfOffer), bsnInAnswers: true };
    },
    async task(request, id) {
      if (!isTaken(request)) return { refused: 'token', status: 401 };
      return referrals.get(id) ?? { refused: 'other-task', status: 403 };
    },
  };
}

/** Lets in by the rules of Notified Pull, as a sender does that is built with this library. */
function byRules(
  { tokens, requireUser = true }: Extract<PullCheck, { kind: 'tokens' }>,
  referrals: Referrals,
  { name, bases }: PeerProfile,
): Admission {
  const options = { store: referrals.grants, tokens, peers: [{ name, bases }] };
  const data = authorizeNotifiedPull({ ...options, requireUser });
  const access = grantAccess(options, { wanted: 'task', roles: undefined });
  return {
    data,
    async task(request, id) {
      const granted = await access(request);
      if (!granted.ok) return { refused: granted.reason, status: granted.reason.startsWith('token-') ? 401 : 403 };
      return granted.record.id === id ? granted.record : { refused: 'other-task', status: 403 };
    },
  };
}

export const admission = (check: PullCheck, referrals: Referrals, peer: PeerProfile): Admission =>
  check.kind === 'tokens' ? byRules(check, referrals, peer) : byToken(check, referrals);
