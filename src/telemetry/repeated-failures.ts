import type { Logger } from './logger';

const WINDOW_MS = 60_000;

/** Kinds of failures kept apart at a time; what comes on top of those is told together. */
const APART = 100;
const OTHERS = 'others';

/** Failures of one thing outside, of which a pull may meet a hundred in a moment. */
export type TellFailure = (err: unknown) => void;

const kindOf = (err: unknown): string => (err instanceof Error ? `${err.name}: ${err.message}` : typeof err);

/**
 * Logs a failure in full when it is the first of its kind in a minute; its like are counted, and told in one line at the end of that
 * minute, with their number and no stack.
 *
 * @param event name of the event; the sum has it too, with `count`
 */
export function repeatedFailures(logger: Logger, event: string, message: string): TellFailure {
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const tellSums = (): void => {
    timer = undefined;
    const told = [...counts].filter(([, count]) => count > 0);
    counts.clear();
    for (const [, count] of told) logger.error({ event, count }, `${message}: as before, counted over a minute`);
  };

  return (err) => {
    const own = kindOf(err);
    const kind = counts.has(own) || counts.size < APART ? own : OTHERS;
    const count = counts.get(kind);
    // A timer of its own keeps no process alive.
    if (timer === undefined) timer = setTimeout(tellSums, WINDOW_MS).unref();
    counts.set(kind, count === undefined ? 0 : count + 1);
    if (count === undefined) logger.error({ event, err }, message);
  };
}
