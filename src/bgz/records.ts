import * as z from 'zod';
import { isJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import { type Concept, conceptAt, prefixed } from './define/concept';
import { defineBuilder } from './define/define-zib';
import { checked, report } from './define/issue';
import { sameStatement } from './define/same-content';
import type { SchemaOf } from './define/written';
import type { BgzRecords, BgzRecordsInput } from './listed/records';
import { zibGroups } from './listed/zibs';
import { problemsInside, referencesOf } from './references';
import type { InputIn, RecordIn } from './zibs';

/** Name of a zib group. */
export type ZibGroup = keyof typeof zibGroups;

/** Record type of a zib group. */
export type RecordOf<G extends ZibGroup> = RecordIn<G>;

/** What the builder of a zib group accepts. */
export type InputOf<G extends ZibGroup> = InputIn<G>;

const lists = Object.entries(zibGroups).map(([group, { schema }]): [string, z.ZodType] => [
  group,
  group === 'patient' ? schema : z.array<z.ZodType>(schema).optional(),
]);

const shape = checked(z.strictObject(Object.fromEntries(lists)), (records, ctx) => {
  checkIds(records, ctx);
  checkProblemsInside(records, ctx);
  checkReferences(records, ctx);
  checkSubjects(records, ctx);
});

// The types name the same lists (listed/records.ts); both follow from the list of sections.
const schema = shape as unknown as SchemaOf<BgzRecords, BgzRecordsInput>;

type Loose = Record<string, unknown>;
type Steps = (string | number)[];

const listOf = (records: Loose, group: string): unknown[] =>
  Array.isArray(records[group]) ? (records[group] as unknown[]) : [];

function checkIds(records: Loose, ctx: z.core.$RefinementCtx): void {
  for (const group of Object.keys(zibGroups)) {
    const seen = new Set<unknown>();
    listOf(records, group).forEach((record, i) => {
      const id = isJson(record) ? record.id : undefined;
      if (id === undefined) return;
      if (seen.has(id))
        report(
          ctx,
          { zib: 'duplicate-id', allowed: 'an id no other record of this list has', found: 'an id used before' },
          [group, i, 'id'],
        );
      seen.add(id);
    });
  }
}

/**
 * A problem given whole inside a record has an id among the problems of the patient. The same one may be written out more
 * than once; another problem under its id would take its place.
 */
function checkProblemsInside(records: Loose, ctx: z.core.$RefinementCtx): void {
  const known = new Map<unknown, unknown>();
  for (const problem of listOf(records, 'problems')) if (isJson(problem)) known.set(problem.id, problem);
  for (const { problem, path } of allProblemsInside(records)) {
    const earlier = known.get(problem.id);
    if (earlier === undefined) known.set(problem.id, problem);
    else if (!sameStatement(earlier, problem))
      report(
        ctx,
        {
          zib: 'duplicate-id',
          allowed: 'an id no other problem of this patient has, or the same problem word for word',
          found: 'an id of another problem',
        },
        [...path, 'id'],
      );
  }
}

/** Problems given whole inside the records of all lists, each with its place. */
const allProblemsInside = (records: Loose) =>
  Object.keys(zibGroups).flatMap((group) =>
    listOf(records, group).flatMap((record, i) =>
      problemsInside(group, record).map(({ problem, path }) => ({ problem, path: [group, i, ...path] as Steps })),
    ),
  );

function checkReferences(records: Loose, ctx: z.core.$RefinementCtx): void {
  const known = (group: string) =>
    new Set(listOf(records, group).map((record) => (isJson(record) ? record.id : undefined)));
  const targets = new Map<string, ReadonlySet<unknown>>();
  const isThere = (list: string, id: unknown): boolean => {
    const ids = targets.get(list) ?? known(list);
    targets.set(list, ids);
    return ids.has(id);
  };
  for (const group of Object.keys(zibGroups)) {
    listOf(records, group).forEach((record, i) => {
      for (const { path, list, id } of referencesOf(group, record)) {
        if (isThere(list, id)) continue;
        report(
          ctx,
          {
            zib: 'dangling-reference',
            allowed: { text: 'the id of a record in {list}', values: { list } },
            found: 'an id that no record has',
          },
          [group, i, ...path],
        );
      }
    });
  }
}

/** A record about another person is the worst mistake an adapter can make: its subject must be one of the patient's numbers. */
function checkSubjects(records: Loose, ctx: z.core.$RefinementCtx): void {
  const numbers = isJson(records.patient) ? listOf(records.patient, 'identificationNumbers').filter(isJson) : [];
  const check = (record: unknown, path: Steps) => {
    const subject = isJson(record) ? record.subject : undefined;
    if (!isJson(subject)) return;
    const known = numbers.filter((number) => number.system === subject.system);
    if (known.length === 0 || known.some((number) => number.value === subject.value)) return;
    const register = subject.system === systems.bsn ? 'BSN' : 'number';
    report(
      ctx,
      {
        zib: 'invalid-identifier',
        allowed: { text: 'the {register} of the patient in these records', values: { register } },
        found: { text: 'another {register}', values: { register } },
      },
      [...path, 'subject'],
    );
  };
  for (const group of Object.keys(zibGroups))
    listOf(records, group).forEach((record, i) => {
      check(record, [group, i]);
    });
  for (const { problem, path } of allProblemsInside(records)) check(problem, path);
}

const conceptsOfAll = (): readonly Concept[] =>
  Object.entries(zibGroups).flatMap(([group, zib]) => prefixed(zib.concepts, group));

/**
 * Checks and completes all records of one patient. Beside the checks of each zib: ids are unique per list, references
 * point to records that are there, subjects are this patient.
 *
 * @example
 * bgzRecords({ patient: { identificationNumbers: [bsn('999999990')] }, allergyIntolerances: [] })
 */
export const bgzRecords = defineBuilder('BgzRecords', schema, conceptsOfAll);

/** The concept a path in {@link BgzRecords} belongs to, for tools that show records. */
export function conceptOf(path: readonly PropertyKey[]): Concept | undefined {
  return conceptAt(bgzRecords.concepts, path);
}
