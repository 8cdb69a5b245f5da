/** The time for a step is over. */
export class TimeIsOver extends Error {}

/**
 * Runs a step that gets a signal and, whether it heeds it or not, is waited for no longer than this.
 *
 * @throws {TimeIsOver}
 */
export async function within<T>(milliseconds: number, step: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const reason = new TimeIsOver();
      controller.abort(reason);
      reject(reason);
    }, milliseconds);
  });
  try {
    return await Promise.race([step(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
