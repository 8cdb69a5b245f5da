import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const MS_PER_TICK = 10;

/** A server in a process of its own that runs on one core only. */
export interface PinnedServer {
  readonly base: string;
  /** Milliseconds of processor the process has had. */
  cpuMs(): number;
  /** MiB the process holds, and the most it has held. */
  memory(): { readonly now: number; readonly most: number };
  stop(): Promise<void>;
}

/** True where a process can be held to one core, and another to a second one. */
export const canPin = (): boolean =>
  existsSync('/proc/self/stat') && spawnSync('taskset', ['-c', '1', 'true']).status === 0;

/** Starts a program on the first core; it prints its port. */
export async function startPinned(command: readonly string[], cwd: string): Promise<PinnedServer> {
  const child: ChildProcess = spawn('taskset', ['-c', '0', ...command], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const port = await new Promise<string>((ready, fail) => {
    ended.then(([code]) => fail(new Error(`${command[0]} ended with ${code}`)));
    if (child.stdout)
      createInterface(child.stdout).on('line', (line) => {
        const found = /^port (\d+)$/.exec(line)?.[1];
        if (found) ready(found);
      });
  });
  // taskset becomes the program it starts.
  const read = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    base: `http://127.0.0.1:${port}`,
    cpuMs() {
      const stat = read('stat');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
    },
    memory() {
      const mib = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(read('status'))?.[1]) / 1_024;
      return { now: mib('VmRSS'), most: mib('VmHWM') };
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
