import type { Figure, Judging, Row } from './figures';
import { isMet } from './figures';

const number = (value: number): string => {
  if (!Number.isFinite(value)) return 'n/a';
  if (Math.abs(value) >= 100) return value.toLocaleString('en', { maximumFractionDigits: 0 });
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
};

const aimOf = ({ aim }: Figure): string =>
  aim === undefined ? '' : 'least' in aim ? `≥ ${number(aim.least)}` : `≤ ${number(aim.most)}`;

const spreadOf = ({ low, high, rounds }: Figure): string =>
  rounds > 1 ? `${number(low)} – ${number(high)} (${rounds})` : '';

const verdictOf = (row: Figure, judging: Judging): string => {
  if (row.aim === undefined) return '';
  const met = isMet(row, judging);
  if (met === undefined) return 'not judged';
  return met ? 'met' : 'NOT met';
};

const cellsOf = (row: Row, judging: Judging): readonly string[] =>
  'skipped' in row
    ? [row.what, `skipped: ${row.skipped}`, '', '', '']
    : [row.what, `${number(row.value)} ${row.unit}`, spreadOf(row), aimOf(row), verdictOf(row, judging)];

const HEAD = ['what', 'median', 'spread (rounds)', 'aim', ''];

const lineOf = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;

/** The rows as a table in Markdown, aligned for a terminal; an aim that cannot be judged stands without a verdict. */
export function tableOf(rows: readonly Row[], judging: Judging): string {
  const cells = [HEAD, ...rows.map((row) => cellsOf(row, judging))];
  // A row that was skipped tells why, beyond its column.
  const widths = HEAD.map((_head, at) =>
    Math.max(...cells.map((one) => (one[1]?.startsWith('skipped') && at === 1 ? 0 : (one[at]?.length ?? 0)))),
  );
  const [head = '', ...body] = cells.map((one) => lineOf(one, widths));
  return [
    head,
    lineOf(
      widths.map((width) => '-'.repeat(width)),
      widths,
    ),
    ...body,
  ].join('\n');
}
