import type { Monotonic } from '../../limits/monotonic';

/** When a server is left alone, and for how long. */
export interface BreakerOptions {
  /** So many failures one after the other open the circuit. Default 5. */
  readonly failures?: number;
  /** How long it stays open before one request may try again, in milliseconds. Default 30 000. */
  readonly coolDownMs?: number;
}

/** Keeps a validator from waiting for a server that is down. */
export interface CircuitBreaker {
  /** Whether a request may go out now. A yes in the half-open state is for one request, which must report back. */
  admit(): boolean;
  report(succeeded: boolean): void;
}

/** A closed circuit. */
export function circuitBreaker(options: BreakerOptions, monotonic: Monotonic): CircuitBreaker {
  const { failures = 5, coolDownMs = 30_000 } = options;
  let failed = 0;
  let openedAt: number | undefined;
  let trying = false;
  return {
    admit() {
      if (openedAt === undefined) return true;
      if (trying || monotonic() - openedAt < coolDownMs) return false;
      trying = true;
      return true;
    },
    report(succeeded) {
      trying = false;
      failed = succeeded ? 0 : failed + 1;
      if (succeeded) openedAt = undefined;
      else if (openedAt !== undefined || failed >= failures) openedAt = monotonic();
    },
  };
}
