import { expect, it } from 'vitest';
import { mapRecords } from '../../src/assemble/pull';
import { idMaker } from '../../src/fhir/ids';
import { fhirJson } from '../../src/index';
import { type ZibGroup, zibGroups } from '../../src/zib';
import { shareOf } from '../effort';
import { idSecret } from '../id-secret';
import { type Json, namesOf, type Path, placesIn, valueAt, withValue } from './law/places';
import { now } from './law/pulled';
import { full, fullRecords } from './law/sample';
import { groups, listedAt } from './law/schema';

const id = idMaker(idSecret);

/** All that a record becomes, as it is sent. */
function sent(group: ZibGroup, record: unknown): string {
  const records = { patient: [full.patient], [group]: [record] };
  const { all } = mapRecords(records as Parameters<typeof mapRecords>[0], { id, mapping: {}, now });
  return fhirJson([...all.values()] as never);
}

/** The values of the list at a place that become the same, by what they become. */
function alike(group: ZibGroup, record: Json, path: Path): string[] {
  const said = new Map<string, Map<string, unknown>>();
  for (const choice of listedAt(group, path)) {
    const parsed = zibGroups[group].parse(withValue(record, path, choice));
    if (!parsed.ok) continue;
    // A name and a code of the list may be two ways to write one value.
    const value: unknown = valueAt(parsed.record, path);
    const text = sent(group, parsed.record);
    said.set(text, (said.get(text) ?? new Map<string, unknown>()).set(JSON.stringify(value), choice));
  }
  return [...said.values()]
    .filter((values) => values.size > 1)
    .map((values) => `${namesOf([group, ...path])}: ${[...values.values()].join(' = ')}`);
}

/** Each place of the full records that has a list, once. */
function listedPlaces(group: ZibGroup): { readonly record: Json; readonly path: Path }[] {
  const found = new Map<string, { record: Json; path: Path }>();
  for (const record of fullRecords(group))
    for (const path of placesIn(record))
      if (listedAt(group, path).length > 1 && !found.has(namesOf(path))) found.set(namesOf(path), { record, path });
  return [...found.values()];
}

/** How many of the places are taken: one in so many, spread over the record. */
const step = 1 / shareOf(0.4);

it.each(groups)('%s say no two codes of a list in the same way', (group) => {
  const places = listedPlaces(group).filter((_, at) => at % step < 1);
  expect(places.flatMap(({ record, path }) => alike(group, record, path))).toEqual([]);
});

it('has lists to hold apart', () => {
  expect(groups.flatMap((group) => listedPlaces(group)).length).toBeGreaterThan(300);
});
