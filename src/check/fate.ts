import type { Gathered } from '../assemble/gather';
import type { PatientQuery, SourceGroup } from '../assemble/ports';
import { sourceGroups } from '../assemble/source-rules';
import { canonicalJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import type { Seen } from './observe';

/**
 * What became of an accepted record when the answers of all sources were put together. Without a patient nothing is put
 * together, and a record is judged by itself.
 */
export type Fate = 'kept' | 'duplicate' | 'conflict' | 'problem-conflict' | 'other-patient' | 'without-patient';

/** Follows each accepted record through the merging, which keeps the first of an id and nothing of somebody else. */
export function fates(
  seen: readonly Seen[],
  kept: ReadonlySet<unknown>,
  clashing: ReadonlySet<unknown>,
  hasPatient: boolean,
): ReadonlyMap<Seen, Fate> {
  const used = new Map<string, unknown>();
  const taken = new Set<unknown>();
  const result = new Map<Seen, Fate>();
  const place = (one: Seen, record: { readonly id?: string }): Fate => {
    const key = `${one.group} ${one.group === 'patient' ? '' : (record.id ?? canonicalJson(record))}`;
    if (!hasPatient && one.group === 'patient') return 'other-patient';
    if (hasPatient ? kept.has(record) && !taken.has(record) : !used.has(key)) {
      taken.add(record);
      used.set(key, record);
      return hasPatient ? 'kept' : 'without-patient';
    }
    const earlier = used.get(key);
    if (clashing.has(record)) return 'problem-conflict';
    if (earlier === undefined) return 'other-patient';
    return canonicalJson(earlier) === canonicalJson(record) ? 'duplicate' : 'conflict';
  };
  // The order in which the answers are merged, not the one in which they came.
  for (const one of inOrderOfTheBgz(seen))
    if (one.result.ok) result.set(one, place(one, one.result.record as { id?: string }));
  return result;
}

/** Sources answer side by side; a report has the order of the BgZ, and within a group that of the answers. */
export const inOrderOfTheBgz = (seen: readonly Seen[]): readonly Seen[] =>
  [...seen].sort(
    (a, b) => sourceGroups.indexOf(a.group) - sourceGroups.indexOf(b.group) || a.source - b.source || a.nth - b.nth,
  );

/**
 * The records of who has no patient record that can be used, with one that holds the number asked for and nothing else: what
 * is wrong with them is told at once, and not one fault a run.
 */
export function withStandIn(fate: ReadonlyMap<Seen, Fate>, { bsn, id }: PatientQuery): Gathered['records'] {
  const groups: Partial<Record<SourceGroup, unknown[]>> = {};
  for (const [{ group, result }, its] of fate)
    if (its === 'without-patient' && result.ok) groups[group] = [...(groups[group] ?? []), result.record];
  if (Object.keys(groups).length === 0) return {};
  const numbers = bsn === undefined ? [] : [{ system: systems.bsn, value: bsn }];
  return { ...groups, patient: [{ id, identificationNumbers: numbers }] } as Gathered['records'];
}
