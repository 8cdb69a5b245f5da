/** An identifier with its system, as FHIR writes them: URA, UZI, AGB, an OID … */
export interface PartyIdentifier {
  /** URI of the register, for example `http://fhir.nl/fhir/NamingSystem/ura`. */
  readonly system: string;
  readonly value: string;
}

/** A care organization. The URA is what crosses from one GtK to another, so it is always known. */
export interface ReferralOrganization {
  /** URA: 8 digits. */
  readonly ura: string;
  readonly name?: string;
  /** Further identifiers a receiver may ask for: AGB, OID, DID. */
  readonly identifiers?: readonly PartyIdentifier[];
}

/** Who refers: the practitioner under whose responsibility the patient's data is made available. */
export interface ReferringPractitioner {
  /** UZI, BIG or AGB number. */
  readonly identifier: PartyIdentifier;
  readonly name?: string;
  /** UZI role code, for example `01.015`. */
  readonly role: string;
}

/** One thing the receiver may pull. */
export type Offer =
  /** A search, relative to the base URL: `AllergyIntolerance?…`; the codes of the section it belongs to go with it. */
  | {
      readonly kind: 'query';
      readonly query: string;
      readonly section?: { readonly system: string; readonly code: string; readonly display?: string };
    }
  /** A single resource, `DocumentReference/abc`. */
  | { readonly kind: 'resource'; readonly reference: string };

/** A referral as the EPD knows it. */
export interface Referral {
  readonly patient: { readonly bsn: string };
  readonly sender: {
    readonly organization: ReferralOrganization;
    readonly practitioner: ReferringPractitioner;
    readonly system?: PartyIdentifier;
  };
  readonly receiver: {
    readonly organization: ReferralOrganization;
    /** Department or address behind the front door, as a HealthcareService reference and a name. */
    readonly department?: { readonly reference?: string; readonly display?: string };
  };
  /** What may be pulled; the whole BgZ when left out. */
  readonly offers?: readonly Offer[];
  /** Why the patient is referred, for the audit trail and the workflow Task: a code, never free text about the patient. */
  readonly reason?: { readonly system: string; readonly code: string; readonly display?: string };
  /** End of the period in which may be pulled; a year after the notification when left out. */
  readonly validUntil?: string;
}

/**
 * State of a notification, which is also the state of the grant it made. `requested` to `on-hold` allow pulling; the
 * others end it. The codes are those of STU3 Task.status; `expired` is ours.
 */
export type NotificationState =
  | 'requested'
  | 'received'
  | 'accepted'
  | 'in-progress'
  | 'on-hold'
  | 'rejected'
  | 'cancelled'
  | 'completed'
  | 'failed'
  | 'entered-in-error'
  | 'expired';

/** A notification with the grant it made, as the store keeps it. */
export interface NotificationRecord {
  /** Technical id: a UUID; also the id of the workflow Task. */
  readonly id: string;
  /** Business identifier, `urn:uuid:…`; what a repeated or cancelling message is recognised by. */
  readonly identifier: string;
  /** Shared by all notifications of one referral, `urn:uuid:…`. */
  readonly groupIdentifier: string;
  readonly state: NotificationState;
  readonly referral: Referral;
  /** SHA-256 (hex) of the authorization base; the base itself is not kept. */
  readonly authorizationBaseHash: string;
  /** Name of the peer profile its messages are written in. */
  readonly peer: string;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly validUntil: string;
  readonly changedAt: string;
  /** Why it was cancelled, as the caller gave it. */
  readonly cancelReason?: string;
  /** Rises by one with every change; a change names the version it was made on. */
  readonly version: number;
}

/** What an outgoing message is. */
export type MessageKind = 'notify' | 'cancel';

/** Where a message is on its way out. `dead` waits for an operator. */
export type MessageState = 'queued' | 'sending' | 'sent' | 'dead' | 'dropped';

/** A message in the outbox: stored with the change that caused it, sent afterwards. */
export interface OutboxMessage {
  readonly id: string;
  readonly notificationId: string;
  readonly kind: MessageKind;
  readonly state: MessageState;
  /** The Task to send, as FHIR JSON. */
  readonly task: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  /** ISO instant before which it is not tried again. */
  readonly notBefore: string;
  /** Who is sending it and until when that claim holds, so that a killed process does not keep it. */
  readonly claimedBy?: string;
  readonly claimedUntil?: string;
  /** Stable code of what went wrong last; no text of the other side. */
  readonly lastFailure?: string;
  readonly createdAt: string;
  readonly sentAt?: string;
}
