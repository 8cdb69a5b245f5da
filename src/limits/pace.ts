import { monotonic } from '../telemetry/monotonic';

// As the process had them when this was loaded: a test that holds time still does not hold up requests.
const { setImmediate: inTheNextTurn } = globalThis;
const { nextTick: afterAllPromises } = process;

/** What paces work that keeps the processor. */
export interface Pace {
  /** Resolves when a piece of work that is new may begin. */
  begin(): Promise<void>;
  /** Resolves when one that waited for something else may go on: before any that is new. */
  goOn(): Promise<void>;
}

/**
 * Lets pieces of work go one after the other, each until it waits for something, in the order they came; and lets the event loop go
 * round in between. What a database answers for two hundred requests at once would otherwise be worked off in one turn of the loop,
 * in which no connection is taken: Node takes one in each turn, so a thousand that come together wait for a thousand such turns.
 *
 * @param turnMs Milliseconds of work after which the event loop goes round.
 */
export function pace(turnMs: number): Pace {
  const underWay = new Set<() => void>();
  const fresh = new Set<() => void>();
  let going = false;
  let since = 0;

  function next(): void {
    const line = underWay.size > 0 ? underWay : fresh;
    const [proceed] = line;
    if (proceed === undefined) {
      going = false;
      return;
    }
    line.delete(proceed);
    proceed();
    // Ticks come after all that promises lead to: by then it waits for something, or is done.
    queueMicrotask(() => afterAllPromises(another));
  }

  function another(): void {
    if (monotonic() - since < turnMs) next();
    else inTheNextTurn(turn);
  }

  function turn(): void {
    since = monotonic();
    next();
  }

  const inLine = (line: Set<() => void>): Promise<void> =>
    new Promise((proceed) => {
      line.add(proceed);
      if (going) return;
      going = true;
      turn();
    });

  return { begin: () => inLine(fresh), goOn: () => inLine(underWay) };
}

/** That of this process, which has one event loop. */
export const requestPace = pace(2);
