import { type BgzRecordsInput, code, codings, snomed } from '../../../src/zib';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  problems: [
    {
      id: 'problem-1',
      problemType: 'diagnosis',
      problemName: codings(snomed('48867003', 'bradycardie'), code('2.16.840.1.113883.2.4.4.31.1', 'K80')),
      specificProblemNames: [snomed('49710005', 'sinusbradycardie')],
      problemAnatomicalLocation: snomed('80891009', 'hart'),
      problemLaterality: 'left',
      problemStartDate: '2009',
      problemEndDate: '2009-06-01',
      problemStatus: 'inactive',
      verificationStatus: 'confirmed',
      comment: 'controle',
      informationSource: { contactPerson: { relationship: 'SIS' } },
    },
  ],
} satisfies Partial<BgzRecordsInput>;
