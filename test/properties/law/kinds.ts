import type { ZibGroup } from '../../../src/zib';
import { type Change, withAccepted } from './change';
import { choicesAt, closedPlaces } from './choices';
import { holds, isCoded, isMoment, isObject, type Json, type Path, placesIn, valueAt, withValue } from './places';
import { fullRecords, minimalRecord } from './sample';
import { accepts } from './schema';

const key = (path: Path): string => JSON.stringify(path);

/** Places outside coded values, which are varied as a whole. */
function openPlaces(record: Json): Path[] {
  const coded = placesIn(record).filter((path) => isCoded(valueAt(record, path)));
  return placesIn(record).filter((path) => !coded.some((one) => one.length < path.length && holds(one, path)));
}

/** Each place of the full records once, with the record it is in. */
function eachPlace(
  group: ZibGroup,
  isAsked: (value: unknown) => boolean = () => true,
): { record: Json; paths: Path[] }[] {
  const seen = new Set<string>();
  return fullRecords(group).map((record) => {
    const paths = openPlaces(record).filter((path) => !seen.has(key(path)) && isAsked(valueAt(record, path)));
    for (const path of paths) seen.add(key(path));
    return { record, paths };
  });
}

/** What may stand beside a code, or in a translation of it. */
const besides: readonly Path[] = [
  ['display'],
  ['version'],
  ['originalText'],
  ['translations'],
  ['translations', 0, 'display'],
  ['translations', 0, 'version'],
];

/** So few are taken all. */
const FEW = 30;

/** One in so many of a list that is not short. */
const thinned = <T>(list: readonly T[], oneIn: number): readonly T[] =>
  list.length <= FEW ? list : list.filter((_one, i) => i % oneIn === 0);

/** The full records with each part that may be absent left out in turn, and each part of all coded values. */
function eachAbsent(group: ZibGroup, oneIn: number): readonly Json[] {
  const parts = eachPlace(group).flatMap(({ record, paths }) => paths.map((path) => ({ record, changed: [path] })));
  const beside = fullRecords(group).flatMap((record) =>
    besides.map((part) => {
      const stated = openPlaces(record).map((path) => [...path, ...part]);
      return { record, changed: stated.filter((path) => valueAt(record, path) !== undefined) };
    }),
  );
  return thinned([...parts, ...beside], oneIn).flatMap(({ record, changed }) => {
    const made = withAccepted(
      group,
      record,
      changed.map((path) => ({ path, value: undefined })),
    );
    return made.landed.length > 0 ? [made.record] : [];
  });
}

/** The minimal record with each single part of the full ones. */
function eachAlone(group: ZibGroup): readonly Json[] {
  const minimal = minimalRecord(group);
  const parts = fullRecords(group).flatMap((record) => Object.entries(record).filter(([name]) => !(name in minimal)));
  return parts.map(([name, value]) => ({ ...minimal, [name]: value })).filter((one) => accepts(group, one));
}

/** The record without the other moments beside this one: one bound of a period decides which other bounds go with it. */
function withoutOthers(record: Json, path: Path): Json {
  const holder = valueAt(record, path.slice(0, -1));
  if (!isObject(holder)) return record;
  const others = Object.keys(holder).filter((name) => name !== path.at(-1) && isMoment(holder[name]));
  return others.reduce((one, name) => withValue(one, [...path.slice(0, -1), name], undefined), record);
}

/**
 * The full records with, at every place at once, the first, second … thing that may stand there: each code of each list, each
 * NullFlavor where one is accepted, moments of every precision, decimals of every form. What goes with no other has a record
 * of its own; what the builder refuses even so is refused.
 */
function eachChoice(group: ZibGroup, oneIn: number): readonly Json[] {
  const all = eachPlace(group).flatMap(({ record, paths }) => {
    const closed = closedPlaces(group, record, paths);
    const open = paths
      .map((path) => ({ path, choices: choicesAt(group, path, valueAt(record, path), closed.has(path)) }))
      .filter(({ choices }) => choices.length > 0);
    const landed = new Set<string>();
    const pairKey = (path: Path, value: unknown): string => key([...path, JSON.stringify(value)]);
    // One choice for every place at a time; what went with no other gets a second chance in other company.
    const round = (left: typeof open): Json[] => {
      const most = Math.max(0, ...left.map(({ choices }) => choices.length));
      return Array.from({ length: most }, (_, i) => {
        const changes = left.map(
          ({ path, choices }, at): Change => ({ path, value: choices[(i + at * 3) % choices.length] }),
        );
        const made = withAccepted(group, record, changes);
        for (const { path, value } of made.landed) landed.add(pairKey(path, value));
        return made.record;
      });
    };
    const leftOver = () =>
      open
        .map(({ path, choices }) => ({ path, choices: choices.filter((value) => !landed.has(pairKey(path, value))) }))
        .filter(({ choices }) => choices.length > 0);
    const together = [...round(open), ...round(leftOver())];
    const alone = leftOver().flatMap(({ path, choices }) =>
      choices
        .filter(isMoment)
        .map((value) => withValue(withoutOthers(record, path), path, value))
        .filter((one) => accepts(group, one)),
    );
    return [...together, ...alone];
  });
  return thinned(all, oneIn);
}

/** The kinds of records that are made of a group without a draw; of the many, one in so many is taken. */
export const kinds = {
  'with only what the builder requires, and with everything': (group: ZibGroup): readonly Json[] => [
    minimalRecord(group),
    ...fullRecords(group),
  ],
  'with each part absent in turn': eachAbsent,
  'with each part alone': eachAlone,
  'with each code, NullFlavor, moment and decimal': eachChoice,
} as const;
