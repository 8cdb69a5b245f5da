import { setImmediate } from 'node:timers/promises';

/** How long work goes on before others get a turn, in milliseconds. */
const TURN = 20;

/**
 * Makes what a long piece of work awaits now and then, so that a server goes on answering meanwhile.
 *
 * @param ends Ends the work: what is awaited then rejects with its reason.
 */
export function givingWay(ends?: AbortSignal): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < TURN) return;
    await setImmediate();
    ends?.throwIfAborted();
    started = performance.now();
  };
}
