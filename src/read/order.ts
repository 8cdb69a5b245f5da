import { sectionOf, sections } from '../bgz/index';
import { zibGroups } from '../bgz/listed/zibs';
import type { ZibGroup } from '../bgz/records';
import { referencePlaces } from '../bgz/references';
import type { Found } from './found';
import { kindOf } from './kinds';

const groups = Object.keys(zibGroups) as ZibGroup[];

/** The groups of which a record must be known to be one before those of this group are read. */
function before(group: ZibGroup): ReadonlySet<ZibGroup> {
  const referredTo = referencePlaces(group).map(({ list }) => list);
  const findable: readonly string[] = sectionOf(group)?.findable ?? [];
  // What refers back to these is not what they refer to.
  const brought = sections
    .filter(({ type }) => findable.includes(type))
    .map(({ key }) => key as ZibGroup)
    .filter((one) => referencePlaces(one).every(({ list }) => list !== group));
  return new Set([...referredTo, ...brought].filter((one) => one !== group));
}

/** Groups that others refer to, each behind those that it refers to itself. */
function referredGroups(): readonly ZibGroup[] {
  const done = new Set<ZibGroup>();
  const visit = (group: ZibGroup, on: readonly ZibGroup[]): void => {
    if (on.includes(group)) throw new TypeError(`Records of ${group} refer to each other: none can be read first.`);
    for (const one of before(group)) visit(one, [...on, group]);
    done.add(group);
  };
  for (const group of groups) for (const one of before(group)) visit(one, [group]);
  return [...done];
}

const referred = referredGroups();

/** What others refer to by its record before those that do: whether it is one is known then. */
export function referredFirst(all: readonly Found[]): readonly Found[] {
  const places = new Map(all.map((one) => [one, referred.indexOf(kindOf(one)?.group as ZibGroup)]));
  const first = all.filter((one) => (places.get(one) ?? -1) >= 0);
  return [
    ...first.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
    ...all.filter((one) => (places.get(one) ?? -1) < 0),
  ];
}
