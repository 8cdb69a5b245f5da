import { STDIN } from '../files/find-files';
import {
  type Block,
  blocksOf,
  isBlank,
  isOfLines,
  nothingIn,
  readAll,
  readSources,
  sourcesIn,
  sourcesInBlock,
  whyUnreadable,
} from '../files/read-sources';
import { type Judge, type Outcome, withoutReport } from './judge';

/** What a worker judges at a time: some files, which it reads itself, or what was read of one. */
export type Job =
  | { readonly files: readonly string[] }
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly block: Block };

/** What of a job need not be copied for a worker: bytes that share their memory with no others, and nobody reads any more. */
export function handedOver(job: Job): ArrayBuffer[] {
  const bytes = 'bytes' in job ? job.bytes : 'block' in job ? job.block.bytes : undefined;
  const { buffer } = bytes ?? {};
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes?.byteLength ? [buffer] : [];
}

/** What came of a source, or that a file is done. */
export type Told = Outcome | 'file-done';

/** Most files in a job: what it takes to hand over a job is spread over them. */
const MOST_FILES = 16;

async function* jobsOf(file: string): AsyncGenerator<Job | Told> {
  try {
    // A worker has no standard input.
    if (file === STDIN) yield { file, bytes: await readAll(file) };
    else {
      let blank = true;
      for await (const block of blocksOf(file)) {
        blank &&= isBlank(block);
        yield { file, block };
      }
      if (blank) yield withoutReport(nothingIn(file));
    }
  } catch (error) {
    yield withoutReport(whyUnreadable(file, error));
  }
  yield 'file-done';
}

/**
 * Files as jobs, in their order.
 *
 * @param workers How many share the work: there are several jobs for each, so that they end together.
 */
export async function* jobs(files: readonly string[], workers: number): AsyncGenerator<Job | Told> {
  const most = Math.max(1, Math.min(MOST_FILES, Math.floor(files.length / (8 * workers))));
  let batch: string[] = [];
  for (const file of files) {
    const isAlone = file === STDIN || isOfLines(file);
    if (!isAlone) batch.push(file);
    if (batch.length > 0 && (isAlone || batch.length === most)) {
      yield { files: batch };
      batch = [];
    }
    if (isAlone) yield* jobsOf(file);
  }
  if (batch.length > 0) yield { files: batch };
}

/** Judges files one after the other, each forgotten when its outcome is told. */
export async function* judgeFiles(files: readonly string[], { judge }: Judge): AsyncGenerator<Told> {
  for (const file of files) {
    for await (const read of readSources(file)) yield await judge(read);
    yield 'file-done';
  }
}

/** Everything that comes of a job. */
export async function judgeJob(job: Job, judge: Judge): Promise<readonly Told[]> {
  const told: Told[] = [];
  if ('files' in job) for await (const one of judgeFiles(job.files, judge)) told.push(one);
  else if ('bytes' in job) for (const read of sourcesIn(job.file, job.bytes)) told.push(await judge.judge(read));
  else for (const read of sourcesInBlock(job.file, job.block)) told.push(await judge.judge(read));
  return told;
}
