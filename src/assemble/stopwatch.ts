import type { SourceContext } from './ports';

/** Why waiting for sources ended. */
export type Over = 'timed-out' | 'aborted';

/** The time the sources of one pull have. They start together, so they share the end. */
export interface Stopwatch {
  /** Why the time is over, when it is. */
  over(): Over | undefined;
  throwIfOver(): void;
  /** Waits for a step of a source, until the time is over. */
  wait(step: unknown): Promise<unknown>;
  /** What a source gets to see: the abort signal, made when it is asked for, and the moment of the pull. */
  contextFor(now: Date): SourceContext;
  /** Lets go of the timer and the request. */
  end(): void;
}

class TimeIsOver extends Error {}

/** Starts the time: it is over after `timeoutMs`, or when the request goes away. */
export function startStopwatch(request: AbortSignal | undefined, timeoutMs: number): Stopwatch {
  // Not Promise.race with one promise for all steps: that one would keep every step of a long answer in memory.
  const waiting = new Set<(reason: unknown) => void>();
  let ended: Over | undefined;
  let controller: AbortController | undefined;
  const stop = (why: Over) => {
    if (ended !== undefined) return;
    ended = why;
    const reason = new TimeIsOver(why);
    controller?.abort(reason);
    for (const reject of waiting) reject(reason);
    waiting.clear();
  };
  const onRequestAborted = () => stop('aborted');
  if (request?.aborted) onRequestAborted();
  request?.addEventListener('abort', onRequestAborted, { once: true });
  const timer = setTimeout(() => stop('timed-out'), timeoutMs);

  const signal = () => {
    controller ??= new AbortController();
    if (ended !== undefined && !controller.signal.aborted) controller.abort(new TimeIsOver(ended));
    return controller.signal;
  };
  const throwIfOver = () => {
    if (ended !== undefined) throw new TimeIsOver(ended);
  };
  return {
    over: () => ended,
    throwIfOver,
    wait: (step) =>
      new Promise((resolve, reject) => {
        throwIfOver();
        waiting.add(reject);
        Promise.resolve(step)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    contextFor: (now) => ({
      now,
      get signal() {
        return signal();
      },
    }),
    end: () => {
      clearTimeout(timer);
      request?.removeEventListener('abort', onRequestAborted);
    },
  };
}
