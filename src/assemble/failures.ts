import { shownId } from '../terminology/shown-id';
import type { SourceFailure } from './ports';

/** What a failure is about: a record by its own id, or by its place in the answer of the source, from 1. */
export interface RecordName {
  /** The own id, when it may be shown. */
  readonly record?: string;
  /** `record a-1`, or `record 3 (its id is not shown)`. */
  readonly name: string;
}

/** Names a record for logs and messages. */
export function recordName(id: unknown, nth: number): RecordName {
  const record = shownId(id);
  if (record !== undefined) return { record, name: `record ${record}` };
  const without = id === undefined || id === null || id === '';
  return { name: without ? `record ${nth}` : `record ${nth} (its id is not shown)` };
}

/**
 * True for a failure that costs the records it names, and leaves the others of its source as they are: a record that is not
 * accepted, or a second one under an id that is taken. A source that threw after it had given records counts too: it met
 * something it could not make a record of, and what it gave before stands. A source that gave nothing, was late, gave too
 * many or gave records of somebody else is no matter of a record: it failed as a source.
 */
export function costsRecordsOnly({ kind, brokeOffAfter }: SourceFailure): boolean {
  if (brokeOffAfter !== undefined) return brokeOffAfter > 0;
  return kind === 'invalid-record' || kind === 'conflicting-record';
}

/** What the vendor chose that failures mean. */
export interface Tolerance {
  readonly completeness: 'fail' | 'partial';
  readonly invalidRecords: 'fail' | 'report';
}

/**
 * The failures that end a request. A failure of the patient's own record always does: every reference shows the patient,
 * and nothing of somebody else may be served.
 */
export function endingFailures(
  failures: readonly SourceFailure[],
  { completeness, invalidRecords }: Tolerance,
): readonly SourceFailure[] {
  return failures.filter((failure) => {
    if (failure.group === 'patient') return true;
    if (completeness === 'partial') return false;
    return invalidRecords === 'fail' || !costsRecordsOnly(failure);
  });
}
