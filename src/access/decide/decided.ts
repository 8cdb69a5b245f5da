import { isJson } from '../../fhir/json';
import { correlationIn } from '../../http/correlation';
import type { WaitFor } from '../../limits/ports';
import type { Logger } from '../../telemetry/logger';
import { summing } from '../../telemetry/repeated-lines';
import type { GrantRefusal, Unavailability } from '../policy/reasons';
import type { AccessEvaluation, Decide } from './evaluation';

/** What was decided, for the trail, and why not where it was denied. */
export type Decided =
  | { readonly decision: 'permit' }
  | { readonly decision: 'deny'; readonly reason: GrantRefusal }
  | { readonly decision?: undefined; readonly reason: Unavailability };

/**
 * Asks a decision point; one that fails, is late or answers in another form lets nobody in. The question is put before: what goes wrong
 * with a request is not told as a fault of the decision point.
 */
export function deciding(
  decide: Decide,
  { waitFor, logger }: { readonly waitFor: WaitFor<'decide'>; readonly logger: Logger },
): (evaluation: AccessEvaluation, request: Pick<Request, 'headers'>) => Promise<Decided> {
  // A pull may meet a hundred of its failures in a moment.
  const log = summing(logger, ['decision-failed']);
  return async (evaluation, request) => {
    try {
      const { correlationId } = correlationIn(request.headers);
      const known = correlationId === undefined ? {} : { correlationId };
      const answer: unknown = await waitFor('decide', (signal) => decide(evaluation, { signal, ...known }));
      const decision = isJson(answer) ? answer.decision : undefined;
      if (decision === true) return { decision: 'permit' };
      if (decision === false) return { decision: 'deny', reason: 'decision-denied' };
      throw new TypeError('A decision point answers { decision: true } or { decision: false }.');
    } catch (err) {
      log.error({ event: 'decision-failed', err }, 'the policy decision point could not decide');
      return { reason: 'decision-unavailable' };
    }
  };
}
