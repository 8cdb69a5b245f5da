import { readFileSync, writeFileSync } from 'node:fs';

const MEBIBYTE = 1024 * 1024;

/** A line of /proc/self/status, in bytes; undefined where there is none (macOS). */
function status(name: string): number | undefined {
  try {
    const kilobytes = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Forgets the highest memory so far (proc(5), clear_refs). */
function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}

/** The highest memory from now on: as the kernel counts it, else looked at now and then. */
function watchPeak(): () => number {
  if (forgetPeak()) return () => status('VmHWM') ?? 0;
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  setInterval(look, 2).unref();
  return () => {
    look();
    return most;
  };
}

/**
 * What a script does that `measured` runs: `work`, with the input it was given. `warmUp` runs before, so that what is loaded
 * once does not count. What `work` returns is kept until the peak is known.
 */
export async function victim<Input, Held>(task: {
  readonly warmUp: (input: Input) => Promise<unknown>;
  readonly work: (input: Input) => Promise<Held>;
  readonly summary: (held: Held) => unknown;
}): Promise<void> {
  const input = JSON.parse(process.argv[2] ?? 'null') as Input;
  await task.warmUp(input);
  globalThis.gc?.();
  const peak = watchPeak();
  const idle = status('VmRSS') ?? process.memoryUsage.rss();
  const held = await task.work(input);
  const above = Math.round((peak() - idle) / MEBIBYTE);
  const message = { result: task.summary(held), above };
  process.send?.(message, () => process.exit());
}
