import { Worker } from 'node:worker_threads';
import type { ReportStyle } from '../report-writer';
import type { ValidateCommand } from './command';
import { handedOver, type Job, type Told } from './jobs';

/** What a worker is started with. */
export interface WorkerTask {
  readonly command: ValidateCommand;
  readonly style: ReportStyle;
}

/** What is sent to a worker. */
export interface Asked {
  readonly id: number;
  readonly job: Job;
}

/** What it answers: all that came of the job, or the error that ended it. */
export interface Answer {
  readonly id: number;
  readonly told?: readonly Told[];
  readonly failure?: {
    readonly name: string;
    readonly message: string;
    readonly stack?: string;
    readonly code?: string;
  };
}

type Result = readonly Told[] | Error;

/** A job on its way: what waits for its result. */
interface Pending extends Asked {
  readonly settle: (result: Result) => void;
}

/** What a worker holds: the job it does, and the next, so that it need not wait for it. */
const HELD = 2;

/** How many jobs may be done before the first of them is told, for each worker. */
const AHEAD = 8;

/** An error of a worker, as the error it was there. */
function errorOf({ name, message, stack, code }: NonNullable<Answer['failure']>): Error {
  return Object.assign(new Error(message), { name, stack, ...(code !== undefined && { code }) });
}

/** Workers that take jobs from one queue. */
class Pool {
  readonly #workers: readonly Worker[];
  readonly #held = new Map<Worker, Map<number, Pending>>();
  readonly #queue: Pending[] = [];
  #failed: Error | undefined;
  #next = 0;

  constructor(count: number, start: () => Worker) {
    this.#workers = Array.from({ length: count }, start);
    for (const worker of this.#workers) {
      this.#held.set(worker, new Map());
      worker.on('message', (answer: Answer) => this.#answered(worker, answer));
      worker.on('error', (error) => this.#fail(error));
      worker.on('exit', () => this.#fail(new Error('A worker ended before its work did.')));
    }
  }

  /** The result of a job; never rejects. */
  run(job: Job): Promise<Result> {
    return new Promise((settle) => {
      if (this.#failed) settle(this.#failed);
      else this.#queue.push({ id: this.#next++, job, settle });
      this.#send();
    });
  }

  async end(): Promise<void> {
    // From now on whatever happens to them is of no use.
    for (const worker of this.#workers) worker.removeAllListeners().on('error', () => {});
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  /** Gives each worker a job before it gives one of them a second. */
  #send(): void {
    for (let most = 1; most <= HELD; most++) {
      for (const [worker, held] of this.#held) {
        const pending = held.size < most ? this.#queue.shift() : undefined;
        if (pending === undefined) continue;
        held.set(pending.id, pending);
        worker.postMessage({ id: pending.id, job: pending.job } satisfies Asked, handedOver(pending.job));
      }
    }
  }

  #answered(worker: Worker, { id, told = [], failure }: Answer): void {
    const held = this.#held.get(worker);
    const pending = held?.get(id);
    held?.delete(id);
    pending?.settle(failure ? errorOf(failure) : told);
    this.#send();
  }

  /** One that is gone took its jobs along. */
  #fail(error: Error): void {
    this.#failed ??= error;
    const open = [...this.#held.values()].flatMap((held) => [...held.values()]).concat(this.#queue.splice(0));
    for (const held of this.#held.values()) held.clear();
    for (const { settle } of open) settle(error);
  }
}

/** Starts a worker, from the file beside this one that the build makes. */
export const startWorker = (task: WorkerTask): Worker =>
  new Worker(new URL('./validate-worker.js', import.meta.url), { workerData: task });

/**
 * Has workers do jobs, and tells what came of them in the order of the jobs. An error is thrown where its job stands, when all
 * before it is told.
 *
 * @param all Jobs, and what is told already.
 * @param start Starts a worker.
 */
export async function* inWorkers(
  all: AsyncIterable<Job | Told>,
  count: number,
  start: () => Worker,
): AsyncGenerator<Told> {
  const pool = new Pool(count, start);
  const iterator = all[Symbol.asyncIterator]();
  try {
    const ahead: Promise<Result>[] = [];
    for (let more = true; more || ahead.length > 0; ) {
      while (more && ahead.length < AHEAD * count) {
        const { value, done } = await iterator.next();
        if (done === true) more = false;
        else if (typeof value === 'string' || 'report' in value || 'without' in value)
          ahead.push(Promise.resolve([value]));
        else ahead.push(pool.run(value));
      }
      const result = await ahead.shift();
      if (result instanceof Error) throw result;
      yield* result ?? [];
    }
  } finally {
    await iterator.return?.();
    await pool.end();
  }
}
