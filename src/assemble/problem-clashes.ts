import { pathText } from '../bgz/define/path-text';
import { sameStatement } from '../bgz/define/same-content';
import type { RecordOf } from '../bgz/records';
import { problemsInside } from '../bgz/references';
import { recordName } from './failures';
import type { SourceFailure, SourceGroup, SourceRecord } from './ports';

type AnyRecord = SourceRecord<SourceGroup>;
type Records = { readonly [G in SourceGroup]?: readonly AnyRecord[] };

/** A record that cannot be kept, and why. */
export interface Clash {
  readonly record: AnyRecord;
  /** The failure, but for the source that gave the record. */
  readonly failure: Omit<SourceFailure, 'source'>;
}

/** Problems given whole inside records, by their ids, with where they stand. */
export type HeldProblems = Map<string, { readonly problem: unknown; readonly where: string }>;

/** Whether any of these records holds a problem given whole. */
export function holdsProblems(records: Records): boolean {
  return Object.entries(records).some(([group, list]) =>
    list.some((record) => problemsInside(group, record).length > 0),
  );
}

/**
 * Records that hold a problem whole under the id of another problem: of the problem list, or of an earlier record. Which of
 * the two diagnoses is meant nobody can tell, so the record that comes last is a failure.
 *
 * @param held Of the records that came before these; takes those of these.
 */
export function problemClashes(
  records: Records,
  problemList: readonly RecordOf<'problems'>[],
  held: HeldProblems = new Map(),
): Clash[] {
  const listed: HeldProblems = new Map();
  for (const problem of problemList) listed.set(problem.id, { problem, where: 'the problem list' });
  const clashes: Clash[] = [];
  for (const [group, list] of Object.entries(records) as [SourceGroup, readonly AnyRecord[]][]) {
    list.forEach((record, i) => {
      const inside = problemsInside(group, record);
      if (inside.length === 0) return;
      const { name, record: id } = recordName((record as { readonly id?: string }).id, i + 1);
      const own: HeldProblems = new Map();
      for (const { problem, path } of inside) {
        const earlier = listed.get(problem.id) ?? held.get(problem.id) ?? own.get(problem.id);
        if (earlier === undefined) own.set(problem.id, { problem, where: `${name} (${group})` });
        else if (!sameStatement(earlier.problem, problem)) {
          const what = `${name}: the problem at ${pathText(path)} has the id of another problem, in ${earlier.where}`;
          const todo = 'give each problem of a patient an id of its own, or point to the one meant by { id, display }';
          clashes.push({
            record,
            failure: { group, kind: 'conflicting-record', record: id, detail: `${what}; ${todo}` },
          });
          return;
        }
      }
      for (const [key, one] of own) held.set(key, one);
    });
  }
  return clashes;
}
