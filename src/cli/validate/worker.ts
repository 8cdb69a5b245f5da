// A worker of `bgz validate`: judges the jobs it is sent, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { ValidateCommand } from './command';
import type { Answer, Asked } from './in-workers';
import { judgeJob } from './jobs';
import { judgeOf } from './judge';

/** An error by what is shown of one; as it is it may not be sent. */
function failureOf(error: unknown): Answer['failure'] {
  if (!(error instanceof Error)) return { name: typeof error, message: '' };
  const { name, message, stack } = error;
  return { name, message, stack, ...('code' in error && typeof error.code === 'string' && { code: error.code }) };
}

const judge = await judgeOf(workerData as ValidateCommand);

async function answerOf({ id, job }: Asked): Promise<Answer> {
  try {
    return { id, told: await judgeJob(job, judge) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (asked: Asked) => {
  last = last.then(async () => parentPort?.postMessage(await answerOf(asked)));
});
