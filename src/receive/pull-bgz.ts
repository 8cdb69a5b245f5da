import type { Task } from 'fhir/r3';
import type { AuditSink, AuditUser } from '../audit/entry';
import type { FhirTransport } from '../http/client/fhir-transport';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import { portWaits, pullPorts, type TimeoutsMs } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import type { ReadOptions } from '../read';
import { parseNotificationTask, type ReceivedNotification } from '../referral/task/parse';
import { count } from '../telemetry/instruments';
import { type Logger, loggerOf } from '../telemetry/logger';
import type { Validator } from '../validate/create-validator';
import { openBudget, type PullBudget } from './budget';
import { pullRules } from './option-rules';
import { pullEntry } from './pull-entry';
import type { PullProgress, PullResult } from './pull-result';
import type { PullToken } from './pull-session';
import { nothing, type PullMeans, runPull } from './run-pull';

/** A notification as it was handed over or parsed; who sent it is not for the pull to judge. */
export type PullableNotification = Omit<ReceivedNotification, 'sender'>;

/** Options of {@link pullBgz}. */
export interface PullBgzOptions extends LoopbackOptions {
  /** The notification as it was handed over, or its Task. */
  readonly notification: PullableNotification | Task;
  readonly token: PullToken;
  /** FHIR base of the sender: `https://epd.example.nl/fhir`. */
  readonly baseUrl: string;
  /** Sends in place of Node's own; see {@link fhirTransport}. Not with `transport`. */
  readonly fetch?: typeof fetch;
  /** Sends in your own way; waited for as `timeoutsMs.transport` says, and no longer than the pull lasts. */
  readonly transport?: FhirTransport;
  /** Searches under way at a time. Default 4. */
  readonly concurrency?: number;
  /** Milliseconds a request may take. Default 30 000. */
  readonly timeoutMs?: number;
  /** How often a transient fault is tried again. Default 2. */
  readonly retries?: number;
  /** Wait before the first of them, doubling. Default 500 ms; a Retry-After goes before it, up to 30 s. */
  readonly retryDelayMs?: number;
  /** What the whole pull may take. Reaching a limit ends it, with all that came and `limit` in the result. */
  readonly budget?: PullBudget;
  /** Pages per search. Default 100. */
  readonly maxPages?: number;
  /** Bytes per document. Default 25 MiB. */
  readonly maxDocumentBytes?: number;
  /** Whether the documents behind DocumentReferences are fetched. Default true. */
  readonly documents?: boolean;
  /** Validates each page with our validator, or with this one. */
  readonly validate?: boolean | Validator;
  /**
   * Whether what came is read into zib records as well, or how: `PullResult.read`. Of the patient of the notification only.
   * A fault of reading costs the records and nothing else. Default false.
   */
  readonly read?: boolean | Omit<ReadOptions, 'patient' | 'signal'>;
  readonly onProgress?: (progress: PullProgress) => unknown;
  readonly signal?: AbortSignal;
  /** Further headers of every request, for example those of AORTA. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Trail of the pulling organization. When it cannot be written, or not in time, what was pulled is withheld. */
  readonly audit?: AuditSink;
  /** For whom is pulled; for the trail. */
  readonly user?: AuditUser;
  /** The pulling organization; for the trail. Default: the receiver of the notification. */
  readonly organization?: { readonly ura: string; readonly name?: string };
  readonly now?: () => Date;
  /** Told of what broke on this side. */
  readonly logger?: Logger;
  /** Milliseconds each port is waited for; defaults, and what becomes of the pull after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof pullPorts>;
}

/** True for an address the token may go to. */
function isBase(text: string, options: LoopbackOptions): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const { username, password, search, hash } = url;
  return isSafeAddress(url, options) && `${username}${password}${search}${hash}` === '';
}

const isRead = (input: unknown): input is PullableNotification => {
  const { offers, warnings, resourceType } = (input ?? {}) as Partial<Record<string, unknown>>;
  return resourceType === undefined && Array.isArray(offers) && Array.isArray(warnings);
};

/**
 * Pulls what a notification offers (Twiin-03 to 05; spec notified-pull §2): the workflow Task first when the sender asks for
 * it, then every search and resource exactly as offered, all pages, and the documents.
 *
 * @returns What came, per section, and honestly what did not. Never rejects, whatever the other side does or breaks here.
 * @throws TypeError When `baseUrl` is no absolute https URL, or http on this machine itself without `allowLoopbackHttp`.
 * @example
 * const result = await pullBgz({ notification, token: (base) => getToken(base), baseUrl: 'https://epd.example.nl/fhir' });
 * if (!result.complete) for (const { title, status } of result.sections) console.warn(title, status);
 */
export async function pullBgz(options: PullBgzOptions): Promise<PullResult> {
  checkOptions('pullBgz', options, pullRules);
  const { baseUrl, now = () => new Date() } = options;
  if (!isBase(baseUrl, options))
    throw new TypeError(
      `pullBgz: \`baseUrl\` is the absolute URL of the FHIR base of the sender, ${SAFE}, without user, query or fragment.`,
    );
  const parsed = isRead(options.notification)
    ? ({ ok: true, notification: options.notification } as const)
    : parseNotificationTask(options.notification);
  if (!parsed.ok) return nothing('not-a-notification', { issues: parsed.issues });
  const { notification } = parsed;
  const at = now();
  const logger = loggerOf(options.logger);
  const budget = openBudget(options.budget, options.signal);
  const waitFor = portWaits(pullPorts, options.timeoutsMs);
  // The trail is told of every pull, also of one that broke on this side: something may have come by then.
  const result = await resultOf(notification, options, { budget, logger, waitFor, now: at }).catch((err: unknown) => {
    logger.error({ event: 'pull-failed', err }, 'a pull broke off by a fault of this side');
    return nothing('unexpected');
  });
  budget.close();
  const { audit } = options;
  if (audit === undefined) return result;
  const entry = pullEntry(notification, options, { result, arrived: budget.taken('resources') }, at);
  try {
    // Also of a pull that the caller ended: their signal does not end the trail.
    await waitFor('audit', (signal) => audit.write(entry, { signal }));
    return result;
  } catch (err) {
    count('auditFailures', { kind: entry.kind });
    logger.error({ event: 'audit-failed', err }, 'the audit trail could not be written');
    return nothing('audit-failed');
  }
}

async function resultOf(
  notification: PullableNotification,
  options: PullBgzOptions,
  means: PullMeans,
): Promise<PullResult> {
  if (notification.status === 'cancelled') return nothing('withdrawn');
  if (notification.validUntil !== undefined && Date.parse(notification.validUntil) < means.now.getTime())
    return nothing('expired');
  return runPull(notification, options, means);
}
