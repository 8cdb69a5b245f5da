import type { SourceGroup, Sources } from '../assemble/ports';
import { zibGroups } from '../zib/bgz-records';
import type { CheckOptions } from './check-sources';

/** Every group, in the order of the BgZ. */
export const groupsInOrder: readonly SourceGroup[] = [...(Object.keys(zibGroups) as SourceGroup[]), 'documents'];

/** How many letters two words differ by. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_one, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

const nearest = (name: string): string | undefined =>
  groupsInOrder
    .map((group) => ({ group, apart: distance(name.toLowerCase(), group.toLowerCase()) }))
    .filter(({ apart }) => apart <= 3)
    .sort((a, b) => a.apart - b.apart)[0]?.group;

function wrong(message: string): never {
  throw new TypeError(`checkSources: ${message}`);
}

const isSource = (given: unknown): boolean =>
  typeof given === 'function' ||
  (Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'function'));

/** Names every group that does not exist, and every source that is none. */
function checkGroups(sources: unknown): void {
  if (sources === null || typeof sources !== 'object' || Array.isArray(sources))
    wrong('`sources` is an object with a source per zib group.');
  const faults = Object.entries(sources).flatMap(([name, given]) => {
    if (!groupsInOrder.includes(name as SourceGroup)) {
      const meant = nearest(name);
      return [`there is no group \`${name}\`${meant === undefined ? '' : ` (did you mean \`${meant}\`?)`}`];
    }
    return given === undefined || isSource(given) ? [] : [`\`${name}\` is a function, or a list of functions`];
  });
  if (faults.length > 0) wrong(`${faults.join('; ')}. Groups are ${groupsInOrder.join(', ')}.`);
  if ((sources as Partial<Sources>).patient === undefined)
    wrong('`sources` needs a `patient` source: every reference shows the patient.');
}

const isPositive = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && Number.isFinite(value) && value > 0);

const known: Readonly<Record<keyof CheckOptions, true>> = {
  patients: true,
  now: true,
  language: true,
  mapping: true,
  sourceTimeoutMs: true,
  maxRecordsPerSource: true,
  validator: true,
  signal: true,
};

/** Checks what was asked, before any source is called. Throws a TypeError that names the option; no BSN is repeated. */
export function checkOptions(sources: unknown, options: CheckOptions): void {
  checkGroups(sources);
  if (options === null || typeof options !== 'object') wrong('needs { patients, now }.');
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0)
    wrong(`there is no option ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}.`);
  if (!Array.isArray(options.patients) || options.patients.length === 0)
    wrong('`patients` is a list of { bsn } or { id }, with at least one.');
  for (const [i, one] of options.patients.entries()) {
    const { bsn, id } = (one ?? {}) as { readonly bsn?: unknown; readonly id?: unknown };
    const given = [bsn, id].filter((value) => value !== undefined);
    if (given.length !== 1 || typeof given[0] !== 'string' || given[0] === '')
      wrong(`patients[${i}] is { bsn: '…' } or { id: '…' }.`);
  }
  if (!(options.now instanceof Date) || Number.isNaN(options.now.getTime())) wrong('`now` is a Date.');
  if (options.language !== undefined && options.language !== 'nl' && options.language !== 'en')
    wrong("`language` is 'nl' or 'en'.");
  if (!isPositive(options.sourceTimeoutMs)) wrong('`sourceTimeoutMs` is a number above 0.');
  if (!isPositive(options.maxRecordsPerSource)) wrong('`maxRecordsPerSource` is a number above 0.');
}
