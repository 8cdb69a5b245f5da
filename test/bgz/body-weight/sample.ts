import { type BgzRecordsInput, bsn, identification, ucum } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  bodyWeights: [
    {
      id: 'weight-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'GEW-1')],
      subject: bsn('999999990'),
      weightValue: ucum('92.0', 'kg'),
      weightDateTime: '2024-02-04T10:35:00+01:00',
      clothing: 'minimal',
      comment: 'nuchter gewogen',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'weight-2', weightValue: ucum(2850, 'g'), weightDateTime: '2024-02-05' },
  ],
} satisfies Partial<BgzRecordsInput>;
