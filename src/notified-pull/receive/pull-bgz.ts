import type { Task } from 'fhir/r3';
import type { AuditSink, AuditUser } from '../../audit/entry';
import { checkOptions } from '../../options/check-options';
import { guarded, type Logger, loggerOf } from '../../telemetry/logger';
import type { Validator } from '../../validate/create-validator';
import { type FhirTransport, fhirTransport } from '../fhir-transport';
import type { Offer } from '../model';
import { pullRules } from '../option-rules';
import { bgzOffers, typeOfOffer } from '../task/offers';
import { parseNotificationTask, parseWorkflowTask, type ReceivedNotification } from '../task/parse';
import type { UnreadInput } from '../task/task-notices';
import { byType } from './by-type';
import { documentsIn, pullDocument } from './pull-document';
import { pullEntry } from './pull-entry';
import { problemReason, reasonOf } from './pull-reasons';
import type { PullError, PulledSection, PullProblem, PullProgress, PullResult } from './pull-result';
import { emptySection, errorOf, pullSection, type SectionPages, unreadSection } from './pull-section';
import { type PullSession, type PullToken, pullSession } from './pull-session';
import { setApart } from './whose/set-apart';

/** A notification as it was handed over or parsed; who sent it is not for the pull to judge. */
export type PullableNotification = Omit<ReceivedNotification, 'sender'>;

/** Options of {@link pullBgz}. */
export interface PullBgzOptions {
  /** The notification as it was handed over, or its Task. */
  readonly notification: PullableNotification | Task;
  readonly token: PullToken;
  /** FHIR base of the sender: `https://epd.example.nl/fhir`. */
  readonly baseUrl: string;
  /** Sends in place of Node's own; see {@link fhirTransport}. Not with `transport`. */
  readonly fetch?: typeof fetch;
  readonly transport?: FhirTransport;
  /** Searches under way at a time. Default 4. */
  readonly concurrency?: number;
  /** Milliseconds a request may take. Default 30 000. */
  readonly timeoutMs?: number;
  /** How often a transient fault is tried again. Default 2. */
  readonly retries?: number;
  /** Wait before the first of them, doubling. Default 500 ms; a Retry-After goes before it, up to 30 s. */
  readonly retryDelayMs?: number;
  /** Pages per search. Default 100. */
  readonly maxPages?: number;
  /** Bytes per document. Default 50 MiB. */
  readonly maxDocumentBytes?: number;
  /** Whether the documents behind DocumentReferences are fetched. Default true. */
  readonly documents?: boolean;
  /** Validates each page with our validator, or with this one. */
  readonly validate?: boolean | Validator;
  readonly onProgress?: (progress: PullProgress) => unknown;
  readonly signal?: AbortSignal;
  /** Further headers of every request, for example those of AORTA. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Trail of the pulling organization. When it cannot be written, what was pulled is withheld. */
  readonly audit?: AuditSink;
  /** For whom is pulled; for the trail. */
  readonly user?: AuditUser;
  /** The pulling organization; for the trail. Default: the receiver of the notification. */
  readonly organization?: { readonly ura: string; readonly name?: string };
  readonly now?: () => Date;
  /** Told of what broke on this side. */
  readonly logger?: Logger;
}

/** The result when nothing was pulled. */
const nothing = (
  problem: PullProblem,
  more: Pick<PullResult, 'error' | 'issues' | 'workflowTask'> = {},
): PullResult => ({
  complete: false,
  problem,
  reason: problemReason(problem),
  ...more,
  sections: [],
  documents: [],
  resources: {},
});

function isBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

const isRead = (input: unknown): input is PullableNotification => {
  const { offers, warnings, resourceType } = (input ?? {}) as Partial<Record<string, unknown>>;
  return resourceType === undefined && Array.isArray(offers) && Array.isArray(warnings);
};

/** Runs work on all, so many at a time, results in order. */
async function inParallel<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
  return results;
}

const spellingOf = (offer: Offer): string => (offer.kind === 'query' ? offer.query : offer.reference);

/** What may be pulled: of the notification and of the workflow Task, each once; the one that names its section is kept. */
function offersOf(notification: PullableNotification, workflow: ReceivedNotification | undefined): readonly Offer[] {
  const bySpelling = new Map<string, Offer>();
  for (const offer of [...notification.offers, ...(workflow?.offers ?? [])]) {
    const spelled = spellingOf(offer);
    if (bySpelling.get(spelled)?.section === undefined) bySpelling.set(spelled, offer);
  }
  return [...bySpelling.values()];
}

/** Sections of the BgZ that no offer is about. */
function notOffered(offers: readonly Offer[], unread: readonly UnreadInput[]): readonly PulledSection[] {
  const types = new Set([...offers.map(typeOfOffer), ...unread.map(({ type }) => type)]);
  const codes = new Set(unread.map(({ section }) => section?.code));
  return bgzOffers()
    .filter((offer) => !types.has(typeOfOffer(offer)) && !codes.has(offer.section?.code))
    .map((offer) => emptySection(offer, 'not-offered'));
}

async function validatorOf(validate: PullBgzOptions['validate']): Promise<Validator | undefined> {
  if (validate === undefined || validate === false) return undefined;
  return validate === true ? (await import('../../validate/create-validator')).createValidator() : validate;
}

/** The section with the reports asked for; one that could not be judged is not passed for one that was. */
async function validated(
  pulled: SectionPages,
  validator: Validator | undefined,
  logger: Logger,
): Promise<SectionPages> {
  const { section, pages } = pulled;
  if (validator === undefined || pages.length === 0) return pulled;
  try {
    const reports = await Promise.all(pages.map((page) => validator.validate(page)));
    return { ...pulled, section: { ...section, reports } };
  } catch (err) {
    logger.error({ event: 'validation-failed', err }, 'what was pulled could not be validated');
    const error: PullError = { failure: 'not-validated' };
    if (section.status !== 'obtained') return pulled;
    return { ...pulled, section: { ...section, status: 'incomplete', error, reason: reasonOf('incomplete', error) } };
  }
}

type Workflow = { readonly task?: ReceivedNotification } | { readonly error: PullError };

async function workflowOf(session: PullSession, notification: PullableNotification): Promise<Workflow> {
  const { getWorkflowTask, workflowTask } = notification;
  if (!getWorkflowTask || workflowTask === undefined) return {};
  const answer = await session.get(`${session.base}/${workflowTask}`);
  const error = errorOf(answer);
  if (error) return { error };
  const parsed = parseWorkflowTask(answer.ok ? answer.body : undefined);
  return parsed.ok ? { task: parsed.notification } : { error: { failure: 'not-the-resource' } };
}

/** States of the workflow Task in which nothing may be pulled any more (spec notified-pull §5.1). */
const ended = ['rejected', 'cancelled', 'failed', 'completed', 'entered-in-error'];

async function pulled(
  notification: PullableNotification,
  options: PullBgzOptions,
  logger: Logger,
): Promise<PullResult> {
  const { signal, concurrency = 4, maxPages = 100, maxDocumentBytes = 50 * 1024 * 1024 } = options;
  const transport =
    options.transport ??
    fhirTransport({ fetch: options.fetch, ...(options.timeoutMs && { timeoutMs: options.timeoutMs }) });
  const open = (authorizationBase: string | undefined) =>
    pullSession({
      transport,
      token: options.token,
      authorizationBase,
      baseUrl: options.baseUrl,
      retries: options.retries ?? 2,
      retryDelayMs: options.retryDelayMs ?? 500,
      signal,
      ...(options.headers && { headers: options.headers }),
    });
  const first = open(notification.authorizationBase);
  const workflow = await workflowOf(first, notification);
  if ('error' in workflow) return nothing('workflow-task', { error: workflow.error });
  const { task } = workflow;
  if (task && ended.includes(task.status)) return nothing('withdrawn', { workflowTask: task });
  // A base of its own in the workflow Task is for the patient data (spec notified-pull §5).
  const session = task?.authorizationBase === undefined ? first : open(task.authorizationBase);
  const patientBsn = notification.patientBsn ?? task?.patientBsn;
  const offers = offersOf(notification, task);
  const validator = await validatorOf(options.validate);

  let done = 0;
  const tell = (title: string, status: PullProgress['status'], total: number) => {
    done++;
    const progress = { title, status, done, total };
    // Who watches must not stop the pull.
    guarded(
      () => options.onProgress?.(progress),
      () => {},
    );
  };
  const asked = await inParallel(offers, concurrency, async (offer) => {
    const pulledSection = await pullSection(session, offer, { maxPages, signal, logger });
    tell(pulledSection.section.title, pulledSection.section.status, offers.length);
    return validated(pulledSection, validator, logger);
  });
  const { sections: own, apart, confirmed } = setApart(asked, { base: session.base, bsn: patientBsn });
  const unread = [...(notification.unread ?? []), ...(task?.unread ?? [])];
  const sections = [...own, ...unread.map(unreadSection)];

  const places = new Map(asked.flatMap((one) => [...one.places]));
  const resources = byType(sections, (resource) => places.get(resource)?.address);
  const wanted = options.documents === false ? [] : documentsIn(resources.DocumentReference ?? []);
  const documents = await inParallel(wanted, concurrency, async (document) => {
    const got = await pullDocument(session, document, { maxBytes: maxDocumentBytes, signal, logger });
    tell('Correspondentie', got.status, offers.length + wanted.length);
    return got;
  });
  return {
    complete:
      sections.length > 0 &&
      sections.every(({ status }) => status === 'obtained') &&
      documents.every(({ status }) => status === 'obtained'),
    ...(task && { workflowTask: task }),
    sections: [...sections, ...notOffered(offers, unread)],
    documents,
    ...(apart.length > 0 && { apart }),
    patient: confirmed ? 'confirmed' : 'not-confirmed',
    resources,
  };
}

/**
 * Pulls what a notification offers (Twiin-03 to 05; spec notified-pull §2): the workflow Task first when the sender asks for
 * it, then every search and resource exactly as offered, all pages, and the documents.
 *
 * @returns What came, per section, and honestly what did not. Never rejects, whatever the other side does or breaks here.
 * @throws TypeError When `baseUrl` is no absolute http(s) URL.
 * @example
 * const result = await pullBgz({ notification, token: (base) => getToken(base), baseUrl: 'https://epd.example.nl/fhir' });
 * if (!result.complete) for (const { title, status } of result.sections) console.warn(title, status);
 */
export async function pullBgz(options: PullBgzOptions): Promise<PullResult> {
  checkOptions('pullBgz', options, pullRules);
  const { baseUrl, now = () => new Date() } = options;
  if (!isBase(baseUrl))
    throw new TypeError(
      '`baseUrl` is the absolute http(s) URL of the FHIR base of the sender, without user, query or fragment.',
    );
  const parsed = isRead(options.notification)
    ? ({ ok: true, notification: options.notification } as const)
    : parseNotificationTask(options.notification);
  if (!parsed.ok) return nothing('not-a-notification', { issues: parsed.issues });
  const { notification } = parsed;
  const at = now();
  const logger = loggerOf(options.logger);
  // The trail is told of every pull, also of one that broke on this side: something may have come by then.
  const result = await resultOf(notification, options, at, logger).catch((err: unknown) => {
    logger.error({ event: 'pull-failed', err }, 'a pull broke off by a fault of this side');
    return nothing('unexpected');
  });
  if (options.audit === undefined) return result;
  try {
    await options.audit.write(pullEntry(notification, options, result, at));
    return result;
  } catch (err) {
    logger.error({ event: 'audit-failed', err }, 'the audit trail could not be written');
    return nothing('audit-failed');
  }
}

async function resultOf(
  notification: PullableNotification,
  options: PullBgzOptions,
  at: Date,
  logger: Logger,
): Promise<PullResult> {
  if (notification.status === 'cancelled') return nothing('withdrawn');
  if (notification.validUntil !== undefined && Date.parse(notification.validUntil) < at.getTime())
    return nothing('expired');
  return pulled(notification, options, logger);
}
