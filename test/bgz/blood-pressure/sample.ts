import { type BgzRecordsInput, bsn, identification, ucum } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  bloodPressures: [
    {
      id: 'pressure-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'RR-1')],
      subject: bsn('999999990'),
      systolicBloodPressure: ucum(142, 'mm[Hg]'),
      diastolicBloodPressure: ucum(88, 'mm[Hg]'),
      averageBloodPressure: ucum('106.0', 'mm[Hg]'),
      bloodPressureDateTime: '2024-02-04T10:30:00+01:00',
      measuringMethod: 'nonInvasive',
      cuffType: 'large',
      measuringLocation: '368208006',
      diastolicEndpoint: 'phaseV',
      position: 'sitting',
      comment: 'na tien minuten rust',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'pressure-2', systolicBloodPressure: ucum(150, 'mm[Hg]'), bloodPressureDateTime: '2024-02-05' },
  ],
} satisfies Partial<BgzRecordsInput>;
