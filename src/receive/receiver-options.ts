import type { PartyIdentifier } from '../access/model';
import type { Possession } from '../access/tokens/possession/sender-constrained';
import type { TokenCheck, TokenClaims } from '../access/tokens/token-check';
import type { AuditSink } from '../audit/entry';
import type { Limiter } from '../http/check-limit';
import { portWaits, receiverPorts, type TimeoutsMs, type WaitFor } from '../limits/ports';
import { LONGEST_WAIT_MS } from '../limits/stored-moments';
import { checkOptions } from '../options/check-options';
import { type Logger, loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import { MOST_OFFERS } from './budget';
import { type Earlier, type Inbox, memoryInbox } from './inbox';
import { receiverRules } from './option-rules';
import type { OrganizationLookup, TakenNotification } from './sender';

/** What goes along with a notification. */
export interface Received {
  /** Id under which it is known here; the sender got it as `Task/id`. */
  readonly id: string;
  /** The earlier notification of the same referral, whose place it takes. */
  readonly replaces?: Earlier;
  /** What the sender's token said; absent when senders are not checked. */
  readonly claims?: TokenClaims;
}

/** A notification that was withdrawn. */
export interface Withdrawn extends Earlier {
  readonly groupIdentifier?: string;
}

/** Options of {@link createNotificationReceiver}. */
export interface ReceiverOptions {
  /**
   * Takes a notification. Called once per notification, but for a process that is killed or a database that is lost in the
   * middle: then it is called again, with the same id, when the sender repeats. When it rejects, or takes longer than `callbackTimeoutMs`, the sender is asked to try
   * again (503): once the signal is aborted, do not take it any more.
   */
  readonly onNotification: (
    notification: TakenNotification,
    received: Received,
    context: { readonly signal: AbortSignal },
  ) => void | Promise<void>;
  /** Takes a withdrawal of a notification that was handed over, or tried to be: stop pulling, and show it as withdrawn. */
  readonly onCancel: (withdrawn: Withdrawn, context: { readonly signal: AbortSignal }) => void | Promise<void>;
  /** URA numbers of this organization; a notification for another is refused. */
  readonly ownUras: readonly string[];
  /** Its identifiers in other registers (AGB, DID), for senders that do not give the URA. */
  readonly ownIdentifiers?: readonly PartyIdentifier[];
  /** Checks the sender's token; its organization must be the one the Task is from. Left out, `insecure` must be given. */
  readonly authorize?: TokenCheck;
  /** Takes tokens that are bound to a key or a certificate from whom they are of: `senderConstrained(…)`. Left out, such a token is refused. */
  readonly possession?: Possession;
  /**
   * Tells which organization an AGB, a DID or the number of a system is of. With it, what a Task says of its sender is held
   * against the organization of the token: a contradiction is refused (403), and while it cannot be asked the sender is to try
   * again (503). Without it only the URA can be compared, and all else is handed over as not confirmed.
   */
  readonly organizationOf?: OrganizationLookup;
  /**
   * What becomes of a notification from an organization of which nobody knows that it is the one of the token. `hand-over`
   * (default): with `sender.confirmed` false. `refuse`: 403.
   */
  readonly unconfirmedSender?: 'hand-over' | 'refuse';
  /** Takes notifications of anyone. For a first run on a closed machine. */
  readonly insecure?: boolean;
  /** Remembers what came in. Default: in memory; see {@link databaseInbox} for production. */
  readonly inbox?: Inbox;
  /** Whether a patient is one of ours; when not, the notification is refused in words that do not tell. Default: all are. */
  readonly knowsPatient?: (bsn: string, context: { readonly signal: AbortSignal }) => boolean | Promise<boolean>;
  /** Status of the answer to a cancel of a notification that is not known. Default 404. */
  readonly unknownCancel?: 404 | 200;
  readonly audit?: AuditSink;
  /**
   * Network address of who sends, for the trail and to sum refusals by: `connectionAddress` behind `nodeListener` (both of
   * `bgz-facade/node`), or a look-up of your own. What is no IP address is left out, with an error in the log.
   */
  readonly peerAddress?: (request: Request) => string | undefined;
  /**
   * Your own limiter, asked before anything else is looked at, the token included: true lets the request in, anything else is
   * 429. It may go by what `peerAddress` gives; never by a header that who sends can set. One that fails lets nothing in (503).
   */
  readonly limit?: Limiter;
  readonly now?: () => Date;
  readonly logger?: Logger;
  /**
   * Public base URL, for Location. Without it: origin of the request plus `mountPath`, and a request over HTTP is only taken
   * (else 421) under a name of this machine itself.
   */
  readonly baseUrl?: string;
  /** Path of the FHIR base under which requests arrive. Default `/fhir`. */
  readonly mountPath?: string;
  /** Bytes a Task may have. Default 262 144. */
  readonly maxBodyBytes?: number;
  /** Offers a notification may make, those that cannot be read included; 422 for more. Default 500, as a pull asks for. */
  readonly maxOffers?: number;
  /** Milliseconds a Task may take to arrive; 408 after that. Default 10 000. */
  readonly bodyTimeoutMs?: number;
  /**
   * How long `onNotification` and `onCancel` may take; another instance waits as long, and for the trail, before it takes over
   * a notification whose callback never ended. Default 60 000 ms, at most a day.
   */
  readonly callbackTimeoutMs?: number;
  /** Milliseconds each other port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof receiverPorts>;
}

/** The options with defaults filled in. */
export interface ReceiverSettings extends ReceiverOptions {
  readonly inbox: Inbox;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly mountPath: string;
  readonly maxBodyBytes: number;
  readonly maxOffers: number;
  readonly bodyTimeoutMs: number;
  readonly unknownCancel: 404 | 200;
  readonly callbackTimeoutMs: number;
  /** How long a notification is claimed for: its trail and its callback. */
  readonly claimMs: number;
  readonly waitFor: WaitFor<keyof typeof receiverPorts>;
}

/** The same inbox, none of whose answers is waited for longer than the limit. */
const limitedInbox = (inbox: Inbox, waitFor: WaitFor<'inbox'>): Inbox => ({
  arrive: (arrival) => waitFor('inbox', () => inbox.arrive(arrival)),
  handedOver: (key) => waitFor('inbox', () => inbox.handedOver(key)),
  failed: (key) => waitFor('inbox', () => inbox.failed(key)),
  cancel: (named) => waitFor('inbox', () => inbox.cancel(named)),
  cancelTold: (key) => waitFor('inbox', () => inbox.cancelTold(key)),
});

const withoutSlash = (path: string) => path.replace(/\/+$/, '');

/** Lines of the log that come with every request while a port is down, or because a sender wants it so: told once, then counted. */
const repeated = [
  'limit-failed',
  'peer-address-failed',
  'host-unknown',
  'token-check-failed',
  'organization-lookup-failed',
  'notification-failed',
  'notification-not-taken',
  'cancel-not-taken',
  'unknown-cancel',
];

/** Checks the options and fills in defaults. Throws a TypeError on misuse: a receiver that would be unsafe does not start. */
export function receiverSettings(options: ReceiverOptions): ReceiverSettings {
  checkOptions('createNotificationReceiver', options, receiverRules);
  if (options.possession !== undefined && options.authorize === undefined)
    throw new TypeError(
      'createNotificationReceiver: `possession` goes with `authorize`, which reads what a token is bound to.',
    );
  if ((options.authorize === undefined) !== (options.insecure === true)) {
    throw new TypeError(
      'createNotificationReceiver needs either `authorize`, or `insecure: true` to take notifications of anyone.',
    );
  }
  if (options.ownUras.length === 0 || options.ownUras.some((ura) => !/^\d{8}$/.test(ura))) {
    throw new TypeError('`ownUras` holds the URA numbers of this organization: eight digits each.');
  }
  const waitFor = portWaits(receiverPorts, options.timeoutsMs);
  const callbackTimeoutMs = options.callbackTimeoutMs ?? 60_000;
  // While the trail is told, a claim must not run out.
  const claimMs = callbackTimeoutMs + (options.timeoutsMs?.audit ?? receiverPorts.audit.ms);
  if (claimMs > LONGEST_WAIT_MS)
    throw new TypeError(
      '`callbackTimeoutMs` and `timeoutsMs.audit` together are at most a day: nothing is claimed longer.',
    );
  return {
    ...options,
    ...(options.baseUrl !== undefined && { baseUrl: withoutSlash(options.baseUrl) }),
    inbox: limitedInbox(options.inbox ?? memoryInbox(), waitFor),
    now: options.now ?? (() => new Date()),
    logger: summing(loggerOf(options.logger), repeated),
    mountPath: withoutSlash(options.mountPath ?? '/fhir'),
    maxBodyBytes: options.maxBodyBytes ?? 262_144,
    maxOffers: options.maxOffers ?? MOST_OFFERS,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    unknownCancel: options.unknownCancel ?? 404,
    callbackTimeoutMs,
    claimMs,
    waitFor,
  };
}
