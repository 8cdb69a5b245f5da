import { groupsGiving, sectionSearches } from '../assemble/catalogue';
import { costsRecordsOnly, endingFailures, type Tolerance } from '../assemble/failures';
import { nationalQuery } from '../assemble/national';
import type { SourceFailure, SourceGroup } from '../assemble/ports';
import { groupsAsked } from '../assemble/sections-asked';
import { sourceSections } from '../bgz/index';

/** Groups whose records no search finds: they are read, by the reference in another record. */
export const readOnly: ReadonlySet<SourceGroup> = new Set(
  sourceSections.filter(({ kind }) => kind === 'read').map(({ key }) => key),
);

/** The sources that each national search asks. */
const groupsOfQuery: ReadonlyMap<string, readonly SourceGroup[]> = new Map(
  sectionSearches.flatMap((section) =>
    section.national.map(
      (search) =>
        [nationalQuery(section, search), groupsAsked({ type: section.type, criteria: search.criteria })] as const,
    ),
  ),
);

/** Groups of which a failure costs the answer that a record comes in, beside the patient's. */
function groupsBehind(group: SourceGroup, returnedBy: readonly string[]): readonly (readonly SourceGroup[])[] {
  if (readOnly.has(group)) return [groupsGiving('Practitioner')];
  return returnedBy.map((query) => groupsOfQuery.get(query) ?? []);
}

/**
 * The national searches that a facade which enforces answers with 500, because a record in the answer does not conform; each
 * with the group of that record. None where the vendor chose that such a record costs itself only.
 */
export function withheldBy(
  judged: readonly {
    readonly faulty: boolean;
    readonly record: { readonly group: SourceGroup; readonly source: number; readonly returnedBy: readonly string[] };
  }[],
  tolerance: Tolerance,
): ReadonlyMap<string, SourceGroup> {
  const found = new Map<string, SourceGroup>();
  for (const { faulty, record } of judged) {
    const { group, source, returnedBy } = record;
    if (!faulty || endingFailures([{ group, source, kind: 'invalid-record', detail: '' }], tolerance).length === 0)
      continue;
    for (const query of returnedBy) if (!found.has(query)) found.set(query, group);
  }
  return found;
}

/** What the facade refuses with the choices it has, given what failed. */
export interface Refusals {
  /** The groups whose failures end requests, in the order in which they failed. */
  readonly groups: readonly SourceGroup[];
  /** Whether only records are at fault there, so that `invalidRecords: 'report'` would serve the others. */
  costsRecords(group: SourceGroup): boolean;
  /**
   * Of which groups the failures keep a record from its receiver: empty when an answer that holds it is given.
   *
   * @param returnedBy The national searches that return it; of no account for what is only read.
   */
  keeping(group: SourceGroup, returnedBy: readonly string[]): readonly SourceGroup[];
}

/** The same judgement by which the facade ends a request. */
export function refusalsOf(failures: readonly SourceFailure[], tolerance: Tolerance): Refusals {
  const ending = endingFailures(failures, tolerance);
  const groups = [...new Set(ending.map(({ group }) => group))];
  return {
    groups,
    costsRecords: (group) => ending.every((one) => one.group !== group || costsRecordsOnly(one)),
    keeping(group, returnedBy) {
      const answers = groupsBehind(group, returnedBy).map((needed) =>
        groups.filter((one) => one === 'patient' || needed.includes(one)),
      );
      // One answer that is given suffices.
      return answers.some((refused) => refused.length === 0) ? [] : [...new Set(answers.flat())];
    },
  };
}
