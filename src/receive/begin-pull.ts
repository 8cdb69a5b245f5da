import { parseWorkflowTask, type ReceivedNotification } from '../referral/task/parse';
import { byBudget } from './budget';
import { nothing } from './logged-pull';
import { type PullMeans, type SessionSettings, sessionsOf } from './open-session';
import type { PullableNotification } from './pull-bgz';
import type { PullError, PullProblem, PullResult } from './pull-result';
import { errorOf } from './pull-section';
import type { PullSession } from './pull-session';

/** What patient data is pulled with. */
export interface BegunPull {
  readonly session: PullSession;
  readonly task?: ReceivedNotification;
  /** BSN of the notification, or of the workflow Task. */
  readonly patientBsn: string | undefined;
}

type Workflow = { readonly task?: ReceivedNotification } | { readonly error: PullError };

async function workflowOf(session: PullSession, notification: PullableNotification): Promise<Workflow> {
  const { getWorkflowTask, workflowTask } = notification;
  if (!getWorkflowTask || workflowTask === undefined) return {};
  const answer = await session.get(`${session.base}/${workflowTask}`);
  const error = errorOf(answer);
  if (error) return { error };
  const parsed = parseWorkflowTask(answer.ok ? answer.body : undefined);
  return parsed.ok ? { task: parsed.notification } : { error: { failure: 'not-the-resource' } };
}

/** States of the workflow Task in which nothing may be pulled any more (spec notified-pull §5.1). */
const ended = ['rejected', 'cancelled', 'failed', 'completed', 'entered-in-error'];

/** Gets the workflow Task where the sender asks for it, and opens the session for the patient data; or says why nothing may be pulled. */
export async function beginPull(
  notification: PullableNotification,
  settings: SessionSettings,
  means: PullMeans,
): Promise<BegunPull | (PullResult & { readonly problem: PullProblem })> {
  const open = sessionsOf(settings, means);
  const first = open(notification.authorizationBase);
  const workflow = await workflowOf(first, notification);
  if ('error' in workflow) return nothing('workflow-task', { error: byBudget(workflow.error, means.budget) });
  const { task } = workflow;
  if (task && ended.includes(task.status)) return nothing('withdrawn', { workflowTask: task });
  // A base of its own in the workflow Task is for the patient data (spec notified-pull §5).
  const session = task?.authorizationBase === undefined ? first : open(task.authorizationBase);
  return { session, ...(task && { task }), patientBsn: notification.patientBsn ?? task?.patientBsn };
}
