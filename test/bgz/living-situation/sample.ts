import { type BgzRecordsInput, bsn, identification } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  livingSituations: [
    {
      id: 'living-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'WON-1')],
      subject: bsn('999999990'),
      houseType: 'flat',
      dateTime: '2023-05-01',
      comment: 'vijfde etage, lift',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'living-2', houseType: { nullFlavor: 'OTH', originalText: 'tuinhuis' } },
  ],
} satisfies Partial<BgzRecordsInput>;
