import { plausibilityRuleIds } from '../bgz/plausibility/rules';
import type { CodeFigures, ConceptFigures, DateFigures, Figures, FreeTextFigures } from './quality-report';

type Counts<T> = { -readonly [K in keyof T]: number };

/** Adds up figures of the same shape, property by property. */
export function sumOf<T extends { readonly [K in keyof T]: number }>(zero: T, all: readonly T[]): T {
  const total: Counts<T> = { ...zero };
  for (const one of all) {
    for (const key of Object.keys(zero) as (keyof T)[]) total[key] += one[key];
  }
  return total as T;
}

export const noCodes: CodeFigures = {
  records: 0,
  preferred: 0,
  snomed: 0,
  gStandaard: 0,
  otherSystem: 0,
  textOnly: 0,
  absent: 0,
  notGiven: 0,
};
export const noDates: DateFigures = { values: 0, year: 0, month: 0, future: 0, unreadable: 0 };
export const noFreeText: FreeTextFigures = { values: 0, freeText: 0 };
const noPresence = { expected: 0, missing: 0 };

const occurrences = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Adds up how many records break each rule, in the order of the list. */
export function addRules(all: readonly Figures['plausibility'][]): Figures['plausibility'] {
  const counts = plausibilityRuleIds.map(
    (rule) => [rule, all.reduce((sum, one) => sum + (one[rule] ?? 0), 0)] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** What is figured of records as a whole. */
export type RecordFigures = Pick<
  Figures,
  'records' | 'supporting' | 'leadingCode' | 'plausibility' | 'unreached' | 'overdue'
>;

/** The figures of records and of their concepts taken together. */
export function figuresOf(records: RecordFigures, concepts: readonly ConceptFigures[]): Figures {
  const presence = (required: boolean) =>
    sumOf(
      noPresence,
      concepts.filter((one) => one.required === required).map(({ expected, missing }) => ({ expected, missing })),
    );
  return {
    ...records,
    required: presence(true),
    optional: presence(false),
    nullFlavors: concepts.reduce((sum, one) => sum + occurrences(one.nullFlavors), 0),
    dataAbsentReasons: concepts.reduce((sum, one) => sum + occurrences(one.dataAbsentReasons), 0),
    codes: sumOf(
      noFreeText,
      concepts.map((one) => one.codes ?? noFreeText),
    ),
    dates: sumOf(
      noDates,
      concepts.map((one) => one.dates ?? noDates),
    ),
  };
}

/** The figures of sections taken together. */
export function totalOf(sections: readonly Figures[]): Figures {
  const pick = <T>(from: (one: Figures) => T): T[] => sections.map(from);
  const sum = (from: (one: Figures) => number): number => pick(from).reduce((total, count) => total + count, 0);
  return {
    records: sum(({ records }) => records),
    supporting: sum(({ supporting }) => supporting),
    leadingCode: sumOf(
      noCodes,
      pick(({ leadingCode }) => leadingCode),
    ),
    required: sumOf(
      noPresence,
      pick(({ required }) => required),
    ),
    optional: sumOf(
      noPresence,
      pick(({ optional }) => optional),
    ),
    nullFlavors: sum(({ nullFlavors }) => nullFlavors),
    dataAbsentReasons: sum(({ dataAbsentReasons }) => dataAbsentReasons),
    codes: sumOf(
      noFreeText,
      pick(({ codes }) => codes),
    ),
    dates: sumOf(
      noDates,
      pick(({ dates }) => dates),
    ),
    plausibility: addRules(pick(({ plausibility }) => plausibility)),
    unreached: sum(({ unreached }) => unreached),
    overdue: sum(({ overdue }) => overdue),
  };
}
