import { type BgzRecordsInput, bsn, identification } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  nutritionAdvices: [
    {
      id: 'nutrition-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.4', 'V-1')],
      subject: bsn('999999990'),
      dietType: 'zoutarm',
      consistency: 'gemalen',
      comment: 'ook voldoende drinken',
      dateTime: '2024-02-04T10:30:00+01:00',
      status: 'on-hold',
      author: { healthProfessional: cardiologist },
    },
    { id: 'nutrition-2', consistency: 'dik vloeibaar' },
    { id: 'nutrition-3', dietType: 'energieverrijkt', dateTime: '2024-03' },
  ],
} satisfies Partial<BgzRecordsInput>;
