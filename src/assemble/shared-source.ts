import { canonicalJson } from '../fhir/json';
import { checkArgument } from '../options/check-options';
import { callable, required } from '../options/rules';
import { isPaged, pagedSource } from './paged-source';
import type { Source, SourceContext, SourceGroup, SourceItem } from './ports';
import { iteratorOf } from './run-source';

/** One call of a source that is under way: what it gave so far, for all who wait for it, each from the first record on. */
interface Flight {
  join(): void;
  leave(): void;
  /** The record at a place, at once when it is there already. */
  at(place: number): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
}

/**
 * @param ask Calls the source.
 * @param landed Told when nobody may join any more.
 */
function flightOf(ask: (signal: AbortSignal) => unknown, landed: () => void): Flight {
  const items: unknown[] = [];
  const ending = new AbortController();
  let readers = 0;
  let iterator: Promise<ReturnType<typeof iteratorOf>> | undefined;
  let step: Promise<void> | undefined;
  let isOver = false;
  let failure: { readonly cause: unknown } | undefined;

  const end = () => {
    isOver = true;
    landed();
  };
  const started = async () => iteratorOf(await ask(ending.signal));
  async function pull(): Promise<void> {
    try {
      iterator ??= started();
      const { done, value } = await (await iterator).next();
      if (done) end();
      else items.push(await value);
    } catch (cause) {
      failure = { cause };
      end();
    }
  }
  async function waitFor(place: number): Promise<IteratorResult<unknown>> {
    while (place >= items.length && !isOver) {
      // One step at a time, however many wait for it.
      step ??= pull().finally(() => {
        step = undefined;
      });
      await step;
    }
    if (place < items.length) return { done: false, value: items[place] };
    if (failure) throw failure.cause;
    return { done: true, value: undefined };
  }
  return {
    join: () => void readers++,
    leave() {
      if (--readers > 0 || isOver) return;
      // Nobody waits for the rest: the source hears of it as it does when it is asked by one.
      end();
      ending.abort();
      iterator?.then((one) => one.return?.()).catch(() => {});
    },
    at: (place) => (place < items.length ? { done: false, value: items[place] } : waitFor(place)),
  };
}

/**
 * Says of a source that it gives the same whoever asks, so that one call answers all who ask for the same while it is under
 * way: the same patient, referral, page and ids. Twelve receivers that open one record together then cost one query, and so do
 * the many searches of one pull that each need the patient. Nothing is kept once the call is done; who may see what is decided
 * after it, for each by itself.
 *
 * Not for a source that looks at who asks by another way than its query (a context of the request, a session of the database):
 * it would give all of them what the first may see. `signal` is aborted when none of them waits any more, and `now` is the
 * moment of the first. Each of them waits no longer than its own limit; one that goes away leaves the others theirs.
 *
 * @example
 * const sources = {
 *   patient: sharedSource<'patient'>(({ patient }) => db.patientOf(patient)),
 *   problems: sharedSource<'problems'>(({ patient }) => db.problemsOf(patient)),
 * };
 */
export function sharedSource<G extends SourceGroup>(source: Source<G>): Source<G> {
  checkArgument('sharedSource', 'source', source, required(callable));
  const underWay = new Map<string, Flight>();
  const shared: Source<G> = (query, { now }) => {
    const key = canonicalJson(query);
    let flight: Flight | undefined;
    let place = 0;
    let isDone = false;
    const leave = () => {
      if (flight !== undefined && !isDone) flight.leave();
      isDone = true;
    };
    const board = (): Flight => {
      const known = underWay.get(key);
      if (known !== undefined) return known;
      const mine = flightOf(
        (signal) => source(query, { now, signal } satisfies SourceContext),
        () => {
          if (underWay.get(key) === mine) underWay.delete(key);
        },
      );
      underWay.set(key, mine);
      return mine;
    };
    // Boarded with the first step: who is gone before it waits for nothing.
    const reader = {
      next() {
        if (isDone) return { done: true, value: undefined };
        if (flight === undefined) {
          flight = board();
          flight.join();
        }
        return flight.at(place++);
      },
      return() {
        leave();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]: () => reader,
    };
    return reader as unknown as AsyncIterable<SourceItem<G>>;
  };
  return isPaged(source) ? pagedSource(shared) : shared;
}
