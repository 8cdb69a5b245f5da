import { randomUUID } from 'node:crypto';
import { isAwaited } from '../limits/stored-moments';

/** Which notification: an identifier counts within its sender, so that nobody can stand in the way of another's. */
export interface InboxKey {
  /** URA of the sending organization; empty when senders are not checked. */
  readonly sender: string;
  /** `urn:uuid:…`. */
  readonly identifier: string;
}

/** A notification that arrives. */
export interface Arrival extends InboxKey {
  readonly group?: string;
  /** SHA-256 (hex) of what it says, to tell a repetition from another message under the same identifier. */
  readonly fingerprint: string;
  /**
   * ISO instants: now, and until when this attempt to hand it over is waited for. A stored claim that ends more than a day (and
   * five minutes, as clocks differ) after now was written by a clock that ran ahead: nothing waits for it.
   */
  readonly at: string;
  readonly claimedUntil: string;
}

/** An earlier notification of the same referral. */
export interface Earlier {
  readonly id: string;
  readonly identifier: string;
}

/** What the inbox knows of a notification that arrives. */
export type ArrivalResult =
  /** Not seen before, or not yet handed over: hand it over, then `handedOver` or `failed`. */
  | { readonly state: 'new'; readonly id: string; readonly replaces?: Earlier }
  /** Handed over before. */
  | { readonly state: 'repeated'; readonly id: string }
  /** Handed over before with other content. */
  | { readonly state: 'different'; readonly id: string }
  /** Its cancel came before it: never to be shown. */
  | { readonly state: 'withdrawn'; readonly id: string }
  /** Being handed over at this moment, by another instance. */
  | { readonly state: 'busy' };

/** What a cancel comes upon. */
export type InboxCancelResult =
  /** Withdrawn; `tell` when the application may have the notification and does not know yet. */
  | { readonly state: 'cancelled'; readonly id: string; readonly group?: string; readonly tell: boolean }
  /** No such notification. Remembered, in case it arrives later. */
  | { readonly state: 'unknown' }
  | { readonly state: 'busy' };

/**
 * Remembers which notifications and cancels came in, and no more than that: no patient, no base, no Task. Every method is
 * atomic; several instances may share one inbox.
 */
export interface Inbox {
  arrive(arrival: Arrival): Promise<ArrivalResult>;
  /** The application took the notification. */
  handedOver(key: InboxKey): Promise<void>;
  /** The application did not take it: a repetition is new again. */
  failed(key: InboxKey): Promise<void>;
  cancel(cancel: InboxKey & { readonly at: string }): Promise<InboxCancelResult>;
  /** The application took the cancel. */
  cancelTold(key: InboxKey): Promise<void>;
}

interface Kept extends Earlier {
  readonly sender: string;
  readonly group?: string;
  fingerprint?: string;
  state: 'claimed' | 'received' | 'cancelled';
  claimedUntil: string;
  told: boolean;
}

/** An inbox in memory: for a first run and tests. What came in is forgotten when the process ends. */
export function memoryInbox(): Inbox {
  const kept = new Map<string, Kept>();
  const keyOf = ({ sender, identifier }: InboxKey) => JSON.stringify([sender, identifier]);

  function earlierThan({ sender, group, identifier }: Arrival): Earlier | undefined {
    if (group === undefined) return undefined;
    const found = [...kept.values()].findLast(
      (one) =>
        one.sender === sender && one.group === group && one.identifier !== identifier && one.state === 'received',
    );
    return found && { id: found.id, identifier: found.identifier };
  }

  return {
    async arrive(arrival) {
      const key = keyOf(arrival);
      const known = kept.get(key);
      const { sender, identifier, group, fingerprint, at, claimedUntil } = arrival;
      if (known?.state === 'cancelled') {
        known.fingerprint ??= fingerprint;
        return { state: 'withdrawn', id: known.id };
      }
      if (known?.state === 'received') {
        return { state: known.fingerprint === fingerprint ? 'repeated' : 'different', id: known.id };
      }
      if (known && isAwaited(known.claimedUntil, at)) return { state: 'busy' };
      const replaces = earlierThan(arrival);
      const id = known?.id ?? randomUUID();
      kept.delete(key);
      kept.set(key, {
        id,
        sender,
        identifier,
        ...(group !== undefined && { group }),
        fingerprint,
        state: 'claimed',
        claimedUntil,
        told: false,
      });
      return { state: 'new', id, ...(replaces && { replaces }) };
    },
    async handedOver(key) {
      const known = kept.get(keyOf(key));
      if (known?.state === 'claimed') known.state = 'received';
    },
    async failed(key) {
      const known = kept.get(keyOf(key));
      if (known?.state === 'claimed') known.claimedUntil = '';
    },
    async cancel({ at, ...named }) {
      const key = keyOf(named);
      const known = kept.get(key);
      if (known === undefined) {
        kept.set(key, { ...named, id: randomUUID(), state: 'cancelled', claimedUntil: '', told: true });
        return { state: 'unknown' };
      }
      if (known.state === 'claimed' && isAwaited(known.claimedUntil, at)) return { state: 'busy' };
      known.state = 'cancelled';
      if (known.fingerprint === undefined) return { state: 'unknown' };
      const { id, group, told } = known;
      return { state: 'cancelled', id, ...(group !== undefined && { group }), tell: !told };
    },
    async cancelTold(key) {
      const known = kept.get(keyOf(key));
      if (known) known.told = true;
    },
  };
}
