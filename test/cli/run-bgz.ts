import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const bgz = resolve(root, 'dist/cli/bgz.js');

export const demoPatients = resolve(root, 'examples/demo/patients');

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function collect(child: ChildProcess): { text: () => { stdout: string; stderr: string }; done: Promise<Finished> } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  const done = new Promise<Finished>((finish) => child.once('close', (code) => finish({ code, stdout, stderr })));
  return { text: () => ({ stdout, stderr }), done };
}

/** Runs the built `bgz` to its end. */
export function runBgz(...args: string[]): Promise<Finished> {
  return collect(spawn(process.execPath, [bgz, ...args])).done;
}

/** A running `bgz serve`. */
export interface Serving {
  readonly baseUrl: string;
  readonly stderr: () => string;
  stop(signal?: NodeJS.Signals): Promise<Finished>;
}

/** Starts the built `bgz serve` and waits for its ready line. */
export async function serveBgz(...args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [bgz, 'serve', '--port', '0', ...args]);
  const output = collect(child);
  const ready = new Promise<void>((resolveReady, reject) => {
    child.stdout?.on('data', () => {
      if (/^ready: /m.test(output.text().stdout)) resolveReady();
    });
    child.once('close', (code) => reject(new Error(`bgz serve ended with ${code}: ${output.text().stderr}`)));
  });
  await ready;
  return {
    baseUrl: output.text().stdout.split('\n')[0] ?? '',
    stderr: () => output.text().stderr,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return output.done;
    },
  };
}
