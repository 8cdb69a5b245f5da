import { dateTime } from '../bgz/parts/moment/zib';
import { relativeTo } from '../fhir/date-time';
import { isJson } from '../fhir/json';
import type { Language } from '../validate/issue';
import type { Node } from './fhir-path';
import { expectedAt, type FhirRecord, nodesAt } from './measure-record';
import { type MeasuredConcept, measuredConcepts } from './measured-concepts';
import type { ConceptFigures, DateFigures, FreeTextFigures } from './quality-report';
import type { MeasuredZib } from './sections';
import { noDates, noFreeText, sumOf } from './tally';
import { hasValue, isFreeText, type Reason, reasonsOf } from './value';

/** A concept of the tables with what the records hold there, whatever it is called. */
export interface MeasuredFigures {
  readonly concept: MeasuredConcept;
  readonly zib: ConceptFigures['zib'];
  readonly figures: Omit<ConceptFigures, 'zib' | 'id' | 'name' | 'sharedWith'>;
}

/** The start of an insurance without an end is sent in words, see `payerStu3`: "vanaf 2027-01-01". */
const inWords = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^vanaf /, '') : value);

function dateFigures(node: Node, isPast: boolean, now: Date): DateFigures {
  const value = inWords(node.value);
  if (value === undefined) return noDates;
  if (typeof value !== 'string' || !dateTime.safeParse(value).success) return { ...noDates, values: 1, unreadable: 1 };
  return {
    values: 1,
    year: value.length === 4 ? 1 : 0,
    month: value.length === 7 ? 1 : 0,
    future: isPast && relativeTo(now, value) === 'future' ? 1 : 0,
    unreadable: 0,
  };
}

function occurrences(reasons: readonly Reason[], kind: Reason['kind']): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of reasons) {
    if (one.kind === kind) counts.set(one.code, (counts.get(one.code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the records of a zib hold at one concept. */
function measure(
  concept: MeasuredConcept,
  records: readonly FhirRecord[],
  part: MeasuredZib,
  now: Date,
): MeasuredFigures['figures'] {
  const { required, kind } = concept;
  const places = records.flatMap((record) => expectedAt(record, concept));
  const filled = places.filter((nodes) => nodes.some(hasValue)).length;
  const reason = places.filter(
    (nodes) => !nodes.some(hasValue) && nodes.some((one) => reasonsOf(one).length > 0),
  ).length;
  const byRecord = records.map((record) => concept.counted.flatMap((path) => nodesAt(record, path)));
  const nodes = byRecord.flat();
  const reasons = nodes.flatMap(reasonsOf);
  const coded = kind === 'coded' ? nodes.filter(({ value }) => isJson(value)) : [];
  const codes: FreeTextFigures = { values: coded.length, freeText: coded.filter(isFreeText).length };
  const isPast = part.past.includes(concept.record);
  const dates =
    kind === 'date'
      ? sumOf(
          noDates,
          records.flatMap((record, at) => {
            const happened = isPast && part.planned?.(record.root) !== true;
            return (byRecord[at] ?? []).map((node) => dateFigures(node, happened, now));
          }),
        )
      : noDates;
  return {
    required,
    expected: places.length,
    filled,
    reason,
    missing: places.length - filled - reason,
    nullFlavors: occurrences(reasons, 'nullFlavor'),
    dataAbsentReasons: occurrences(reasons, 'dataAbsentReason'),
    ...(codes.values > 0 && { codes }),
    ...(dates.values > 0 && { dates }),
  };
}

const addCounts = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().map((code) => [code, (a[code] ?? 0) + (b[code] ?? 0)]),
  );

/** The same concept in two containers (the last name of the patient and of a contact) is one line. */
function together(a: ConceptFigures, b: ConceptFigures): ConceptFigures {
  const codes = [a.codes, b.codes].filter((one) => one !== undefined);
  const dates = [a.dates, b.dates].filter((one) => one !== undefined);
  return {
    ...a,
    required: a.required || b.required,
    expected: a.expected + b.expected,
    filled: a.filled + b.filled,
    reason: a.reason + b.reason,
    missing: a.missing + b.missing,
    nullFlavors: addCounts(a.nullFlavors, b.nullFlavors),
    dataAbsentReasons: addCounts(a.dataAbsentReasons, b.dataAbsentReasons),
    ...(codes.length > 0 && { codes: sumOf(noFreeText, codes) }),
    ...(dates.length > 0 && { dates: sumOf(noDates, dates) }),
  };
}

const saysNothing = (one: ConceptFigures): boolean =>
  one.expected === 0 &&
  one.codes === undefined &&
  one.dates === undefined &&
  Object.keys(one.nullFlavors).length + Object.keys(one.dataAbsentReasons).length === 0;

/** What the records of a zib hold at each of its concepts, in the order of its concept table. */
export const measureConcepts = (part: MeasuredZib, records: readonly FhirRecord[], now: Date): MeasuredFigures[] =>
  measuredConcepts(part.zib).map((concept) => ({
    concept,
    zib: part.zib.zib,
    figures: measure(concept, records, part, now),
  }));

function named({ concept, zib, figures }: MeasuredFigures, language: Language): ConceptFigures {
  const nameOf = (one: { readonly name: string; readonly dutch: string }) => (language === 'nl' ? one.dutch : one.name);
  const { id, sharedWith } = concept;
  return {
    zib,
    id,
    name: nameOf(concept),
    ...(sharedWith.length > 0 && { sharedWith: sharedWith.map((one) => ({ id: one.id, name: nameOf(one) })) }),
    ...figures,
  };
}

/** Figures of every concept of a zib that its records give any for, by their names in a language. */
export function conceptFigures(measured: readonly MeasuredFigures[], language: Language): ConceptFigures[] {
  const lines = new Map<string, ConceptFigures>();
  for (const one of measured) {
    const figures = named(one, language);
    const key = `${figures.id} ${figures.name}`;
    const earlier = lines.get(key);
    lines.set(key, earlier === undefined ? figures : together(earlier, figures));
  }
  return [...lines.values()].filter((one) => !saysNothing(one));
}
