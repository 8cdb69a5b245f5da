import { numeric, type Rules, whole } from '../options/rules';
import { count } from '../telemetry/instruments';
import type { Monotonic } from './monotonic';

/** When an endpoint is left alone, and for how long. */
export interface BreakerOptions {
  /** So many failures one after the other open the circuit. Default 5. */
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
  /** Leave to send a request, to be reported on; undefined while the endpoint is left alone. */
  admit(): Report | undefined;
}

/** The breaker of one endpoint. */
export interface BreakerSettings {
  readonly failures: number;
  readonly coolDownMs: number;
  readonly monotonic: Monotonic;
  /** What it is, for the figures. */
  readonly endpoint: 'introspection' | 'terminology';
  /** Told when the endpoint is left alone from now on. */
  readonly onOpen?: () => void;
}

/**
 * A closed circuit. After so many failures in a row nothing is sent for a while; then a single request tries, and whether it
 * went well decides for the others. What was under way when the circuit opened has no say any more.
 */
export function circuitBreaker(settings: BreakerSettings): CircuitBreaker {
  const { failures, coolDownMs, monotonic, endpoint, onOpen } = settings;
  let failed = 0;
  let openedAt: number | undefined;
  let trying = false;

  function open(): void {
    openedAt = monotonic();
    count('circuits', { endpoint, event: 'opened' });
    onOpen?.();
  }

  const report: Report = (wasWell) => {
    if (openedAt !== undefined) return;
    failed = wasWell ? 0 : failed + 1;
    if (failed >= failures) open();
  };

  const reportTrial: Report = (wasWell) => {
    trying = false;
    if (!wasWell) {
      open();
      return;
    }
    failed = 0;
    openedAt = undefined;
    count('circuits', { endpoint, event: 'closed' });
  };

  return {
    admit() {
      if (openedAt === undefined) return report;
      if (trying || monotonic() - openedAt < coolDownMs) {
        count('circuits', { endpoint, event: 'not-asked' });
        return undefined;
      }
      trying = true;
      return reportTrial;
    },
  };
}
