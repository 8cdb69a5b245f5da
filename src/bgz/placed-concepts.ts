import { allergyIntoleranceStu3 } from './allergy-intolerance/stu3';
import { allergyIntolerance } from './allergy-intolerance/zib';
import type { Places } from './define/codec';
import { type Concept, prefixed } from './define/concept';
import { placesAt } from './define/rows';
import { medicalDeviceStu3 } from './medical-device/stu3';
import { medicalDevice } from './medical-device/zib';
import { problemReferenceConcepts } from './parts/references/zib';
import { problemInsideStu3, problemStu3 } from './problem/stu3';
import { problem } from './problem/zib';
import { zibGroups } from './records';

/** Where the concepts of a zib go in FHIR, as its rows say. */
const placesOf = new Map<readonly Concept[], Places>([
  [allergyIntolerance.concepts, allergyIntoleranceStu3.places],
  [medicalDevice.concepts, medicalDeviceStu3.places],
  [problem.concepts, problemStu3.places],
  [problemReferenceConcepts, placesAt(problemInsideStu3.places, 'problem', '')],
]);

const placed = new Map<readonly Concept[], readonly Concept[]>();

/** The place of a concept; what stands for who or what it is has that of the property that holds it. */
function placeOf(record: string, places: Places): readonly string[] {
  const own = places[record];
  if (own !== undefined) return own;
  const end = record.lastIndexOf('.');
  return end < 0 ? [] : placeOf(record.slice(0, end), places);
}

/**
 * The concepts of a zib, each with the FHIR elements it is written to: `[x]` resolved, extensions as `extension(name)`; those of
 * a zib that it holds too.
 */
export function placedConcepts(concepts: readonly Concept[]): readonly Concept[] {
  const known = placed.get(concepts);
  if (known !== undefined) return known;
  const places = placesOf.get(concepts);
  const rows = concepts.map((row) => ({
    ...row,
    ...(places && { fhir: placeOf(row.record, places) }),
    ...(row.holds && { holds: placedConcepts(row.holds) }),
  }));
  placed.set(concepts, rows);
  return rows;
}

/** The concepts of all records of a patient, by their path in `BgzRecords`. */
export const placedInRecords = (): readonly Concept[] =>
  Object.entries(zibGroups).flatMap(([group, zib]) => prefixed(placedConcepts(zib.concepts), group));
