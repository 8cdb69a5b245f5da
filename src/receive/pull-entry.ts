import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/entry';
import { kindCodes } from '../audit/event/kinds';
import { outsideId, outsideTexts } from '../telemetry/outside-text';
import { forTrail } from './message';
import type { PullableNotification, PullBgzOptions } from './pull-bgz';
import type { PullResult } from './pull-result';
import type { PullOutcome } from './receive-reasons';

/** What is missing, by name, how much was set apart, and of how much the sender took something out; no content, and no more names than a reader takes in. */
function missingIn({ sections, documents, apart = [] }: PullResult): readonly string[] {
  const lacking = sections.filter(({ status }) => status !== 'obtained');
  const named = lacking.map(({ title: { nl: title } }) => {
    const here = apart.filter(({ section }) => section.nl === title);
    const codes = [...new Set(here.map(({ code }) => code))].join(', ');
    return here.length === 0 ? title : `${title} (${here.length} apart: ${codes})`;
  });
  const redacted = sections.flatMap(({ title: { nl: title }, redacted: out }) =>
    out ? [`${title} (redacted by the sender: ${out.wholeAnswer ? 'answer' : out.which.length})`] : [],
  );
  const lost = documents.filter(({ status }) => status !== 'obtained');
  const ids = new Set(lost.map(({ reference }) => outsideId(...typeAndId(reference))));
  // Under ids that are none, many have one name.
  const inAll = lost.length > ids.size ? [`${lost.length} documents in all`] : [];
  return [...outsideTexts(named), ...outsideTexts(redacted), ...outsideTexts(ids), ...inAll];
}

/** The two parts of `DocumentReference/id`; an id of the sender's may hold a slash itself. */
const typeAndId = (reference: string): readonly [string, string] => {
  const at = reference.indexOf('/');
  return [reference.slice(0, at), reference.slice(at + 1)];
};

/** True when the sender lets nothing be pulled: withdrawn, over, or not for this user. */
const isRefused = ({ sections }: PullResult): boolean =>
  sections.length > 0 && sections.every(({ status }) => status === 'refused');

/** Why a pull that went its way is not complete; what is not the patient's goes before all else. */
function shortOf(result: PullResult): PullOutcome {
  if (result.apart) return 'set-apart';
  if (result.limit) return `over-budget-${result.limit.part}`;
  return isRefused(result) ? 'refused' : 'incomplete';
}

/** What every line of a pull says: who pulls, whose data, on which notification. */
export type TrailOfPull = Pick<
  AuditEntry,
  'user' | 'organization' | 'patientBsn' | 'notification' | 'group' | 'correlationId'
>;

export function trailOf(
  { receiver, identifier, groupIdentifier }: PullableNotification,
  { organization, user }: Pick<PullBgzOptions, 'organization' | 'user'>,
  patientBsn: string | undefined,
  correlationId: string,
): TrailOfPull {
  // The name in the Task is what the sender calls it.
  const puller = organization ?? (receiver.ura === undefined ? undefined : { ura: receiver.ura });
  return {
    ...(user && { user }),
    ...(puller && { organization: puller }),
    ...(patientBsn !== undefined && { patientBsn }),
    ...(identifier !== undefined && { notification: forTrail(identifier) }),
    ...(groupIdentifier !== undefined && { group: forTrail(groupIdentifier) }),
    correlationId,
  };
}

/** How a pull ended. */
export interface Ended {
  readonly result: PullResult;
  /** Resources that came, whatever became of them. */
  readonly arrived: number;
}

/** What the trail of the pulling organization is told of a pull. */
export function pullEntry(
  notification: PullableNotification,
  options: Pick<PullBgzOptions, 'organization' | 'user'>,
  { result, arrived }: Ended,
  at: Date,
  correlationId: string,
): AuditEntry {
  const patientBsn = notification.patientBsn ?? result.workflowTask?.patientBsn;
  const handedOver = Object.values(result.resources).reduce((sum, some) => sum + some.length, 0);
  // What came and is withheld was in this organization all the same.
  const count = result.problem === 'unexpected' || result.problem === 'audit-failed' ? arrived : handedOver;
  const missing = missingIn(result);
  const obtained =
    result.sections.some(({ matches, status }) => status === 'obtained' || matches.length > 0) ||
    result.documents.some(({ status }) => status === 'obtained');
  const short = shortOf(result);
  const reason: PullOutcome | undefined = result.problem ?? (result.complete ? undefined : short);
  return {
    id: randomUUID(),
    kind: 'pull',
    at: at.toISOString(),
    action: kindCodes.pull.action,
    outcome: result.complete ? 'success' : obtained ? 'partial' : isRefused(result) ? 'refused' : 'failed',
    ...(reason !== undefined && { reason }),
    ...trailOf(notification, options, patientBsn, correlationId),
    object: { type: 'Bundle' },
    resources: count,
    ...(missing.length > 0 && { missing }),
    purpose: 'TREAT',
  };
}
