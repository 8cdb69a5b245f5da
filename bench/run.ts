import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Row } from './figures';
import { loadPerCore, MOST_LOAD, MOST_OTHERS, machineText, watchOthers } from './machine';
import { type Report, reports } from './reports';
import { tableOf } from './table';

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const page = resolve(import.meta.dirname, '../docs/performance.md');

/** One report: its heading, what else the machine did, and its table. */
async function told({ title, run }: Report, quiet: boolean): Promise<string> {
  const others = watchOthers();
  const rows: readonly Row[] = await run();
  const share = others() ?? 0;
  const judged = quiet && share <= MOST_OTHERS;
  const meanwhile = `Others had ${(100 * share).toFixed(0)} % of the machine${judged ? '' : ': not judged'}.`;
  return `### ${title}\n\n${meanwhile}\n\n${tableOf(rows, judged)}\n`;
}

const load = loadPerCore();
const quiet = load <= MOST_LOAD;
const names = Object.keys(reports);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.`);
const head = `${machineText()}; ${new Date().toISOString().slice(0, 10)}; load ${load.toFixed(2)} per core at the start${quiet ? '' : `, above ${MOST_LOAD}: nothing is judged`}.`;
console.log(`${head}\n`);
const parts: string[] = [];
for (const name of positionals.length > 0 ? positionals : names) {
  const report = reports[name];
  if (!report) continue;
  const part = await told(report, quiet);
  console.log(part);
  parts.push(part);
}

if (values.write) {
  const [start, end] = ['<!-- figures -->', '<!-- /figures -->'];
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(start);
  const [, after = ''] = rest.split(end);
  writeFileSync(page, `${before}${start}\n${head}\n\n${parts.join('\n')}${end}${after}`);
}
