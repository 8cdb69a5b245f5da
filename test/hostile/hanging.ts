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

/** Lets what waits run until it is over, however long its limit is; timers are fake. */
export async function overdue<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const settled = work.finally(() => {
    done = true;
  });
  for (let turn = 0; turn < 200 && !done; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turn % 20 === 19) await vi.advanceTimersByTimeAsync(60_000);
  }
  return settled;
}
