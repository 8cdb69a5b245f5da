import type { FhirResource, OperationOutcome } from 'fhir/r3';
import type { Code, Offer } from '../access/model';
import type { Phrase } from '../fhir/phrase';
import type { TransportFailure } from '../http/client/fhir-transport';
import type { ReadResult } from '../read';
import type { ReceivedNotification } from '../referral/task/parse';
import type { Notice } from '../referral/task/task-notices';
import type { ValidationReport } from '../validate/issue';
import type { DocumentAgain } from './archive/again';
import type { BudgetPart, ReachedLimit } from './budget';
import type { PulledGroup, PulledKey } from './by-section';
import type { Redacted } from './redacted';
import type { ApartResource } from './whose/apart';

/** Why something was not, or not wholly, obtained. */
export type PullFailure =
  | TransportFailure
  | 'no-token'
  /** The port that gives tokens took longer than its limit. */
  | 'token-timed-out'
  /** The sender answered with an error status. */
  | 'http-status'
  /** The answer is no searchset, or not the resource that was asked for. */
  | 'not-a-searchset'
  | 'not-the-resource'
  /** An offer of the Task that cannot be read: a broken escape, another server, several searches in one. */
  | 'unreadable-offer'
  /** An entry of the answer in which there is no resource. */
  | 'unreadable-entry'
  /** Something came that is another patient's, or of which it cannot be told whose it is; see `PullResult.apart`. */
  | 'other-patient'
  /** Something came that was not asked for; see `PullResult.apart`. */
  | 'not-asked-for'
  /** The sender said in the answer that something is missing. */
  | 'told-incomplete'
  /** The sender said that a part of what was asked for is not offered there; what is there came. */
  | 'part-not-offered'
  /** Fewer different matches came than the total that was announced. */
  | 'fewer-than-total'
  /** The sender left elements out of a resource, and tagged it so. */
  | 'subsetted'
  /** A next page at another address than the sender's base, one that was had before, or one too many. */
  | 'next-elsewhere'
  | 'next-again'
  | 'too-many-pages'
  /** Something in the XML was not FHIR and was left out. */
  | 'lossy-xml'
  /** The bytes of a document are not those its hash or size says. */
  | 'damaged'
  /** What the sender calls a PDF does not begin as one, or a document of no bytes at all came. */
  | 'not-a-pdf'
  | 'empty'
  /** A document at another address than the sender's base, or without address. */
  | 'elsewhere'
  | 'no-content'
  /** The sender has another document under the same id, which was taken for this one. */
  | 'two-under-one-id'
  /** The whole pull took more than it may; `limit` says of what. */
  | 'over-budget'
  /** The archive threw, or answered something else than it may; it did not answer in time; it left bytes unread. */
  | 'archive-failed'
  | 'archive-timed-out'
  | 'archive-unread'
  /** Not handed to the archive: no Patient with the BSN of the notification came. */
  | 'patient-not-confirmed'
  /** Not handed to the archive: the sender says that the document was entered in error, or something unknown changes what it says. */
  | 'entered-in-error'
  | 'unknown-modifier'
  /** The trail could not be written: of this hand-over, or of one before it. */
  | 'not-logged'
  /** The validator that was asked for broke. */
  | 'not-validated'
  /** Something broke on this side; nothing of it was taken over. */
  | 'unexpected';

/** What went wrong: codes only, no text of the other side. */
export interface PullError {
  readonly failure: PullFailure;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** IssueType codes of the sender's OperationOutcome; of an offer that could not be read, the notice of the Task. */
  readonly codes?: readonly string[];
  /** Under `over-budget`. */
  readonly limit?: BudgetPart;
}

/**
 * How a section ended. `incomplete`: what is there is sound, but not all of it. `refused`: the sender does not allow it (401,
 * 403). `not-offered`: whether the sender has anything of it is not known: it says that it does not have what it offered, or, of a
 * section of the BgZ, the notification does not speak of it. What is there and empty is `obtained`, without matches; what is there
 * and could not be given `failed`.
 */
export type SectionStatus = 'obtained' | 'incomplete' | 'refused' | 'failed' | 'aborted' | 'not-offered';

/** Why something was not, or not wholly, obtained, in words for people; without personal data or words of the other side. */
export interface PullReason {
  readonly nl: string;
  readonly en: string;
}

/** One offer, pulled. */
export interface PulledSection {
  /** Absent for an offer that could not be read; `input` then says where it stands. */
  readonly offer?: Offer;
  /** Place in the Task of an offer that could not be read: `Task.input[2].valueString`. */
  readonly input?: string;
  readonly code?: Code;
  /** Name of the section, as `bySection` has it. */
  readonly title: Phrase;
  readonly status: SectionStatus;
  /** What was searched for, of all pages. */
  readonly matches: readonly FhirResource[];
  /** What came along: Practitioner, Device, Medication, Provenance … */
  readonly included: readonly FhirResource[];
  /** What the sender said of its answer. */
  readonly outcomes: readonly OperationOutcome[];
  readonly error?: PullError;
  /** What to tell the user; absent when all was obtained. */
  readonly reason?: PullReason;
  /**
   * What the sender says it took out on purpose, for whoever the pull is for. A section may be `obtained` all the same: it is
   * all that this user may see, and not all there is.
   */
  readonly redacted?: Redacted;
  /** What our validator says of each page, when asked for. */
  readonly reports?: readonly ValidationReport[];
}

/** What a resource refers to and that could not be read; the reference shows what it shows. */
export interface UnresolvedReference {
  /** `Practitioner/id`. */
  readonly reference: string;
  readonly error: PullError;
  /** What to tell the user. */
  readonly reason: PullReason;
}

/** A document behind a DocumentReference. */
export interface PulledDocument {
  /** `DocumentReference/id`. */
  readonly reference: string;
  readonly title?: string;
  /** As the sender writes it: of the attachment, else of the answer; `application/octet-stream` where neither says. */
  readonly contentType: string;
  /** Under `archive`, `obtained` is what is in the archive, by what that said. */
  readonly status: 'obtained' | 'refused' | 'failed' | 'aborted';
  /** Absent under `archive`. */
  readonly bytes?: Uint8Array;
  /** Under `archive`: `filed`, or `known` for what was there already. */
  readonly archived?: 'filed' | 'known';
  /** Under `archive`: what the document is filed by. */
  readonly key?: string;
  /** Of what is not in the archive: for `archiveDocuments`, later. It holds patient data, the BSN too, and survives JSON. */
  readonly again?: DocumentAgain;
  readonly error?: PullError;
  /** What to tell the user; absent when it was obtained. */
  readonly reason?: PullReason;
}

/** Why nothing was pulled at all. */
export type PullProblem =
  | 'not-a-notification'
  /** The notification was withdrawn, or its period is over. */
  | 'withdrawn'
  | 'expired'
  /** The workflow Task could not be had; `error` says why. */
  | 'workflow-task'
  /** It was pulled, but the trail could not be written: what came is withheld. */
  | 'audit-failed'
  /** Something broke on this side: what came is withheld. */
  | 'unexpected';

/** What a pull gave. */
export interface PullResult {
  /** True when everything that was offered was obtained whole, its documents included. */
  readonly complete: boolean;
  readonly problem?: PullProblem;
  readonly error?: PullError;
  /** The limit of the whole pull that was reached, with what to tell the user: there is more than came. */
  readonly limit?: ReachedLimit;
  /** What to tell the user when nothing was pulled at all. */
  readonly reason?: PullReason;
  /** Why the Task could not be read. */
  readonly issues?: readonly Notice[];
  readonly workflowTask?: ReceivedNotification;
  /** One per offer, in the order of the notification. */
  readonly sections: readonly PulledSection[];
  /**
   * The same by section of the BgZ, under the keys that `read.records` has: all sections, also those that nobody spoke of. Empty when
   * nothing was pulled at all.
   */
  readonly bySection: Readonly<Partial<Record<PulledKey, PulledGroup>>>;
  /** Under `audit-failed` those that the archive holds by then, each with its key, and nothing of their content. */
  readonly documents: readonly PulledDocument[];
  /** Under `references`: what could not be read; absent when there is none. It makes no section incomplete: it was not offered. */
  readonly unresolved?: readonly UnresolvedReference[];
  /**
   * What came and is not the patient's, or of which that cannot be told, or that was not asked for; absent when there is none.
   * It stands in no section and not in `resources`, and its section is not complete. For whoever sorts it out with the sender.
   */
  readonly apart?: readonly ApartResource[];
  /**
   * `confirmed`: a Patient with the BSN of the notification came, and all that is handed out is of that Patient. `not-confirmed`:
   * no such Patient came; what is handed out is of one patient, on the sender's word. Absent when nothing was pulled.
   */
  readonly patient?: 'confirmed' | 'not-confirmed';
  /** The records that `resources` were read into and what these leave out, when asked for: see `readBgz`. */
  readonly read?: ReadResult;
  /** All resources by type, each once. */
  readonly resources: Readonly<Record<string, readonly FhirResource[]>>;
}

/**
 * What is told while pulling, as each section or document ends. Whether all of a section is the patient's is known when all
 * sections are there: then one that was told as `obtained` may still be `incomplete` in the result.
 */
export interface PullProgress {
  readonly title: Phrase;
  readonly status: SectionStatus;
  readonly done: number;
  readonly total: number;
}
