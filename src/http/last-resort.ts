import type { Logger } from '../telemetry/logger';
import type { Answer } from './inbound';
import { FHIR_JSON } from './negotiation';
import { operationOutcome } from './refusal';

/**
 * The answer where not even a refusal could be made: a clock that tells no time, a fault of our own. Nothing of the request is
 * in it, and no line in the trail goes with it, since what makes that line may be what failed: so nothing is given either.
 *
 * @param event Of the line in the log, which has the error.
 */
export function lastResort(err: unknown, event: string, logger: Logger): Answer {
  logger.error({ event, err }, 'a request could not be answered, nor told to the trail');
  const outcome = operationOutcome([{ code: 'exception', diagnostics: 'The request could not be answered.' }]);
  return {
    status: 500,
    headers: { 'content-type': FHIR_JSON, 'cache-control': 'no-store' },
    body: JSON.stringify(outcome),
  };
}
