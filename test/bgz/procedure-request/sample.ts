import { type BgzRecordsInput, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  procedureRequests: [
    {
      id: 'request-1',
      orderStatus: 'requested',
      procedureType: snomed('71388002', 'verrichting'),
      startDate: '2026-01-01',
      endDate: '2026-06-30',
      frequency: 2,
      interval: { value: 1, unit: 'wk' },
      procedureAnatomicalLocation: snomed('80891009', 'hart'),
      procedureLaterality: 'both',
      indications: [{ id: 'problem-1', display: 'bradycardie' }],
      location: hospital,
      requester: cardiologist,
    },
  ],
} satisfies Partial<BgzRecordsInput>;
