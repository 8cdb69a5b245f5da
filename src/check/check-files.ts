import { csvField } from '../audit/export/csv-field';
import type { CheckFinding } from './finding';
import type { CheckResult } from './result';

/** Columns of the CSV, in order. */
const columns = [
  'patient',
  'group',
  'record',
  'nth',
  'source',
  'severity',
  'kind',
  'rule',
  'path',
  'concept',
  'expression',
  'message',
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number | undefined>>>;

const field = (value: string | number | undefined): string => csvField(String(value ?? ''));

const rowOf = ({ severity, kind, rule, at, concept, expression, message }: CheckFinding): Row => ({
  severity,
  kind,
  rule,
  path: at,
  concept,
  expression,
  message,
});

/**
 * A check as CSV (RFC 4180, UTF-8, comma): a line per finding, and one without finding per record of which there is nothing to
 * say, so that every record a source gave is in it.
 */
export function checkCsv({ patients }: CheckResult): string {
  const rows = patients.flatMap(({ name, records, findings }): Row[] => [
    ...findings.map((one) => ({
      ...rowOf(one),
      patient: name,
      group: one.group,
      source: one.source,
      record: one.record,
    })),
    ...records.flatMap(({ group, name: record, nth, source, findings: own }): Row[] => {
      const place = { patient: name, group, record, nth, source };
      return own.length === 0 ? [place] : own.map((one) => ({ ...rowOf(one), ...place }));
    }),
  ]);
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => field(row[column])).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

/** A check as JSON: the result as it is, without the errors your own sources threw. */
export function checkJson(result: CheckResult): string {
  return `${JSON.stringify(result, (name, value: unknown) => (name === 'cause' ? undefined : value), 2)}\n`;
}
