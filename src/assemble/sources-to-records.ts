import type { ZibIssue } from '../bgz/define/issue';
import type { BgzRecords } from '../bgz/listed/records';
import { zibGroups } from '../bgz/listed/zibs';
import { bgzRecords, type ZibGroup } from '../bgz/records';
import { gather } from './gather';
import type { PatientQuery, SourceFailure, Sources } from './ports';
import { isOffered } from './source-list';

/** How sources are read. */
export interface SourcesToRecordsOptions {
  /** The moment, as sources get it. */
  readonly now: Date;
  /** Milliseconds a source may take. Default 10 000. */
  readonly sourceTimeoutMs?: number;
  /** Records a source may give. Default 100 000. */
  readonly maxRecordsPerSource?: number;
  readonly signal?: AbortSignal;
}

/** All records of a patient, or all that stands in the way of having them all. */
export type SourcesToRecordsResult =
  | { readonly ok: true; readonly records: BgzRecords }
  | {
      readonly ok: false;
      /** What failed, per source and record; `patient` with kind `missing-patient` when nobody knows the patient. */
      readonly failures: readonly SourceFailure[];
      /** What is wrong between records that are right by themselves: a reference to a record that is not there. */
      readonly issues: readonly ZibIssue[];
    };

const groups = (Object.keys(zibGroups) as ZibGroup[]).filter((group) => group !== 'patient');

/**
 * Asks your sources for all zib records of one patient and gives them as one `BgzRecords`: for `resourcesOf` and
 * `toCollection`, for tests, for an export. Documents are no records and are not asked for.
 *
 * All of it or nothing: a patient of whom something could not be had is not given as if that were everything. What is wrong is
 * returned, never thrown.
 *
 * @example
 * const result = await sourcesToRecords(sources, { bsn: '999990019' }, { now: new Date() });
 * if (result.ok) console.log(toCollection([result.records], { now: new Date() }));
 * else console.error(result.failures, result.issues);
 */
export async function sourcesToRecords(
  sources: Sources,
  patient: PatientQuery,
  { now, signal, sourceTimeoutMs = 10_000, maxRecordsPerSource = 100_000 }: SourcesToRecordsOptions,
): Promise<SourcesToRecordsResult> {
  const asked = groups.filter((group) => isOffered(sources, group));
  const limits = { timeoutMs: sourceTimeoutMs, maxRecords: maxRecordsPerSource };
  const { records, failures } = await gather(sources, asked, { patient }, { now, signal, limits });
  const [known] = records.patient ?? [];
  if (known === undefined && failures.length === 0) {
    const detail = 'no source gives a patient with this BSN or id';
    return { ok: false, failures: [{ group: 'patient', source: 0, kind: 'missing-patient', detail }], issues: [] };
  }
  if (failures.length > 0) return { ok: false, failures, issues: [] };
  const lists = asked.flatMap((group) => (records[group]?.length ? [[group, records[group]] as const] : []));
  const parsed = bgzRecords.parse({ patient: known, ...Object.fromEntries(lists) });
  return parsed.ok ? { ok: true, records: parsed.record } : { ok: false, failures: [], issues: parsed.issues };
}
