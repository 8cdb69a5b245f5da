/** How items are asked for together. */
export interface BatchOptions {
  /**
   * Puts a question at the end of a turn of the event loop: requests that came together get so far in the same turn, and a database
   * within the process would take the turn for itself with the first of them.
   */
  readonly gather?: boolean;
  /** True when one of the items is to blame and not what is asked: each of them is then asked for by itself. Default: never. */
  readonly isOfItem?: (error: unknown) => boolean;
  /**
   * Milliseconds after which a question that is not answered holds up the next no longer; who asked it waits on. Only for what may be
   * asked in any order: left out, the next question waits for as long as it takes.
   */
  readonly patienceMs?: number;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly done: (result: R) => void;
  readonly failed: (reason: unknown) => void;
}

// As the process had it when this was loaded: a test that holds time still does not hold up what asks.
const { setImmediate: atTheEndOfTheTurn } = globalThis;

/** Resolves when the work is done, or when it has taken so long. */
function noLongerThan(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Asks for many in one go: one question is under way at a time, unless patience with it ended, and what comes up meanwhile goes together
 * in the next. So nobody is given an answer to a question that was put before theirs.
 *
 * @param ask Gives the answers in the order of the items; when it rejects, each of them does.
 * @param most Most items of one question.
 */
export function inBatches<T, R>(
  ask: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
  { gather = false, isOfItem = () => false, patienceMs }: BatchOptions = {},
): (item: T) => Promise<R> {
  let queue: Waiting<T, R>[] = [];
  let busy = false;

  async function settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await ask(batch.map(({ item }) => item));
      for (const [at, { done }] of batch.entries()) done(results[at] as R);
    } catch (error) {
      if (batch.length > 1 && isOfItem(error)) for (const one of batch) await settle([one]);
      else for (const { failed } of batch) failed(error);
    }
  }

  async function drain(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      if (gather) await new Promise<void>((resolve) => atTheEndOfTheTurn(resolve));
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      const settled = settle(batch);
      await (patienceMs === undefined ? settled : noLongerThan(patienceMs, settled));
    }
    busy = false;
  }

  return (item) =>
    new Promise((done, failed) => {
      queue.push({ item, done, failed });
      if (!busy) void drain();
    });
}
