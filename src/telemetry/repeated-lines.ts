import type { Logger } from './logger';

const WINDOW_MS = 60_000;

/** Kinds of one event kept apart at a time; what comes on top of those is told together. */
const APART = 100;
const OTHERS = 'others';

type Level = keyof Logger;

interface Kind {
  readonly level: Level;
  readonly facts: object;
  readonly message: string;
  count: number;
}

/** What is of one request only keeps no lines apart, and does not stand in a sum: a sender could make it up anew each time. */
const OF_ONE_REQUEST: ReadonlySet<string> = new Set(['err', 'requestId', 'host']);

const apart = (facts: object): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !OF_ONE_REQUEST.has(name)));

const failureIn = (facts: object): string => {
  if (!('err' in facts)) return '';
  const { err } = facts;
  return err instanceof Error ? `${err.name}: ${err.message}` : typeof err;
};

/** Tells lines of one event. */
function summed(logger: Logger, event: string): (level: Level, facts: object, message: string) => void {
  const kinds = new Map<string, Kind>();
  let timer: NodeJS.Timeout | undefined;

  const tellSums = (): void => {
    timer = undefined;
    const told = [...kinds.values()].filter(({ count }) => count > 0);
    kinds.clear();
    for (const { level, facts, message, count } of told)
      logger[level]({ ...facts, count }, `${message}: as before, counted over a minute`);
  };

  return (level, facts, message) => {
    // The sum of somebody who sums before.
    if ('count' in facts) return logger[level](facts, message);
    const common = apart(facts);
    const own = `${message} ${JSON.stringify(common)} ${failureIn(facts)}`;
    const isApart = kinds.has(own) || kinds.size < APART;
    const name = isApart ? own : OTHERS;
    const kind = kinds.get(name);
    if (kind !== undefined) {
      kind.count += 1;
      return;
    }
    // A timer of its own keeps no process alive.
    if (timer === undefined) timer = setTimeout(tellSums, WINDOW_MS).unref();
    kinds.set(name, { level, facts: isApart ? common : { event }, message, count: 0 });
    logger[level](facts, message);
  };
}

/**
 * A logger for what may come with every request: while something outside is down, or because a sender wants it so. Of the events that are
 * named a line is logged in full when it is the first of its kind in a minute; its like are counted, and told in one line at the end of
 * that minute, with their number (`count`) and no stack. Lines are of one kind that say the same of the same, but for the request. All
 * other events pass as they are.
 *
 * For events of which each line is needed, of an access that the trail did not take or of a record that could not be served, it is not.
 */
export function summing(logger: Logger, events: readonly string[]): Logger {
  const tell = new Map(events.map((event) => [event, summed(logger, event)]));
  const write =
    (level: Level) =>
    (facts: object, message: string): void => {
      const own = 'event' in facts && typeof facts.event === 'string' ? tell.get(facts.event) : undefined;
      if (own === undefined) logger[level](facts, message);
      else own(level, facts, message);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
