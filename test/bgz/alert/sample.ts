import { type BgzRecordsInput, bsn, identification, nullFlavor, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  alerts: [
    {
      id: 'alert-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.3', 'W-1')],
      subject: bsn('999999990'),
      condition: { id: 'problem-1', display: 'bradycardie' },
      alertName: 'carrierOfHiv',
      startDateTime: '2010-01-03T10:30:00+01:00',
      endDateTime: '2024-02-04T09:00:00+01:00',
      alertType: 'condition',
      status: 'active',
      author: { healthProfessional: cardiologist },
    },
    {
      id: 'alert-2',
      condition: { problem: { id: 'p-alert', problemName: snomed('77176002', 'roker'), problemStatus: 'active' } },
    },
    {
      id: 'alert-3',
      alertName: nullFlavor('OTH', 'valt bij opstaan'),
      alertType: 'alert',
      startDateTime: '2023',
      status: 'inactive',
      author: { healthcareProvider: hospital },
    },
    { id: 'alert-4', alertName: 'carrierOfMrsa', endDateTime: '2023-05', author: { patient: true } },
  ],
} satisfies Partial<BgzRecordsInput>;
