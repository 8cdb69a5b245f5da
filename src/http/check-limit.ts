import type { WaitFor } from '../limits/ports';
import type { Logger } from '../telemetry/logger';
import type { Inbound } from './inbound';
import { Refusal } from './refusal';
import type { HttpReason } from './refusal-reasons';

const RETRY_SECONDS = '60';

/** A limiter of the vendor's own: true lets the request in, anything else does not. */
export type Limiter = (request: Request, context: { readonly signal: AbortSignal }) => boolean | Promise<boolean>;

/** What a limiter is asked with. */
export interface LimitSettings {
  readonly limit?: Limiter;
  readonly waitFor: WaitFor<'limit'>;
  readonly logger: Logger;
}

/**
 * Asks the vendor's own limiter, before anything else of the request is looked at; refuses (429) what is too much. A limiter
 * that fails lets nothing through (503): it may be all that stands before the authorization server.
 */
export async function checkLimit(inbound: Inbound, requestId: string, settings: LimitSettings): Promise<void> {
  const { limit, logger } = settings;
  if (limit === undefined) return;
  let admitted: unknown;
  try {
    admitted = await settings.waitFor('limit', (signal) => limit(inbound.request, { signal }));
  } catch (err) {
    logger.error({ event: 'limit-failed', requestId, err }, 'the limiter could not be asked');
    const diagnostics = 'The request could not be taken; try again later.';
    throw new Refusal(503, { code: 'transient', diagnostics }, {}, 'limit-failed' satisfies HttpReason);
  }
  if (admitted === true) return;
  throw new Refusal(
    429,
    { code: 'throttled', diagnostics: 'Too many requests; try again later.' },
    { 'retry-after': RETRY_SECONDS },
  );
}
