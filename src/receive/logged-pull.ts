import { randomUUID } from 'node:crypto';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import { portWaits, pullPorts } from '../limits/ports';
import { parseNotificationTask } from '../referral/task/parse';
import { loggerOf } from '../telemetry/logger';
import { openBudget } from './budget';
import type { PullMeans } from './open-session';
import type { PullableNotification, PullBgzOptions } from './pull-bgz';
import { pullEntry } from './pull-entry';
import { problemReason } from './pull-reasons';
import type { PulledDocument, PullProblem, PullResult } from './pull-result';
import { writeEntry } from './write-entry';

/** The result when nothing was pulled. */
export const nothing = (
  problem: PullProblem,
  more: Partial<Pick<PullResult, 'documents' | 'error' | 'issues' | 'workflowTask'>> = {},
): PullResult & { readonly problem: PullProblem } => ({
  complete: false,
  problem,
  reason: problemReason(problem),
  sections: [],
  bySection: {},
  documents: [],
  resources: {},
  ...more,
});

/** Of documents that are withheld, what is in the archive all the same: by which key, and nothing of what it is. */
export const archivedAmong = (documents: readonly PulledDocument[]): readonly PulledDocument[] =>
  documents
    .filter(({ archived }) => archived !== undefined)
    .map(({ title: _title, again: _again, ...document }) => document);

/** Refuses what is no address a token may go to. */
export function checkBase(owner: string, text: string, options: LoopbackOptions): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const rest = url && `${url.username}${url.password}${url.search}${url.hash}`;
  if (url === undefined || !isSafeAddress(url, options) || rest !== '')
    throw new TypeError(
      `${owner}: \`baseUrl\` is the absolute URL of the FHIR base of the sender, ${SAFE}, without user, query or fragment.`,
    );
}

const isRead = (input: unknown): input is PullableNotification => {
  const { offers, warnings, resourceType } = (input ?? {}) as Partial<Record<string, unknown>>;
  return resourceType === undefined && Array.isArray(offers) && Array.isArray(warnings);
};

type Options = Pick<
  PullBgzOptions,
  | 'audit'
  | 'budget'
  | 'correlationId'
  | 'logger'
  | 'notification'
  | 'now'
  | 'organization'
  | 'signal'
  | 'timeoutsMs'
  | 'user'
>;

/** Pulls on a notification that allows it, within a budget, and tells the trail. Never rejects. */
export async function loggedPull(
  options: Options,
  pull: (notification: PullableNotification, means: PullMeans) => Promise<PullResult>,
): Promise<PullResult> {
  const { now = () => new Date() } = options;
  const parsed = isRead(options.notification)
    ? ({ ok: true, notification: options.notification } as const)
    : parseNotificationTask(options.notification);
  if (!parsed.ok) return nothing('not-a-notification', { issues: parsed.issues });
  const { notification } = parsed;
  const at = now();
  const logger = loggerOf(options.logger);
  const budget = openBudget(options.budget, options.signal);
  const waitFor = portWaits(pullPorts, options.timeoutsMs);
  const correlationId = options.correlationId ?? randomUUID();
  // The trail is told of every pull, also of one that broke on this side: something may have come by then.
  const result = await allowed(notification, at, () =>
    pull(notification, { budget, logger, waitFor, correlationId, now: at }),
  ).catch((err: unknown) => {
    logger.error({ event: 'pull-failed', err }, 'a pull broke off by a fault of this side');
    return nothing('unexpected');
  });
  budget.close();
  if (options.audit === undefined) return result;
  const entry = pullEntry(notification, options, { result, arrived: budget.taken('resources') }, at, correlationId);
  if (await writeEntry(entry, options, { waitFor, logger })) return result;
  return nothing('audit-failed', { documents: archivedAmong(result.documents) });
}

async function allowed(
  { status, validUntil }: PullableNotification,
  at: Date,
  pull: () => Promise<PullResult>,
): Promise<PullResult> {
  if (status === 'cancelled') return nothing('withdrawn');
  if (validUntil !== undefined && Date.parse(validUntil) < at.getTime()) return nothing('expired');
  return pull();
}
