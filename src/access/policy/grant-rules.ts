import { isSamePerson } from '../../fhir/bsn';
import type { NotificationRecord } from '../model';
import type { Peer } from '../peers';
import type { TokenClaims } from '../tokens/token-check';
import { stateAt } from './grant-state';
import type { GrantRefusal } from './reasons';
import type { RolePolicy } from './role-policy';

/** What the rules on a token need to know. */
export interface TokenFacts {
  readonly claims: TokenClaims;
  /** The roles a user must be in; undefined when no user is needed, as for the workflow Task (spec notified-pull §7). */
  readonly roles: RolePolicy | undefined;
  readonly scopes: readonly string[];
}

/** What the rules on a grant need to know. */
export interface GrantFacts {
  readonly claims: Pick<TokenClaims, 'receiverUra' | 'patientBsn' | 'group'>;
  readonly record: NotificationRecord;
  /** Hash of the base that was played back; absent when the grant was found without one. */
  readonly hash?: string;
  /** The peer the notification was written for; undefined when it is not known here. */
  readonly peer: Pick<Peer, 'bases'> | undefined;
  /** What is asked for. */
  readonly wanted: 'data' | 'task';
  readonly now: Date;
}

interface Rule<F> {
  readonly broken: (facts: F) => boolean;
  readonly reason: GrantRefusal | ((facts: F) => GrantRefusal);
}

const isUra = (ura: string | undefined): boolean => ura !== undefined && /^\d{8}$/.test(ura);

/** On the token alone, in the order in which a data holder checks (spec notified-pull §7). */
const tokenRules: readonly Rule<TokenFacts>[] = [
  { reason: 'receiver-missing', broken: ({ claims }) => !isUra(claims.receiverUra) },
  { reason: 'user-missing', broken: ({ claims, roles }) => roles !== undefined && claims.user === undefined },
  { reason: 'role-missing', broken: ({ claims, roles }) => roles !== undefined && claims.user?.role === undefined },
  {
    reason: 'role-not-allowed',
    broken: ({ claims, roles }) => roles !== undefined && roles.sectionsFor(claims.user?.role ?? '').length === 0,
  },
  { reason: 'scope-missing', broken: ({ claims, scopes }) => scopes.some((scope) => !claims.scopes.includes(scope)) },
];

/** On the grant, in the same order. */
const grantRules: readonly Rule<GrantFacts>[] = [
  { reason: 'peer-unknown', broken: ({ peer }) => peer === undefined },
  {
    // The second base of a peer with one was never sent: nobody can have it.
    reason: 'base-unknown',
    broken: ({ peer, hash, record }) => hash !== undefined && peer?.bases === 'one' && hash !== record.baseHash,
  },
  {
    reason: 'base-for-task-only',
    broken: ({ peer, hash, record, wanted }) =>
      wanted === 'data' && peer?.bases === 'separate' && hash !== record.workflowBaseHash,
  },
  {
    reason: ({ record, now }) => {
      const state = stateAt(record, now);
      return state.open ? 'grant-expired' : state.reason;
    },
    // The Task may be read after the end: it tells the receiver that it is over.
    broken: ({ record, now, wanted }) => wanted === 'data' && !stateAt(record, now).open,
  },
  {
    reason: 'other-receiver',
    broken: ({ record, claims }) => record.referral.receiver.organization.ura !== claims.receiverUra,
  },
  {
    reason: 'other-patient',
    broken: ({ record, claims }) =>
      claims.patientBsn !== undefined && !isSamePerson(claims.patientBsn, record.referral.patient.bsn),
  },
  {
    reason: 'other-group',
    broken: ({ record, claims }) => claims.group !== undefined && claims.group !== record.groupIdentifier,
  },
];

function firstBroken<F>(rules: readonly Rule<F>[], facts: F): GrantRefusal | undefined {
  const rule = rules.find(({ broken }) => broken(facts));
  return typeof rule?.reason === 'function' ? rule.reason(facts) : rule?.reason;
}

/** The first rule that a token breaks, if any. */
export const tokenProblem = (facts: TokenFacts): GrantRefusal | undefined => firstBroken(tokenRules, facts);

/** The first rule that a grant breaks, if any. */
export const grantProblem = (facts: GrantFacts): GrantRefusal | undefined => firstBroken(grantRules, facts);
