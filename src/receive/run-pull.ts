import type { FhirResource } from 'fhir/r3';
import type { Offer } from '../access/model';
import { textOfOffer } from '../access/offer';
import { titleOf } from '../referral/task/offers';
import type { ReceivedNotification } from '../referral/task/parse';
import { guarded } from '../telemetry/logger';
import type { Validator } from '../validate/create-validator';
import type { ValidationReport } from '../validate/issue';
import { archiverOf } from './archive/archiver';
import { beginPull } from './begin-pull';
import { bySection } from './by-section';
import { distinct, hiddenDocuments } from './distinct';
import { inParallel } from './in-parallel';
import { archivedAmong, nothing } from './logged-pull';
import type { PullMeans } from './open-session';
import type { PullableNotification, PullBgzOptions } from './pull-bgz';
import { documentsIn, hiddenDocument, MOST_DOCUMENT_BYTES, pullDocument } from './pull-document';
import { reasonOf } from './pull-reasons';
import type { PullError, PullProgress, PullResult } from './pull-result';
import { emptySection, pullSection, type SectionPages, unreadSection } from './pull-section';
import { readPulled } from './read-pulled';
import { withReferred } from './referred';
import { setApart } from './whose/set-apart';

/** What may be pulled: of the notification and of the workflow Task, each once; the one that names its section is kept. */
function offersOf(notification: PullableNotification, workflow: ReceivedNotification | undefined): readonly Offer[] {
  const bySpelling = new Map<string, Offer>();
  for (const offer of [...notification.offers, ...(workflow?.offers ?? [])]) {
    const spelled = textOfOffer(offer);
    if (bySpelling.get(spelled)?.section === undefined) bySpelling.set(spelled, offer);
  }
  return [...bySpelling.values()];
}

async function validatorOf(validate: PullBgzOptions['validate']): Promise<Validator | undefined> {
  if (validate === undefined || validate === false) return undefined;
  return validate === true ? (await import('../validate/create-validator')).createValidator() : validate;
}

/** The section with the reports asked for; one that could not be judged is not passed for one that was. */
async function validated(
  pulled: SectionPages,
  validator: Validator | undefined,
  { budget, logger, waitFor }: PullMeans,
): Promise<SectionPages> {
  const { section, pages } = pulled;
  if (validator === undefined || pages.length === 0) return pulled;
  try {
    const reports: ValidationReport[] = [];
    // One after the other, so that no page is late for waiting for another.
    for (const page of pages) {
      const judge = (signal: AbortSignal) => validator.validate(page, { signal });
      reports.push(await waitFor('validation', judge, budget.late));
    }
    return { ...pulled, section: { ...section, reports } };
  } catch (err) {
    logger.error({ event: 'validation-failed', err }, 'what was pulled could not be validated');
    const error: PullError = { failure: 'not-validated' };
    if (section.status !== 'obtained') return pulled;
    return { ...pulled, section: { ...section, status: 'incomplete', error, reason: reasonOf('incomplete', error) } };
  }
}

/** What documents are told as. */
const letters = titleOf(undefined, 'DocumentReference');

/** Pulls what is offered, within the budget. */
export async function runPull(
  notification: PullableNotification,
  options: PullBgzOptions,
  means: PullMeans,
): Promise<PullResult> {
  const { budget, logger } = means;
  const { concurrency = 4, maxPages = 100, maxDocumentBytes = MOST_DOCUMENT_BYTES } = options;
  const begun = await beginPull(notification, options, means);
  if ('problem' in begun) return begun;
  const { session, task, patientBsn } = begun;
  const offered = offersOf(notification, task);
  const offers = offered.slice(0, budget.most.offers);
  const left = offered.slice(offers.length);
  if (left.length > 0) budget.leaveOffers();
  const validator = await validatorOf(options.validate);

  let done = 0;
  const tell = (title: PullProgress['title'], status: PullProgress['status'], total: number) => {
    done++;
    const progress = { title, status, done, total };
    // Who watches must not stop the pull.
    guarded(
      () => options.onProgress?.(progress),
      () => {},
    );
  };
  const asked = await inParallel(offers, concurrency, async (offer) => {
    const pulledSection = await pullSection(session, offer, { maxPages, budget, logger });
    tell(pulledSection.section.title, pulledSection.section.status, offers.length);
    return validated(pulledSection, validator, means);
  });
  const { pages, unresolved } = options.references
    ? await withReferred(asked, { session, budget, logger, concurrency })
    : { pages: asked, unresolved: [] };
  const { sections: own, apart, confirmed } = await setApart(pages, { base: session.base, bsn: patientBsn });
  const unread = [...(notification.unread ?? []), ...(task?.unread ?? [])];
  const sections = [
    ...own,
    ...left.map((offer) => emptySection(offer, 'failed', { failure: 'over-budget', limit: 'offers' })),
    ...unread.map(unreadSection),
  ];

  const places = new Map(pages.flatMap((one) => [...one.places]));
  const all = distinct(sections, (resource) => places.get(resource)?.address);
  const resources = all.byType;
  const addressOf = (one: FhirResource) => places.get(one)?.address ?? `${session.base}/${one.resourceType}/${one.id}`;
  const whose = { confirmed, ...(patientBsn !== undefined && { bsn: patientBsn }) };
  const { archive } = options;
  const archiver = archive && archiverOf({ archive, notification, patientBsn, options, means });
  const wanted = options.documents === false ? [] : documentsIn(resources.DocumentReference ?? []);
  const pulled = await inParallel(wanted, concurrency, async (document) => {
    const got = await (archiver
      ? archiver.archive(session, { ...document, address: addressOf(document.resource), patient: whose })
      : pullDocument(session, document, { maxBytes: maxDocumentBytes, budget, logger }));
    tell(letters, got.status, offers.length + wanted.length);
    return got;
  });
  const hidden = options.documents === false ? [] : documentsIn(hiddenDocuments(sections, all)).map(hiddenDocument);
  const documents = [...pulled, ...hidden];
  // Without a line of each hand-over there is nothing that may be called obtained.
  if (archiver?.isLogged() === false) return nothing('audit-failed', { documents: archivedAmong(documents) });
  const bsn = confirmed ? patientBsn : undefined;
  const read = await readPulled({ sections: own, places, bsn, now: means.now }, options.read, logger);
  const limit = budget.reached();
  return {
    complete:
      limit === undefined &&
      sections.length > 0 &&
      sections.every(({ status }) => status === 'obtained') &&
      documents.every(({ status }) => status === 'obtained'),
    ...(limit && { limit }),
    ...(task && { workflowTask: task }),
    sections,
    bySection: bySection(sections, unread, documents, all),
    documents,
    ...(unresolved.length > 0 && { unresolved }),
    ...(apart.length > 0 && { apart }),
    patient: confirmed ? 'confirmed' : 'not-confirmed',
    ...(read && { read }),
    resources,
  };
}
