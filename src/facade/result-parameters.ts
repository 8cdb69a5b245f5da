import type { CatalogueRow } from '../assemble/catalogue';
import type { SortKey } from '../assemble/find';
import { type Findings, refuse, shown } from '../http/findings';
import type { RawParameter } from '../http/parameters';

/** What of each resource is sent: all of it, or the part that `_summary` or `_elements` asks for. */
export type Shape =
  | { readonly kind: 'whole' }
  /** `true`, `text` or `data` of `_summary`. */
  | { readonly kind: 'summary' | 'text' | 'data' }
  /** Names as asked; those without a type are about what was searched or read. */
  | { readonly kind: 'elements'; readonly names: readonly { readonly type?: string; readonly name: string }[] };

/** Parameters about the answer, not about what is searched for. */
export const resultParameters = [
  '_format',
  '_pretty',
  '_summary',
  '_elements',
  '_total',
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_page',
] as const;

/** Parameters that every read takes. */
export const readParameters: readonly string[] = ['_format', '_pretty', '_summary', '_elements'];

const once = ['_format', '_pretty', '_summary', '_total', '_count', '_sort', '_page'];
const whole: Shape = { kind: 'whole' };
const summaries: Readonly<Record<string, Shape>> = {
  true: { kind: 'summary' },
  text: { kind: 'text' },
  data: { kind: 'data' },
  false: whole,
  count: whole,
};

/** The value of a parameter that is given once. */
const valueIn = (parameters: readonly RawParameter[], name: string): string | undefined =>
  parameters.find((one) => one.key === name)?.value;

/** Refuses what is given more often than once, and values that are none. */
export function checkOnce(parameters: readonly RawParameter[], findings: Findings): void {
  for (const name of once) {
    if (parameters.filter((one) => one.key === name).length > 1) refuse(findings, name, `${name} is given once.`);
  }
  if (!['true', 'false', undefined].includes(valueIn(parameters, '_pretty')))
    refuse(findings, '_pretty', '_pretty is true or false.');
}

function elementsOf(given: readonly RawParameter[], findings: Findings): Shape {
  const names = given.flatMap(({ value }) =>
    value.split(',').flatMap((part) => {
      const [, type, name] = /^(?:([A-Z][A-Za-z]+)\.)?([a-z][A-Za-z]*(?:\[x\])?)$/.exec(part.trim()) ?? [];
      if (name !== undefined) return [{ name, ...(type !== undefined && { type }) }];
      refuse(
        findings,
        '_elements',
        '_elements are names of elements of the resource itself, such as code or Condition.code; what is in them comes whole.',
      );
      return [];
    }),
  );
  return { kind: 'elements', names };
}

/** What of each resource `_summary` and `_elements` ask for. */
export function shapeOf(parameters: readonly RawParameter[], findings: Findings): Shape {
  const summary = valueIn(parameters, '_summary');
  const elements = parameters.filter((one) => one.key === '_elements');
  const shape = summary === undefined ? whole : Object.hasOwn(summaries, summary) ? summaries[summary] : undefined;
  if (shape === undefined) {
    refuse(findings, '_summary', `_summary is one of ${Object.keys(summaries).join(', ')}.`);
    return whole;
  }
  if (elements.length === 0) return shape;
  if (shape.kind !== 'whole') refuse(findings, '_elements', '_elements and _summary ask for two parts; ask for one.');
  return elementsOf(elements, findings);
}

/** Whether `_total` (R4) asks for the number of matches where it would be left out, or for none. */
export function totalOf(parameters: readonly RawParameter[], findings: Findings): 'always' | 'never' | undefined {
  const total = valueIn(parameters, '_total');
  if (total === undefined) return undefined;
  if (total === 'none') return 'never';
  // It is always known exactly.
  if (total !== 'accurate' && total !== 'estimate') refuse(findings, '_total', '_total is none, estimate or accurate.');
  return 'always';
}

/** Parameters of a type that its resources can be sorted by. */
export const sortKeysOf = (row: CatalogueRow): readonly string[] =>
  Object.entries(row.parameters).flatMap(([name, { kind }]) => (kind === 'date' || kind === 'token' ? [name] : []));

/** What `_sort` asks for: keys with commas between them, each with `-` before it for the highest first. */
export function sortOf(
  parameters: readonly RawParameter[],
  row: CatalogueRow,
  findings: Findings,
): readonly SortKey[] | undefined {
  const sort = valueIn(parameters, '_sort');
  if (sort === undefined) return undefined;
  const keys = sort
    .split(',')
    .map((part) => part.trim())
    .map((part): SortKey => ({ parameter: part.replace(/^-/, ''), descending: part.startsWith('-') }));
  const possible = sortKeysOf(row);
  if (keys.every(({ parameter }) => possible.includes(parameter))) return keys;
  refuse(
    findings,
    '_sort',
    `_sort for ${row.type} is one or more of ${possible.join(', ')}, with - for descending.`,
    'not-supported',
  );
  return undefined;
}

/** How many matches go on a page; 0 asks for their number only. */
export function countOf(parameters: readonly RawParameter[], findings: Findings): number | undefined {
  const count = valueIn(parameters, '_count');
  if (count === undefined) return undefined;
  if (/^\d{1,6}$/.test(count)) return Number(count);
  refuse(findings, '_count', '_count is a whole number of at most six digits.');
  return undefined;
}

/** STU3 lets nothing be included with `_summary=text`. */
export function checkIncluding(parameters: readonly RawParameter[], shape: Shape, findings: Findings): void {
  if (shape.kind !== 'text') return;
  for (const raw of parameters.filter((one) => one.name === '_include' || one.name === '_revinclude'))
    refuse(findings, shown(raw.key), '_summary=text includes nothing; leave one of the two out.', 'not-supported');
}
