import { type BgzRecordsInput, bsn, identification } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  drugUses: [
    {
      id: 'drug-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'DRU-1')],
      subject: bsn('999999990'),
      drugUseStatus: 'usedInThePast',
      drugOrMedicationType: '387286002',
      routesOfAdministration: ['oral', { nullFlavor: 'OTH', originalText: 'rectaal' }],
      startDate: '2004-06',
      stopDate: '2009',
      amount: 'driemaal per week',
      comment: 'onder begeleiding afgebouwd',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'drug-2', drugUseStatus: 'uses', drugOrMedicationType: '398705004', startDate: '2019' },
  ],
} satisfies Partial<BgzRecordsInput>;
