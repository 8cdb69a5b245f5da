import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What a process of its own made of it, and the memory that took. */
export interface Measured<Result> {
  readonly result: Result;
  /** Mebibytes at the most, above what it had when idle. */
  readonly above: number;
}

/** The most a single peer may cost, in mebibytes. */
export const MOST_MEBIBYTES = 150;

/**
 * Runs a script of this folder in a process of its own, in which `victim` does the work (see `victim.ts`), and measures its
 * memory.
 */
export async function measured<Result>(script: string, input: unknown): Promise<Measured<Result>> {
  const child = fork(resolve(import.meta.dirname, script), [JSON.stringify(input)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${script} ended without a result: ${String(signal ?? code)}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Measured<Result>];
  ended.catch(() => {});
  return message;
}
