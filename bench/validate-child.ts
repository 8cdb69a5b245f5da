import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BenchCase } from './validate-cases';

const root = resolve(import.meta.dirname, '..');
const loop = join(root, 'bench/validate-loop.mjs');

/** Where `npm run build` puts the door that is measured. */
export const validateDoor = join(root, 'dist/validate/index.js');

/** A folder that is gone when the work is done. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a process of its own measured over some cases. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds a case takes in the fastest round. */
  readonly msEach: number;
  /** Time of validating, text in and report out, over that of `JSON.parse` of the same texts. */
  readonly ratio: number;
  readonly peakMib: number;
}

function runLoop(cases: readonly BenchCase[], seconds: number, folder: string, flags: readonly string[]): Measured {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases.map(({ text }) => text)));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, loop, `file://${validateDoor}`, file, String(seconds)],
    { encoding: 'utf8', cwd: folder },
  );
  if (status !== 0) throw new Error(`validate-loop: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Validates the cases over and over in a fresh process of plain node. */
export const measure = (cases: readonly BenchCase[], seconds: number): Measured =>
  inFolder((folder) => runLoop(cases, seconds, folder, []));

/** The same with the profiler on; the text of the CPU profile. */
export const profile = (cases: readonly BenchCase[], seconds: number, read: (file: string) => string): string =>
  inFolder((folder) => {
    runLoop(cases, seconds, folder, ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder]);
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
    return read(join(folder, file));
  });
