import type { Task } from 'fhir/r3';
import type { AccessTrail } from '../audit/access-trail';
import type { AuditKind } from '../audit/entry';
import type { RefusalSums } from '../audit/refusal-sums';
import type { Inbound } from '../http/inbound';
import { requestBase } from '../http/request-base';
import { count } from '../telemetry/instruments';
import type { InboxKey } from './inbox';
import { unavailable } from './message';
import type { ReceiverSettings } from './receiver-options';

/** What becomes of a request: its status, and the id and identifier of the notification it is about. */
export interface Outcome {
  readonly status: 200 | 201;
  readonly task: Task;
  readonly location?: string;
  /** Stable code for the trail, when nothing new happened. */
  readonly reason?: string;
  /** True when the trail has been told already. */
  readonly told: boolean;
}

/** A request on its way, and what it is answered with. */
export interface Call {
  readonly request: Inbound;
  readonly settings: ReceiverSettings;
  readonly trail: AccessTrail;
  readonly kind: Extract<AuditKind, 'receive-notification' | 'receive-cancel'>;
  /** Refusals before it is known who sends. */
  readonly sums: RefusalSums;
  /** Runs work on one notification after the other. */
  readonly inTurn: <T>(key: InboxKey, work: () => Promise<T>) => Promise<T>;
}

/** The FHIR base as the outside knows it. */
export const baseOf = ({ request, settings }: Call): string => requestBase(request, settings);

/** Tells the trail; when that fails nothing further is done (fail closed). */
export async function tell({ settings, trail, kind }: Call, status: number, reason?: string): Promise<void> {
  const { audit } = settings;
  if (audit === undefined) return;
  const entry = trail.entry(status, reason);
  try {
    await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  } catch (cause) {
    count('auditFailures', { kind });
    settings.logger.error(
      { event: 'audit-failed', requestId: trail.requestId, err: cause },
      'the audit trail could not be written',
    );
    throw unavailable('The request could not be logged, so it is not processed; try again later.', 'audit-failed');
  }
}
