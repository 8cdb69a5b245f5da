import { waited } from '../../limits/waited';
import { TimeIsOver, within } from '../../limits/within';
import type { Logger } from '../../telemetry/logger';
import type { Monotonic } from '../../telemetry/monotonic';
import { changesOf } from './changes';
import type { DirectoryClient } from './client';
import { DirectoryError } from './directory-error';
import { indexed } from './index-resources';
import { type CopyOfDirectory, readCopy, writeCopy } from './kept-copy';
import type { DirectoryView } from './view';

/** Where a copy is kept over a restart: a file, a row, an object store. Its text is public information, and must be nobody else's to write. */
export interface ReplicaStore {
  /** The text that was saved last; undefined for none. */
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

/** A copy of the directory of one's own (ITI-91). */
export interface ReplicaOptions {
  /**
   * Milliseconds for which the copy may be used after it was last brought up to date. Older, and not to be renewed, it is not used:
   * look-ups reject (`stale`), and messages wait.
   */
  readonly maxAgeMs: number;
  /** Milliseconds after which a look-up has it brought up to date, without waiting for that. Default: a quarter of `maxAgeMs`. */
  readonly refreshMs?: number;
  /** Milliseconds after which all of it is read anew: a deletion that its history lost then counts too. Default a day. */
  readonly wholeMs?: number;
  /** Organizations, services and endpoints that are held. More: the copy is not renewed any further. Default 200 000. */
  readonly maxResources?: number;
  /** Milliseconds that bringing it up to date may take. Default 120 000. */
  readonly timeoutMs?: number;
  /** Keeps the copy over a restart. Default: it is read anew. */
  readonly store?: ReplicaStore;
}

/** What is known of the copy. */
export interface ReplicaState {
  readonly resources: number;
  /** Milliseconds since it was last brought up to date; undefined when it never was. */
  readonly ageMs: number | undefined;
}

export interface ReplicaSettings extends Required<Omit<ReplicaOptions, 'store'>> {
  readonly store: ReplicaStore | undefined;
  readonly base: string;
  readonly client: DirectoryClient;
  readonly now: () => Date;
  readonly monotonic: Monotonic;
  readonly logger: Logger;
}

export interface Replica {
  /** The copy, young enough to be used. Rejects with `stale` when there is none. */
  view(signal: AbortSignal): Promise<DirectoryView>;
  refresh(): Promise<void>;
  state(): ReplicaState;
}

/** After a failure it is not tried again for so long. */
const COOL_DOWN_MS = 10_000;
/** Pages of one history: with 500 entries each more than is held. */
const MOST_PAGES = 10_000;

interface Held extends CopyOfDirectory {
  readonly view: DirectoryView;
  /** By the clock for durations: when it was last brought up to date, and read whole. */
  readonly freshAt: number;
  readonly wholeSince: number;
}

/** Keeps a copy of a directory up to date; one renewal at a time, and no older than told. */
export function createReplica(settings: ReplicaSettings): Replica {
  const { base, client, store, now, monotonic, logger, maxAgeMs, refreshMs, wholeMs, maxResources, timeoutMs } =
    settings;
  let held: Held | undefined;
  let loading: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const ageMs = (): number | undefined => held && monotonic() - held.freshAt;
  const isUsable = (): boolean => (ageMs() ?? Number.POSITIVE_INFINITY) <= maxAgeMs;

  /** A copy of before the restart; its age goes by the clock of the world, and one of the future has none that is known. */
  async function load(): Promise<void> {
    if (store === undefined) return;
    try {
      const text = await within(timeoutMs, () => store.load());
      const copy = text === undefined ? undefined : readCopy(text, base, maxResources);
      if (copy === undefined) {
        if (text !== undefined)
          logger.warn({ event: 'directory-copy-unreadable' }, 'the kept copy of a directory is not used');
        return;
      }
      const since = (moment: string) => {
        const passed = now().getTime() - Date.parse(moment);
        return passed < 0 ? Number.NEGATIVE_INFINITY : monotonic() - passed;
      };
      held = { ...copy, view: indexed(copy.resources), freshAt: since(copy.at), wholeSince: since(copy.wholeAt) };
    } catch (err) {
      logger.error({ event: 'directory-copy-failed', err }, 'the kept copy of a directory could not be read');
    }
  }

  /** Once, however many begin with it: what is renewed meanwhile would be overwritten by what is older. */
  function loaded(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function renew(): Promise<void> {
    await loaded();
    const [startedAt, at] = [monotonic(), now().toISOString()];
    const before = held !== undefined && startedAt - held.wholeSince < wholeMs ? held : undefined;
    const limits = { maxPages: MOST_PAGES, maxEntries: maxResources };
    const { changed, since, unreadable } = await within(timeoutMs, (signal) =>
      changesOf(client, base, { since: before?.since ?? {}, limits, signal }),
    );
    const resources = new Map(before?.resources);
    for (const [key, one] of changed) {
      if (one) resources.set(key, one);
      else resources.delete(key);
    }
    if (resources.size > maxResources) throw new DirectoryError('too-many-entries');
    if (unreadable > 0)
      logger.warn({ event: 'directory-unreadable', resources: unreadable }, 'entries of a directory cannot be read');
    held = {
      resources,
      since,
      at,
      wholeAt: before?.wholeAt ?? at,
      view: before !== undefined && changed.size === 0 ? before.view : indexed(resources),
      freshAt: startedAt,
      wholeSince: before?.wholeSince ?? startedAt,
    };
    await save(held);
  }

  async function save(copy: CopyOfDirectory): Promise<void> {
    if (store === undefined) return;
    try {
      await within(timeoutMs, () => store.save(writeCopy(base, copy)));
    } catch (err) {
      logger.error({ event: 'directory-copy-failed', err }, 'the copy of a directory could not be kept');
    }
  }

  function refresh(): Promise<void> {
    underWay ??= renew()
      .catch((error: unknown) => {
        failedAt = monotonic();
        const known = error instanceof TimeIsOver ? new DirectoryError('out-of-time') : error;
        const told = known instanceof DirectoryError ? { code: known.code, status: known.status } : { err: known };
        logger.warn({ event: 'directory-copy-not-renewed', ...told }, 'the copy of a directory could not be renewed');
        throw known;
      })
      .finally(() => {
        underWay = undefined;
      });
    // Who asked for it may have gone.
    underWay.catch(() => {});
    return underWay;
  }

  return {
    refresh,
    state: () => ({ resources: held?.resources.size ?? 0, ageMs: ageMs() }),
    async view(signal) {
      await waited(loaded(), signal);
      const mayTry = monotonic() - failedAt >= COOL_DOWN_MS || underWay !== undefined;
      if (!isUsable()) {
        if (!mayTry) throw new DirectoryError('stale');
        await waited(
          refresh().catch(() => {}),
          signal,
        );
      } else if ((ageMs() ?? 0) >= refreshMs && mayTry) void refresh().catch(() => {});
      if (held === undefined || !isUsable()) throw new DirectoryError('stale');
      return held.view;
    },
  };
}
