/** The time for a step is over; of a port it is told which. */
export class TimeIsOver extends Error {
  override readonly name = 'TimeIsOver';
  constructor(readonly port?: string) {
    super(port === undefined ? 'The time for it is over.' : `The time for \`${port}\` is over.`);
  }
}

/**
 * Runs a step that gets a signal and, whether it heeds it or not, is waited for no longer than this. What it throws at once
 * counts as its rejection.
 *
 * @throws {TimeIsOver}
 */
export async function within<T>(milliseconds: number, step: (signal: AbortSignal) => T | PromiseLike<T>): Promise<T> {
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
