import { checkOptions } from '../options/check-options';
import type { DocumentAgain } from './archive/again';
import { archiverOf, type DocumentToArchive } from './archive/archiver';
import type { ArchiveOptions } from './archive/port';
import { beginPull } from './begin-pull';
import { inParallel } from './in-parallel';
import { archivedAmong, checkBase, loggedPull, nothing } from './logged-pull';
import type { PullMeans } from './open-session';
import { archiveRules } from './option-rules';
import type { PullableNotification, PullBgzOptions } from './pull-bgz';
import { documentsIn, UNKNOWN_TYPE } from './pull-document';
import { reasonOf } from './pull-reasons';
import type { PulledDocument, PullResult } from './pull-result';

/** Options of {@link archiveDocuments}: those of the pull, as far as documents need them. */
export interface ArchiveDocumentsOptions
  extends Omit<
    PullBgzOptions,
    'archive' | 'documents' | 'maxPages' | 'onProgress' | 'read' | 'references' | 'validate'
  > {
  /** `again` of the documents of a pull that are not in the archive, as it was or from JSON. */
  readonly documents: readonly DocumentAgain[];
  readonly archive: ArchiveOptions;
}

/** What {@link archiveDocuments} gives: as of a pull, in the order of the documents that were given. */
export type ArchiveDocumentsResult = Pick<
  PullResult,
  'complete' | 'documents' | 'error' | 'issues' | 'limit' | 'problem' | 'reason' | 'workflowTask'
>;

/**
 * Tries again to file documents that a pull could not get, or could not hand over, and nothing else of the BgZ. Each is fetched anew, since
 * the sender may have withdrawn its notification; it is filed by the key it had.
 *
 * @returns What became of each. Never rejects, whatever the other side does or breaks here.
 * @throws TypeError When an option is none, or a document is of another sender than `baseUrl`.
 * @example
 * const left = pulled.documents.flatMap(({ again }) => again ?? []); // to be kept with the notification, as JSON
 * const { documents } = await archiveDocuments({ notification, token: getToken, baseUrl, archive: archiveOptions, documents: left });
 */
export async function archiveDocuments(options: ArchiveDocumentsOptions): Promise<ArchiveDocumentsResult> {
  checkOptions('archiveDocuments', options, archiveRules);
  checkBase('archiveDocuments', options.baseUrl, options);
  const base = addressOf(options.baseUrl);
  const astray = options.documents.findIndex(({ baseUrl }) => addressOf(baseUrl) !== base);
  // A relative address would lead to some document of this sender.
  if (astray >= 0)
    throw new TypeError(`archiveDocuments: \`documents[${astray}]\` is from another sender than \`baseUrl\`.`);
  const {
    bySection: _bySection,
    sections: _sections,
    resources: _resources,
    ...result
  } = await loggedPull(options, (notification, means) => pullAgain(notification, options, means));
  return result;
}

const addressOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).href.replace(/\/+$/, '') : undefined;

/** The document that was meant; undefined when its resource has no such content. */
function documentOf({ resource, content, address, patient }: DocumentAgain): DocumentToArchive | undefined {
  const document = documentsIn([resource])[content];
  return document && { ...document, address, patient };
}

async function pullAgain(
  notification: PullableNotification,
  options: ArchiveDocumentsOptions,
  means: PullMeans,
): Promise<PullResult> {
  const begun = await beginPull(notification, options, means);
  if ('problem' in begun) return begun;
  const { session, task, patientBsn } = begun;
  const { archive, concurrency = 4 } = options;
  const archiver = archiverOf({ archive, notification, patientBsn, options, means });
  const documents = await inParallel(options.documents, concurrency, async (again): Promise<PulledDocument> => {
    const document = documentOf(again);
    const isOfPatient = patientBsn === again.patient.bsn;
    if (document !== undefined && isOfPatient) return archiver.archive(session, document);
    const error = { failure: 'other-patient' } as const;
    const { id } = again.resource;
    return {
      reference: `DocumentReference/${id ?? ''}`,
      contentType: UNKNOWN_TYPE,
      status: 'failed',
      error,
      reason: reasonOf('failed', error),
    };
  });
  if (!archiver.isLogged()) return nothing('audit-failed', { documents: archivedAmong(documents) });
  const limit = means.budget.reached();
  return {
    complete: limit === undefined && documents.every(({ status }) => status === 'obtained'),
    ...(limit && { limit }),
    ...(task && { workflowTask: task }),
    sections: [],
    bySection: {},
    documents,
    resources: {},
  };
}
