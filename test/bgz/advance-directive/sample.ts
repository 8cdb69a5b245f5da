import { type BgzRecordsInput, bsn, identification, snomed } from '../../../src/zib';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  advanceDirectives: [
    {
      id: 'will-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'WV-1')],
      subject: bsn('999999990'),
      livingWillType: 'treatmentProhibition',
      livingWillDate: '2020-03-01',
      representative: {
        relationship: 'SIS',
        role: '24',
        nameInformation: { lastName: { lastName: 'Voorbeeld' } },
        contactInformation: { telephoneNumbers: [{ telephoneNumber: '030-0000001', telecomType: 'LL' }] },
      },
      disorders: [
        { id: 'problem-1', display: 'bradycardie' },
        { problem: { id: 'inside-will', problemName: snomed('26929004', 'ziekte van Alzheimer') } },
      ],
      livingWillDocument: {
        contentType: 'application/pdf',
        data: Buffer.from('%PDF-1.4 voorbeeld').toString('base64'),
        title: 'Wilsverklaring met handtekening',
      },
      comment: 'in overleg met de huisarts',
      status: 'inactive',
    },
    { id: 'will-2', livingWillType: { nullFlavor: 'OTH', originalText: 'mondeling bij de huisarts' } },
  ],
} satisfies Partial<BgzRecordsInput>;
