import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type Asked, inWorkers } from '../../src/cli/validate/in-workers';
import type { Job, Told } from '../../src/cli/validate/jobs';
import { asIs } from '../../src/fhir/phrase';

/** A worker by what it answers to a job. */
class FakeWorker extends EventEmitter {
  readonly got: Asked[] = [];
  terminated = false;

  constructor(readonly answer: (asked: Asked, worker: FakeWorker) => void) {
    super();
  }

  postMessage(asked: Asked): void {
    this.got.push(asked);
    this.answer(asked, this);
  }

  async terminate(): Promise<number> {
    this.terminated = true;
    return 1;
  }
}

const nameOf = (job: Job): string => ('files' in job ? job.files.join() : job.file);
const without = (name: string): Told => ({
  source: { source: name, file: name },
  without: asIs(name),
  reason: asIs(name),
});
const told = (name: string): readonly Told[] => [without(name), 'file-done'];

/** Answers after so many turns of the loop. */
const answersLater = (turns: (name: string) => number) => (asked: Asked, worker: FakeWorker) => {
  const name = nameOf(asked.job);
  const wait = (left: number): unknown =>
    left > 0 ? setImmediate(() => wait(left - 1)) : worker.emit('message', { id: asked.id, told: told(name) });
  wait(turns(name));
};

async function* jobsOf(count: number, onTaken: (at: number) => void = () => {}): AsyncGenerator<Job | Told> {
  for (let at = 0; at < count; at++) {
    onTaken(at);
    yield at % 10 === 7 ? without(`${at}`) : { files: [`${at}`] };
  }
}

async function namesTold(all: AsyncIterable<Told>, into: string[] = []): Promise<readonly string[]> {
  for await (const one of all) if (typeof one === 'object' && 'without' in one) into.push(one.without.en);
  return into;
}

const start = (workers: FakeWorker[], answer: FakeWorker['answer']) => () => {
  const worker = new FakeWorker(answer);
  workers.push(worker);
  return worker as unknown as Worker;
};

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at}`);

describe('what workers of bgz validate give', () => {
  it('is told in the order of the jobs, whoever is done first', async () => {
    const workers: FakeWorker[] = [];
    const answer = answersLater((name) => (Number(name) * 7) % 11);
    expect(await namesTold(inWorkers(jobsOf(100), 3, start(workers, answer)))).toEqual(names(100));
    expect(workers.map(({ got }) => got.length > 10)).toEqual([true, true, true]);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });

  it('is not done far ahead of what is told, so that memory does not grow behind a slow reader', async () => {
    let taken = 0;
    const all = inWorkers(
      jobsOf(1000, (at) => {
        taken = at;
      }),
      2,
      start(
        [],
        answersLater(() => 0),
      ),
    );
    for (let at = 0; at < 100; at++) await all.next();
    expect(taken).toBeLessThan(100);
    await all.return(undefined);
  });

  it('ends with the error of a job where that job stands, told as what it was', async () => {
    const workers: FakeWorker[] = [];
    const failing: FakeWorker['answer'] = (asked, worker) =>
      nameOf(asked.job) === '4'
        ? worker.emit('message', { id: asked.id, failure: { name: 'SnomedError', message: 'no index', code: 'EIO' } })
        : answersLater((name) => 20 - Number(name))(asked, worker);
    const seen: string[] = [];
    const error = await namesTold(inWorkers(jobsOf(20), 2, start(workers, failing)), seen).catch((one: Error) => one);
    expect(error).toMatchObject({ name: 'SnomedError', message: 'no index', code: 'EIO' });
    expect(seen).toEqual(names(4));
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });

  it.each([
    ['breaks', 'error', new RangeError('broken'), 'RangeError'],
    ['ends of itself', 'exit', 0, 'Error'],
  ] as const)('does not wait for a worker that %s', async (_, event, value, name) => {
    const dying: FakeWorker['answer'] = (asked, worker) => {
      if (nameOf(asked.job) === '5') worker.emit(event, value);
      else answersLater(() => 1)(asked, worker);
    };
    const error = await namesTold(inWorkers(jobsOf(50), 2, start([], dying))).catch((one: Error) => one);
    expect(error).toMatchObject({ name });
  });
});
