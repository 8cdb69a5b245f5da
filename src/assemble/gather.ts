import { systems } from '../fhir/naming-systems';
import { canonicalJson } from '../sections/parts/identity';
import type { RecordOf, ZibGroup } from '../zib/bgz-records';
import type { Source, SourceFailure, SourceQuery, Sources } from './ports';
import { type RunContext, runSource } from './run-source';

/** The records of the groups a request needs, and what went wrong while they were gathered. */
export interface Gathered {
  readonly records: { readonly [G in ZibGroup]?: readonly RecordOf<G>[] };
  readonly failures: readonly SourceFailure[];
}

type WithId = { readonly id?: string };

/**
 * Merges the answers of several sources, in order. The same record twice (same `id`) is taken once; when the two differ
 * it is a failure, because one of two different allergies under one id would disappear.
 */
function merge<G extends ZibGroup>(
  group: G,
  answers: readonly (readonly RecordOf<G>[])[],
): { records: RecordOf<G>[]; failures: SourceFailure[] } {
  const records: RecordOf<G>[] = [];
  const failures: SourceFailure[] = [];
  const seen = new Map<string, RecordOf<G>>();
  answers.forEach((answer, source) => {
    for (const record of answer) {
      const key = group === 'patient' ? 'patient' : ((record as WithId).id ?? canonicalJson(record));
      const earlier = seen.get(key);
      if (earlier === undefined) {
        seen.set(key, record);
        records.push(record);
      } else if (canonicalJson(earlier) !== canonicalJson(record)) {
        const what = group === 'patient' ? 'two different patient records' : 'two different records with the same id';
        failures.push({
          group,
          source,
          kind: 'conflicting-record',
          detail: `${what}; the first is kept. Ids are unique per zib and patient over all sources`,
        });
      }
    }
  });
  return { records, failures };
}

type WithSubject = { readonly subject?: { readonly system: string; readonly value: string } };

function bsnOf(patient: RecordOf<'patient'> | undefined): string | undefined {
  return patient?.identificationNumbers.find((number) => number.system === systems.bsn)?.value;
}

/** Keeps records of another patient out, whatever the source says. */
function ownOnly<G extends ZibGroup>(
  group: G,
  records: readonly RecordOf<G>[],
  bsn: string | undefined,
  failures: SourceFailure[],
): RecordOf<G>[] {
  return records.filter((record) => {
    const subject = (record as WithSubject).subject;
    const own = subject === undefined || subject.system !== systems.bsn || subject.value === bsn;
    if (!own)
      failures.push({
        group,
        source: 0,
        kind: 'other-patient',
        detail: 'a record names another patient as its subject',
      });
    return own;
  });
}

/** The patient record must be the patient asked for. */
function isAsked(patient: RecordOf<'patient'>, query: SourceQuery): boolean {
  if (query.patient.bsn !== undefined) return bsnOf(patient) === query.patient.bsn;
  return patient.id === query.patient.id;
}

/** Calls the sources of these groups, side by side, and of each group merges the answers. Never throws. */
export async function gather(
  sources: Sources,
  groups: readonly ZibGroup[],
  query: SourceQuery,
  context: RunContext,
): Promise<Gathered> {
  const failures: SourceFailure[] = [];
  const perGroup = await Promise.all(
    groups.map(async (group) => {
      const given = sources[group] as Source<ZibGroup> | readonly Source<ZibGroup>[] | undefined;
      const list = given === undefined ? [] : typeof given === 'function' ? [given] : given;
      const answers = await Promise.all(
        list.map((source, position) => runSource(group, source, position, query, context)),
      );
      return { group, answers };
    }),
  );
  const records: { [G in ZibGroup]?: readonly RecordOf<ZibGroup>[] } = {};
  for (const { group, answers } of perGroup) {
    failures.push(...answers.flatMap((answer) => answer.failures));
    const merged = merge(
      group,
      answers.map((answer) => answer.records),
    );
    failures.push(...merged.failures);
    records[group] = merged.records;
  }
  const patients = (records.patient ?? []) as readonly RecordOf<'patient'>[];
  const asked = patients.filter((patient) => isAsked(patient, query));
  if (asked.length < patients.length) {
    failures.push({
      group: 'patient',
      source: 0,
      kind: 'other-patient',
      detail: 'the patient record is not the patient asked for',
    });
  }
  const bsn = bsnOf(asked[0]);
  for (const group of groups) {
    if (group !== 'patient') records[group] = ownOnly(group, records[group] ?? [], bsn, failures);
  }
  return { records: { ...records, patient: asked } as Gathered['records'], failures };
}
