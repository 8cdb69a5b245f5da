import { checkEntry } from './check-entry';
import type { AuditEntry } from './entry';
import { checkLetters } from './event/fields';

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** The columns, in order. New ones are added at the end; none is renamed. */
const columns = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => text(reason),
  status: ({ status }) => text(status),
  user_system: ({ user }) => text(user?.identifier.system),
  user_id: ({ user }) => text(user?.identifier.value),
  user_name: ({ user }) => text(user?.name),
  user_role: ({ user }) => text(user?.role),
  responsible_system: ({ responsible }) => text(responsible?.identifier.system),
  responsible_id: ({ responsible }) => text(responsible?.identifier.value),
  responsible_name: ({ responsible }) => text(responsible?.name),
  responsible_role: ({ responsible }) => text(responsible?.role),
  organization_ura: ({ organization }) => text(organization?.ura),
  organization_name: ({ organization }) => text(organization?.name),
  system: ({ system }) => text(system),
  address: ({ address }) => text(address),
  patient_bsn: ({ patientBsn }) => text(patientBsn),
  object_type: ({ object }) => text(object?.type),
  object_id: ({ object }) => text(object?.id),
  object_query: ({ object }) => text(object?.query),
  resources: ({ resources }) => text(resources),
  missing: ({ missing }) => (missing ?? []).join(','),
  notification: ({ notification }) => text(notification),
  group: ({ group }) => text(group),
  policy: ({ policy }) => text(policy),
  purpose: ({ purpose }) => text(purpose),
  checks: ({ checks }) => (checks === undefined ? '' : checkLetters(checks)),
  request_id: ({ requestId }) => text(requestId),
  trace_id: ({ traceId }) => text(traceId),
  redacted: ({ redacted }) => (redacted ?? []).join(','),
  count: ({ count }) => text(count),
  until: ({ until }) => text(until),
  correlation_id: ({ correlationId }) => text(correlationId),
  decision: ({ decision }) => text(decision),
} as const satisfies Readonly<Record<string, (entry: AuditEntry) => string>>;

export type FlatColumn = keyof typeof columns;

/** Names of the columns of {@link toFlatRecord}, in order. */
export const flatColumns: readonly FlatColumn[] = Object.keys(columns) as FlatColumn[];

/**
 * An entry on one level, every column present and a text, empty when there is nothing: for a SIEM or a table of your own.
 * `checks` is four letters: authorization, treatment relation, consent, emergency; `T`, `F`, or `-` for not made.
 *
 * @example
 * logger.info(toFlatRecord(entry), 'audit');
 */
export function toFlatRecord(entry: AuditEntry): Readonly<Record<FlatColumn, string>> {
  const clean = checkEntry(entry);
  return Object.fromEntries(flatColumns.map((name) => [name, columns[name](clean)])) as Record<FlatColumn, string>;
}
