import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'tsup';
import { afterAll } from 'vitest';

/** What a process of its own made of it, and the memory that took. */
export interface Measured<Result> {
  readonly result: Result;
  /** Mebibytes at the most, above what it had when idle. */
  readonly above: number;
}

/** The most a single peer may cost, in mebibytes. */
export const MOST_MEBIBYTES = 150;

// Victims are started often, and must start fast: they run from one file.
const out = resolve(import.meta.dirname, '../../node_modules/.cache', `bgz-hostile-${process.pid}`);
afterAll(() => rmSync(out, { recursive: true, force: true }));
const built = new Map<string, Promise<string>>();

/** The script as one file, made once. */
function bundled(script: string): Promise<string> {
  const name = script.replace(/\.ts$/, '');
  const known = built.get(name);
  if (known) return known;
  const made = build({
    config: false,
    entry: [resolve(import.meta.dirname, script)],
    format: 'esm',
    target: 'node20',
    outDir: out,
    outExtension: () => ({ js: '.mjs' }),
    silent: true,
  }).then(() => join(out, `${name}.mjs`));
  built.set(name, made);
  return made;
}

/**
 * Runs a script of this folder in a process of its own, in which `victim` does the work (see `victim.ts`), and measures its
 * memory.
 */
export async function measured<Result>(script: string, input: unknown): Promise<Measured<Result>> {
  const child = fork(await bundled(script), [JSON.stringify(input)], { execArgv: ['--expose-gc'] });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${script} ended without a result: ${String(signal ?? code)}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Measured<Result>];
  ended.catch(() => {});
  return message;
}
