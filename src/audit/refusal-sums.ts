import { randomUUID } from 'node:crypto';
import type { HttpReason } from '../http/refusal-reasons';
import type { Logger } from '../telemetry/logger';
import type { AuditEntry } from './entry';

/** Refusals of requests of which it is not known who asks, summed so that a flood of them does not flood the trail. */
export interface RefusalSums {
  /**
   * Whether the entry goes into the trail whole: the first of its address, reason and status in this minute. Another one is
   * counted, and told at the end of the minute together with its like.
   */
  isFirst(entry: AuditEntry): boolean;
  /** Counts an entry that could not be written whole. */
  count(entry: AuditEntry): void;
  /** Tells what was counted. False when the trail did not take all of it: that is kept, and told with the next minute. */
  flush(): Promise<boolean>;
}

interface Sum {
  readonly like: AuditEntry;
  count: number;
  from: string;
  until: string;
}

const WINDOW_MS = 60_000;
/** Sums kept apart at a time; what comes on top of those is told together. */
const APART = 1_000;

const OTHERS = 'others';

const keyOf = ({ address, reason, status }: AuditEntry): string => JSON.stringify([address, reason, status]);

/** What is told of requests that are not kept apart: that they were refused, and how many. */
const amongOthers = ({ address: _address, status: _status, ...entry }: AuditEntry): AuditEntry => ({
  ...entry,
  reason: 'refused-among-others' satisfies HttpReason,
});

/** One entry for all of a sum: nothing that was of one request only, its object or what its token claimed, stands for others. */
function entryOf({ like, count, from, until }: Sum): AuditEntry {
  const { kind, action, outcome, reason, status, address, purpose } = like;
  return {
    id: randomUUID(),
    kind,
    at: from,
    action,
    outcome,
    ...(reason !== undefined && { reason }),
    ...(status !== undefined && { status }),
    ...(address !== undefined && { address }),
    ...(purpose && { purpose }),
    count,
    until,
  };
}

/**
 * Makes the sums of one door. Memory is bounded: a thousand sums at a time, however many addresses there are.
 *
 * @param write Writes an entry; rejects when the trail does not take it.
 */
export function refusalSums(write: (entry: AuditEntry) => Promise<void>, logger: Logger): RefusalSums {
  let sums = new Map<string, Sum>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<boolean> | undefined;

  function sumOf(entry: AuditEntry): { readonly sum: Sum; readonly fresh: boolean } {
    const own = keyOf(entry);
    const apart = sums.has(own) || sums.size < APART;
    const key = apart ? own : OTHERS;
    const known = sums.get(key);
    if (known) return { sum: known, fresh: false };
    const sum: Sum = { like: apart ? entry : amongOthers(entry), count: 0, from: entry.at, until: entry.at };
    sums.set(key, sum);
    // A timer of its own keeps no process alive: who ends one closes first.
    timer ??= setTimeout(() => void flush(), WINDOW_MS).unref();
    return { sum, fresh: apart };
  }

  function add(sum: Sum, { at }: AuditEntry, more = 1): void {
    if (sum.count === 0) sum.from = at;
    sum.count += more;
    sum.until = at;
  }

  /** Puts back what was not told; it is told with what comes after it. */
  function putBack(sum: Sum): void {
    const later = sumOf(sum.like).sum;
    const until = later.count === 0 ? sum.until : later.until;
    later.from = sum.from;
    later.count += sum.count;
    later.until = until;
  }

  async function flushAll(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    const told = [...sums.values()].filter(({ count }) => count > 0);
    sums = new Map();
    for (const [at, sum] of told.entries()) {
      const { reason, status, count, at: from, until } = entryOf(sum);
      try {
        await write(entryOf(sum));
      } catch {
        // A trail that does not take this one would not take the next either.
        for (const left of told.slice(at)) putBack(left);
        return false;
      }
      logger.warn({ event: 'requests-refused', reason, status, count, from, until }, 'further requests were refused');
    }
    return true;
  }

  /** One at a time: two would tell the same twice. */
  const flush = (): Promise<boolean> => {
    flushing ??= flushAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  return {
    flush,
    isFirst(entry) {
      const { sum, fresh } = sumOf(entry);
      if (!fresh) add(sum, entry);
      return fresh;
    },
    count: (entry) => add(sumOf(entry).sum, entry),
  };
}
