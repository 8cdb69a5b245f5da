import { type BgzRecordsInput, uzovi } from '../../../src/zib';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  payers: [
    {
      id: 'payer-1',
      insuranceType: 'B',
      startDateTime: '2020-01-01',
      endDateTime: '2020-12-31',
      insurantNumber: '4711',
      insuranceCompany: { identificationNumber: uzovi('9999'), organizationName: 'Proefverzekeraar' },
      bankInformation: { bankName: 'Proefbank', bankCode: 'PROENL2A', accountNumber: 'NL00PROE0000000000' },
      addressInformation: [{ placeOfResidence: 'Zeist' }],
      contactInformation: { emailAddresses: [{ emailAddress: 'info@example.org' }] },
    },
    { id: 'payer-2', payerPerson: 'patient' },
    { id: 'payer-3', payerPerson: { relationship: 'SIS', nameInformation: { unstructuredName: 'Zus De Proef' } } },
  ],
} satisfies Partial<BgzRecordsInput>;
