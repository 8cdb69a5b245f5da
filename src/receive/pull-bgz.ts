import type { Task } from 'fhir/r3';
import type { AuditSink, AuditUser } from '../audit/entry';
import type { FhirTransport } from '../http/client/fhir-transport';
import type { LoopbackOptions } from '../http/client/safe-address';
import type { pullPorts, TimeoutsMs } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import type { ReadOptions } from '../read';
import type { ReceivedNotification } from '../referral/task/parse';
import type { Logger } from '../telemetry/logger';
import type { Validator } from '../validate/create-validator';
import type { ArchiveOptions } from './archive/port';
import type { PullBudget } from './budget';
import { checkBase, loggedPull } from './logged-pull';
import { pullRules } from './option-rules';
import type { PullProgress, PullResult } from './pull-result';
import type { PullToken } from './pull-session';
import { runPull } from './run-pull';

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
  /**
   * Whether what resources refer to and that did not come along is read as well, under the sender's base: the searches of the BgZ bring no
   * professionals and few organizations. Default false: nothing is asked for that was not offered. Records that are read, or a BgZ
   * that is passed on, are whole only with it.
   */
  readonly references?: boolean;
  /** Whether the documents behind DocumentReferences are fetched. Default true. */
  readonly documents?: boolean;
  /**
   * Files each document with the patient as it comes: whole, once it was held against its size and hash. The result then holds no bytes;
   * what is not in the archive is not obtained, and has what `archiveDocuments` takes to try again later. Each hand-over is in the trail.
   */
  readonly archive?: ArchiveOptions;
  /** Validates each page with our validator, or with this one. */
  readonly validate?: boolean | Validator;
  /**
   * Whether what came is read into zib records as well, or how: `PullResult.read`. Of the patient of the notification only.
   * A fault of reading costs the records and nothing else. Default false.
   */
  readonly read?: boolean | Omit<ReadOptions, 'patient' | 'signal'>;
  readonly onProgress?: (progress: PullProgress) => unknown;
  readonly signal?: AbortSignal;
  /**
   * Id of this pull, 8 to 64 letters, digits and dashes: goes along with every request as `X-Correlation-Id`, and stands in the trails of both sides.
   * Default: a UUID.
   */
  readonly correlationId?: string;
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

/**
 * Pulls what a notification offers (Twiin-03 to 05; spec notified-pull §2): the workflow Task first when the sender asks for
 * it, then every search and resource exactly as offered, all pages, and the documents.
 *
 * @returns What came, per section, and honestly what did not. Never rejects, whatever the other side does or breaks here.
 * @throws TypeError When an option is none, or `baseUrl` is no absolute https URL, or http on this machine itself without `allowLoopbackHttp`.
 * @example
 * const result = await pullBgz({ notification, token: getToken, baseUrl: 'https://epd.example.nl/fhir' });
 * if (!result.complete) for (const { title, status } of result.sections) console.warn(title.nl, status);
 */
export async function pullBgz(options: PullBgzOptions): Promise<PullResult> {
  checkOptions('pullBgz', options, pullRules);
  checkBase('pullBgz', options.baseUrl, options);
  if (options.archive !== undefined && options.documents === false)
    throw new TypeError('pullBgz: `archive` files documents and `documents` is false; leave out one of them.');
  return loggedPull(options, (notification, means) => runPull(notification, options, means));
}
