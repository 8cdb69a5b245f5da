import { setImmediate } from 'node:timers/promises';

/** How long work goes on before others get a turn, in milliseconds. */
const TURN = 20;

/**
 * Makes what a long piece of work asks now and then, and awaits when there is something to wait for, so that a server goes
 * on answering meanwhile.
 *
 * @param ends Ends the work: what is awaited then rejects with its reason.
 */
export function givingWay(ends?: AbortSignal): () => Promise<void> | undefined {
  let started = performance.now();
  const wait = async () => {
    await setImmediate();
    ends?.throwIfAborted();
    started = performance.now();
  };
  return () => (performance.now() - started < TURN ? undefined : wait());
}
