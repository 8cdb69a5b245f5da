import { agbSpecialism, type BgzRecordsInput, bsn, code, identification, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  appointments: [
    {
      id: 'appointment-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'AFS-1')],
      subject: bsn('999999990'),
      status: 'pending',
      specialty: agbSpecialism('0320', 'Cardiologie'),
      appointmentType: code('http://hl7.org/fhir/v2/0276', 'FOLLOWUP', 'A follow up visit from a previous appointment'),
      startDateTime: '2027-01-05T10:00:00+01:00',
      endDateTime: '2027-01-05T10:20:00+01:00',
      contactWith: [cardiologist],
      location: hospital,
      problems: [
        { id: 'problem-1', display: 'bradycardie' },
        { problem: { id: 'p-5', problemName: snomed('84114007', 'hartfalen'), problemStatus: 'active' } },
      ],
      procedures: [{ id: 'procedure-1', display: 'implantatie van pacemaker' }],
      reasons: [snomed('185349003', 'controle')],
      description: 'controle na een jaar',
      comment: 'nuchter komen',
    },
    { id: 'appointment-2', startDateTime: '2027-02', endDateTime: '2027-03' },
  ],
} satisfies Partial<BgzRecordsInput>;
