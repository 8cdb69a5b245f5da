import type { Language } from '../bgz/define/language';
import type { BgzRecords } from '../bgz/listed/records';
import { zibGroups } from '../bgz/listed/zibs';
import type { ZibGroup } from '../bgz/records';
import type { ParseResult, ZibIssue } from '../zib';

/** The records of a patient of which some are not accepted. */
export interface WithoutInvalid {
  /** Those that are. */
  readonly records: BgzRecords;
  /** All of them, for a facade that tells who pulls which are missing. */
  readonly given: BgzRecords;
  /** What is wrong with those that are not. */
  readonly leftOut: readonly ZibIssue[];
  /** What is wrong between records, such as a reference to one that is not there: they are right by themselves. */
  readonly kept: readonly ZibIssue[];
}

const isGroup = (step: unknown): step is ZibGroup =>
  typeof step === 'string' && Object.hasOwn(zibGroups, step) && step !== 'patient';

/**
 * Takes the records apart that could not be accepted as a whole. The patient must be one, and so must what holds the lists:
 * a misspelt group would hide all of its records.
 *
 * @param issues What `bgzRecords.parse` found.
 * @returns undefined When something else than records of a list is wrong.
 */
export function withoutInvalid(
  value: unknown,
  issues: readonly ZibIssue[],
  language: Language,
): WithoutInvalid | undefined {
  const inRecords = issues.every(({ path: [group, at] }) => isGroup(group) && typeof at === 'number');
  if (!inRecords || typeof value !== 'object' || value === null) return undefined;
  const { patient, ...groups } = value as Readonly<Record<string, unknown>>;
  const built = zibGroups.patient.parse(patient, { language });
  if (!built.ok) return undefined;
  const invalid = new Set<string>();
  const given: [string, readonly unknown[]][] = [];
  const accepted: [string, readonly unknown[]][] = [];
  for (const [group, list] of Object.entries(groups)) {
    if (!isGroup(group) || !Array.isArray(list)) continue;
    const { parse } = zibGroups[group] as { parse(record: unknown): ParseResult<unknown> };
    const results = list.map((record, at) => {
      const result = record === null ? undefined : parse(record);
      if (result?.ok === false) invalid.add(`${group} ${at}`);
      return result;
    });
    given.push([group, list.filter((record) => record !== null)]);
    accepted.push([group, results.flatMap((result) => (result?.ok ? [result.record] : []))]);
  }
  const isLeftOut = ({ path: [group, at], code }: ZibIssue) =>
    code === 'duplicate-id' || invalid.has(`${String(group)} ${String(at)}`);
  // Each of these lists is of the records of its group; that some of `given` are not as they should be is the point.
  const recordsOf = (lists: [string, readonly unknown[]][]) =>
    ({ patient: built.record, ...Object.fromEntries(lists) }) as unknown as BgzRecords;
  return {
    records: recordsOf(accepted),
    given: recordsOf(given),
    leftOut: issues.filter(isLeftOut),
    kept: issues.filter((issue) => !isLeftOut(issue)),
  };
}
