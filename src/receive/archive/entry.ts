import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../audit/entry';
import { kindCodes } from '../../audit/event/kinds';
import { outsideId } from '../../telemetry/outside-text';
import type { TrailOfPull } from '../pull-entry';
import type { PulledDocument } from '../pull-result';

/** The id of a resource as the trail may hold it; undefined for what is none. */
function idIn(reference: string): string | undefined {
  const [, id] = outsideId('DocumentReference', reference.slice(reference.indexOf('/') + 1)).split('/');
  return id === '(no id)' ? undefined : id;
}

/** What the trail is told of a document that was handed to the archive: that it became part of the file of a patient, or did not. */
export function archiveEntry(
  { reference, error }: Pick<PulledDocument, 'reference' | 'error'>,
  trail: TrailOfPull,
  at: string,
): AuditEntry {
  const id = idIn(reference);
  const reason = error?.limit === undefined ? error?.failure : `over-budget-${error.limit}`;
  return {
    id: randomUUID(),
    kind: 'archive',
    at,
    action: kindCodes.archive.action,
    outcome: error === undefined ? 'success' : 'failed',
    ...(reason !== undefined && { reason }),
    ...trail,
    object: { type: 'DocumentReference', ...(id !== undefined && { id }) },
    resources: error === undefined ? 1 : 0,
    purpose: 'TREAT',
  };
}
