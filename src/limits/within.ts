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
 * @param outer Ends the step early as well, with the reason it was aborted for.
 * @throws {TimeIsOver}
 */
export async function within<T>(
  milliseconds: number,
  step: (signal: AbortSignal) => T | PromiseLike<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  let stop: (reason: unknown) => void = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = (reason) => {
      controller.abort(reason);
      reject(reason);
    };
  });
  const timer = setTimeout(() => stop(new TimeIsOver()), milliseconds);
  const onOuter = () => stop(outer?.reason);
  outer?.addEventListener('abort', onOuter, { once: true });
  try {
    return await Promise.race([step(controller.signal), over]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onOuter);
  }
}
