import { randomInt, randomUUID } from 'node:crypto';
import { createAuthorizationBases } from '../access/authorization-base';
import type { NotificationQuery, Page } from '../access/grants';
import type { NotificationRecord, Referral } from '../access/model';
import type { Sources } from '../assemble/ports';
import type { AuditSink } from '../audit/entry';
import { fhirTransport } from '../http/client/fhir-transport';
import { portWaits, senderPorts, type TimeoutsMs } from '../limits/ports';
import { LONGEST_WAIT_MS } from '../limits/stored-moments';
import { turns } from '../limits/turns';
import { checkOptions } from '../options/check-options';
import { observeOutbox } from '../telemetry/instruments';
import { type Logger, loggerOf } from '../telemetry/logger';
import { type Monotonic, monotonic } from '../telemetry/monotonic';
import { summing } from '../telemetry/repeated-lines';
import type { OutboxMessage } from './messages';
import { notifiedPullRules } from './option-rules';
import { type Amendment, type AmendOptions, amend } from './send/amend';
import { defaultPatience } from './send/back-off';
import { createBell } from './send/bell';
import { type CancelRequest, cancel } from './send/cancel';
import { acceptedReasons } from './send/cancel-reasons';
import { repeatedLines, type Sender } from './send/context';
import { expireDue } from './send/expire';
import { createLanes } from './send/lanes';
import { type NotifyOptions, notify } from './send/notify';
import { createOutbox, type Outbox } from './send/outbox';
import { defaultDelays, type SendOptions } from './send/ports';
import { type PurgeRequest, purge } from './send/purge';
import type { AmendResult, CancelResult, NotifyResult, PurgeResult } from './send/results';
import { senderTrail } from './send/trail';
import { checkedValidity } from './send/validity';
import type { Worker } from './send/worker';
import type { Actor } from './sender-policy';
import { type SenderPolicy, senderPolicy } from './sender-policy';
import type { GrantStore } from './store/grant-store';
import { checkPeer, type PeerProfile, peerProfiles, type Validity } from './task/peer-profile';

/** Options of {@link createNotifiedPull}. */
export interface NotifiedPullOptions {
  /** Keeps notifications, grants and messages: `createGrantStore(database)`. */
  readonly store: GrantStore;
  /** Of which authorization bases are made; several when it was renewed, newest first. At least 32 bytes. */
  readonly secret: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Where and how messages are sent. */
  readonly send: SendOptions;
  /** The trail. Nothing that gives access is done unless it took the entry first. */
  readonly audit: AuditSink;
  /**
   * The sources of your facade. With them a referral that names no offers offers what has a source (or says `'noneKnown'`), and
   * one that names an offer of anything else is refused. Without them it offers the sections that every vendor has.
   */
  readonly sources?: Sources;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
  /** Clock for durations, in milliseconds: how long an endpoint is left alone. Default: that of the process. */
  readonly monotonic?: Monotonic;
  /** Milliseconds the trail is waited for; default, and what is done after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof senderPorts>;
  /** How long may be pulled when a referral does not say. Default: as the peer has it, for Twiin 12 months. */
  readonly validity?: Validity;
  /** Who may do what. Default: who treats, see `defaultSenderPolicy`. */
  readonly rolesThatMay?: Partial<SenderPolicy>;
  /** Cancel reasons of one's own beside those of `cancelReasons`. */
  readonly cancelReasons?: readonly string[];
  /** Name of the peer profile when a notification names none. Default `twiin`. */
  readonly peer?: string;
  /** Peer profiles of one's own beside the bundled ones; told apart by their `name`. */
  readonly peers?: readonly PeerProfile[];
  /**
   * Takes log lines, each with an `event`: `message-sent`, `message-retried`, `message-dead`, `message-dropped`,
   * `message-lost`, `directory-failed`, `token-failed`, `send-failed`, `outbox-failed`, `store-failed`, `audit-failed`, `audit-full`,
   * `notifications-purged`. Free of personal data, except `err`, the error of what the vendor supplied.
   */
  readonly logger?: Logger;
  /** What the trail calls this system: client id, OID or DID. */
  readonly source?: string;
  /** Name of this instance, for the claims on messages. Default: a random one. */
  readonly instance?: string;
}

/** The sending side of Notified Pull. */
export interface NotifiedPull {
  /**
   * Makes a referral's data available to its receiver and queues the notification. The BgZ itself is composed when it is
   * pulled.
   */
  notify(referral: Referral, actor: Actor, options?: NotifyOptions): Promise<NotifyResult>;
  /**
   * Notifies anew in the same group: other offers, another period, another department. Earlier notifications of the group
   * give way in the same step and are no longer pulled on, unless `keepEarlier`.
   */
  amend(id: string, changes: Amendment, actor: Actor, options?: AmendOptions): Promise<AmendResult>;
  /**
   * Withdraws access, to be refused from the very next pull, and queues the cancel for the receiver. Not held up by a trail
   * that is out of reach: the entry is then tried again and an error logged.
   */
  cancel(id: string, request: CancelRequest, actor: Actor): Promise<CancelResult>;
  get(id: string): Promise<NotificationRecord | undefined>;
  /** By patient, receiver, state or group; newest first, in pages. */
  list(query: NotificationQuery): Promise<Page<NotificationRecord>>;
  /** A notification with all others of its referral, newest first, and its own messages; undefined when there is none. */
  history(id: string): Promise<NotificationHistory | undefined>;
  /** Marks what is over by the clock; access does not wait for it. For a scheduler, daily will do. Gives how many. */
  expireDue(): Promise<number>;
  /** Removes what ended long ago. */
  purge(request: PurgeRequest, actor?: Actor): Promise<PurgeResult>;
  readonly outbox: Outbox;
  /** Writes what the trail still waits for and lets go of the figures. False when entries are left. */
  close(): Promise<boolean>;
}

/** What became of a referral. */
export interface NotificationHistory {
  readonly notifications: readonly NotificationRecord[];
  readonly messages: readonly OutboxMessage[];
}

function checkedOptions({ store, send, audit }: NotifiedPullOptions): void {
  const missing = [
    ...(store === undefined ? ['`store`, for example await createGrantStore(await embeddedDatabase())'] : []),
    ...(typeof send?.directory !== 'function' ? ['`send.directory`, which finds the address of a receiver'] : []),
    ...(typeof send?.token !== 'function' ? ['`send.token`, which gets a token at the receiver'] : []),
    ...(typeof audit?.write !== 'function' ? ['`audit`, where NEN 7513 events go'] : []),
  ];
  if (missing.length > 0) throw new TypeError(`createNotifiedPull needs ${missing.join('; ')}.`);
}

function positive(name: string, value: number): number {
  if (!Number.isFinite(value) || value <= 0) throw new TypeError(`${name} is a number above 0.`);
  return value;
}

function workerMaker(
  sender: Sender,
  { send, monotonic: elapsed = monotonic }: NotifiedPullOptions,
  instance: string,
): (stopping: () => boolean) => Worker {
  const timeoutMs = positive('send.timeoutMs', send.timeoutMs ?? 30_000);
  const shared = {
    sender,
    options: send,
    // An answer to a Task is a Task or an OperationOutcome.
    transport:
      send.transport ?? fhirTransport({ timeoutMs, maxBytes: 1024 * 1024, allowLoopbackHttp: send.allowLoopbackHttp }),
    lanes: createLanes({
      perEndpoint: positive('send.perEndpoint', send.perEndpoint ?? 4),
      coolDownMs: positive('send.coolDownMs', send.coolDownMs ?? 30_000),
      monotonic: elapsed,
    }),
    gate: turns(positive('send.concurrency', send.concurrency ?? 16)),
    patience: {
      maxAttempts: positive('send.maxAttempts', send.maxAttempts ?? defaultPatience.maxAttempts),
      maxAgeMs: positive('send.maxAgeMs', send.maxAgeMs ?? defaultPatience.maxAgeMs),
    },
    timeoutMs,
    random: send.random ?? (() => randomInt(2 ** 32) / 2 ** 32),
  };
  // Two instances of one name must not take each other's claims for their own.
  return (stopping) => ({ ...shared, name: `${instance}/${randomUUID()}`, stopping });
}

/**
 * The sending side of Notified Pull: notify, amend, cancel, expire, and the outbox that delivers it (spec notified-pull §2 to
 * §6 and §10). Any number of instances may work over one store.
 *
 * @returns Operations that tell in their result what was not done and why; see `Refused`.
 * @throws {TypeError} For options that cannot work.
 *
 * @example
 * const notifiedPull = createNotifiedPull({
 *   store: await createGrantStore(await postgresDatabase({ connectionString })),
 *   secret,
 *   audit,
 *   send: { directory: async ({ organization }) => addresses.get(organization.ura), token: getToken },
 * });
 * const result = await notifiedPull.notify(referral, actor);
 * if (!result.ok) show(result.issues);
 * void notifiedPull.outbox.run({ signal });
 */
export function createNotifiedPull(options: NotifiedPullOptions): NotifiedPull {
  checkedOptions(options);
  checkOptions('createNotifiedPull', options, notifiedPullRules);
  const { store, send, now = () => new Date(), instance = 'bgz' } = options;
  const logger = summing(loggerOf(options.logger), repeatedLines);
  const profiles: readonly PeerProfile[] = [...Object.values(peerProfiles), ...(options.peers ?? [])];
  profiles.forEach(checkPeer);
  const peers = new Map(profiles.map((peer) => [peer.name, peer]));
  const defaultPeer = options.peer ?? 'twiin';
  if (!peers.has(defaultPeer)) throw new TypeError(`\`peer\` is one of ${[...peers.keys()].join(', ')}.`);
  const timeoutMs = send.timeoutMs ?? 30_000;
  const leaseMs = send.leaseMs ?? Math.min(4 * timeoutMs, LONGEST_WAIT_MS);
  if (!(leaseMs >= 2 * timeoutMs))
    throw new TypeError('send.leaseMs must be at least twice send.timeoutMs, and is at most a day.');

  const bell = createBell();
  const sender: Sender = {
    store,
    bases: createAuthorizationBases(options.secret),
    trail: senderTrail({
      sink: options.audit,
      waitFor: portWaits(senderPorts, options.timeoutsMs),
      now,
      logger,
      system: options.source,
    }),
    policy: senderPolicy(options.rolesThatMay),
    reasons: acceptedReasons(options.cancelReasons),
    peers,
    defaultPeer,
    validity: options.validity && checkedValidity(options.validity),
    logger,
    now,
    delays: { ...defaultDelays, ...send.delayMs },
    wake: bell.ring,
    sources: options.sources,
  };
  const mostClaimed = 16 * (send.concurrency ?? 16);
  const outbox = createOutbox(sender, workerMaker(sender, options, instance), { leaseMs, mostClaimed, bell });
  const stopObserving = observeOutbox(store, {
    depth: () => store.outboxDepth(),
    age: async () => {
      const since = await store.oldestWaiting();
      // A clock that was set back makes nobody wait less than nothing.
      return since === undefined ? 0 : Math.max(0, (now().getTime() - Date.parse(since)) / 1000);
    },
  });

  return {
    notify: (referral, actor, choices) => notify(sender, referral, actor, choices),
    amend: (id, changes, actor, choices) => amend(sender, id, changes, actor, choices),
    cancel: (id, request, actor) => cancel(sender, id, request, actor),
    get: (id) => store.get(id),
    list: (query) => store.list(query),
    async history(id) {
      const record = await store.get(id);
      if (record === undefined) return undefined;
      const [group, messages] = await Promise.all([
        store.list({ groupIdentifier: record.groupIdentifier, limit: 500 }),
        store.messages({ notificationId: id, limit: 500 }),
      ]);
      return { notifications: group.items, messages: messages.items };
    },
    expireDue: () => expireDue(sender),
    purge: (request, actor) => purge(sender, request, actor),
    outbox,
    async close() {
      stopObserving();
      return sender.trail.flush();
    },
  };
}
