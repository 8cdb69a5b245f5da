import type { NotificationRecord, Offer } from '../../access/model';
import { within } from '../../limits/within';
import type { PeerProfile } from '../../referral/task/peer-profile';
import { monotonic } from '../../telemetry/monotonic';
import { type Answered, isTaken, type Message, type Messages, type WireForm } from './messages';
import type { PullCheck, ReceiverOutcome, ReceiverProbe } from './options';
import type { ReferralChange, Referrals } from './sender/referrals';
import { isData, type Seen } from './sender/seen';
import type { Behaviour, SendingSide } from './sender/sending-side';

/** What a run waits for, and how much it sends. */
export interface Limits {
  readonly timeoutMs: number;
  readonly waitMs: number;
  readonly quietMs: number;
  readonly patienceMs: number;
  readonly bytes: number;
  readonly unfolded: number;
  readonly pages: number;
  readonly tries: number;
}

/** What came of a notification that was sent. */
export interface Played {
  readonly record: NotificationRecord;
  readonly answer: Answered;
  /** Requests for data, in their order. */
  readonly requests: readonly Seen[];
  /** All requests, of the workflow Task as well. */
  readonly all: readonly Seen[];
  /** Milliseconds until the first of them. */
  readonly beganAfterMs: number;
  /** False when it still asked after the time. */
  readonly ended: boolean;
}

/** What scenarios are played with. */
export interface Stage {
  readonly side: SendingSide;
  readonly referrals: Referrals;
  readonly messages: Messages;
  readonly peer: PeerProfile;
  readonly limits: Limits;
  readonly offers: readonly Offer[];
  readonly pull: PullCheck['kind'];
  /** Whether messages are sent with a token. */
  readonly hasToken: boolean;
  readonly otherPatient: string;
  send(message: Message): Promise<Answered>;
  /** Sends the notification of a referral, and waits until the receiver has pulled what it pulls. */
  play(change?: ReferralChange, behaviour?: Behaviour, form?: WireForm): Promise<Played>;
  /** Waits for the first request for data after a place; false when none came. */
  first(mark: number, milliseconds?: number): Promise<boolean>;
  /** Waits until the receiver does nothing any more; false when it still asked after the time. */
  calm(): Promise<boolean>;
  /** What comes after a place, without a request having to come; as long as the receiver took to begin before. */
  after(mark: number): Promise<readonly Seen[]>;
  /** What the receiver took the data of a notification for, where it tells. */
  outcomeOf(record: NotificationRecord): Promise<ReceiverOutcome | undefined>;
}

/** What it means that a receiver gives the Task a status. */
const meanings: Readonly<Record<string, ReceiverOutcome>> = {
  completed: 'complete',
  failed: 'refused',
  rejected: 'refused',
  cancelled: 'refused',
};

type Parts = Omit<Stage, 'send' | 'play' | 'first' | 'calm' | 'after' | 'outcomeOf'>;

export function createStage(parts: Parts, probe: ReceiverProbe = {}): Stage {
  const { side, referrals, messages, limits } = parts;
  const { seen } = side;
  /** How long the receiver took to begin. */
  let slowest = 0;
  /** Whether it pulled when it was notified; one that did not is not waited for again and again. */
  let pulls: boolean | undefined;
  const idle = (): Promise<unknown> | undefined => probe.idle?.().catch(() => {});
  const most = limits.waitMs + limits.patienceMs;

  async function calm(): Promise<boolean> {
    const waiting = idle();
    if (waiting === undefined) return seen.quiet(limits.quietMs, most);
    const isOver = await within(most, () => waiting).then(
      () => true,
      () => false,
    );
    // The receiver is done before its connections say so here.
    return isOver && seen.until(() => seen.since(0).every(({ end }) => end !== 'open'), most);
  }

  async function first(
    mark: number,
    milliseconds = pulls === false ? limits.quietMs : limits.waitMs,
  ): Promise<boolean> {
    const start = monotonic();
    const came = await seen.until(() => seen.since(mark).some(isData), milliseconds, idle());
    if (came) slowest = Math.max(slowest, monotonic() - start);
    return came;
  }

  async function after(mark: number): Promise<readonly Seen[]> {
    await first(mark, limits.quietMs + slowest);
    await calm();
    return seen.since(mark).filter(isData);
  }

  async function play(change: ReferralChange = {}, behaviour?: Behaviour, form?: WireForm): Promise<Played> {
    side.behave(behaviour);
    const mark = seen.mark();
    const record = referrals.make(change);
    const answer = await messages.send(await messages.notification(record, form));
    const start = monotonic();
    const came = isTaken(answer) && (await first(mark));
    const beganAfterMs = Math.round(monotonic() - start);
    if (isTaken(answer)) pulls = came || (pulls ?? false);
    const ended = came ? await calm() : true;
    const all = seen.since(mark);
    return { record, answer, all, requests: all.filter(isData), beganAfterMs, ended };
  }

  return {
    ...parts,
    send: (message) => messages.send(message),
    play,
    first,
    calm,
    after,
    async outcomeOf({ id, identifier }) {
      const told = side.told.filter((one) => one.id === id && one.taken).at(-1)?.status;
      return meanings[told ?? ''] ?? (await probe.outcome?.(identifier));
    },
  };
}
