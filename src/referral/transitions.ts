import type { NotificationState } from '../access/model';
import { pullableStates } from '../access/policy/grant-state';

/** Who changes a state: the sending hospital, the receiver by PUT Task, or the end of the period. */
export type Party = 'sender' | 'receiver' | 'clock';

/** Every Task.status of STU3. */
export const taskStatuses: readonly string[] = [
  'draft',
  'requested',
  'received',
  'accepted',
  'rejected',
  'ready',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
];

type Steps = Readonly<Partial<Record<NotificationState, readonly NotificationState[]>>>;

const ends = ['rejected', 'failed', 'completed'] as const;
const sender: readonly NotificationState[] = ['cancelled', 'superseded', 'entered-in-error'];

/**
 * The allowed transitions, by party and state (spec notified-pull §5.1: any forward transition of the receiver, who may
 * cancel after accepting). What is not in the table is illegal; states without a row are final.
 */
export const transitions: Readonly<Record<Party, Steps>> = {
  sender: Object.fromEntries(pullableStates.map((state) => [state, sender])),
  receiver: {
    requested: ['received', 'accepted', 'in-progress', 'on-hold', ...ends],
    received: ['accepted', 'in-progress', 'on-hold', ...ends],
    accepted: ['in-progress', 'on-hold', 'cancelled', ...ends],
    'in-progress': ['on-hold', 'cancelled', ...ends],
    'on-hold': ['in-progress', 'cancelled', ...ends],
  },
  clock: Object.fromEntries(pullableStates.map((state) => [state, ['expired'] as const])),
};

/** True when the party may make this step. A step to the same state is no step. */
export const mayMove = (by: Party, from: NotificationState, to: NotificationState): boolean =>
  transitions[by][from]?.includes(to) ?? false;
