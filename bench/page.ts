import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reports } from './reports';

const page = resolve(import.meta.dirname, '../docs/performance.md');
const [START, END] = ['<!-- figures -->', '<!-- /figures -->'];

/** The parts of the page by their titles. */
function partsOf(block: string): ReadonlyMap<string, string> {
  const parts = block.split(/^(?=### )/m).filter((part) => part.startsWith('### '));
  return new Map(parts.map((part) => [part.slice(4, part.indexOf('\n')), `${part.trim()}\n`]));
}

/** Puts what was measured into docs/performance.md, in the order of the reports; what was not measured now stays as it was. */
export function writePage(machine: string, measured: ReadonlyMap<string, string>): void {
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(START);
  const [block = '', after = ''] = rest.split(END);
  const all = new Map([...partsOf(block), ...measured]);
  const ordered = Object.values(reports).flatMap(({ title }) => all.get(title) ?? []);
  writeFileSync(page, `${before}${START}\n\n${machine}.\n\n${ordered.join('\n')}\n${END}${after}`);
}
