import { administrationAgreementStu3 } from './administration-agreement/stu3';
import { administrationAgreement } from './administration-agreement/zib';
import { allergyIntoleranceStu3 } from './allergy-intolerance/stu3';
import { allergyIntolerance } from './allergy-intolerance/zib';
import { contactPersonPlaces } from './contact-person/stu3';
import { contactPerson } from './contact-person/zib';
import type { Places } from './define/codec';
import { type Concept, prefixed } from './define/concept';
import { placesAt } from './define/rows';
import { healthProfessional } from './health-professional/zib';
import { healthcareProvider } from './healthcare-provider/zib';
import { medicalDeviceStu3 } from './medical-device/stu3';
import { medicalDevice } from './medical-device/zib';
import { medicationAgreementStu3 } from './medication-agreement/stu3';
import { medicationAgreement } from './medication-agreement/zib';
import { medicationUseStu3 } from './medication-use/stu3';
import { medicationUse } from './medication-use/zib';
import { organizationStu3 } from './parts/party/organization';
import { professionalPlaces } from './parts/party/professional';
import { problemReferenceConcepts } from './parts/references/zib';
import { patientStu3 } from './patient/stu3';
import { patient } from './patient/zib';
import { payerStu3 } from './payer/stu3';
import { payer } from './payer/zib';
import { pharmaceuticalProductStu3 } from './pharmaceutical-product/stu3';
import { pharmaceuticalProduct } from './pharmaceutical-product/zib';
import { problemInsideStu3, problemStu3 } from './problem/stu3';
import { problem } from './problem/zib';
import { procedureStu3 } from './procedure/stu3';
import { procedure } from './procedure/zib';
import { procedureRequestStu3 } from './procedure-request/stu3';
import { procedureRequest } from './procedure-request/zib';
import { zibGroups } from './records';

/** Where the concepts of a zib go in FHIR, as its rows say. */
const placesOf = new Map<readonly Concept[], Places>([
  [patient.concepts, patientStu3.places],
  [contactPerson.concepts, contactPersonPlaces],
  [payer.concepts, payerStu3.places],
  [allergyIntolerance.concepts, allergyIntoleranceStu3.places],
  [problem.concepts, problemStu3.places],
  [procedure.concepts, procedureStu3.places],
  [procedureRequest.concepts, procedureRequestStu3.places],
  [problemReferenceConcepts, placesAt(problemInsideStu3.places, 'problem', '')],
  [medicalDevice.concepts, medicalDeviceStu3.places],
  [healthProfessional.concepts, professionalPlaces],
  [healthcareProvider.concepts, organizationStu3.places],
  [medicationUse.concepts, medicationUseStu3.places],
  [medicationAgreement.concepts, medicationAgreementStu3.places],
  [administrationAgreement.concepts, administrationAgreementStu3.places],
  [pharmaceuticalProduct.concepts, pharmaceuticalProductStu3.places],
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
