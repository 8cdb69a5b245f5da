import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BenchCase } from './validate-cases';

const root = resolve(import.meta.dirname, '..');
const loop = join(root, 'bench/validate-loop.mjs');

/** Where `npm run build` puts the door that is measured. */
export const validateDoor = join(root, 'dist/validate/index.js');

/** The same of FHIR.js. */
export const fhirJsDoor = join(root, 'bench/validate-fhir-js.mjs');

/** Whether FHIR.js and what it needs are there. */
export const hasFhirJs =
  existsSync(join(root, 'node_modules/.cache/fhir-js/node_modules/fhir')) &&
  existsSync(join(root, '../shared/packages/hl7.fhir.r3.core-3.0.2/package'));

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
  /** Milliseconds for all of them, text in and report out, by round. */
  readonly validate: readonly number[];
  /** The same of `JSON.parse`. */
  readonly parse: readonly number[];
  readonly peakMib: number;
}

interface Loop {
  readonly rounds?: number;
  readonly door?: string;
}

function runLoop(
  cases: readonly BenchCase[],
  folder: string,
  { rounds = 7, door = validateDoor }: Loop,
  flags: readonly string[] = [],
): Measured {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases.map(({ text }) => text)));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, loop, `file://${door}`, file, String(rounds)],
    { encoding: 'utf8', cwd: folder },
  );
  if (status !== 0) throw new Error(`validate-loop: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Validates the cases over and over in a fresh process of plain node. */
export const measure = (cases: readonly BenchCase[], settings: Loop = {}): Measured =>
  inFolder((folder) => runLoop(cases, folder, settings));

/** The same with the profiler on; the text of the CPU profile. */
export const profile = (cases: readonly BenchCase[], rounds: number, read: (file: string) => string): string =>
  inFolder((folder) => {
    const flags = ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder];
    runLoop(cases, folder, { rounds }, flags);
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
    return read(join(folder, file));
  });
