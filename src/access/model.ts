import type { PartyIdentifier } from '../audit/entry';

export type { PartyIdentifier };

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

/** A code with its system. */
export interface Code {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** One thing the receiver may pull. */
export type Offer =
  /** A search relative to the base URL, without the patient: `AllergyIntolerance?_revinclude=Provenance:target`. */
  | { readonly kind: 'query'; readonly query: string; readonly section?: Code }
  /** A single resource: `DocumentReference/abc`. */
  | { readonly kind: 'resource'; readonly reference: string; readonly section?: Code };

/** The legal basis unless a referral says otherwise. WGBO: consent is implied in the referral (spec notified-pull §11). */
export const IMPLIED_CONSENT = 'urn:bgz-facade:legal-basis:wgbo-referral';

/** The number that a service or place got from the organization that publishes it (TA Routering; spec bgz-msz-profiles §5). */
export interface AuthorAssignedIdentifier extends PartyIdentifier {
  /** URA of that organization; the receiving one when left out. */
  readonly assigner?: string;
}

/** A service or place behind the front door of the receiver. */
export interface RoutingTarget {
  /**
   * `HealthcareService/id` or `Location/id`, under your own base. Without an `identifier` the receiver may ask for it there: give
   * `routingResource` to `workflowTasks`.
   */
  readonly reference?: string;
  readonly display?: string;
  /** By this the receiver finds it in its own directory, without asking. */
  readonly identifier?: AuthorAssignedIdentifier;
}

/** A referral as the EPD knows it. */
export interface Referral {
  readonly patient: { readonly bsn: string };
  readonly sender: {
    readonly organization: ReferralOrganization;
    readonly practitioner: ReferringPractitioner;
    /** The sending system: OID, AORTA application id or DID. */
    readonly system?: PartyIdentifier;
  };
  readonly receiver: {
    readonly organization: ReferralOrganization;
    /** Department or service behind the front door: a HealthcareService. */
    readonly department?: RoutingTarget;
    /** Where the patient is to go, when the organization has several places: a Location. */
    readonly location?: RoutingTarget;
  };
  /**
   * What may be pulled. Left out, what has a source (`sources` of `createNotifiedPull`), letters not among it; without sources there, what
   * `bgzOffers()` gives.
   */
  readonly offers?: readonly Offer[];
  /** Why the patient is referred, for the workflow Task and the trail: a code, never free text about the patient. */
  readonly reason?: Code;
  /** The sender established that the receiver has or will have a treatment relation (spec notified-pull §11). */
  readonly treatmentRelation: true;
  /** Ground for making the data available, as a URI. Default: consent implied in the referral (WGBO). */
  readonly legalBasis?: string;
  /** End of the period in which may be pulled, ISO instant; the configured validity after the notification when left out. */
  readonly validUntil?: string;
}

/**
 * State of a notification, which is also the state of the grant it made. The codes are those of STU3 Task.status, with two
 * of ours: `expired` (its period is over) and `superseded` (an amended notification took its place).
 */
export const notificationStates = [
  'requested',
  'received',
  'accepted',
  'in-progress',
  'on-hold',
  'rejected',
  'cancelled',
  'completed',
  'failed',
  'entered-in-error',
  'expired',
  'superseded',
] as const;
export type NotificationState = (typeof notificationStates)[number];

/** A notification with the grant it made, as the store keeps it. */
export interface NotificationRecord {
  /** UUID; also the id of the workflow Task. */
  readonly id: string;
  /** Business identifier, `urn:uuid:…`: what a repeated or cancelling message is recognised by. */
  readonly identifier: string;
  /** Shared by all notifications of one referral, `urn:uuid:…`. */
  readonly groupIdentifier: string;
  readonly state: NotificationState;
  readonly referral: Referral;
  /** What may be pulled: the referral's offers, or what is offered without any, spelled out. */
  readonly offers: readonly Offer[];
  /** SHA-256 (hex) of the authorization base in the notification; the base itself is not kept. */
  readonly baseHash: string;
  /** The same of the one in the workflow Task, for peers with two bases (Nuts). */
  readonly workflowBaseHash: string;
  /** Name of the peer profile its messages are written in. */
  readonly peer: string;
  /** ISO 8601 instants (UTC, milliseconds). */
  readonly createdAt: string;
  readonly validUntil: string;
  readonly changedAt: string;
  /** Why it was cancelled: a code of the caller. */
  readonly cancelReason?: string;
  /** Rises by one with every change; a change names the version it was made on. */
  readonly version: number;
}
