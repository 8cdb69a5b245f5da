// An adapter under way: rows of an EPD become zib records. `npx bgz check` tells what a receiver would get of them, and here
// that is not everything: one status has a typing error, one procedure has no category, one allergy is coded with the allergy.
import { bsn, snomed } from 'bgz-facade/zib';

const patients = [{ key: '4711', bsn: '999990019', born: '1957-03-02', sex: 'F' }];
const allergies = [
  { key: 'a-1', patient: '4711', code: '764146007', term: 'penicilline', status: 'active' },
  { key: 'a-2', patient: '4711', code: '91935009', term: 'allergie voor pinda', status: 'active' },
  { key: 'a-3', patient: '4711', code: '3718001', term: 'koemelk', status: 'aktief' },
];
const operations = [
  { key: 'v-1', patient: '4711', code: '80146002', term: 'appendectomie', kind: '387713003', day: '2008-06-22' },
  { key: 'v-2', patient: '4711', code: '71651007', term: 'mammografie', kind: undefined, day: '2019-01-15' },
];

/** The row of the patient that is asked for, by BSN or by the key of this EPD. */
const rowOf = ({ bsn: number, id }) => patients.find((row) => row.bsn === number || row.key === id);
const ofPatient = (rows, query) => rows.filter((row) => row.patient === rowOf(query)?.key);

export const sources = {
  patient: ({ patient }) =>
    [rowOf(patient)]
      .filter((row) => row !== undefined)
      .map((row) => ({
        id: row.key,
        identificationNumbers: [bsn(row.bsn)],
        gender: row.sex,
        dateOfBirth: row.born,
      })),
  allergyIntolerances: ({ patient }) =>
    ofPatient(allergies, patient).map((row) => ({
      id: row.key,
      causativeAgent: snomed(row.code, row.term),
      allergyStatus: row.status,
    })),
  procedures: ({ patient }) =>
    ofPatient(operations, patient).map((row) => ({
      id: row.key,
      procedureType: snomed(row.code, row.term),
      ...(row.kind && { procedureCategory: snomed(row.kind) }),
      procedureStartDate: row.day,
      procedureEndDate: row.day,
    })),
};
