import type { FhirResource } from 'fhir/r3';
import { sectionsOfType } from '../../../src/bgz';
import { type PlacedConcept, placedConcepts } from '../../../src/bgz/placed-concepts';
import { type ZibGroup, zibGroups } from '../../../src/zib';
import { valuesAt } from '../fhir-path';
import { type Found, foundIn } from './found';
import { isCoded, type Json, namesOf, type Path, placesIn, valueAt } from './places';
import { toldOtherwise } from './told-otherwise';

/** What a record became: its own resource, and all that came along by `Type/id`. */
export interface Became {
  readonly own: FhirResource;
  readonly all: ReadonlyMap<string, FhirResource>;
}

/** Rows a place belongs to, the one that says most of it first. */
function rowsFor(concepts: readonly PlacedConcept[], names: string): PlacedConcept[] {
  const rows = concepts
    .filter(({ record }) => record !== '' && (names === record || names.startsWith(`${record}.`)))
    .sort((a, b) => b.record.length - a.record.length);
  return rows.flatMap((row) => {
    const held = row.heldAt === undefined ? row.record : `${row.record}.${row.heldAt}`;
    const inside = row.holds && names.startsWith(`${held}.`) ? rowsFor(row.holds, names.slice(held.length + 1)) : [];
    return [...inside, row];
  });
}

const referencesOf = new WeakMap<object, readonly string[]>();

function referencesIn(resource: FhirResource): readonly string[] {
  const known = referencesOf.get(resource) ?? foundIn([resource]).references;
  referencesOf.set(resource, known);
  return known;
}

/** Resources come to by these references; the patient is everybody's. */
function reached(
  references: readonly string[],
  all: Became['all'],
  found = new Set<FhirResource>(),
): Set<FhirResource> {
  for (const reference of references) {
    const resource = all.get(reference);
    if (resource === undefined || found.has(resource) || resource.resourceType === 'Patient') continue;
    found.add(resource);
    reached(referencesIn(resource), all, found);
  }
  return found;
}

/** The leaves of a record: coded values whole, all else by the primitive. */
function leavesOf(record: Json): Path[] {
  const coded: Path[] = [];
  return placesIn(record).filter((path) => {
    if (coded.some((one) => one.every((step, i) => step === path[i]))) return false;
    const value = valueAt(record, path);
    if (isCoded(value)) coded.push(path);
    return isCoded(value) || typeof value !== 'object';
  });
}

const keyOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;

const findsBeside = ({ resourceType }: FhirResource): readonly string[] =>
  sectionsOfType(resourceType).flatMap(({ findable = [] }) => findable);

/** What is found where a concept goes to, looked for once of each row. */
function lookup({ own, all }: Became): (row: PlacedConcept) => Found | undefined {
  // What a search of its own finds may refer to the record instead: that a vaccination is to be repeated.
  const beside = [...all.values()].filter(
    (one) => findsBeside(own).includes(one.resourceType) && referencesIn(one).includes(keyOf(own)),
  );
  const led = [own, ...beside, ...reached(referencesIn(own), all)];
  const keys = new Set(led.map(keyOf));
  // When and by whom it was registered is told by what refers to it.
  const metadata = [...all.values()].filter(
    (one) => one.resourceType === 'Provenance' && one.target.some(({ reference = '' }) => keys.has(reference)),
  );
  const near = [...led, ...metadata, ...metadata.flatMap((one) => [...reached(referencesIn(one), all)])];
  const known = new Map<string, Found | undefined>();
  return ({ fhir }) => {
    const key = fhir.join(' ');
    if (known.has(key)) return known.get(key);
    const values = fhir.flatMap((path) => valuesAt(near, path));
    const found = values.length === 0 ? undefined : foundIn([...values, ...reached(foundIn(values).references, all)]);
    known.set(key, found);
    return found;
  };
}

/** Leaves of a record that are not found as values where their concept goes to. */
export function lostOf(group: ZibGroup, record: Json, became: Became): string[] {
  const at = lookup(became);
  return leavesOf(record).flatMap((path) => {
    const names = namesOf(path);
    const value = valueAt(record, path);
    const rows = rowsFor(placedConcepts(zibGroups[group].concepts), names);
    let missing: readonly string[] | undefined;
    const places: Found[] = [];
    for (const row of rows) {
      const found = at(row);
      if (found === undefined) continue;
      places.push(found);
      const still = found.lacks(value);
      if (missing === undefined || still.length < missing.length) missing = still;
      if (still.length === 0) return [];
    }
    if (toldOtherwise(names, { value, record, own: became.own, found: places })) return [];
    return [`${group}.${names}: ${missing === undefined ? 'no element' : missing.join(', ')}`];
  });
}
