import { vi } from 'vitest';

/** An answer that does not come. */
export const never = () => new Promise<never>(() => {});

/** A port that never answers; remembers the signals it got. */
export function hangs() {
  const signals: AbortSignal[] = [];
  const port = (...given: readonly unknown[]): Promise<never> => {
    const context = given.at(-1) as { readonly signal: AbortSignal };
    signals.push(context.signal);
    return never();
  };
  return { signals, port };
}

/** The clock of the machine, while timers are fake. */
const machine = globalThis.setTimeout;
const pause = (ms: number) => new Promise<void>((resolve) => void machine(resolve, ms));

/**
 * Lets what waits run until it is over, however long its limit is; timers are fake. Ten minutes pass as fast as they can. What then
 * is not over may be waiting for more limits, or for an answer over a socket, which takes time of the machine: it gets both.
 */
export async function overdue<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const settled = work.finally(() => {
    done = true;
  });
  for (let turn = 0; !done; turn++) {
    if (turn < 200) await new Promise((resolve) => setImmediate(resolve));
    else for (let waited = 0; waited < 50 && !done; waited++) await pause(10);
    if (!done && (turn >= 200 || turn % 20 === 19)) await vi.advanceTimersByTimeAsync(60_000);
  }
  return settled;
}
