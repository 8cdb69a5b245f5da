import { type BgzRecordsInput, bsn, identification, snomed } from '../../../src/zib';
import { cardiologist, hospital } from '../sample-parts';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  careTeams: [
    {
      id: 'team-1',
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.2', 'TEAM-1')],
      subject: bsn('999999990'),
      status: 'active',
      name: 'Hartfalenteam',
      categories: [{ system: 'http://hl7.org/fhir/care-team-category', code: 'condition', display: 'Condition' }],
      startDateTime: '2010-01-05',
      endDateTime: '2030-01-01',
      encounter: { id: 'encounter-1', display: 'opname' },
      members: [
        {
          healthProfessional: cardiologist,
          onBehalfOf: hospital,
          startDateTime: '2010-01-05T09:00:00+01:00',
          endDateTime: '2029-01-01',
        },
        { healthcareProvider: hospital, role: 'CON' },
        {
          contactPerson: {
            id: 'zus',
            nameInformation: { lastName: { lastName: 'Jansen' } },
            relationship: 'SIS',
            role: '1',
          },
          role: { nullFlavor: 'OTH', originalText: 'mantelzorger' },
        },
        { patient: true },
      ],
      reasons: [
        { id: 'problem-1', display: 'bradycardie' },
        { problem: { id: 'p-4', problemName: snomed('84114007', 'hartfalen'), problemStatus: 'active' } },
      ],
      responsibleOrganizations: [hospital],
      comment: 'overlegt elke maandag',
    },
  ],
} satisfies Partial<BgzRecordsInput>;
