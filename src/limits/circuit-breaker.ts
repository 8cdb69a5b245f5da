import { numeric, type Rules, whole } from '../options/rules';
import { count } from '../telemetry/instruments';
import type { Monotonic } from '../telemetry/monotonic';

/** When an endpoint is left alone, and for how long. */
export interface BreakerOptions {
  /** So many failures one after the other open the circuit; of introspection, of as many different tokens. Default 5. */
  readonly failures?: number;
  /** How long it stays open before one request may try again, in milliseconds. */
  readonly coolDownMs?: number;
}

/** What each option of a breaker may be. */
export const breakerRules: Rules<BreakerOptions> = { failures: whole(1), coolDownMs: numeric(0) };

/** Tells whether the endpoint was well: to be called once, whatever became of the request. */
export type Report = (wasWell: boolean) => void;

/** Keeps who asks from waiting for an endpoint that is down, and what is down from being asked by everybody. */
export interface CircuitBreaker {
  /**
   * Leave to send a request, to be reported on; undefined while the endpoint is left alone.
   *
   * @param about What the request is about, where that may itself be why it fails: one thing counts as one failure however often
   *   it is asked about, and keeps nobody from trying after it.
   */
  admit(about?: string): Report | undefined;
}

/** Things that failed, of which it is known that they did. */
const KEPT = 1_000;

/** The breaker of one endpoint. */
export interface BreakerSettings {
  readonly failures: number;
  readonly coolDownMs: number;
  readonly monotonic: Monotonic;
  /** What it is, for the figures. */
  readonly endpoint: 'introspection' | 'terminology' | 'directory';
  /** Told when the endpoint is left alone from now on. */
  readonly onOpen?: () => void;
}

/**
 * A closed circuit. After so many failures in a row nothing is sent for a while; then a single request tries, and whether it
 * went well decides for the others. What was under way when the circuit opened has no say any more.
 */
export function circuitBreaker(settings: BreakerSettings): CircuitBreaker {
  const { failures, coolDownMs, monotonic, endpoint, onOpen } = settings;
  /** What failed since it last went well; of a request about nothing in particular, that it did. */
  const failed = new Set<string | symbol>();
  let openedAt: number | undefined;
  let trying = false;

  function open(): void {
    openedAt = monotonic();
    count('circuits', { endpoint, event: 'opened' });
    onOpen?.();
  }

  const note = (about: string | symbol): void => {
    for (const oldest of failed) {
      if (failed.size < Math.max(KEPT, failures)) break;
      failed.delete(oldest);
    }
    failed.add(about);
  };

  const report = (about: string | symbol, wasWell: boolean): void => {
    if (openedAt !== undefined) return;
    if (wasWell) failed.clear();
    else note(about);
    if (failed.size >= failures) open();
  };

  const reportTrial = (about: string | symbol, wasWell: boolean): void => {
    trying = false;
    if (wasWell) {
      failed.clear();
      openedAt = undefined;
      count('circuits', { endpoint, event: 'closed' });
      return;
    }
    // That this one fails was known, and says nothing of the others: the next may try at once.
    if (failed.has(about)) return;
    note(about);
    open();
  };

  return {
    admit(about) {
      const what = about ?? Symbol('a request');
      if (openedAt === undefined) return (wasWell) => report(what, wasWell);
      if (trying || monotonic() - openedAt < coolDownMs) {
        count('circuits', { endpoint, event: 'not-asked' });
        return undefined;
      }
      trying = true;
      return (wasWell) => reportTrial(what, wasWell);
    },
  };
}
