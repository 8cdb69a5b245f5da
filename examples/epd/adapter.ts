import type { Sources } from 'bgz-facade';
import type { Epd } from './database.js';
import { encounterSource, procedureSource, smokingSource } from './sources/care.js';
import { laboratorySource } from './sources/laboratory.js';
import { bloodPressureSource, bodyHeightSource, bodyWeightSource } from './sources/measurements.js';
import { medicationSource, vaccinationSource } from './sources/medication.js';
import { patientSource, payerSource } from './sources/patient.js';
import { alertSource, allergySource, problemSource } from './sources/problems.js';
import type { NotRead } from './sources/table.js';

/**
 * The sections that this EPD has. What has no table here is left out: it is then not offered, and nobody takes it for "there is
 * none".
 *
 * @param notRead Hears which column of which row could not be read, whenever that row is asked for.
 */
export function epdSources(epd: Epd, notRead: NotRead): Sources {
  const adapter = { epd, notRead };
  return {
    patient: patientSource(adapter),
    payers: payerSource(adapter),
    problems: problemSource(adapter),
    allergyIntolerances: allergySource(adapter),
    alerts: alertSource(adapter),
    medicationAgreements: medicationSource(adapter),
    vaccinations: vaccinationSource(adapter),
    bloodPressures: bloodPressureSource(adapter),
    bodyWeights: bodyWeightSource(adapter),
    bodyHeights: bodyHeightSource(adapter),
    laboratoryTestResults: laboratorySource(adapter),
    procedures: procedureSource(adapter),
    encounters: encounterSource(adapter),
    tobaccoUses: smokingSource(adapter),
  };
}
