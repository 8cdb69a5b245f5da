import { type BgzRecordsInput, bsn, identification, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  medicalDeviceRequests: [
    {
      id: 'device-request-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'HM-1')],
      subject: bsn('999999990'),
      orderStatus: 'requested',
      intent: 'order',
      product: {
        productId: [identification('1.3.160', '08712345678906')],
        productType: snomed('58938008', 'rolstoel'),
      },
      productDescription: 'opvouwbaar',
      startDate: '2026-01-05',
      endDate: '2026-07-05',
      requester: { healthProfessional: cardiologist, onBehalfOf: hospital },
      performer: { healthProfessional: { ...cardiologist, role: 'PRF' } },
      indications: [{ id: 'problem-1', display: 'bradycardie' }],
      comment: 'voor buiten',
    },
    {
      id: 'device-request-2',
      requestStatus: 'active',
      product: { productType: snomed('14106009', 'pacemaker') },
      requester: { healthcareProvider: hospital },
      performer: { healthcareProvider: hospital, role: 'CON' },
    },
    {
      id: 'device-request-3',
      product: { productType: snomed('6012004', 'hoortoestel') },
      performer: { contactPerson: { id: 'zus', nameInformation: { initials: 'B.' }, relationship: 'SIS' } },
    },
    {
      id: 'device-request-4',
      product: { productType: snomed('6012004', 'hoortoestel') },
      performer: { patient: true },
    },
  ],
} satisfies Partial<BgzRecordsInput>;
