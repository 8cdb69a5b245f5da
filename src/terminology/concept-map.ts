import type { ConceptMapGroup } from './codelists/table';

/** A ConceptMap: its name, and per pair of code systems the rows from code to code. */
export interface ConceptMap {
  readonly name: string;
  readonly groups: readonly ConceptMapGroup[];
}

type RowOf<M extends ConceptMap> = M['groups'][number]['rows'][number];
/** Codes that rows of a target and an equivalence begin with. */
type SourcesOf<R, T, E> = Extract<R, readonly [string, T, E]>[0];

/** The codes that a map leads to. */
export type TargetOf<M extends ConceptMap> = NonNullable<RowOf<M>[1]>;

/** The codes that a map has a target for. */
export type TranslatedBy<M extends ConceptMap> = SourcesOf<RowOf<M>, string, string>;

/** The codes that come closest to a target: those that say the same, if there are any. */
export type ClosestTo<M extends ConceptMap, T> = [SourcesOf<RowOf<M>, T, 'equal'>] extends [never]
  ? [SourcesOf<RowOf<M>, T, 'equivalent'>] extends [never]
    ? SourcesOf<RowOf<M>, T, string>
    : SourcesOf<RowOf<M>, T, 'equivalent'>
  : SourcesOf<RowOf<M>, T, 'equal'>;

type IsSeveral<U, One = U> = U extends unknown ? ([One] extends [U] ? false : true) : never;

/** Targets that several codes come equally close to: the map does not say which of them it means. */
export type UndecidedIn<M extends ConceptMap, T = TargetOf<M>> = T extends unknown
  ? true extends IsSeveral<ClosestTo<M, T>>
    ? T
    : never
  : never;

/** The part of a map that leads to one code system. */
export function leadingTo<M extends ConceptMap, const S extends string>({ name, groups }: M, system: S) {
  type Group = Extract<M['groups'][number], { readonly target: S }>;
  return { name, groups: groups.filter((group): group is Group => group.target === system) };
}

/** A map with rows of our own beside those it has. */
export function amendedMap<M extends ConceptMap, const R extends ConceptMapGroup['rows']>(
  { name, groups }: M,
  rows: R,
) {
  const more: { readonly rows: R } = { rows };
  return { name, groups: [...groups, more] as readonly (M['groups'][number] | typeof more)[] };
}

const LEADS_NOWHERE: ReadonlySet<string> = new Set(['unmatched', 'disjoint']);

const CLOSENESS = ['equal', 'equivalent'];
/** How close the target of a row comes to its source; the lower, the closer. */
const closeness = (equivalence: string): number => {
  const at = CLOSENESS.indexOf(equivalence);
  return at === -1 ? CLOSENESS.length : at;
};

/** What each key is led to by the rows that come closest; several where they come equally close. */
function closest(pairs: readonly (readonly [key: string, value: string, equivalence: string])[]) {
  const found = new Map<string, { readonly rank: number; readonly values: readonly string[] }>();
  for (const [key, value, equivalence] of pairs) {
    const [known, rank] = [found.get(key), closeness(equivalence)];
    if (known === undefined || rank < known.rank) found.set(key, { rank, values: [value] });
    else if (rank === known.rank) found.set(key, { rank, values: [...known.values, value] });
  }
  return new Map([...found].map(([key, { values }]) => [key, values]));
}

/** A map in both directions: per code the targets that come closest, and per target the codes that do. */
export function bothDirections({ groups }: ConceptMap) {
  const rows = groups.flatMap(({ rows: all }) =>
    all.flatMap(([code, target, equivalence]) =>
      target === null || LEADS_NOWHERE.has(equivalence) ? [] : [[code, target, equivalence] as const],
    ),
  );
  return {
    to: closest(rows),
    from: closest(rows.map(([code, target, equivalence]) => [target, code, equivalence])),
  };
}
