import { within } from './within';

/** No turn: too many wait, or one did not come within its time. */
export class NoTurn extends Error {}

/**
 * So many pieces of work at a time; the others wait in line, first come first served, and no longer than told.
 *
 * @param places Most at a time.
 * @param limits `most`: most that wait; whoever comes on top of those is turned away at once. `patienceMs`: milliseconds one
 *   waits for a turn. Left out for work of our own, which is bounded by where it comes from.
 * @returns Runs work in its turn; rejects with {@link NoTurn} when it gets none.
 */
export function turns(
  places: number,
  { most = Number.POSITIVE_INFINITY, patienceMs }: { readonly most?: number; readonly patienceMs?: number } = {},
): <T>(work: () => T | Promise<T>) => Promise<T> {
  const waiting = new Set<() => void>();
  let running = 0;

  /** The place passes to the next in line; it is only given up when nobody waits. */
  function leave(): void {
    const [next] = waiting;
    if (next === undefined) running--;
    else {
      waiting.delete(next);
      next();
    }
  }

  async function enter(): Promise<void> {
    if (running < places) {
      running++;
      return;
    }
    if (waiting.size >= most) throw new NoTurn();
    let proceed = () => {};
    const turn = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    waiting.add(proceed);
    if (patienceMs === undefined) {
      await turn;
      return;
    }
    try {
      await within(patienceMs, () => turn);
    } catch {
      // Its turn came in the very moment it gave up.
      if (!waiting.delete(proceed)) leave();
      throw new NoTurn();
    }
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
