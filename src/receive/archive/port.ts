import type { CodeableConcept, DocumentReference } from 'fhir/r3';
import { shapeOf } from '../../options/check-options';
import { callable, numeric, oneOf, type Rule, type Rules, required, whole } from '../../options/rules';

/** Whose a document is. */
export interface DocumentPatient {
  /**
   * True when a Patient with the BSN of the notification came with the pull, and the document is of that Patient. False when no
   * Patient came: the document is then of the patient of the notification on the sender's word only.
   */
  readonly confirmed: boolean;
  /** BSN of the notification, or of its workflow Task; absent when neither has one. */
  readonly bsn?: string;
}

/** A document for the archive: pulled whole, and of the size and hash that the sender announced, where it announced them. */
export interface DocumentToFile {
  /**
   * The same for the same document at each attempt and in each pull (64 characters, SHA-256 of where the sender has it; nothing
   * of the patient is in it). File by it: what is there under this key, with this `sha256`, is not filed twice; with another
   * `sha256` the sender changed the document, and this is its new version. Look among the documents of this patient: a key is the
   * sender's, who may use it for two.
   */
  readonly key: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  /** Number of bytes. */
  readonly size: number;
  readonly patient: DocumentPatient;
  /** What kind of document it is (`DocumentReference.type`): LOINC 57133-1 for a referral letter. As the sender coded it. */
  readonly type?: CodeableConcept;
  /** `attachment.title`, else `DocumentReference.description`. */
  readonly title?: string;
  /** When the document was made (`DocumentReference.created`), and registered (`indexed`): FHIR dateTime and instant. */
  readonly created?: string;
  readonly indexed?: string;
  /** Media type as the sender announced it. */
  readonly contentType: string;
  /** `DocumentReference/id`, as the sender names it. */
  readonly reference: string;
  /** FHIR base of the sender. */
  readonly baseUrl: string;
  /** Task.identifier and Task.groupIdentifier of the notification it came by. */
  readonly notification?: string;
  readonly group?: string;
  /** The whole resource: author, custodian, version (`masterIdentifier`), what it replaces (`relatesTo`), confidentiality. */
  readonly resource: DocumentReference;
  /** The bytes. To be read to the end: what was read in part counts as not filed. */
  readonly bytes: ReadableStream<Uint8Array>;
}

/** What an archive answers. */
// biome-ignore lint/suspicious/noConfusingVoidType: a method that answers nothing is inferred as void.
export type Filed = 'known' | undefined | void;

/**
 * Where pulled documents are filed: the vendor's own, with the patient.
 *
 * **Whole documents only.** A document is fetched whole and held against its size and hash before it is handed over, so an
 * archive never has to take back what it stored of a letter that turns out damaged at its last byte, never waits for the sender,
 * and can be handed the same bytes again. The price is memory: `maxDocumentBytes` for each of `concurrency`, let go once it is filed.
 */
export interface DocumentArchive {
  /**
   * Files a document, and resolves when it is stored for good. It may be called again for the same `key`: after a failure, after a
   * time-out of which the archive knows nothing, and in every later pull.
   *
   * @param context Its signal is aborted when the hand-over is waited for no longer; the stream of bytes then fails.
   * @returns `'known'` when this document was there already, and need not be read; nothing when it was filed. Anything else,
   *   and a rejection, count as a failure.
   */
  file(document: DocumentToFile, context: { readonly signal: AbortSignal }): Filed | Promise<Filed>;
}

/** The archive, and how it is dealt with. */
export interface ArchiveOptions extends DocumentArchive {
  /** How often a hand-over that failed is tried again. Default 2. */
  readonly retries?: number;
  /** Milliseconds before the first of them, doubling, 30 s at most. Default 1 000. */
  readonly retryDelayMs?: number;
  /**
   * What to do with documents when no Patient with the BSN of the notification came. Default `refuse`: they are not fetched and stand
   * in the result as `patient-not-confirmed`. `file` hands them over, with `patient.confirmed` false.
   */
  readonly unconfirmedPatient?: 'refuse' | 'file';
}

const rules: Rules<ArchiveOptions> = {
  file: required(callable),
  retries: whole(0, 20),
  retryDelayMs: numeric(0, 30_000),
  unconfirmedPatient: oneOf('refuse', 'file'),
};

/** What the option may be. */
export const archiveRule: Rule = shapeOf(rules);
