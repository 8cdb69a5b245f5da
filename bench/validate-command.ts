import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../dist/cli/bgz.js');
const peak = resolve(import.meta.dirname, 'peak.cjs');

/** How long a command took, from the start of its process to its end, and the most memory it had. */
export interface Ran {
  readonly ms: number;
  readonly peakMib: number;
}

/** Runs `bgz validate`; what it says goes nowhere. */
export function runValidate(folder: string, ...args: readonly string[]): Ran {
  const told = join(folder, 'peak');
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', peak, command, 'validate', ...args], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_PEAK: told },
    maxBuffer: 2 ** 30,
  });
  const ms = performance.now() - start;
  // Node itself may end with 1 too.
  if (!/^Verdict: /m.test(stdout + stderr)) throw new Error(`bgz validate: ${stderr}`);
  return { ms, peakMib: Number(readFileSync(told, 'utf8')) };
}
