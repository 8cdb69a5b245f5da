import { answerTo, type RefusalReason } from '../access/policy/reasons';
import type { AuditContext } from '../audit/access-trail';
import type { TaskAnswer } from '../facade/task-port';
import type { ChallengeHeaders } from '../http/challenge-headers';
import type { TaskReason } from './task-reasons';

/** Any answer but the one that was asked for. */
export type Refused = Exclude<TaskAnswer, { readonly status: 200 }>;

// As the facade words it: the caller is not told which part of the authorisation failed.
export const refusals = {
  unauthenticated: { status: 401, code: 'login', diagnostics: 'A valid access token is needed.' },
  forbidden: { status: 403, code: 'forbidden', diagnostics: 'The authorisation does not cover this request.' },
  unavailable: {
    status: 503,
    code: 'transient',
    diagnostics: 'The authorisation could not be checked; try again.',
  },
} as const;

/** Refuses somebody who is known, unless told otherwise, for a reason of the token or grant. */
export function refuse(
  reason: RefusalReason,
  trail: AuditContext,
  { headers, known = true }: { readonly headers?: ChallengeHeaders; readonly known?: boolean } = {},
): Refused {
  const { status, ...finding } = refusals[answerTo(reason)];
  return {
    status,
    finding,
    ...(status === 503 && known && { known }),
    ...(headers && { headers }),
    trail: { ...trail, checks: { authorization: false }, reason },
  };
}

/** Something of ours cannot say now (503), of a grant: it is known who asks. */
export const unservable = (reason: TaskReason, trail: AuditContext): Refused => ({
  status: 503,
  finding: { code: 'transient', diagnostics: 'The Task cannot be served now; try again.' },
  known: true,
  trail: { ...trail, reason },
});
