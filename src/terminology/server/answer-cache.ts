import type { Monotonic } from '../../telemetry/monotonic';

/** Remembers what was asked, for a while, and asks once for what is asked twice at the same time. */
export interface AnswerCache<T> {
  /** The value under a key; `load` runs when there is none. Only what `keep` accepts is remembered. */
  get(key: string, load: () => Promise<T>): Promise<T>;
}

/** An empty cache of at most `size` values; the one not asked for longest goes first. */
export function answerCache<T>(options: {
  readonly size: number;
  readonly ttlMs: number;
  readonly monotonic: Monotonic;
  readonly keep: (value: T) => boolean;
}): AnswerCache<T> {
  const { size, ttlMs, monotonic, keep } = options;
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const loading = new Map<string, Promise<T>>();

  function remember(key: string, value: T): void {
    if (size <= 0 || !keep(value)) return;
    kept.delete(key);
    kept.set(key, { value, until: monotonic() + ttlMs });
    // A Map iterates in the order of insertion, so the first key is the oldest.
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
  }

  return {
    get(key, load) {
      const found = kept.get(key);
      if (found !== undefined && found.until > monotonic()) {
        kept.delete(key);
        kept.set(key, found);
        return Promise.resolve(found.value);
      }
      const underWay = loading.get(key);
      if (underWay !== undefined) return underWay;
      const loaded = load()
        .then((value) => {
          remember(key, value);
          return value;
        })
        .finally(() => loading.delete(key));
      loading.set(key, loaded);
      return loaded;
    },
  };
}
