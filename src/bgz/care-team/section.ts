import { systems } from '../../fhir/naming-systems';
import { fhirNl } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, planned } from '../plausibility/facts';

/** CareTeam (2762 of the BgZ) as a section. */
export const careTeamSection = defineSection({
  key: 'careTeams',
  kind: 'searched',
  zib: 'CareTeam',
  title: { nl: 'Zorgteams', en: 'Care teams' },
  chapter: 'careTeam',
  role: 'careTeam',
  type: 'CareTeam',
  profiles: [fhirNl('nl-core-careteam')],
  ada: { group: 'zorgsetting' },
  // A problem given whole inside a record becomes a Condition too.
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'care-team-status'),
      date: date('period'),
      participant: reference('participant.member'),
      context: reference('context'),
      encounter: reference('context'),
    },
    includes: {
      ...includeSubject,
      participant: follows('participant.member', 'Practitioner', 'Organization', 'RelatedPerson', 'Patient'),
    },
    // A team that is over, or of which that is not known, is in no national search.
    national: [national({ status: [{ code: 'active' }] }, 'participant')],
    unfilled: '',
  },
  offer: { name: 'careTeams', code: { system: systems.snomed, code: '229774002' }, whenNamed: true },
  quality: { past: [] },
  tells: { indications: ['reasonReference', 'reasonCode'] },
  statuses: {
    record: [
      {
        zib: 'CareTeam',
        element: 'CareTeam.status',
        how: 'as registered, else none',
        otherwise: '`status`',
        source: 'STU3 and nl-core-careteam do not require one; national test set',
      },
    ],
    open: { proposed: 'start', active: 'end', suspended: 'end' },
  },
  plausibility: {
    subject: 'subject',
    dates: [
      planned('startDateTime', 'period.start'),
      planned('endDateTime', 'period.end'),
      planned('members.startDateTime', 'participant.period.start'),
      planned('members.endDateTime', 'participant.period.end'),
    ],
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'reasons.problem': 'Problem' },
  },
  bonds: {
    decides: ['status'],
    together: [
      ['startDateTime', 'endDateTime'],
      ['members.startDateTime', 'members.endDateTime'],
    ],
  },
  modifiers: { status: { mayBeUnknown: true } },
});
