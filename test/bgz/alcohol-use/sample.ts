import { type BgzRecordsInput, bsn, identification, ucum } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  alcoholUses: [
    {
      id: 'alcohol-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'ALC-1')],
      subject: bsn('999999990'),
      alcoholUseStatus: 'drankInThePast',
      startDate: '1998',
      stopDate: '2015-03',
      amount: ucum(14, '{glas}/wk'),
      comment: 'vooral in gezelschap',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'alcohol-2', alcoholUseStatus: 'doesNotDrink' },
  ],
} satisfies Partial<BgzRecordsInput>;
