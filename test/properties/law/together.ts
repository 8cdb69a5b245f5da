import { problemsInside, referencePlaces, referencesOf } from '../../../src/bgz/references';
import { type BgzRecords, bgzRecords, type ZibGroup } from '../../../src/zib';
import { copy, type Json } from './places';
import { full } from './sample';

/**
 * The same problem given whole in many records keeps one id, as in a source; another problem has another, so that a batch
 * holds both. Under one id they would not be accepted.
 */
function withProblemIds(group: ZibGroup, records: readonly Json[]): Json[] {
  const ids = new Map<string, string>();
  return records.map((record) => {
    const result = copy(record);
    for (const { problem } of problemsInside(group, result)) {
      const { id: _, ...content } = problem;
      const key = JSON.stringify(content);
      ids.set(key, ids.get(key) ?? `inside-${ids.size}`);
      Object.assign(problem, { id: ids.get(key) });
    }
    return result;
  });
}

/** Records of the group itself that these refer to. */
function ownTargets(group: ZibGroup, records: readonly Json[]): Json[] {
  const ids = new Set(
    records.flatMap((record) => referencesOf(group, record).flatMap(({ list, id }) => (list === group ? [id] : []))),
  );
  return ids.size === 0 ? [] : ([full[group]].flat() as Json[]).filter(({ id }) => ids.has(id));
}

/** All records of one patient: these of one group, and those they refer to. Who is named in them goes by the same numbers. */
export function recordsWith(group: ZibGroup, records: readonly Json[]): BgzRecords {
  const numbered = withProblemIds(group, records).map((record, i) =>
    'id' in record ? { ...record, id: `law-${i}` } : record,
  );
  const lists = new Set(referencePlaces(group).map(({ list }) => list));
  // What they refer to refers to others in turn.
  for (const list of lists) for (const further of referencePlaces(list)) lists.add(further.list);
  const related = Object.fromEntries([...lists].filter((list) => list !== group).map((list) => [list, full[list]]));
  // A source is asked by BSN, or else by its own key.
  const own =
    group === 'patient'
      ? { patient: { id: 'law', ...records[0] } }
      : { patient: full.patient, [group]: [...numbered, ...ownTargets(group, numbered)] };
  return bgzRecords({ ...related, ...own } as Parameters<typeof bgzRecords>[0]);
}
