import type { Task } from 'fhir/r3';
import type { AuthorizationBases } from '../access/authorization-base';
import { deciding } from '../access/decide/decided';
import { evaluationOf } from '../access/decide/evaluation';
import type { NotificationRecord, NotificationState } from '../access/model';
import { grantAccess, type PullAccessOptions } from '../access/policy/grant-access';
import { isPullable, stateAt } from '../access/policy/grant-state';
import type { AuditContext } from '../audit/access-trail';
import type { AskedFor } from '../facade/authorization';
import type { TaskAnswer, TaskPort } from '../facade/task-port';
import { isJson } from '../fhir/json';
import { portWaits, type TimeoutsMs, taskPorts } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import { workflowTasksRules } from './option-rules';
import { type Granted, type RoutingResource, routedReads } from './routed-reads';
import type { GrantStore } from './store/grant-store';
import { type Changing, makeChange } from './store/make-change';
import { buildWorkflowTask } from './task/build';
import { checkPeer, type PeerProfile, peerProfiles } from './task/peer-profile';
import type { TaskReason } from './task-reasons';
import { type Refused, refuse, unservable } from './task-refusals';
import { mayMove, taskStatuses, transitions } from './transitions';

/** A receiver's change of state, for the EPD. */
export interface StatusChange {
  /** As it is now. */
  readonly notification: NotificationRecord;
  readonly from: NotificationState;
  readonly to: NotificationState;
}

/** Options of {@link workflowTasks}. */
export interface WorkflowTasksOptions extends PullAccessOptions {
  /** `createGrantStore(database)`: a receiver's change of state is written there. */
  readonly store: GrantStore;
  /** The peer profiles that notifications are written in. Default: the bundled ones. */
  readonly peers?: readonly PeerProfile[];
  /** `createAuthorizationBases(…)`: peers with separate bases get the one for the patient data in the Task. */
  readonly bases: AuthorizationBases;
  /** `Patient/id` under which the facade serves the patient of a referral; left out, the Task names the BSN only. */
  readonly patientReference?: (
    notification: NotificationRecord,
    context: { readonly signal: AbortSignal },
  ) => string | undefined | Promise<string | undefined>;
  /**
   * Gives the service or place that a referral names by `reference`, as a STU3 resource with that id, to the receiver of that referral:
   * who names one without an identifier has to serve it (TA Routering). Undefined: 404. Left out, neither is served.
   */
  readonly routingResource?: RoutingResource;
  /** Told after a receiver changed the state. What it throws goes to the log; the change stands. */
  readonly onStatus?: (change: StatusChange, context: { readonly signal: AbortSignal }) => void | Promise<void>;
  /** Milliseconds each port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof taskPorts>;
}

const ATTEMPTS = 5;

/** What a Task that is over still says: who it was between and that it ended; nothing of the patient, nothing to pull. */
function withoutPatient(task: Task): Task {
  const { for: _patient, input: _input, reason: _reason, restriction: _restriction, ...rest } = task;
  return rest;
}

/** The state a receiver is to see: the end of the period counts before anybody wrote it down. */
function stateOf(record: NotificationRecord, at: Date): NotificationState {
  return isPullable(record.state) && !stateAt(record, at).open ? 'expired' : record.state;
}

/** The status a body asks for; all else in it is for the sender to say and is not read. */
function statusIn(body: unknown, id: string): { readonly status: NotificationState } | { readonly refused: Refused } {
  const refused = (status: 400 | 422, diagnostics: string, location: string) =>
    ({
      refused: {
        status,
        finding: { code: status === 400 ? 'invalid' : 'value', diagnostics, location },
        trail: { reason: (status === 400 ? 'task-invalid' : 'task-status-unknown') satisfies TaskReason },
      },
    }) as const;
  if (!isJson(body) || body.resourceType !== 'Task') {
    return refused(400, 'The body is a Task resource (FHIR STU3).', 'resourceType');
  }
  if (body.id !== undefined && body.id !== id) {
    return refused(400, 'The id of the Task in the body is the one in the address.', 'Task.id');
  }
  const { status } = body;
  if (typeof status !== 'string' || !taskStatuses.includes(status)) {
    return refused(422, `Task.status is one of ${taskStatuses.join(', ')}.`, 'Task.status');
  }
  return { status: status as NotificationState };
}

function illegal(from: NotificationState, trail: AuditContext): Refused {
  const allowed = transitions.receiver[from] ?? [];
  const shown = from === 'expired' || from === 'superseded' ? 'cancelled' : from;
  const diagnostics =
    allowed.length === 0
      ? `The Task is ${shown}: its status does not change any more.`
      : `From ${shown} a receiver may set the status to ${allowed.join(', ')}.`;
  return {
    status: 409,
    finding: { code: 'conflict', diagnostics, location: 'Task.status' },
    trail: { ...trail, reason: 'task-transition' satisfies TaskReason },
  };
}

/** Lines of the log that come with every request while a port is down, or because a sender wants it so: told once, then counted. */
const repeated = ['grant-store-failed', 'patient-reference-failed', 'routing-failed', 'on-status-failed', 'base-lost'];

/**
 * The workflow Tasks that notifications made: the `tasks` of the facade (Twiin-03; spec notified-pull §5). A Task is made when
 * it is asked for. Reading needs the token of the receiver with its authorization base, and no user.
 *
 * A Task that has ended can still be read by its receiver, who so learns that it was withdrawn or is over; the patient and
 * what could be pulled are then left out. By PUT the receiver sets the status; nothing else of the body is read. The status
 * it has already is no change and no error, so that a repeated message is harmless. An id that is unknown and one that is of
 * another receiver get the same 403.
 *
 * @throws {TypeError} When store, tokens or bases are left out.
 * @example
 * createBgzFacade({ sources, authorize, tasks: workflowTasks({ store, tokens, bases: createAuthorizationBases(secret) }) });
 */
export function workflowTasks(options: WorkflowTasksOptions): TaskPort {
  checkOptions('workflowTasks', options, workflowTasksRules);
  const { store, bases, onStatus, patientReference: referenceOf, routingResource, now = () => new Date() } = options;
  const waitFor = portWaits(taskPorts, options.timeoutsMs);
  const logger = summing(loggerOf(options.logger), repeated);
  if (bases === undefined) throw new TypeError('workflowTasks needs `bases`, as createAuthorizationBases gives them.');
  const access = grantAccess(options, { wanted: 'task', roles: undefined });
  const decision = options.decide && deciding(options.decide, { waitFor, logger });
  const profiles: readonly PeerProfile[] = options.peers ?? Object.values(peerProfiles);
  profiles.forEach(checkPeer);
  const peers = new Map(profiles.map((peer) => [peer.name, peer]));

  /** What all else allows, when the decision point does too. */
  async function decided(
    request: Request,
    asked: AskedFor,
    granted: Granted,
  ): Promise<Granted | { readonly refused: Refused }> {
    const question = decision && (await evaluationOf({ asked, parameters: async () => [] }, granted, granted.at));
    const made = question && (await decision?.(question, request));
    const trail = { ...granted.trail, ...(made?.decision && { decision: made.decision }) };
    return made && 'reason' in made ? { refused: refuse(made.reason, trail) } : { ...granted, trail };
  }

  async function grantOf(
    id: string,
    interaction: 'read' | 'update',
    request: Request,
  ): Promise<Granted | { readonly refused: Refused }> {
    const asked: AskedFor = { interaction, type: 'Task', id };
    const granted = await access(request, { asked });
    if (!granted.ok) return { refused: refuse(granted.reason, granted.trail, granted) };
    if (granted.record.id !== id) return { refused: refuse('other-task', granted.trail) };
    return decided(request, asked, granted);
  }

  async function answer(record: NotificationRecord, at: Date, trail: AuditContext): Promise<TaskAnswer> {
    const peer = peers.get(record.peer);
    if (peer === undefined) return refuse('peer-unknown', trail);
    const granted = { ...trail, checks: { authorization: true } };
    const state = stateOf(record, at);
    const shown = { ...record, state };
    if (!isPullable(state)) {
      return { status: 200, task: withoutPatient(buildWorkflowTask(shown, peer)), trail: granted };
    }
    const separate = peer.bases === 'separate';
    const base = separate ? bases.recover(record.id, 'workflow', record.workflowBaseHash) : undefined;
    if (separate && base === undefined) {
      logger.error({ event: 'base-lost', notification: record.identifier }, 'no secret gives the base of this Task');
      return unservable('base-lost', trail);
    }
    let patientReference: string | undefined;
    try {
      patientReference =
        referenceOf && (await waitFor('patientReference', (signal) => referenceOf(record, { signal })));
    } catch (err) {
      logger.error({ event: 'patient-reference-failed', err }, 'the reference to the patient of a Task failed');
      return unservable('patient-reference-failed', trail);
    }
    const task = buildWorkflowTask(shown, peer, {
      ...(base !== undefined && { base }),
      ...(patientReference !== undefined && { patientReference }),
    });
    return { status: 200, task, trail: granted };
  }

  async function tell(change: StatusChange): Promise<void> {
    try {
      if (onStatus) await waitFor('onStatus', (signal) => onStatus(change, { signal }));
    } catch (err) {
      logger.error({ event: 'on-status-failed', err }, 'the EPD could not take the new status of a Task');
    }
  }

  const waited: Changing = {
    get: (id) => waitFor('store', () => store.get(id)),
    change: (change) => waitFor('store', () => store.change(change)),
  };

  /** Moves the state; tried again when somebody else changed it in between. */
  async function move(
    id: string,
    to: NotificationState,
    trail: AuditContext,
    announce: (trail: AuditContext) => Promise<void>,
  ): Promise<TaskAnswer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const record = await waited.get(id);
      if (record === undefined) return refuse('base-unknown', trail);
      const at = now();
      const from = stateOf(record, at);
      if (from === to) return answer(record, at, trail);
      if (!mayMove('receiver', from, to)) return illegal(from, trail);
      if (attempt === 0) await announce({ ...trail, checks: { authorization: true } });
      const changedAt = at.toISOString();
      const change = { id, version: record.version, state: to, changedAt };
      const moved = await makeChange(waited, change);
      if (moved) {
        await tell({ notification: moved, from, to });
        return answer(moved, at, trail);
      }
    }
    return unservable('task-busy', trail);
  }

  return {
    ...(routingResource && { routed: routedReads({ source: routingResource, access, decided, waitFor, logger }) }),
    async read(id, request) {
      const granted = await grantOf(id, 'read', request);
      if ('refused' in granted) return granted.refused;
      return answer(granted.record, granted.at, granted.trail);
    },
    async update(id, request, { body, announce }) {
      const granted = await grantOf(id, 'update', request);
      if ('refused' in granted) return granted.refused;
      const asked = statusIn(await body(granted.trail), id);
      if ('refused' in asked) return { ...asked.refused, trail: { ...granted.trail, ...asked.refused.trail } };
      const failed: { announcing?: { readonly cause: unknown } } = {};
      const announced = async (trail: AuditContext): Promise<void> => {
        try {
          await announce(trail);
        } catch (cause) {
          failed.announcing = { cause };
          throw cause;
        }
      };
      try {
        return await move(id, asked.status, granted.trail, announced);
      } catch (err) {
        // The change could not be logged, or in time, so it was not made: that is for who logs to tell.
        if (failed.announcing) throw failed.announcing.cause;
        logger.error({ event: 'grant-store-failed', err }, 'the grant store could not be asked');
        return unservable('store-unavailable', granted.trail);
      }
    },
  };
}
