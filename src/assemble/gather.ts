import { problemsInside } from '../bgz/references';
import { isSamePerson } from '../fhir/bsn';
import { canonicalJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import { shownId } from '../terminology/shown-id';
import type { RecordOf } from '../zib';
import { recordName } from './failures';
import type { SourceMended } from './mended-counts';
import { checkedPage, onlyIds, type Progress, pagedSourceOf } from './paged-source';
import type {
  LastHint,
  PatientQuery,
  ReferralContext,
  SourceFailure,
  SourceGroup,
  SourcePage,
  SourceQuery,
  SourceRecord,
  Sources,
} from './ports';
import { type HeldProblems, holdsProblems, problemClashes } from './problem-clashes';
import { type RunContext, runSource, type SourceAnswer } from './run-source';
import { sourcesIn } from './source-list';
import { type Stopwatch, startStopwatch } from './stopwatch';

/** The records of the groups a request needs, and what went wrong while they were gathered. */
export interface Gathered {
  readonly records: { readonly [G in SourceGroup]?: readonly SourceRecord<G>[] };
  readonly failures: readonly SourceFailure[];
  /** The problem list, where it was not asked for and records turned out to hold problems whole. */
  readonly problemList?: readonly RecordOf<'problems'>[];
  /** Records not kept because a problem inside them has the id of another problem. */
  readonly clashing: ReadonlySet<unknown>;
  /** Position of the source that gave a record, from 0. */
  readonly sourceOf: (group: SourceGroup, record: unknown) => number;
  /** Per source that had values to mend. */
  readonly mended: readonly SourceMended[];
}

/** A part of a group, of its only source, which can give one. */
export type Part = { readonly group: SourceGroup } & (
  | { readonly page: SourcePage; readonly progress: Progress; readonly held?: HeldProblems }
  | { readonly ids: readonly string[] }
);

type Answers = readonly SourceAnswer<SourceGroup>[];
type AnyRecord = SourceRecord<SourceGroup>;
type Identified = { readonly system: string; readonly value: string };
type PatientRecord = RecordOf<'patient'>;

/** Calls the sources of one group, side by side. */
function ask(
  group: SourceGroup,
  sources: Sources,
  query: SourceQuery,
  context: RunContext,
  watch: Stopwatch,
): Promise<Answers> {
  return Promise.all(
    sourcesIn(sources, group).map((source, position) => runSource(group, source, position, query, context, watch)),
  );
}

/** Calls the source of a group for a part of what it has. */
export async function askPart(
  part: Part,
  sources: Sources,
  query: SourceQuery,
  context: RunContext,
  watch: Stopwatch,
): Promise<Answers> {
  const source = pagedSourceOf(sources, part.group);
  if (source === undefined) return ask(part.group, sources, query, context, watch);
  const [asked, run] =
    'page' in part
      ? [{ ...query, page: Object.freeze({ ...part.page }) }, checkedPage(source, part.page, part.progress)]
      : [{ ...query, ids: Object.freeze([...part.ids]) }, onlyIds(source, part.ids, context.limits.maxRecords)];
  return [await runSource(part.group, run, 0, Object.freeze(asked), context, watch)];
}

/** The BSN in a patient record. */
export function bsnOf(patient: PatientRecord): string | undefined {
  return patient.identificationNumbers.find((number) => number.system === systems.bsn)?.value;
}

/** The patient record must be the patient asked for. */
function isAsked(patient: PatientRecord, query: SourceQuery): boolean {
  if (query.patient.bsn !== undefined) return isSamePerson(bsnOf(patient), query.patient.bsn);
  return patient.id === query.patient.id;
}

/** Whether a record is of this patient, as far as its subject says and those of the problems given whole inside it. */
const isOwn = (group: SourceGroup, record: AnyRecord, patient: PatientRecord): boolean =>
  isAbout(record, patient) && problemsInside(group, record).every(({ problem }) => isAbout(problem, patient));

/** A BSN must be the patient's; a number of another register must be, when the patient has one there. */
function isAbout(record: object, patient: PatientRecord): boolean {
  const { subject } = record as { readonly subject?: Identified };
  if (subject === undefined) return true;
  const known = patient.identificationNumbers.filter((number) => number.system === subject.system);
  if (known.length === 0) return subject.system !== systems.bsn;
  return known.some((number) => number.value === subject.value);
}

const ownId = (record: AnyRecord): string | undefined => (record as { readonly id?: string }).id;

/** Keeps records out that are not of the patient, whatever the source says; a failure for each. */
function ownOnly(
  group: SourceGroup,
  answers: Answers,
  own: (record: AnyRecord) => boolean,
  detail: string,
): { kept: AnyRecord[][]; failures: SourceFailure[] } {
  const failures: SourceFailure[] = [];
  const kept = answers.map(({ records }, source) => {
    return records.filter((record) => {
      const kept = own(record);
      // The key of a record of somebody else is for the log; what is told of it is the same for all.
      if (!kept) failures.push({ group, source, kind: 'other-patient', record: shownId(ownId(record)), detail });
      return kept;
    });
  });
  return { kept, failures };
}

/**
 * Merges the answers of several sources, in order. The same record twice (same `id`) is taken once; when the two differ
 * it is a failure, because one of two different allergies under one id would disappear.
 */
function merge(group: SourceGroup, answers: readonly (readonly AnyRecord[])[]) {
  const records: AnyRecord[] = [];
  const failures: SourceFailure[] = [];
  const seen = new Map<string, AnyRecord>();
  answers.forEach((answer, source) => {
    answer.forEach((record, i) => {
      const id = ownId(record);
      const key = group === 'patient' ? 'patient' : id === undefined ? canonicalJson(record) : `id ${id}`;
      const earlier = seen.get(key);
      if (earlier === undefined) {
        seen.set(key, record);
        records.push(record);
      } else if (earlier !== record && canonicalJson(earlier) !== canonicalJson(record)) {
        const named = recordName(id, i + 1);
        const what =
          group === 'patient'
            ? 'two different patient records'
            : `${named.name}: two different records with the same id`;
        const detail = `${what}; the first is kept. Ids are unique per zib and patient over all sources`;
        failures.push({ group, source, kind: 'conflicting-record', record: named.record, detail });
      }
    });
  });
  return { records, failures };
}

/** What was mended, per source that had any. */
const mendedIn = (group: SourceGroup, answers: Answers): SourceMended[] =>
  answers
    .map(({ mended }, source) => ({ group, source, counts: mended }))
    .filter(({ counts }) => Object.keys(counts).length > 0);

/** What could not be accepted was there all the same. */
const gaveRecords = ({ records, failures }: Answers[number]): boolean =>
  records.length > 0 || failures.some((failure) => failure.kind === 'invalid-record');

/** The ids of the problems that records hold whole: of the list, no others matter. */
const problemIds = (records: { readonly [G in SourceGroup]?: readonly AnyRecord[] }): string[] => [
  ...new Set(
    Object.entries(records).flatMap(([group, list]) =>
      list.flatMap((record) => problemsInside(group, record).map(({ problem }) => problem.id)),
    ),
  ),
];

/** Whose records, as sources are asked it: nothing else that was given along with it. */
export const askedPatient = (patient: PatientQuery): PatientQuery =>
  Object.freeze(patient.bsn === undefined ? { id: patient.id } : { bsn: patient.bsn });

/**
 * Calls the sources of these groups and the patient's, side by side, and of each group merges the answers. Never throws.
 *
 * @param part What of one of the groups is wanted, when that is not all.
 */
export async function gather(
  sources: Sources,
  groups: readonly SourceGroup[],
  asked: {
    readonly patient: PatientQuery;
    readonly referral?: ReferralContext | undefined;
    readonly last?: ReadonlyMap<SourceGroup, LastHint> | undefined;
  },
  context: RunContext,
  part?: Part,
): Promise<Gathered> {
  // One question for all sources: none of them may change it for the others.
  const query: SourceQuery = Object.freeze({
    patient: askedPatient(asked.patient),
    ...(asked.referral && { referral: Object.freeze({ ...asked.referral }) }),
  });
  const queryOf = (group: SourceGroup): SourceQuery => {
    const last = asked.last?.get(group);
    return last === undefined ? query : Object.freeze({ ...query, last: Object.freeze({ ...last }) });
  };
  const watch = startStopwatch(context.signal, context.limits.timeoutMs);
  const [patients, ...answers] = await Promise.all([
    ask('patient', sources, query, context, watch),
    ...groups.map((group) =>
      part?.group === group
        ? askPart(part, sources, query, context, watch)
        : ask(group, sources, queryOf(group), context, watch),
    ),
  ]);
  const failures = [patients, ...answers].flatMap((list) => list.flatMap((answer) => answer.failures));
  const records: { [G in SourceGroup]?: readonly AnyRecord[] } = {};
  const givenBy = new Map<SourceGroup, readonly (readonly unknown[])[]>();
  const sourceOf = (group: SourceGroup, record: unknown): number =>
    Math.max(0, givenBy.get(group)?.findIndex((list) => list.includes(record)) ?? 0);
  const take = (group: SourceGroup, list: Answers, own: (record: AnyRecord) => boolean, detail: string) => {
    const { kept, failures: others } = ownOnly(group, list, own, detail);
    const merged = merge(group, kept);
    failures.push(...others, ...merged.failures);
    records[group] = merged.records;
    givenBy.set(group, kept);
    return merged.records;
  };

  const [known] = take(
    'patient',
    patients,
    (record) => isAsked(record as PatientRecord, query),
    'the patient record is not the patient asked for',
  ) as readonly PatientRecord[];
  const otherSubject = 'a record names another patient as its subject';
  const clashing = new Set<unknown>();
  let problemList: Gathered['problemList'];
  if (known !== undefined) {
    const own = (group: SourceGroup) => (record: AnyRecord) => isOwn(group, record, known);
    groups.forEach((group, i) => {
      take(group, answers[i] ?? [], own(group), otherSubject);
    });
    if (holdsProblems(records)) {
      if (!groups.includes('problems')) {
        // Whether a problem given whole is one of the list decides its FHIR id, which is the same in every answer.
        const listed = await askPart({ group: 'problems', ids: problemIds(records) }, sources, query, context, watch);
        failures.push(...listed.flatMap((answer) => answer.failures));
        take('problems', listed, own('problems'), otherSubject);
      }
      const before = part !== undefined && 'page' in part ? part.held : undefined;
      const { problems = [], ...others } = records;
      problemList = problems as readonly RecordOf<'problems'>[];
      if (!groups.includes('problems')) delete records.problems;
      for (const { record, failure } of problemClashes(others, problemList, before)) {
        failures.push({ ...failure, source: sourceOf(failure.group, record) });
        clashing.add(record);
      }
      for (const group of groups) records[group] = records[group]?.filter((record) => !clashing.has(record)) ?? [];
    }
  } else if (failures.every((failure) => failure.group !== 'patient') && answers.flat().some(gaveRecords)) {
    // Answering "unknown, nothing to report" while there are records would hide them.
    const detail = 'there are records of this patient, and no patient record';
    failures.push({ group: 'patient', source: 0, kind: 'missing-patient', detail });
  }
  watch.end();
  const mended = [...mendedIn('patient', patients), ...groups.flatMap((group, i) => mendedIn(group, answers[i] ?? []))];
  return {
    records: records as Gathered['records'],
    failures,
    mended,
    clashing,
    sourceOf,
    ...(problemList !== undefined && { problemList }),
  };
}
