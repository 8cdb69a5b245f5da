import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Judging, Row } from './figures';
import { loadPerCore, MOST_DRIFT, MOST_LOAD, MOST_OTHERS, machineText, pace, watchOthers } from './machine';
import { writePage } from './page';
import { type Report, reports } from './reports';
import { tableOf } from './table';

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const names = Object.keys(reports);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.`);

// What the bench itself puts on the machine is no reason not to judge: the load is that before it began.
const load = loadPerCore();
const quiet = load <= MOST_LOAD;
const day = new Date().toISOString().slice(0, 10);

const SAID: Readonly<Record<Judging, string>> = {
  all: '',
  agreed: ', so no time is judged, and a ratio where all its rounds agree',
  none: ', so nothing is judged',
};

/** One report: when, what else the machine did, and its table. */
async function told({ title, run }: Report): Promise<string> {
  const others = watchOthers();
  const before = pace();
  const rows: readonly Row[] = await run();
  // What a process that was ended has worked is told when it is gone.
  await setTimeout(500);
  const share = others() ?? 0;
  const after = pace();
  const isSteady = Math.max(before, after) <= MOST_DRIFT * Math.min(before, after);
  const judging: Judging = !quiet || share > MOST_OTHERS ? 'none' : isSteady ? 'all' : 'agreed';
  const when = [
    `${day}, load ${load.toFixed(2)} per core at the start; others had ${(100 * share).toFixed(0)} % of the machine`,
    `; a fixed piece of work took ${before.toFixed(1)} ms before and ${after.toFixed(1)} ms after`,
  ].join('');
  return `### ${title}\n\n${when}${SAID[judging]}.\n\n${tableOf(rows, judging)}\n`;
}

console.log(`${machineText()}\n`);
const parts = new Map<string, string>();
for (const name of positionals.length > 0 ? positionals : names) {
  const report = reports[name];
  if (!report) continue;
  const part = await told(report);
  console.log(part);
  parts.set(report.title, part);
  // After each, as a later one may fail.
  if (values.write) writePage(machineText(), parts);
}
