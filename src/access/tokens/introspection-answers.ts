import type { Json } from '../../fhir/json';
import { NoTurn, turns } from '../../limits/turns';
import type { Monotonic } from '../../telemetry/monotonic';
import type { TokenFailure } from './token-check';

/** What the authorization server says of a token, or why that is not known. */
export type IntrospectionAnswer =
  | { readonly body: Json }
  | {
      readonly failure: TokenFailure;
      /** The endpoint was asked and failed: it may be for this token that it does. */
      readonly didFail?: true;
    };

/** How answers are kept, and how many are asked for at a time. */
export interface AnswerKeeping {
  readonly ask: (token: string, now: Date, key: string) => Promise<IntrospectionAnswer>;
  readonly monotonic: Monotonic;
  /** Milliseconds an active answer counts, and one that says a token is not active. */
  readonly activeMs: number;
  readonly inactiveMs: number;
  /** Requests under way at a time, and milliseconds others wait for one of those places. */
  readonly concurrency: number;
  readonly patienceMs: number;
}

/** Answers kept at most of either kind: the one that was asked for first goes first. */
const KEPT = 10_000;
/** Tokens that wait to be asked about; more than these are not waited for. */
const WAITING = 1_000;

/**
 * How long a token at which the endpoint failed is not asked about again, in milliseconds: who sends one that makes it fail gets
 * no more of it than a request a second.
 */
const FAILED_MS = 1_000;

interface Kept {
  readonly answer: IntrospectionAnswer;
  readonly at: number;
}

/** Answers that count for a while by the monotonic clock. Kinds are kept apart: made-up tokens push out no good one. */
function kept(forMs: number, monotonic: Monotonic) {
  const answers = new Map<string, Kept>();
  return {
    get(key: string): IntrospectionAnswer | undefined {
      const known = answers.get(key);
      if (known === undefined || monotonic() - known.at < forMs) return known?.answer;
      answers.delete(key);
      return undefined;
    },
    set(key: string, answer: IntrospectionAnswer, at: number): void {
      if (forMs <= 0) return;
      answers.delete(key);
      // A Map iterates in the order of insertion, so the first key is the oldest.
      for (const oldest of answers.keys()) {
        if (answers.size < KEPT) break;
        answers.delete(oldest);
      }
      answers.set(key, { answer, at });
    },
  };
}

/** An active answer is not used again after the end of its token: the server may say otherwise by then. */
const isOver = (answer: IntrospectionAnswer, now: Date): boolean =>
  'body' in answer && !(typeof answer.body.exp === 'number' && now.getTime() < answer.body.exp * 1000);

/**
 * Asks about a token once: what was answered is used again for a while, what is under way is waited for, and what is not
 * known waits its turn, so that made-up tokens do not all become requests to the authorization server.
 *
 * @returns What is answered for a token, by its fingerprint; without a turn it is `token-unverifiable`.
 */
export function introspectionAnswers(
  keeping: AnswerKeeping,
): (token: string, key: string, now: Date) => Promise<IntrospectionAnswer> {
  const { ask, monotonic, activeMs, inactiveMs, concurrency, patienceMs } = keeping;
  const active = kept(activeMs, monotonic);
  const inactive = kept(inactiveMs, monotonic);
  const failed = kept(FAILED_MS, monotonic);
  const asking = new Map<string, Promise<IntrospectionAnswer>>();
  const inTurn = turns(concurrency, { most: WAITING, patienceMs });

  async function asked(token: string, key: string, now: Date): Promise<IntrospectionAnswer> {
    try {
      return await inTurn(async () => {
        // From when it was asked: what happened to the token while the answer was on its way counts.
        const at = monotonic();
        const answer = await ask(token, now, key);
        if ('body' in answer) active.set(key, answer, at);
        else if (answer.failure === 'token-inactive') inactive.set(key, answer, at);
        // From when it failed: an endpoint that hangs is not asked again at once.
        else if (answer.didFail) failed.set(key, answer, monotonic());
        return answer;
      });
    } catch (error) {
      if (error instanceof NoTurn) return { failure: 'token-unverifiable' };
      throw error;
    } finally {
      asking.delete(key);
    }
  }

  return async (token, key, now) => {
    const known = active.get(key) ?? inactive.get(key) ?? failed.get(key);
    if (known !== undefined && !isOver(known, now)) return known;
    const underWay = asking.get(key) ?? asked(token, key, now);
    asking.set(key, underWay);
    return underWay;
  };
}
