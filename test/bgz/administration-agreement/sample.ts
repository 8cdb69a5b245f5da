import { type BgzRecordsInput, code, identification, snomed, ucum } from '../../../src/zib';
import { hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  administrationAgreements: [
    {
      id: 'administration-1',
      agreementDateTime: '2026-03-02',
      periodOfUse: { endDateTime: '2026-03-31' },
      supplier: hospital,
      medicine: {
        id: 'product-1',
        description: 'magistrale bereiding',
        pharmaceuticalForm: code('2.16.840.1.113883.2.4.4.11', '53', 'DRANK'),
        ingredients: [
          {
            ingredientCode: snomed('387207008', 'ibuprofen'),
            ingredientAmount: ucum(20, 'mg'),
            productAmount: ucum(1, 'mL'),
          },
        ],
      },
      instructionsForUse: { description: 'volgens schema' },
      agreementReason: 'voorraad',
      additionalInformation: '2',
      stopType: 'temporary',
      canceledIndicator: false,
      medicationAgreements: [{ identification: identification('2.16.528.1.1007.3.3.1234.3', 'MA-1') }],
      medicationTreatment: identification('2.16.528.1.1007.3.3.1234.4', 'MBH-1'),
      comment: 'bezorgen',
    },
  ],
} satisfies Partial<BgzRecordsInput>;
