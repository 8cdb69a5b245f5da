import { setTimeout as wait } from 'node:timers/promises';
import { TimeIsOver } from '../../limits/within';
import type { PullMeans } from '../open-session';
import type { PullFailure } from '../pull-result';
import { readOnce } from './once';
import type { ArchiveOptions, DocumentToFile } from './port';

/** How a hand-over ended: the document is in the archive, or why that is not known. */
export type HandedOver =
  | { readonly archived: 'filed' | 'known' }
  | { readonly failure: Extract<PullFailure, 'archive-failed' | 'archive-timed-out' | 'archive-unread' | 'aborted'> };

type Means = Pick<PullMeans, 'budget' | 'logger' | 'waitFor'>;

const LONGEST_WAIT_MS = 30_000;

async function attempt(
  document: Omit<DocumentToFile, 'bytes'>,
  bytes: Uint8Array,
  archive: ArchiveOptions,
  { budget, logger, waitFor }: Means,
): Promise<HandedOver> {
  const once = readOnce(bytes);
  try {
    const file = (signal: AbortSignal) => archive.file({ ...document, bytes: once.stream }, { signal });
    const answer: unknown = await waitFor('archive', file, budget.late);
    if (answer === 'known') return { archived: 'known' };
    if (answer === undefined && once.isRead()) return { archived: 'filed' };
    const failure = answer === undefined ? 'archive-unread' : 'archive-failed';
    logger.warn({ event: failure }, 'the archive did not take a document as it should');
    return { failure };
  } catch (err) {
    if (budget.late.aborted) return { failure: 'aborted' };
    const failure = err instanceof TimeIsOver ? 'archive-timed-out' : 'archive-failed';
    logger.warn({ event: failure, err }, 'the archive did not take a document');
    return { failure };
  } finally {
    once.end();
  }
}

/** Hands a document to the archive, again after a failure, until it took it, the tries are used up or the pull has ended. */
export async function handOver(
  document: Omit<DocumentToFile, 'bytes'>,
  bytes: Uint8Array,
  archive: ArchiveOptions,
  means: Means,
): Promise<HandedOver> {
  const { retries = 2, retryDelayMs = 1_000 } = archive;
  const { late } = means.budget;
  for (let tried = 0; ; tried++) {
    if (late.aborted) return { failure: 'aborted' };
    const ended = await attempt(document, bytes, archive, means);
    if ('archived' in ended || ended.failure === 'aborted' || tried >= retries) return ended;
    const delay = Math.min(retryDelayMs * 2 ** tried, LONGEST_WAIT_MS);
    // Ended while waiting: what the last attempt ended with is said.
    if (await wait(delay, false, { signal: late }).catch(() => true)) return ended;
  }
}
