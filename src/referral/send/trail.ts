import { randomUUID } from 'node:crypto';
import { IMPLIED_CONSENT, type NotificationRecord, type Referral } from '../../access/model';
import type { AuditChecks, AuditEntry, AuditOutcome, AuditSink } from '../../audit/entry';
import { kindCodes } from '../../audit/event/kinds';
import type { senderPorts, WaitFor } from '../../limits/ports';
import { count } from '../../telemetry/instruments';
import type { Logger } from '../../telemetry/logger';
import { traceId } from '../../telemetry/spans';
import type { Actor } from '../sender-policy';
import type { SendReason } from './send-reasons';
import type { SenderEvent } from './sender-events';

/** Something to tell the trail. */
export interface TrailEvent {
  readonly kind: SenderEvent;
  readonly outcome: AuditOutcome;
  /** Why it was refused or failed. */
  readonly reason?: SendReason;
  /** Why the notification was cancelled: a code of ours or of the vendor. */
  readonly cancelledFor?: string;
  readonly status?: number;
  readonly actor?: Actor;
  /** The id that was asked for, where it is not known whether there is such a notification. */
  readonly asked?: string;
  /** What it was about, or the referral when there is no notification yet. */
  readonly record?: Pick<NotificationRecord, 'id' | 'identifier' | 'groupIdentifier' | 'referral'>;
  readonly referral?: Referral;
  /** Parameters of a conditional request or of a purge. */
  readonly query?: string;
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly checks?: AuditChecks;
}

/** The trail of the sending side. Its sink may fail; what then may go on differs, hence two ways in. */
export interface SenderTrail {
  /** For what gives access: written first. False when it could not be: the caller then does nothing (fail closed). */
  before(event: TrailEvent): Promise<boolean>;
  /**
   * For what takes access away, and for what already happened. Never rejects: an entry that cannot be written is kept, logged
   * as an error and tried again.
   *
   * @param onceTold What is to be done when an entry that was kept is written after all.
   * @returns Whether it was written.
   */
  after(event: TrailEvent, onceTold?: () => Promise<unknown>): Promise<boolean>;
  /**
   * Whether there is room to keep an entry of another act, asked before anything is done: what an act tells afterwards is always
   * kept. False, and said, when {@link MOST_KEPT} entries wait and the trail is still out of reach.
   */
  hasRoomFor(kind: SenderEvent): Promise<boolean>;
  /** Tries the kept entries again, oldest first; true when none is left. */
  flush(): Promise<boolean>;
}

/** Entries that wait for the trail in memory, some 2 KiB each, beyond which nothing new is done. */
const MOST_KEPT = 5_000;
/** For withdrawals it is so many: others, refused over and over, must not keep anybody from taking access away. */
const MOST_KEPT_OF_CANCELS = 10_000;

const isSame = (a: Actor['identifier'], b: Actor['identifier']): boolean =>
  a.system === b.system && a.value === b.value;

/** Only what the trail knows, whatever else the EPD's own object holds. */
const person = ({ identifier: { system, value }, role, name }: Actor): Actor => ({
  identifier: { system, value },
  ...(role !== undefined && { role }),
  ...(name !== undefined && { name }),
});

function partiesOf({ sender, patient, legalBasis }: Referral, actor: Actor | undefined): Partial<AuditEntry> {
  const { practitioner, organization } = sender;
  const { ura, name } = organization;
  return {
    ...(!(actor && isSame(actor.identifier, practitioner.identifier)) && { responsible: person(practitioner) }),
    organization: { ura, ...(name !== undefined && { name }) },
    patientBsn: patient.bsn,
    policy: legalBasis ?? IMPLIED_CONSENT,
  };
}

/** The form of an id of ours: what else is asked for may be anything, and is not told. */
const OWN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function objectOf({ record, asked = '', query }: TrailEvent): AuditEntry['object'] {
  const id = record?.id ?? (OWN_ID.test(asked) ? asked : undefined);
  if (id === undefined && query === undefined) return undefined;
  return { type: 'Task', ...(id !== undefined && { id }), ...(query !== undefined && { query }) };
}

function entryOf(event: TrailEvent, at: Date, system: string | undefined): AuditEntry {
  const { kind, outcome, reason = event.cancelledFor, status, actor, record, checks } = event;
  const { requestId, correlationId } = event;
  const referral = record?.referral ?? event.referral;
  const object = objectOf(event);
  const trace = traceId();
  return {
    id: randomUUID(),
    kind,
    at: at.toISOString(),
    action: kindCodes[kind].action,
    outcome,
    ...(reason !== undefined && { reason }),
    ...(status !== undefined && { status }),
    ...(actor && { user: person(actor) }),
    ...(referral && partiesOf(referral, actor)),
    ...(system !== undefined && { system }),
    ...(object && { object }),
    ...(record && { notification: record.identifier, group: record.groupIdentifier }),
    purpose: 'TREAT',
    ...(checks && { checks }),
    ...(requestId !== undefined && { requestId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(trace !== undefined && { traceId: trace }),
  };
}

/** Makes the trail of one sender. `system`: what the entries call it. */
export function senderTrail(options: {
  readonly sink: AuditSink;
  readonly waitFor: WaitFor<keyof typeof senderPorts>;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly system: string | undefined;
}): SenderTrail {
  const { sink, waitFor, now, logger, system } = options;
  const kept: { readonly entry: AuditEntry; readonly onceTold?: () => Promise<unknown> }[] = [];
  let flushing: Promise<boolean> | undefined;

  async function written(entry: AuditEntry): Promise<boolean> {
    try {
      await waitFor('audit', (signal) => sink.write(entry, { signal }));
      return true;
    } catch (err) {
      const { id, kind, outcome, notification, group } = entry;
      count('auditFailures', { kind });
      const facts = { event: 'audit-failed', entry: id, kind, outcome, notification, group, kept: kept.length, err };
      logger.error(facts, 'the audit trail could not be written');
      return false;
    }
  }

  async function flushAll(): Promise<boolean> {
    for (let first = kept[0]; first !== undefined; first = kept[0]) {
      if (!(await written(first.entry))) return false;
      kept.shift();
      await first.onceTold?.().catch((err: unknown) => {
        logger.error({ event: 'store-failed', during: 'send', err }, 'the grant store failed');
      });
    }
    return true;
  }

  /** One at a time: two would write the same entry twice. */
  const flush = (): Promise<boolean> => {
    flushing ??= flushAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  const tell = (event: TrailEvent): AuditEntry => {
    if (event.kind !== 'send' && event.kind !== 'resend' && event.kind !== 'drop') {
      count('notifications', { event: event.kind, outcome: event.outcome });
    }
    return entryOf(event, now(), system);
  };

  return {
    flush,
    async hasRoomFor(kind) {
      const most = kind === 'cancel' ? MOST_KEPT_OF_CANCELS : MOST_KEPT;
      if (kept.length < most || (await flush())) return true;
      count('auditFull', { kind });
      const facts = { event: 'audit-full', kind, kept: kept.length };
      logger.error(facts, 'too many entries wait for the audit trail: nothing is done until it can be written');
      return false;
    },
    async before(event) {
      const entry = tell(event);
      return (await flush()) && (await written(entry));
    },
    async after(event, onceTold) {
      const entry = tell(event);
      // What is kept goes first, so that the trail tells things in the order they happened.
      if ((await flush()) && (await written(entry))) return true;
      kept.push({ entry, ...(onceTold && { onceTold }) });
      return false;
    },
  };
}
