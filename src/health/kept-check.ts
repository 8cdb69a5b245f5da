import { TimeIsOver, within } from '../limits/within';
import type { Logger } from '../telemetry/logger';
import type { Monotonic } from '../telemetry/monotonic';
import { cleanFinding, type HealthCheck, type HealthFinding, type HealthResult } from './check';

/** One that never comes back keeps the next look waiting this many times its limit, and no longer. */
const GIVEN_UP = 10;

/**
 * A check that any number of probes may ask: it is looked at once at a time and told from memory in between, so that a storm of
 * probes costs no more than one.
 */
export function keptCheck(
  name: string,
  { look, limitMs = 2_000, keepMs = 2_000 }: HealthCheck,
  { now, monotonic, logger }: { readonly now: () => Date; readonly monotonic: Monotonic; readonly logger: Logger },
): () => Promise<HealthResult> {
  let kept: { readonly result: HealthResult; readonly until: number } | undefined;
  let asking: Promise<HealthResult> | undefined;
  /** A look that is over time and has not come back. */
  let hanging: number | undefined;

  function failed(err: unknown): HealthFinding {
    const reason = err instanceof TimeIsOver ? 'timed-out' : 'failed';
    logger.warn({ event: 'health-check-failed', check: name, reason, err }, 'a health check could not be made');
    return { status: 'fail', reason };
  }

  async function ask(): Promise<HealthResult> {
    const at = now();
    if (hanging !== undefined && monotonic() - hanging < GIVEN_UP * limitMs)
      return { status: 'fail', reason: 'timed-out', at };
    const begun = monotonic();
    const found = await within(limitMs, async (signal) => {
      hanging = begun;
      try {
        return await look({ signal });
      } finally {
        if (hanging === begun) hanging = undefined;
      }
    }).then(cleanFinding, failed);
    return { ...found, at };
  }

  return () => {
    if (kept !== undefined && monotonic() < kept.until) return Promise.resolve(kept.result);
    asking ??= ask()
      .then((result) => {
        kept = { result, until: monotonic() + keepMs };
        return result;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
}
