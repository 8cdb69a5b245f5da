import { monotonic } from '../../../telemetry/monotonic';

/** A request of the receiver, as the sending side saw it. */
export interface Seen {
  readonly method: string;
  /** Behind the base, without what it asks: `AllergyIntolerance`, `Task/…`. */
  readonly path: string;
  /** What it asks, decoded; of a form as well. */
  readonly parameters: readonly { readonly key: string; readonly value: string }[];
  /** The same for the same request. */
  readonly key: string;
  readonly hasToken: boolean;
  readonly hasTokenInUrl: boolean;
  /** Whether it takes a packed answer. */
  readonly takesGzip: boolean;
  status: number;
  /** Whether it was answered otherwise than it should be. */
  isFaulted: boolean;
  /** Why the sending side refused it. */
  refusal?: string;
  /** `closed`: by the receiver, before the answer was whole. */
  end: 'open' | 'answered' | 'closed';
}

/** True for a request for data: not of the workflow Task, nor of what the server can. */
export const isData = ({ path }: Seen): boolean => !/^(Task(\/|$)|metadata$)/.test(path);

/** The requests that came, in their order, and a way to wait for them. */
export interface SeenRequests {
  add(seen: Seen): void;
  /** Tells that the answer to a request ended. */
  ended(seen: Seen, end: 'answered' | 'closed'): void;
  /** A place in the list: what comes later stands after it. */
  mark(): number;
  since(mark: number): readonly Seen[];
  /** Resolves with true when it holds, looked at with every change; with false when the time is over or `early` resolved. */
  until(holds: () => boolean, milliseconds: number, early?: Promise<unknown>): Promise<boolean>;
  /** Resolves with true when nothing is open and nothing came for so long; with false when it took more than the most. */
  quiet(milliseconds: number, most: number): Promise<boolean>;
}

export function seenRequests(): SeenRequests {
  const all: Seen[] = [];
  const watchers = new Set<() => void>();
  let changes = 0;
  const changed = () => {
    changes++;
    for (const watch of [...watchers]) watch();
  };
  const isOpen = () => all.some(({ end }) => end === 'open');

  const until: SeenRequests['until'] = (holds, milliseconds, early) =>
    new Promise((resolve) => {
      const end = (held: boolean) => {
        clearTimeout(timer);
        watchers.delete(watch);
        resolve(held);
      };
      const watch = () => {
        if (holds()) end(true);
      };
      const timer = setTimeout(() => end(holds()), milliseconds);
      watchers.add(watch);
      const over = () => end(holds());
      early?.then(over, over);
      watch();
    });

  return {
    add(seen) {
      all.push(seen);
      changed();
    },
    ended(seen, end) {
      seen.end = end;
      changed();
    },
    mark: () => all.length,
    since: (mark) => all.slice(mark),
    until,
    async quiet(milliseconds, most) {
      const start = monotonic();
      for (;;) {
        const before = changes;
        const stirred = await until(() => changes !== before, milliseconds);
        if (!stirred && !isOpen()) return true;
        if (monotonic() - start >= most) return false;
      }
    },
  };
}
