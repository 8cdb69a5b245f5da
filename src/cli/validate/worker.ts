// A worker of `bgz validate`: judges the jobs it is sent, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { writesOne } from '../report-writer';
import type { Answer, Asked, WorkerTask } from './in-workers';
import { judgeJob, type Told } from './jobs';
import { judgeOf } from './judge';

/** An error by what is shown of one; as it is it may not be sent. */
function failureOf(error: unknown): Answer['failure'] {
  if (!(error instanceof Error)) return { name: typeof error, message: '' };
  const { name, message, stack } = error;
  return { name, message, stack, ...('code' in error && typeof error.code === 'string' && { code: error.code }) };
}

const { command, style } = workerData as WorkerTask;
const judge = await judgeOf(command);
const write = command.format === 'text' ? await writesOne(style) : undefined;

/** What is written is made here, and the issues stay: to hand them over takes as long as to write them. */
function withText(told: Told): Told {
  if (write === undefined || typeof told === 'string' || 'without' in told) return told;
  const { source, report } = told;
  return { source, report: { ...report, issues: [] }, written: write(source, { report }) };
}

async function answerOf({ id, job }: Asked): Promise<Answer> {
  try {
    const told = await judgeJob(job, judge);
    return { id, told: told.map(withText) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (asked: Asked) => {
  last = last.then(async () => parentPort?.postMessage(await answerOf(asked)));
});
