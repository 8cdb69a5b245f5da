import { type BgzRecordsInput, bsn, identification, nullFlavor, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  encounters: [
    {
      id: 'encounter-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'OPN-1')],
      subject: bsn('999999990'),
      contactType: 'inpatient',
      contactWith: [cardiologist, { nameInformation: { lastName: { lastName: 'Assistent' } }, role: 'SPRF' }],
      location: hospital,
      startDateTime: '2010-01-01T20:00:00+01:00',
      endDateTime: '2010-01-04T11:00:00+01:00',
      problems: [
        { id: 'problem-1', display: 'bradycardie' },
        { problem: { id: 'p-3', problemName: snomed('404640003', 'duizeligheid'), problemStatus: 'active' } },
      ],
      procedures: [{ id: 'procedure-1', display: 'implantatie van pacemaker' }],
      deviatingResults: ['hartslag van 38 per minuut in rust'],
      origin: 'otherHospital',
      destination: 'home',
      status: 'in-progress',
      author: cardiologist,
    },
    {
      id: 'encounter-2',
      contactType: {
        nullFlavor: 'OTH',
        originalText: 'huisartsenpost',
        translations: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'ACUTE', display: 'inpatient acute' }],
      },
      startDateTime: '2024-02-04',
      origin: nullFlavor('OTH', 'van een camping'),
      destination: snomed('183676005', 'Overleden'),
    },
  ],
} satisfies Partial<BgzRecordsInput>;
