import { hash } from 'node:crypto';
import type { AuditEntry } from '../../audit/entry';
import { type Json, listOf, textOf } from '../../fhir/json';
import { isModified, saysInError } from '../../read/modifiers';
import { byBudget } from '../budget';
import type { PullMeans } from '../open-session';
import type { PullableNotification, PullBgzOptions } from '../pull-bgz';
import { type DocumentToPull, MOST_DOCUMENT_BYTES, pullDocument, UNKNOWN_TYPE } from '../pull-document';
import { trailOf } from '../pull-entry';
import { reasonOf } from '../pull-reasons';
import type { PullError, PulledDocument } from '../pull-result';
import { statusOf } from '../pull-section';
import type { PullSession } from '../pull-session';
import { writeEntry } from '../write-entry';
import type { DocumentAgain } from './again';
import { documentKey } from './document-key';
import { archiveEntry } from './entry';
import { type HandedOver, handOver } from './hand-over';
import type { ArchiveOptions, DocumentPatient, DocumentToFile } from './port';

/** What documents are pulled and filed with. */
export interface Archiving {
  readonly archive: ArchiveOptions;
  readonly notification: PullableNotification;
  readonly patientBsn: string | undefined;
  readonly options: Pick<PullBgzOptions, 'audit' | 'maxDocumentBytes' | 'now' | 'organization' | 'user'>;
  readonly means: PullMeans;
}

/** A document to get, of whose it is known. */
export type DocumentToArchive = DocumentToPull & { readonly address: string; readonly patient: DocumentPatient };

/** Pulls documents and files them. */
export interface Archiver {
  /** Never rejects. */
  archive(session: PullSession, document: DocumentToArchive): Promise<PulledDocument>;
  /** True while each hand-over is in the trail. */
  isLogged(): boolean;
}

/** Whether a resource says that it was entered in error; a document may say so of itself too (STU3 DocumentReference.docStatus). */
const isInError = (resource: Json): boolean => saysInError(resource) || resource.docStatus === 'entered-in-error';

/** Why a document is not even fetched for the archive. */
function withheldFor({ patient, resource, at }: DocumentToArchive, archive: ArchiveOptions): PullError | undefined {
  const json = resource as unknown as Json;
  if (listOf(json.content)[at] === undefined) return { failure: 'no-content' };
  if (!patient.confirmed && archive.unconfirmedPatient !== 'file') return { failure: 'patient-not-confirmed' };
  if (isInError(json)) return { failure: 'entered-in-error' };
  return isModified(json) ? { failure: 'unknown-modifier' } : undefined;
}

/** What the archive is told of a document, but for its bytes. */
function toldOf(
  { resource, reference, address, attachment, at, patient }: DocumentToArchive,
  { contentType }: PulledDocument,
  bytes: Uint8Array,
  { identifier, groupIdentifier }: Archiving['notification'],
  baseUrl: string,
): Omit<DocumentToFile, 'bytes'> {
  const { type, created, indexed, description } = resource;
  const title = [attachment.title, description].map(textOf).find((text) => text.trim() !== '');
  return {
    key: documentKey(address, resource.content, at),
    sha256: hash('sha256', bytes, 'hex'),
    size: bytes.byteLength,
    patient,
    ...(type !== undefined && { type }),
    ...(title !== undefined && { title }),
    ...(created !== undefined && { created }),
    ...(indexed !== undefined && { indexed }),
    contentType,
    reference,
    baseUrl,
    ...(identifier !== undefined && { notification: identifier }),
    ...(groupIdentifier !== undefined && { group: groupIdentifier }),
    resource,
  };
}

/**
 * Makes an archiver. A hand-over is written in the trail as soon as it ended. The first that cannot be written is the last: what is handed
 * over by then stays in the archive, for nobody can take it back unseen, and is named; nothing more is.
 */
export function archiverOf({ archive, notification, patientBsn, options, means }: Archiving): Archiver {
  const { budget, logger } = means;
  const { now = () => new Date(), maxDocumentBytes: maxBytes = MOST_DOCUMENT_BYTES } = options;
  const trail = trailOf(notification, options, patientBsn, means.correlationId);
  let isLogged = true;

  async function written(entry: AuditEntry): Promise<boolean> {
    const isWritten = await writeEntry(entry, options, means);
    if (!isWritten) isLogged = false;
    return isWritten;
  }

  function failed(about: PulledDocument, error: PullError): PulledDocument {
    const { bytes: _bytes, ...rest } = about;
    const status = statusOf(error);
    return { ...rest, status, error, reason: reasonOf(status, error) };
  }

  async function handedOver(document: DocumentToArchive, got: PulledDocument, bytes: Uint8Array, baseUrl: string) {
    // Before anything is filed: a clock that tells no time must not cost the line.
    const begun = now().toISOString();
    const told = toldOf(document, got, bytes, notification, baseUrl);
    const ended: HandedOver = await handOver(told, bytes, archive, means);
    const { bytes: _bytes, ...about } = got;
    const filed: PulledDocument =
      'archived' in ended
        ? { ...about, archived: ended.archived }
        : failed(about, byBudget({ failure: ended.failure }, budget));
    return (await written(archiveEntry(filed, trail, begun))) ? filed : failed(filed, { failure: 'not-logged' });
  }

  return {
    isLogged: () => isLogged,
    async archive(session, document) {
      const { reference, attachment, resource, address, at, patient } = document;
      const key = documentKey(address, resource.content, at);
      const again: DocumentAgain = { baseUrl: session.base, address, content: at, resource, patient };
      const contentType = textOf(attachment.contentType) || UNKNOWN_TYPE;
      const title = textOf(attachment.title);
      const about: PulledDocument = { reference, ...(title && { title }), contentType, status: 'obtained' };
      const withheld = withheldFor(document, archive);
      // Trying again makes no letter stand that was entered in error, and none of one without content.
      if (withheld && withheld.failure !== 'patient-not-confirmed') return { ...failed(about, withheld), key };
      if (withheld) return { ...failed(about, withheld), key, again };
      const notLogged: PullError = { failure: 'not-logged' };
      if (!isLogged) return { ...failed(about, notLogged), key, again };
      const got = await pullDocument(session, document, { maxBytes, budget, logger });
      if (got.bytes === undefined) return { ...got, key, again };
      if (!isLogged) return { ...failed(got, notLogged), key, again };
      try {
        const filed = await handedOver(document, got, got.bytes, session.base);
        return { ...filed, key, ...(filed.status !== 'obtained' && { again }) };
      } catch (err) {
        logger.error({ event: 'document-failed', err }, 'a document could not be processed');
        return { ...failed(got, { failure: 'unexpected' }), key, again };
      }
    },
  };
}
