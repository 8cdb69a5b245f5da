import { type BgzRecords, type BgzRecordsInput, bgzRecords, ucum } from '../../zib';

const SNOMED = 'http://snomed.info/sct';
const coded = (code: string, display: string) => ({ system: SNOMED, code, display });

const patientOf = (id: string, bsn: string, initials: string, gender: 'F' | 'M') =>
  ({
    id,
    identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: bsn }],
    nameInformation: { initials, lastName: { lastName: 'Proefpersoon' } },
    gender,
    dateOfBirth: '1961-04-02',
  }) satisfies BgzRecordsInput['patient'];

/** BSN of a person of whom nobody has anything; from the numbers that are for tests (9999…). */
export const STRANGER = '999990068';

/** Nine digits that are no BSN: they do not pass the 11-test. */
export const NO_BSN = '999990069';

/** The patient who is referred where the vendor gives none: made up, with a number for tests, and enough of some sections for pages. */
export const testPatient = (): BgzRecords =>
  bgzRecords({
    patient: patientOf('qualify-1', '999990044', 'Q.', 'F'),
    allergyIntolerances: [
      { id: 'allergy-1', causativeAgent: coded('764146007', 'penicilline'), allergyStatus: 'active' },
      { id: 'allergy-2', causativeAgent: coded('256349002', 'pinda'), allergyStatus: 'active' },
      { id: 'allergy-3', causativeAgent: coded('3718001', 'koemelk'), allergyStatus: 'active' },
    ],
    problems: [
      { id: 'problem-1', problemName: coded('22298006', 'myocardinfarct'), problemStatus: 'inactive' },
      { id: 'problem-2', problemName: coded('44054006', 'diabetes mellitus type 2'), problemStatus: 'active' },
      { id: 'problem-3', problemName: coded('195967001', 'astma'), problemStatus: 'active' },
    ],
    bloodPressures: [
      {
        id: 'pressure-1',
        systolicBloodPressure: ucum(142, 'mm[Hg]'),
        diastolicBloodPressure: ucum(88, 'mm[Hg]'),
        bloodPressureDateTime: '2026-02-04T10:30:00+01:00',
      },
    ],
  });

/** Another patient, whose data a sender gives by mistake. */
export const otherPatient = (): BgzRecords =>
  bgzRecords({
    patient: patientOf('qualify-2', '999990056', 'R.', 'M'),
    allergyIntolerances: [
      { id: 'other-allergy-1', causativeAgent: coded('3718001', 'koemelk'), allergyStatus: 'active' },
    ],
    problems: [{ id: 'other-problem-1', problemName: coded('38341003', 'hypertensie'), problemStatus: 'active' }],
  });
