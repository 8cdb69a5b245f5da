import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { STDIN } from '../files/find-files';
import { UsageError } from '../usage-error';
import type { ValidateCommand } from './command';

/** What is worth a worker, which takes as long to start and to get up to speed: so many files, or so many bytes. */
const FILES = 4_000;
const BYTES = 40_000_000;

const MOST = 64;

function askedFor(workers: string): number {
  const count = /^[1-9]\d?$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > MOST) throw new UsageError(`--workers is a number from 1 to ${MOST}.`);
  return count;
}

/**
 * How many workers judge files; with one they are judged in this process. Who asks a terminology server waits for it, and asks
 * it less from one place.
 *
 * @throws {UsageError} When `--workers` is no such number.
 */
export async function howManyWorkers(files: readonly string[], { workers, tx }: ValidateCommand): Promise<number> {
  if (workers !== undefined) return askedFor(workers);
  const cores = availableParallelism();
  if (tx !== undefined || cores < 2) return 1;
  let worth = 0;
  for (const file of files) {
    if (worth >= cores) return cores;
    const { size = 0 } = file === STDIN ? {} : ((await stat(file).catch(() => undefined)) ?? {});
    worth += 1 / FILES + size / BYTES;
  }
  return Math.max(1, Math.min(cores, Math.floor(worth)));
}
