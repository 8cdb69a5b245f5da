import { setImmediate } from 'node:timers/promises';

/** How long work goes on before others get a turn, in milliseconds. */
const TURN = 20;

/** Makes what a long piece of work awaits now and then, so that a server goes on answering meanwhile. */
export function givingWay(): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < TURN) return;
    await setImmediate();
    started = performance.now();
  };
}
