import { type BgzRecordsInput, bsn, identification, snomed } from '../../../src/zib';
import { cardiologist } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  functionalOrMentalStatuses: [
    {
      id: 'status-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'FUN-1')],
      subject: bsn('999999990'),
      statusCategory: 'functional',
      statusName: {
        ...snomed('301438001', 'vermogen om te lopen'),
        translations: [{ system: 'http://hl7.org/fhir/sid/icf-nl', code: 'd450', display: 'Lopen' }],
      },
      statusValue: snomed('24484000', 'ernstig'),
      medicalDevices: [{ id: 'device-1', display: 'pacemaker' }],
      statusDate: '2023-11-02',
      comment: 'buiten met rollator',
      status: 'amended',
      author: { healthProfessional: cardiologist },
    },
    { id: 'status-2', statusCategory: 'mental', statusName: snomed('106136008', 'stemming'), statusDate: '2022' },
  ],
} satisfies Partial<BgzRecordsInput>;
