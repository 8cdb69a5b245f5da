import { type BgzRecordsInput, bsn, identification, nullFlavor, snomed } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  allergyIntolerances: [
    {
      id: 'allergy-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'A-1')],
      subject: bsn('999999990'),
      causativeAgent: snomed('3718001', 'koemelk'),
      allergyCategory: 'food',
      allergyStatus: 'active',
      startDateTime: '2008',
      criticality: 'severe',
      lastReactionDateTime: '2010-02-28T10:15:30+01:00',
      comment: 'ook in gebak',
      reactions: [
        {
          symptoms: ['271807003', nullFlavor('OTH', 'rode vlekken')],
          specificSubstance: snomed('3718001', 'koemelk'),
          reactionDescription: 'uitslag',
          reactionTime: '2010-02-28',
          severity: 'mild',
          routeOfExposure: snomed('26643006', 'oraal'),
        },
      ],
      author: { healthProfessional: cardiologist },
      informationSource: { patient: true },
    },
  ],
} satisfies Partial<BgzRecordsInput>;
