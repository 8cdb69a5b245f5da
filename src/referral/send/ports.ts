import type { NotificationRecord, Referral } from '../../access/model';
import type { FhirTransport } from '../../http/client/fhir-transport';
import type { LoopbackOptions } from '../../http/client/safe-address';
import type { MessageKind } from '../messages';
import type { PeerProfile } from '../task/peer-profile';

/** Where messages to a receiver go. */
export interface Endpoint {
  /** FHIR base under which the receiver takes Tasks; https, or http on the machine itself with `allowLoopbackHttp`. */
  readonly baseUrl: string;
  /** Token endpoint of the receiver, when the directory knows it; for the token port. */
  readonly tokenUrl?: string;
  /**
   * How this receiver wants its messages, when the directory knows better than the notification: name of a peer profile or one
   * itself. It must have as many authorization bases as that of the notification, which fixed what the base gives access to.
   */
  readonly peer?: string | PeerProfile;
}

/**
 * Finds the address of a receiver: ZORG-AB, a table of one's own, an mCSD directory (spec vendor-checklist 22 and 39).
 *
 * @param receiver Organization with its URA, and the department behind the front door.
 * @returns Undefined when the receiver has none: the message then waits for an operator. Reject for a directory that is out of
 *   reach: it is tried again.
 */
export type Directory = (
  receiver: Referral['receiver'],
  context: { readonly signal: AbortSignal },
) => Promise<Endpoint | undefined>;

/** What is being sent, for those who make tokens and headers. */
export interface Sending {
  readonly kind: MessageKind;
  readonly notification: NotificationRecord;
  readonly endpoint: Endpoint;
  /** UUID, the same for every attempt at this message. */
  readonly initialRequestId: string;
  /** UUID of this attempt; also sent as X-Request-Id and in the trail. */
  readonly requestId: string;
}

/** Nuts: credentials take ten seconds to reach the other side (spec field-notes §7.5). */
export const defaultDelays: Readonly<Record<string, number>> = { nuts: 10_000 };

/** Options of sending. */
export interface SendOptions extends LoopbackOptions {
  readonly directory: Directory;
  /**
   * Gives a bearer token for an endpoint; undefined for a receiver that takes none. `fresh`: the last one was refused, so none
   * from a cache. `correlationId`: that of the message. Rejects when there is none to be had: the message is tried again.
   */
  readonly token: (
    endpoint: Endpoint,
    context: Sending & { readonly fresh: boolean; readonly signal: AbortSignal; readonly correlationId: string },
  ) => Promise<string | undefined>;
  /** Further headers, for example `AORTA-ID`. */
  readonly headers?: (sending: Sending) => Readonly<Record<string, string>>;
  /** Sends. Default: Node's own fetch. Give `fhirTransport({ requestOptions })` for mutual TLS. */
  readonly transport?: FhirTransport;
  /** Milliseconds an attempt may take, token included. Default 30 000. */
  readonly timeoutMs?: number;
  /** Milliseconds a message is this worker's own: at least two attempts, at most a day. Default four attempts. */
  readonly leaseMs?: number;
  /** Attempts at a time, all receivers together. Default 16. */
  readonly concurrency?: number;
  /** Attempts at a time per endpoint. Default 4. */
  readonly perEndpoint?: number;
  /** Milliseconds an endpoint that does not answer is left alone. Default 30 000. */
  readonly coolDownMs?: number;
  /** Attempts after which a message waits for an operator. Default 12, about six days. */
  readonly maxAttempts?: number;
  /** Milliseconds after which a message that fails again waits for an operator. Default 7 days. */
  readonly maxAgeMs?: number;
  /** Milliseconds a notification waits before its first attempt, at most a day, by name of the peer profile. See {@link defaultDelays}. */
  readonly delayMs?: Readonly<Record<string, number>>;
  /** From 0 up to 1, to spread attempts. Default: node:crypto. */
  readonly random?: () => number;
}
