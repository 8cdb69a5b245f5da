import { losesSome } from '../assemble/leave-out';
import type { SourceFailure, SourceFailureKind, SourceGroup } from '../assemble/ports';
import { sectionsAsked } from '../assemble/sections-asked';
import type { Offered } from '../assemble/visible';
import type { Finding } from '../http/refusal';

/** A mistake made in every row would fill the answer with the same words; the log has them all. */
const TOLD = 20;

/** What went wrong, without a word about the records: who may not see them all may not read of them either. */
const withoutRecords: Readonly<Record<SourceFailureKind, string>> = {
  threw: 'the source threw an error',
  'timed-out': 'there was no complete answer in time',
  aborted: 'the request was aborted',
  'invalid-record': 'not every record could be used',
  'conflicting-record': 'not every record could be used',
  'other-patient': 'not every record could be used',
  'missing-patient': 'there is no record of the patient',
  'too-many-records': 'there are too many records',
};

/** True when all records of the group are offered, a search of its type that narrows by nothing, and all that is in them. */
function offersWhole({ searches, leaveOut = [] }: Offered, group: SourceGroup): boolean {
  if (losesSome(group, leaveOut)) return false;
  if (group === 'patient') return searches.some(({ type }) => type === 'Patient');
  return searches
    .filter(({ criteria, last }) => criteria.length === 0 && last === undefined)
    .some((search) => sectionsAsked(search).some(({ own }) => own === group));
}

/**
 * What the caller is told of failures: each, or of many of one kind from one source the first and how many more. Of a group
 * that the authorisation offers in part, or not at all, the caller is told that something is missing, and neither which
 * records nor what is in them. The log has all of it.
 *
 * @param offered What the authorisation limits the request to; undefined when it does not.
 */
export function failureFindings(
  failures: readonly SourceFailure[],
  severity: 'error' | 'warning',
  offered: Offered | undefined,
): Finding[] {
  const groups = new Map<string, { readonly texts: Set<string>; readonly one: SourceFailure }>();
  for (const one of failures) {
    const detail = offered === undefined || offersWhole(offered, one.group) ? one.detail : withoutRecords[one.kind];
    const key = `${one.group} ${one.source} ${one.kind}`;
    const known = groups.get(key) ?? { texts: new Set<string>(), one };
    groups.set(key, known);
    known.texts.add(detail);
  }
  return [...groups.values()].flatMap(({ texts, one: { group, source, kind } }) => {
    const details = [...texts];
    const shown = details.slice(0, TOLD);
    if (details.length > TOLD) shown.push(`and ${details.length - TOLD} more records`);
    return shown.map((detail) => ({
      severity,
      code: kind === 'timed-out' ? 'timeout' : kind === 'invalid-record' ? 'invalid' : 'incomplete',
      diagnostics: `Source ${source + 1} of ${group}: ${detail}.`,
    }));
  });
}
