// Run by plain node, as a vendor's process would be: `node validate-loop.mjs <validate door> <cases.json> <seconds>`.
// Validates every case in turn, JSON.parse of the same texts between the rounds, and prints what it measured.
import { existsSync, readFileSync } from 'node:fs';

const [, , door, file, seconds] = process.argv;
const { createValidator } = await import(door);
const texts = JSON.parse(readFileSync(file, 'utf8'));
const validator = createValidator();

async function validateAll() {
  const start = performance.now();
  for (const text of texts) await validator.validate(text);
  return performance.now() - start;
}

/** Parsing is so much faster that a round is repeated until the clock can tell. */
function parseAll(times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) for (const text of texts) JSON.parse(text);
  return (performance.now() - start) / times;
}

/** The high-water mark of this process alone; `maxRSS` would begin at that of the process that started it. */
function peakMib() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kib = /VmHWM:\s*(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kib) / 1024;
}

for (const end = performance.now() + seconds * 300; performance.now() < end; ) await validateAll();
const validated = [];
const parsed = [];
const end = performance.now() + seconds * 1000;
while (validated.length < 3 || performance.now() < end) {
  const ms = await validateAll();
  validated.push(ms);
  parsed.push(parseAll(Math.max(1, Math.min(10, Math.round(20 / ms)))));
}
// Whatever else runs on the machine can only add: the fastest rounds are compared. Beside a rival the mean counts.
const [ms, parse] = [Math.min(...validated), Math.min(...parsed)];
const mean = validated.reduce((sum, one) => sum + one, 0) / validated.length;
const perSecond = (1000 * texts.length) / mean;
console.log(JSON.stringify({ perSecond, msEach: ms / texts.length, ratio: ms / parse, peakMib: peakMib() }));
