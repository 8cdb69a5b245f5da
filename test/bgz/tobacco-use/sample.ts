import { type BgzRecordsInput, bsn, identification, ucum } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  tobaccoUses: [
    {
      id: 'tobacco-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'TAB-1')],
      subject: bsn('999999990'),
      tobaccoUseStatus: 'exSmoker',
      typeOfTobaccoUsed: 'cigarettes',
      startDate: '1985',
      stopDate: '2010-06-01',
      amount: ucum(20, '/d'),
      packYears: '25.0',
      comment: 'gestopt na opname',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'tobacco-2', tobaccoUseStatus: 'neverSmoked' },
  ],
} satisfies Partial<BgzRecordsInput>;
