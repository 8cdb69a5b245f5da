// Run by plain node, as a vendor's process would be: `node validate-loop.mjs <validate door> <cases.json> <rounds>`.
// Warmed to a plateau, validates every case in turn, and has JSON.parse read the same texts in between, round by round. Prints the
// milliseconds each took for all of them in each round, and the peak of memory.
import { readFileSync } from 'node:fs';

const [, , door, file, rounds] = process.argv;
const texts = JSON.parse(readFileSync(file, 'utf8'));
const { createValidator } = await import(door);
const validator = createValidator();

const WARM_MS = 500;
const ROUND_MS = 500;
/** Rounds in a row that are no faster than the best before them make a plateau; rounds thrown away at most. */
const PLATEAU = 3;
const MOST_WARMING = 30;

const all = {
  validate: async () => {
    for (const text of texts) await validator.validate(text);
  },
  parse: () => {
    for (const text of texts) JSON.parse(text);
  },
};

const workedMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** How often it takes to fill a round: by the time it worked, for others may have the machine meanwhile. */
async function timesOf(work) {
  let times = 0;
  const start = workedMs();
  let last = 0;
  while (times < 3 || workedMs() - start < WARM_MS) {
    const before = performance.now();
    await work();
    last = performance.now() - before;
    times++;
  }
  return Math.max(1, Math.round(ROUND_MS / last));
}

async function measured(work, times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) await work();
  return (performance.now() - start) / times;
}

/** Works until it gets no faster: what is measured is not the compiler. */
async function warm(work, times) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0, flat = 0; round < MOST_WARMING && flat < PLATEAU; round++) {
    const now = await measured(work, times);
    flat = now < 0.98 * best ? 0 : flat + 1;
    best = Math.min(best, now);
  }
}

const times = {};
for (const [name, work] of Object.entries(all)) {
  await warm(work, await timesOf(work));
  times[name] = await timesOf(work);
}
const samples = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round++)
  for (const [name, work] of Object.entries(all)) samples[name].push(await measured(work, times[name]));

/** The high-water mark of this process alone; `maxRSS` would begin at that of the process that started it. */
const peak = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
console.log(JSON.stringify({ ...samples, peakMib: Number(peak) / 1024 }));
