import type { AuditContext } from '../audit/access-trail';
import { isJson } from '../fhir/json';
import { encode } from '../http/encode';
import { readResource } from '../http/fhir-body';
import type { Answer } from '../http/inbound';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { TimeIsOver } from '../limits/within';
import { bodyLimits, type Call, checkReadWhole, encodingOf, isPretty } from './call';
import type { FacadeReason } from './refusal-reasons';
import type { Route } from './route';
import { problemsOfRoutedAnswer, problemsOfTaskAnswer } from './task-answer-rules';
import type { RoutedAnswer, TaskAnswer } from './task-port';

/** The status that is asked for, as the trail shows it: who ended a referral must be known afterwards. */
function statusIn(body: unknown): readonly RawParameter[] {
  const value = isJson(body) ? body.status : undefined;
  if (typeof value !== 'string' || !/^[a-z-]{3,20}$/.test(value)) return [];
  return [{ key: 'status', name: 'status', modifier: undefined, value }];
}

/** Answers a read or a status update of a workflow Task (Twiin-03; spec notified-pull §5.1). The port checks who asks. */
export async function answerTask(
  call: Call,
  route: Extract<Route, { kind: 'task' }>,
  parameters: readonly RawParameter[],
  announce: (trail: AuditContext) => Promise<void>,
): Promise<Answer> {
  const { request, settings, trail } = call;
  const { tasks } = route;
  trail.asks(route.interaction === 'read' ? 'task-read' : 'task-update', { type: 'Task', id: route.id });
  checkReadWhole(parameters, 'A Task');
  const answer = await asked<TaskAnswer>(call, problemsOfTaskAnswer, (signal) =>
    route.interaction === 'read'
      ? tasks.read(route.id, request.request, { signal })
      : tasks.update(route.id, request.request, { body, signal, announce: (learnt) => announced(signal, learnt) }),
  );
  return encode(200, answer.task, encodingOf(call, isPretty(parameters)));

  async function body(known: AuditContext): Promise<unknown> {
    trail.admit();
    trail.learn(known);
    const resource = await readResource(request, bodyLimits(settings));
    trail.with(statusIn(resource));
    return resource;
  }

  /** What comes after its time has been answered with 503, so it may not be done any more. */
  async function announced(signal: AbortSignal, learnt: AuditContext): Promise<void> {
    signal.throwIfAborted();
    await announce(learnt);
  }
}

/** Answers a read of what a referral refers to behind the front door (TA Routering). The port checks who asks. */
export async function answerRouted(
  call: Call,
  { target, tasks }: Extract<Route, { kind: 'routed' }>,
  parameters: readonly RawParameter[],
): Promise<Answer> {
  const { request, trail } = call;
  trail.asks('read', { type: target.type, id: target.id });
  checkReadWhole(parameters, `A ${target.type}`);
  const answer = await asked<RoutedAnswer>(
    call,
    (given) => problemsOfRoutedAnswer(given, target),
    async (signal) => tasks.routed(target, request.request, { signal }),
  );
  return encode(200, answer.resource, encodingOf(call, isPretty(parameters)));
}

/** What the port answers, told to the trail; throws a Refusal for all but what is served. */
async function asked<Given extends TaskAnswer | RoutedAnswer>(
  call: Call,
  problemsOf: (given: unknown) => readonly string[],
  ask: (signal: AbortSignal) => Promise<Given>,
): Promise<Extract<Given, { readonly status: 200 }>> {
  const { trail } = call;
  const answer = await answerOf(call, problemsOf, ask);
  const isKnown = answer.status === 503 ? answer.known === true : answer.status !== 401;
  if (isKnown) trail.admit();
  trail.learn(answer.trail);
  if (answer.status !== 200) {
    const headers: Record<string, string> =
      answer.status === 401 ? { 'www-authenticate': 'Bearer', ...answer.headers } : {};
    throw new Refusal<string>(answer.status, answer.finding, headers, answer.trail.reason);
  }
  trail.gives(1);
  return answer as Extract<Given, { readonly status: 200 }>;
}

async function answerOf<Given>(
  { settings }: Call,
  problemsOf: (given: unknown) => readonly string[],
  ask: (signal: AbortSignal) => Promise<Given>,
): Promise<Given> {
  try {
    const given = await settings.waitFor('tasks', ask);
    const problems = problemsOf(given);
    // What it was meant to say is not known, and it may say anything: nothing of it is served.
    if (problems.length > 0) throw new TypeError(`A Task port answered in another form: ${problems.join('; ')}`);
    return given;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    settings.logger.error({ event: 'task-failed', err: cause }, 'the Task port failed');
    if (cause instanceof TimeIsOver)
      throw new Refusal<FacadeReason>(
        503,
        { code: 'transient', diagnostics: 'The Task cannot be served now; try again.' },
        {},
        'task-timed-out',
      );
    throw new Refusal<FacadeReason>(
      500,
      { code: 'exception', diagnostics: 'The Task could not be served.' },
      {},
      'task-failed',
    );
  }
}
