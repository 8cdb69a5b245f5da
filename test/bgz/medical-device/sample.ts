import { type BgzRecordsInput, identification, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  medicalDevices: [
    {
      id: 'device-1',
      product: {
        productId: [identification('1.3.160', '08712345678906')],
        productType: snomed('14106009', 'pacemaker'),
      },
      productDescription: 'tweekamer',
      startDate: '2010-01-02',
      endDate: '2012',
      indications: [{ id: 'problem-1', display: 'bradycardie' }],
      comment: 'vervangen',
      anatomicalLocation: snomed('80891009', 'hart'),
      laterality: 'left',
      location: hospital,
      healthProfessional: cardiologist,
      informationSource: { healthProfessional: cardiologist },
    },
  ],
} satisfies Partial<BgzRecordsInput>;
