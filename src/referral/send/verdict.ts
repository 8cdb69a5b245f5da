import type { MessageKind } from '../messages';
import type { DeliveryFailure } from './send-reasons';

/** What an attempt means for its message. */
export type Verdict =
  | { readonly end: 'sent'; readonly status: number }
  | {
      readonly end: 'retry';
      readonly failure: DeliveryFailure;
      readonly status?: number;
      readonly retryAfterMs?: number;
      /** It says something of the receiver and not of this message: others to it wait as well. */
      readonly receiverDown: boolean;
    }
  | { readonly end: 'dead'; readonly failure: DeliveryFailure; readonly status?: number };

type Meaning = 'sent' | 'retry' | 'retry-receiver-down' | 'dead';

/**
 * What the statuses of HTTP mean (spec notified-pull §10). What is not here goes by its hundred. After 401 a new token was
 * tried already: the account needs mending, not the message, so it stays in the queue.
 */
const meanings: Readonly<Record<number, Meaning>> = {
  200: 'sent',
  201: 'sent',
  202: 'sent',
  204: 'sent',
  401: 'retry',
  408: 'retry-receiver-down',
  425: 'retry',
  429: 'retry-receiver-down',
  // An interaction the receiver does not have will not be there in an hour either.
  501: 'dead',
  502: 'retry-receiver-down',
  503: 'retry-receiver-down',
  504: 'retry-receiver-down',
};

/** Where a cancel differs: who never knew the notification, or knows it no more, has nothing to withdraw; 409 is a lost race. */
const cancelMeanings: Readonly<Record<number, Meaning>> = { 404: 'sent', 410: 'sent', 409: 'retry' };

function meaningOf(kind: MessageKind, status: number): Meaning {
  const own = kind === 'cancel' ? cancelMeanings[status] : undefined;
  if (own !== undefined) return own;
  const known = meanings[status];
  if (known !== undefined) return known;
  if (status >= 200 && status < 300) return 'sent';
  return status >= 500 ? 'retry' : 'dead';
}

/**
 * What the answer to a message means. Redirects are not followed, a token would go along: they are dead, the address needs
 * checking. So are 400, 403, 404, 409, 410, 412 and 422: the same message would get the same answer.
 */
export function verdictOf(kind: MessageKind, status: number, retryAfterMs?: number): Verdict {
  const meaning = meaningOf(kind, status);
  if (meaning === 'sent') return { end: 'sent', status };
  const failure = `http-${status}` as const;
  if (meaning === 'dead') return { end: 'dead', failure, status };
  return {
    end: 'retry',
    failure,
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    receiverDown: meaning === 'retry-receiver-down',
  };
}
