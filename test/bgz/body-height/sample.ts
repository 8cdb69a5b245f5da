import { type BgzRecordsInput, bsn, identification, ucum } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  bodyHeights: [
    {
      id: 'height-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'LEN-1')],
      subject: bsn('999999990'),
      heightValue: ucum(183.5, 'cm'),
      heightDateTime: '2024-02-04T10:40:00+01:00',
      position: 'standing',
      comment: 'blootsvoets',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'height-2', heightValue: ucum(182, 'cm'), heightDateTime: '2024-02-05', position: 'lying' },
    { id: 'height-3', heightValue: ucum(183, 'cm'), heightDateTime: '2024' },
  ],
} satisfies Partial<BgzRecordsInput>;
