import { randomUUID } from 'node:crypto';
import type { Task } from 'fhir/r3';
import { type FhirTransport, fhirTransport } from '../http/client/fhir-transport';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import { portWaits, type TimeoutsMs, updatePorts } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { updateRules } from './option-rules';
import type { PullableNotification } from './pull-bgz';
import type { PullError } from './pull-result';
import { errorOf } from './pull-section';
import { type PullToken, pullSession } from './pull-session';
import { waitedTransport } from './waited-transport';

/** States a receiver may tell the sender (spec notified-pull §5.1). */
export type ReceiverStatus =
  | 'received'
  | 'accepted'
  | 'in-progress'
  | 'on-hold'
  | 'rejected'
  | 'cancelled'
  | 'failed'
  | 'completed';

/** Options of {@link updateWorkflowTask}. */
export interface UpdateOptions extends LoopbackOptions {
  readonly notification: PullableNotification;
  readonly status: ReceiverStatus;
  readonly token: PullToken;
  readonly baseUrl: string;
  /** The workflow Task as it was got, for senders that want it whole; only its status is changed. */
  readonly task?: Task;
  readonly fetch?: typeof fetch;
  readonly transport?: FhirTransport;
  readonly timeoutMs?: number;
  /** Default 2, first after 500 ms. */
  readonly retries?: number;
  readonly retryDelayMs?: number;
  readonly signal?: AbortSignal;
  /** Milliseconds the token and a transport of your own are waited for; see docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof updatePorts>;
}

/** Whether the sender took it. */
export type UpdateResult =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly error: PullError | { readonly failure: 'no-workflow-task' } };

/**
 * Tells the sender how the referral stands: `PUT [base]/Task/[id]` (spec notified-pull §2 step 10). Twiin does not ask for it;
 * a sender that does not take it answers so, and nothing is lost.
 *
 * @example
 * await updateWorkflowTask({ notification, status: 'accepted', token: getToken, baseUrl });
 */
export async function updateWorkflowTask(options: UpdateOptions): Promise<UpdateResult> {
  checkOptions('updateWorkflowTask', options, updateRules);
  const { notification, status, task, signal, timeoutMs, allowLoopbackHttp } = options;
  if (!isSafeAddress(new URL(options.baseUrl), options))
    throw new TypeError(`updateWorkflowTask: \`baseUrl\` is ${SAFE}: the token goes there.`);
  const { workflowTask } = notification;
  if (workflowTask === undefined) return { ok: false, error: { failure: 'no-workflow-task' } };
  const waitFor = portWaits(updatePorts, options.timeoutsMs);
  const session = pullSession({
    transport: options.transport
      ? waitedTransport(options.transport, waitFor)
      : fhirTransport({ fetch: options.fetch, allowLoopbackHttp, ...(timeoutMs && { timeoutMs }) }),
    token: options.token,
    waitFor,
    authorizationBase: notification.authorizationBase,
    baseUrl: options.baseUrl,
    retries: options.retries ?? 2,
    retryDelayMs: options.retryDelayMs ?? 500,
    correlationId: randomUUID(),
    signal,
  });
  const id = workflowTask.slice('Task/'.length);
  const body: Task = { ...(task ?? { resourceType: 'Task', intent: 'order' }), id, status };
  const answer = await session.put(`${session.base}/${workflowTask}`, body);
  if (answer.ok && answer.status >= 200 && answer.status < 300) return { ok: true, status: answer.status };
  return { ok: false, error: errorOf(answer) ?? { failure: 'http-status' } };
}
