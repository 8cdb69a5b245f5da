import { randomBytes } from 'node:crypto';
import type { FhirResource } from 'fhir/r3';
import type { PatientQuery, SourceGroup, Sources } from '../assemble/ports';
import { isOffered } from '../assemble/source-list';
import { sourceGroups, sourcesRule } from '../assemble/source-rules';
import type { MappingOptions } from '../bgz/define/context';
import { searchedSections } from '../bgz/index';
import type { OutgoingValidator } from '../facade/outgoing-check';
import { dutchDate } from '../fhir/date-time';
import { idMaker } from '../fhir/ids';
import { checkArgument, checkOptions } from '../options/check-options';
import type { CheckSetup } from './check-patient';
import type { FindingKind, FindingSeverity } from './finding';
import { checkRules } from './option-rules';
import type { CheckedPatient, CheckedRecord, CheckResult, GroupFigures } from './result';

/** How sources are checked. */
export interface CheckOptions {
  /** Whose records: by BSN or by your own key. A BSN is asked for and never repeated. */
  readonly patients: readonly PatientQuery[];
  /** The moment to check for; decides statuses, and what lies in the future. */
  readonly now: Date;
  /** Language of the findings; Dutch when left out. */
  readonly language?: 'nl' | 'en';
  /** The choices of the mapping that your facade has. */
  readonly mapping?: MappingOptions;
  /** Milliseconds a source may take. Default 10 000, as in the facade. */
  readonly sourceTimeoutMs?: number;
  /** Records a source may give. Default 100 000, as in the facade. */
  readonly maxRecordsPerSource?: number;
  /** As your facade has it: with `fail` (default) one record that is refused keeps back all others of its section. */
  readonly invalidRecords?: 'fail' | 'report';
  /** As your facade has it: with `fail` (default) a source that fails keeps back what other sources give for the section. */
  readonly completeness?: 'fail' | 'partial';
  /**
   * As your facade has it: with `enforce` a record that does not conform is not sent, and with `invalidRecords: 'fail'` keeps back
   * the whole answer it would be in. Default: `off`.
   */
  readonly validate?: 'off' | 'report' | 'enforce';
  /** What validates: `createValidator({ packages, terminology })`. Default: the bundled profiles and codelists. */
  readonly validator?: OutgoingValidator;
  /** Ends the check early; what was not done is told. */
  readonly signal?: AbortSignal;
}

const noFigures: GroupFigures = {
  records: 0,
  accepted: 0,
  mended: 0,
  odd: 0,
  conforming: 0,
  reached: 0,
  arriving: 0,
};

function plus(figures: GroupFigures, one: CheckedRecord): GroupFigures {
  const has = (...kinds: readonly FindingKind[]) => one.findings.some(({ kind }) => kinds.includes(kind));
  const given = one.resources.length > 0;
  return {
    records: figures.records + 1,
    accepted: figures.accepted + (one.accepted ? 1 : 0),
    mended: figures.mended + (one.accepted && one.mended.length > 0 ? 1 : 0),
    odd: figures.odd + (one.accepted && has('plausibility') ? 1 : 0),
    conforming: figures.conforming + (given && !has('does-not-conform') ? 1 : 0),
    reached: figures.reached + (given && !has('not-reached', 'over', 'not-referred-to') ? 1 : 0),
    arriving: figures.arriving + (one.arrives ? 1 : 0),
  };
}

/** A group that has a source and gave nothing is shown too: that may be the very fault. */
function figuresOf(
  sources: Sources,
  patients: readonly CheckedPatient[],
): Pick<CheckResult, 'groups' | 'total' | 'notOffered'> {
  const given = sourceGroups.filter((group) => isOffered(sources, group));
  const groups: Partial<Record<SourceGroup, GroupFigures>> = Object.fromEntries(
    given.map((group) => [group, noFigures]),
  );
  let total = noFigures;
  for (const one of patients.flatMap(({ records }) => records)) {
    groups[one.group] = plus(groups[one.group] ?? noFigures, one);
    total = plus(total, one);
  }
  const notOffered = searchedSections.map(({ key }) => key).filter((key) => !isOffered(sources, key));
  return { groups, total, notOffered };
}

function countsOf(patients: readonly CheckedPatient[]): Pick<CheckResult, 'counts' | 'kinds'> {
  const counts: Record<FindingSeverity, number> = { error: 0, warning: 0, information: 0 };
  const kinds: Partial<Record<FindingKind, number>> = {};
  for (const { findings, records } of patients)
    for (const { kind, severity } of [...findings, ...records.flatMap((one) => one.findings)]) {
      counts[severity]++;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  return { counts, kinds };
}

/**
 * Runs your sources for some patients, without a server and without sending anything, and tells what a receiver would get of
 * each record: whether its builder accepts it and what is wrong if not, what was mended, what is hardly true, which national
 * searches return it, and what the validator finds in the resources it becomes. Each source is called once per patient; one made
 * with `pagedSource` also for its pages, from the first to the last, and for its records by id.
 *
 * Nothing a source gives or does makes it throw. Findings name records by your own id, or by their place where an id could
 * be personal data; a BSN is not repeated.
 *
 * @throws TypeError When the options are not as they should be, or `sources` has a group that does not exist.
 * @returns The findings as data; `checkText`, `checkCsv` and `checkJson` write them.
 *
 * @example
 * const result = await checkSources(sources, { patients: [{ bsn: '999990019' }], now: new Date() });
 * if (result.verdict !== 'arrives') console.log(checkText(result));
 */
export async function checkSources(sources: Sources, options: CheckOptions): Promise<CheckResult> {
  checkArgument('checkSources', 'sources', sources, sourcesRule);
  checkOptions('checkSources', options, checkRules);
  const { patients, now, language = 'nl', mapping = {}, sourceTimeoutMs, maxRecordsPerSource, signal } = options;
  // Only who checks loads the validator and the figures.
  const [{ checkPatient }, { createValidator }, { qualityOf }] = await Promise.all([
    import('./check-patient'),
    import('../validate/create-validator'),
    import('../quality/quality-of'),
  ]);
  const setup: CheckSetup = {
    sources,
    now,
    language,
    mapping,
    limits: { timeoutMs: sourceTimeoutMs ?? 10_000, maxRecords: maxRecordsPerSource ?? 100_000 },
    tolerance: { invalidRecords: options.invalidRecords ?? 'fail', completeness: options.completeness ?? 'fail' },
    enforced: options.validate === 'enforce',
    // Nothing is served, so ids are of this run only: nobody finds a BSN behind one.
    id: idMaker(randomBytes(32).toString('hex')),
    validator: options.validator ?? createValidator({ now: () => now, language }),
    signal,
  };
  const checked: CheckedPatient[] = [];
  const resources: FhirResource[] = [];
  // One patient after the other: a check must not be a load on the database behind the sources.
  for (const [i, patient] of patients.entries()) {
    const one = await checkPatient(patient, i + 1, setup);
    checked.push(one.checked);
    resources.push(...one.resources);
  }
  const { counts, kinds } = countsOf(checked);
  return {
    formatVersion: 1,
    date: dutchDate(now),
    verdict: counts.error === 0 ? 'arrives' : 'does-not-arrive',
    language,
    patients: checked,
    ...figuresOf(sources, checked),
    counts,
    kinds,
    quality: qualityOf(resources, { now, language }),
  };
}
