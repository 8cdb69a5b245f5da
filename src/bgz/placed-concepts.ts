import type { Places } from './define/codec';
import { type Concept, prefixed } from './define/concept';
import { mappings } from './listed/mappings';
import { zibGroups, zibs } from './listed/zibs';
import { metadataPlaces } from './parts/metadata/stu3';
import type { ZibKey } from './zibs';

/** A concept with the elements it is sent in. */
export interface PlacedConcept extends Concept {
  /** FHIR STU3 paths this concept is written to, `[x]` resolved, extensions as `extension(name)`, components by code; see docs/concepts.md. */
  readonly fhir: readonly string[];
  readonly holds?: readonly PlacedConcept[];
}

/** Where the concepts of each zib go in FHIR, as its rows say. */
const placesOf: ReadonlyMap<readonly Concept[], () => Places> = new Map(
  Object.entries(zibs).map(([key, { concepts }]) => [concepts, mappings[key as ZibKey].places]),
);

const placed = new Map<readonly Concept[], readonly PlacedConcept[]>();

/** The place of a concept; what stands for who or what it is has that of the property that holds it. */
function placeOf(record: string, places: Places): readonly string[] {
  const own = places[record];
  if (own !== undefined) return own;
  const end = record.lastIndexOf('.');
  return end < 0 ? [] : placeOf(record.slice(0, end), places);
}

/**
 * The concepts of a zib, each with the FHIR elements it is written to; those of a zib that it holds too.
 *
 * @throws {TypeError} For the table of a zib that is not in the list (`src/bgz/index.ts`).
 */
export function placedConcepts(concepts: readonly Concept[]): readonly PlacedConcept[] {
  const known = placed.get(concepts);
  if (known !== undefined) return known;
  const ownPlaces = placesOf.get(concepts);
  if (ownPlaces === undefined) throw new TypeError(`The zib of ${concepts[0]?.name} is not in the list of sections.`);
  const all = { ...metadataPlaces(), ...ownPlaces() };
  const rows = concepts.map(({ holds, ...row }) => ({
    ...row,
    fhir: placeOf(row.record, all),
    ...(holds && { holds: placedConcepts(holds) }),
  }));
  placed.set(concepts, rows);
  return rows;
}

/** The concepts of all records of a patient, by their path in `BgzRecords`. */
export const placedInRecords = (): readonly PlacedConcept[] =>
  Object.entries(zibGroups).flatMap(([group, zib]) => prefixed(placedConcepts(zib.concepts), group));
