import type { AuditEntry } from '../audit/entry';
import { outsideText } from '../telemetry/outside-text';
import type { Call } from './call';
import type { FacadeReason } from './refusal-reasons';

/** What already has a line of its own in the log for each request, which says more. What is summed (`repeated` of the settings) is not among these. */
const logged: ReadonlySet<string> = new Set<FacadeReason>([
  'source-failed',
  'source-timed-out',
  'document-broken',
  'document-check-failed',
  'document-check-timed-out',
  'document-refused',
  'document-size',
  'document-source-failed',
  'document-source-timed-out',
  'document-timed-out',
  'audit-failed',
  'not-conformant',
]);

/** One line for each request that is refused for want of a right, or not answered: 401, 403 and 5xx, with the reason. */
export function logRefusal({ object, kind, status = 0, reason }: AuditEntry, { settings, trail }: Call): void {
  const isRefusal = status === 401 || status === 403;
  if (!isRefusal && status < 500) return;
  if (reason !== undefined && logged.has(reason)) return;
  const facts = {
    event: 'request-refused',
    status,
    reason: reason === undefined ? 'unknown' : outsideText(reason),
    kind,
    ...(object && { type: object.type }),
    requestId: trail.requestId,
  };
  settings.logger[isRefusal ? 'warn' : 'error'](
    facts,
    isRefusal ? 'a request was refused' : 'a request was not answered',
  );
}
