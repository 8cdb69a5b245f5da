import { type BgzRecordsInput, identification } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  medicationUses: [
    {
      id: 'use-1',
      registrationDateTime: '2026-01-05',
      useIndicator: true,
      asAgreedIndicator: false,
      productUsed: { productName: 'Pijnstiller', description: 'van de drogist' },
      periodOfUse: { startDateTime: '2026-01-01', duration: { value: 30, unit: 'd' } },
      instructionsForUse: { description: 'zo nodig', dosageInstructions: [{ asNeeded: { condition: '1028' } }] },
      prescriber: cardiologist,
      reasonForUse: 'hoofdpijn',
      reasons: [{ id: 'problem-1', display: 'bradycardie' }],
      reasonForChangeOrDiscontinuation: '5',
      stopType: 'temporary',
      relatedAgreements: [
        { identification: identification('2.16.528.1.1007.3.3.1234.3', 'MA-1'), display: 'afspraak' },
      ],
      medicationTreatment: identification('2.16.528.1.1007.3.3.1234.4', 'MBH-1'),
      author: { patient: true },
      informationSource: { healthcareProvider: hospital },
      comment: 'alleen thuis',
    },
  ],
} satisfies Partial<BgzRecordsInput>;
