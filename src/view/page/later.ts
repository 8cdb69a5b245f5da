import { options } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What is still to be put on the page, in the order in which it was asked for. */
const waiting: (() => void)[] = [];
let isGoing = false;

/** Milliseconds that a turn may take, so that the page answers in between. */
const TURN = 24;

function turn(): void {
  const end = performance.now() + TURN;
  while (waiting.length > 0 && performance.now() < end) waiting.shift()?.();
  if (waiting.length > 0) setTimeout(turn, 0);
  else {
    isGoing = false;
    document.documentElement.dataset.whole = 'yes';
  }
}

function later(work: () => void): void {
  waiting.push(work);
  delete document.documentElement.dataset.whole;
  if (isGoing) return;
  isGoing = true;
  setTimeout(turn, 0);
}

/** Puts all that waits on the page at once: paper has no later. */
export function allNow(): void {
  const before = options.debounceRendering;
  options.debounceRendering = (render) => render();
  while (waiting.length > 0) waiting.shift()?.();
  options.debounceRendering = before;
}

/**
 * How many of a long list are on the page: some at once, and the others as soon as there is time. All of them come, so that
 * finding, printing and reading aloud reach each.
 */
export function useSoon(total: number, atOnce: number, step = 60): number {
  const [shown, setShown] = useState(Math.min(total, atOnce));
  useLayoutEffect(() => {
    if (shown < total) later(() => setShown((now) => Math.min(total, now + step)));
  }, [shown, total, step]);
  return shown;
}

/** Ready where nothing waits. */
export function markWhole(): void {
  if (waiting.length === 0 && !isGoing) document.documentElement.dataset.whole = 'yes';
}
