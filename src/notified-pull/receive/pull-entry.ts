import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../audit/entry';
import { kindCodes } from '../../audit/event/kinds';
import type { ReceivedNotification } from '../task/parse';
import { forTrail } from './message';
import type { PullBgzOptions } from './pull-bgz';
import type { PulledDocument, PulledSection, PullResult } from './pull-result';
import type { PullOutcome } from './receive-reasons';

/** What is missing, by name; no content. */
const missingIn = (sections: readonly PulledSection[], documents: readonly PulledDocument[]): readonly string[] => [
  ...sections.filter(({ status }) => status !== 'obtained' && status !== 'not-offered').map(({ title }) => title),
  ...documents.filter(({ status }) => status !== 'obtained').map(({ reference }) => reference),
];

/** True when the sender lets nothing be pulled: withdrawn, over, or not for this user. */
const isRefused = ({ sections }: PullResult): boolean => {
  const asked = sections.filter(({ status }) => status !== 'not-offered');
  return asked.length > 0 && asked.every(({ status }) => status === 'refused');
};

/** What the trail of the pulling organization is told of a pull. */
export function pullEntry(
  notification: ReceivedNotification,
  options: Pick<PullBgzOptions, 'organization' | 'user'>,
  result: PullResult,
  at: Date,
): AuditEntry {
  const { receiver, identifier, groupIdentifier } = notification;
  const patientBsn = notification.patientBsn ?? result.workflowTask?.patientBsn;
  const organization =
    options.organization ??
    (receiver.ura === undefined
      ? undefined
      : { ura: receiver.ura, ...(receiver.name !== undefined && { name: receiver.name }) });
  const count = Object.values(result.resources).reduce((sum, some) => sum + some.length, 0);
  const missing = missingIn(result.sections, result.documents);
  const obtained = result.sections.some(({ matches, status }) => status === 'obtained' || matches.length > 0);
  const reason: PullOutcome | undefined =
    result.problem ?? (result.complete ? undefined : isRefused(result) ? 'refused' : 'incomplete');
  return {
    id: randomUUID(),
    kind: 'pull',
    at: at.toISOString(),
    action: kindCodes.pull.action,
    outcome: result.complete ? 'success' : obtained ? 'partial' : isRefused(result) ? 'refused' : 'failed',
    ...(reason !== undefined && { reason }),
    ...(options.user && { user: options.user }),
    ...(organization && { organization }),
    ...(patientBsn !== undefined && { patientBsn }),
    object: { type: 'Bundle' },
    resources: count,
    ...(missing.length > 0 && { missing }),
    ...(identifier !== undefined && { notification: forTrail(identifier) }),
    ...(groupIdentifier !== undefined && { group: forTrail(groupIdentifier) }),
    purpose: 'TREAT',
  };
}
