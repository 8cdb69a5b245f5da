import { type BgzRecordsInput, bsn, identification, snomed } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  treatmentDirectives: [
    {
      id: 'directive-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'BA-1')],
      subject: bsn('999999990'),
      treatmentPermitted: 'yesBut',
      treatments: ['ventilation', { nullFlavor: 'OTH', originalText: 'non-invasieve beademing' }],
      restrictions: ['niet langer dan drie dagen', 'niet na een tweede opname'],
      startDate: '2024-02-04',
      endDate: '2030',
      verifications: [
        {
          verified: true,
          verifiedWith: ['patient', { nullFlavor: 'OTH', originalText: 'echtgenoot' }],
          verificationDate: '2024-02-04T10:30:00+01:00',
        },
        { verified: false, verifiedWith: ['authorizedRepresentative'] },
        { verified: 'unknown' },
      ],
      advanceDirectives: [
        { id: 'will-1', display: 'Wilsverklaring: Behandelverbod' },
        { id: 'will-2', display: 'Wilsverklaring: Anders' },
      ],
      comment: 'tot ontslag uit het ziekenhuis',
      status: 'inactive',
      dateTime: '2024-02-04T11:00:00+01:00',
      author: { healthProfessional: cardiologist },
    },
    {
      id: 'directive-2',
      treatmentPermitted: 'no',
      treatments: [snomed('89666000', 'reanimatie')],
      author: { patient: true },
    },
  ],
} satisfies Partial<BgzRecordsInput>;
