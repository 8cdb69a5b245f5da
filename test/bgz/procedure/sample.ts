import { type BgzRecordsInput, nullFlavor, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  procedures: [
    {
      id: 'procedure-1',
      procedureType: snomed('307280005', 'implantatie van pacemaker'),
      procedureCategory: snomed('387713003', 'chirurgische ingreep'),
      procedureMethod: snomed('257867005', 'insertie'),
      procedureStartDate: '2010-01-02T09:00',
      procedureEndDate: '2010-01-02T10:30',
      procedureAnatomicalLocation: snomed('80891009', 'hart'),
      procedureLaterality: 'left',
      indications: [{ problem: { id: 'p-2', problemName: nullFlavor('OTH', 'blok'), problemStatus: 'active' } }],
      medicalDevices: [{ id: 'device-1', display: 'pacemaker' }],
      location: hospital,
      requester: cardiologist,
      performers: [cardiologist],
    },
  ],
} satisfies Partial<BgzRecordsInput>;
