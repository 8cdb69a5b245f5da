import type { Source, Sources } from '../../src/index';
import { allergyIntolerance, bsn, icpc1, nullFlavor, snomed } from '../../src/zib';

export const ANNA = '999990019';
export const now = new Date('2026-11-24T10:00:00Z');

const surgical = snomed('387713003', 'chirurgische ingreep');
const repair = snomed('174814003', 'herstel');
const penicillin = snomed('764146007', 'penicilline');

const anna = {
  id: 'p-1',
  identificationNumbers: [bsn(ANNA)],
  nameInformation: { firstNames: 'Anna', lastName: { lastName: 'Voorbeeld' } },
  gender: 'F',
  dateOfBirth: '1957-03',
};

type Rows = readonly unknown[];
const giving =
  (...rows: Rows): Source<never> =>
  ({ patient }) =>
    (patient.bsn === ANNA || patient.id === 'p-1' ? rows : []) as never;

/** Sources of a patient of which there is nothing to remark. */
export const sound = {
  patient: giving(anna),
  allergyIntolerances: giving({ id: 'a-1', causativeAgent: penicillin, allergyStatus: 'active' }),
  problems: giving({ id: 'd-1', problemName: snomed('38341003', 'hypertensie'), problemStatus: 'active' }),
  procedures: giving({
    id: 'v-1',
    procedureType: repair,
    procedureCategory: surgical,
    procedureStartDate: '2020-05-01',
    procedureEndDate: '2020-05-01',
  }),
} as unknown as Sources;

/** Sources that hold each fault once. */
export const blemished = {
  patient: giving(anna),
  allergyIntolerances: [
    giving(
      { id: 'a-1', causativeAgent: penicillin, allergyStatus: 'active' },
      { id: 'a-refused', causativeAgent: penicillin, allergyStatus: 'aktief' },
      { id: 'a-odd', causativeAgent: snomed('91936005', 'allergie voor penicilline'), allergyStatus: 'active' },
      { id: 'a-mended', causativeAgent: penicillin, allergyStatus: 'active', comment: null },
      { id: 'a-twice', causativeAgent: penicillin, allergyStatus: 'active' },
      { id: 'a-conflict', causativeAgent: penicillin, allergyStatus: 'active' },
    ),
    giving(
      { id: 'a-twice', causativeAgent: penicillin, allergyStatus: 'active' },
      { id: 'a-conflict', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' },
      { id: 'a-other', causativeAgent: penicillin, allergyStatus: 'active', subject: bsn('999990020') },
    ),
  ],
  problems: giving(
    { id: 'd-words', problemName: nullFlavor('OTH', 'knie van Jansen'), problemStatus: 'active' },
    { id: '999990019', problemName: icpc1('K86'), problemStatus: 'active', problemStartDate: '2009-13-01' },
  ),
  procedures: giving(
    { id: 'v-1', procedureType: repair, procedureCategory: surgical, procedureStartDate: '2020-05-01' },
    { id: 'v-missed', procedureType: repair, procedureStartDate: '2020-05-01', procedureEndDate: '2020-05-01' },
  ),
  procedureRequests: giving({ id: 'r-done', procedureType: repair, requestStatus: 'completed' }),
  medicationUses: (() => new Promise(() => {})) as never,
  medicationAgreements: () => {
    throw new Error('SELECT * FROM patient WHERE naam = Voorbeeld');
  },
  administrationAgreements: (() => 42) as never,
  payers: function* () {
    yield allergyIntolerance({ id: 'x', causativeAgent: penicillin, allergyStatus: 'aktief' } as never) as never;
  },
} as unknown as Sources;
