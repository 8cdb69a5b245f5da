import type { AuditSink } from '../audit/entry';
import { portWaits, senderPorts, type TimeoutsMs } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { type Logger, loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import { outboxDeskRules } from './option-rules';
import { repeatedLines } from './send/context';
import { deskOf, type OutboxDesk } from './send/desk';
import { senderTrail } from './send/trail';
import { type SenderPolicy, senderPolicy } from './sender-policy';
import type { GrantStore } from './store/grant-store';

/** Options of {@link createOutboxDesk}. */
export interface OutboxDeskOptions {
  /** The store that the senders work over: `createGrantStore(database)`. */
  readonly store: GrantStore;
  /** The trail. Nothing is sent again or given up unless it took the entry first. */
  readonly audit: AuditSink;
  /** Who may do what. Default: anybody whom you let in, see `defaultSenderPolicy`. */
  readonly rolesThatMay?: Partial<SenderPolicy>;
  /** Milliseconds the trail is waited for; default, and what is done after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof senderPorts>;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
  readonly logger?: Logger;
  /** What the trail calls this system: client id, OID or DID. */
  readonly source?: string;
}

/**
 * The outbox as an operator works with it, in a process that sends nothing: what waits, what is dead and why, sending again,
 * giving up. `createNotifiedPull(…).outbox` has the same beside sending; `bgz outbox` is this, on a command line.
 *
 * @throws {TypeError} For options that cannot work.
 * @example
 * const desk = createOutboxDesk({ store: await createGrantStore(database), audit: await auditTable(database) });
 * for (const { id, lastFailure } of (await desk.dead()).items) console.log(id, lastFailure);
 */
export function createOutboxDesk(options: OutboxDeskOptions): OutboxDesk & {
  /** Writes what the trail still waits for. False when entries are left. */
  close(): Promise<boolean>;
} {
  checkOptions('createOutboxDesk', options, outboxDeskRules);
  const { store, audit, now = () => new Date() } = options;
  const logger = summing(loggerOf(options.logger), repeatedLines);
  const waitFor = portWaits(senderPorts, options.timeoutsMs);
  const trail = senderTrail({ sink: audit, waitFor, now, logger, system: options.source });
  const policy = senderPolicy(options.rolesThatMay);
  // Who sends looks at the store by itself, within a second.
  return { ...deskOf({ store, trail, policy, logger, now, wake: () => {} }), close: () => trail.flush() };
}
