import type { NotificationRecord, NotificationState } from '../../../access/model';
import { isPullable } from '../../../access/policy/grant-state';
import type { TaskAnswer, TaskPort } from '../../../facade/task-port';
import { isJson } from '../../../fhir/json';
import { buildWorkflowTask } from '../../../referral/task/build';
import type { PeerProfile } from '../../../referral/task/peer-profile';
import { mayMove, taskStatuses } from '../../../referral/transitions';
import type { Admission } from './admit';
import type { Referrals } from './referrals';

/** A status that the receiver told of a referral. */
export interface ToldStatus {
  readonly id: string;
  /** A code of Task.status, or undefined for what is none. */
  readonly status: NotificationState | undefined;
  /** Whether the Task may have it next. */
  readonly taken: boolean;
}

const refuse = (status: 400 | 401 | 403 | 409 | 422, diagnostics: string): TaskAnswer => ({
  status,
  finding: { code: status === 401 ? 'login' : status === 403 ? 'forbidden' : 'processing', diagnostics },
  trail: {},
});

/** What the Tasks are made of. */
export interface TaskParts {
  readonly admit: Admission;
  readonly referrals: Referrals;
  readonly peer: PeerProfile;
  /** `Patient/id` under which the patient is served. */
  readonly patientReference: string;
}

/** The workflow Tasks of the referrals that are played; what the receiver tells of them is kept in `told`. */
export function playedTasks({ admit, referrals, peer, patientReference }: TaskParts, told: ToldStatus[]): TaskPort {
  const answer = (record: NotificationRecord): TaskAnswer => {
    const base =
      peer.bases === 'separate' && isPullable(record.state) ? referrals.baseOf(record, 'workflow') : undefined;
    return {
      status: 200,
      task: buildWorkflowTask(record, peer, { patientReference, ...(base !== undefined && { base }) }),
      trail: {},
    };
  };
  return {
    async read(id, request) {
      const record = await admit.task(request, id);
      return 'refused' in record ? refuse(record.status, 'The token is not good for this Task.') : answer(record);
    },
    async update(id, request, { body }) {
      const record = await admit.task(request, id);
      if ('refused' in record) return refuse(record.status, 'The token is not good for this Task.');
      const resource = await body({});
      const asked = isJson(resource) ? resource.status : undefined;
      const status = taskStatuses.find((one) => one === asked) as NotificationState | undefined;
      if (status === undefined) {
        told.push({ id, status, taken: false });
        return refuse(422, 'Task.status is none of those of FHIR STU3.');
      }
      const taken = record.state === status || mayMove('receiver', record.state, status);
      told.push({ id, status, taken });
      if (!taken) return refuse(409, `A Task that is ${record.state} does not become ${status} by a receiver.`);
      return answer(referrals.move(id, status) ?? record);
    },
  };
}
