import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The built command. */
export const bgz = resolve(root, 'dist/cli/bgz.js');

export const demoPatients = resolve(root, 'examples/demo/patients');

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command runs in. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Text on its standard input. */
  readonly input?: string;
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
  const done = new Promise<Finished>((finish, reject) => {
    child.once('error', reject);
    child.once('close', (code) => finish({ code, stdout, stderr }));
  });
  return { text: () => ({ stdout, stderr }), done };
}

/** Runs the built `bgz` to its end, in surroundings of the test's own. */
export function runBgzIn({ cwd, env, input }: Surroundings, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, [bgz, ...args], { cwd, env: { ...process.env, ...env } });
  child.stdin.end(input ?? '');
  return collect(child).done;
}

/** Runs the built `bgz` to its end. */
export function runBgz(...args: string[]): Promise<Finished> {
  return runBgzIn({}, ...args);
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
