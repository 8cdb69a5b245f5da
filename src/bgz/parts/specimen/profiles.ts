import { nictiz } from '../../../fhir/profiles';

/** What was taken from the patient. */
export const MATERIAL = nictiz('zib-LaboratoryTestResult-Specimen');

/** What was isolated from it. */
export const ISOLATE = nictiz('zib-LaboratoryTestResult-Specimen-Isolate');

/** What it was taken from, where that is not the patient. */
export const SOURCE = nictiz('zib-MedicalDeviceProduct');
