import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

const TICKS_PER_SECOND = 100;

const cores = availableParallelism();

/** What a machine is, as a figure that was measured on it should say. */
export function machineText(): string {
  const model = cpus()[0]?.model.trim() || arch();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cores} cores (${model}), ${gib} GiB, ${platform()}, Node ${process.version}`;
}

/** Processes that want a core, of each core: the average of the last minute. */
export const loadPerCore = (): number => (loadavg()[0] ?? 0) / cores;

/** Above this nothing is judged: what else runs would be measured. */
export const MOST_LOAD = 1;

/** Seconds the processors of the machine have worked, all together; undefined where the system does not tell. */
function busySeconds(): number | undefined {
  if (!existsSync('/proc/stat')) return undefined;
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = ticks;
  return (user + nice + system + irq + softIrq) / TICKS_PER_SECOND;
}

/** The numbers the system tells of a process from its parent on; none when it has ended. */
function told(pid: string): readonly number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 4)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

/** Ticks of processes below the children of this one: a browser does not hand on what its pages took. By process and start. */
const below = new Map<string, number>();

/** Counts what processes below the children of this one have worked as ours; to be called before they end. */
export function countBelow(): void {
  if (!existsSync('/proc/self/stat')) return;
  const parents = new Map<number, number>();
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  for (const pid of all) parents.set(Number(pid), told(pid)[0] ?? 0);
  for (const pid of all) {
    const parent = parents.get(Number(pid)) ?? 0;
    let above = parent === process.pid ? 0 : parent;
    while (above !== process.pid && parents.has(above)) above = parents.get(above) ?? 0;
    const numbers = told(pid);
    if (above === process.pid) below.set(`${pid} ${numbers[18]}`, (numbers[10] ?? 0) + (numbers[11] ?? 0));
  }
}

/** Seconds this process has worked, those of its children that have ended, and of what was counted below them. */
function ownSeconds(): number {
  const ticks = [...told('self').slice(10, 14), ...below.values()].reduce((sum, one) => sum + one, 0);
  return ticks / TICKS_PER_SECOND;
}

/**
 * Begins to watch what others do on the machine. Ask the answer when the children of this process have ended: the share of all cores
 * that processes which are not of this bench had meanwhile, or undefined where the system does not tell.
 */
export function watchOthers(): () => number | undefined {
  const start = performance.now();
  const [busy, own] = [busySeconds(), busySeconds() === undefined ? 0 : ownSeconds()];
  return () => {
    const now = busySeconds();
    if (busy === undefined || now === undefined) return undefined;
    const seconds = ((performance.now() - start) / 1_000) * cores;
    return Math.max(0, (now - busy - (ownSeconds() - own)) / seconds);
  };
}

/** Of the machine, what others may have while something is measured that is to be judged. */
export const MOST_OTHERS = 0.25;

/** Text to work on, larger than what a processor keeps nearest. */
const FIXED = JSON.stringify(
  Array.from({ length: 4_000 }, (_, at) => ({ id: `r${at}`, value: at / 7, code: ['a', `${at}`] })),
);

/**
 * Milliseconds of a fixed piece of work, the fastest of nine: how fast the machine is at this moment. A virtual machine may be
 * a third as fast an hour later, with nothing to see in its load.
 */
export function pace(): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    JSON.stringify(JSON.parse(FIXED));
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** How many times the pace may change while something is measured that is to be judged. */
export const MOST_DRIFT = 1.25;
