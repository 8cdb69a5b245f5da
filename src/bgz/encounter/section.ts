import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, planned, registered } from '../plausibility/facts';
import { encounterStatus } from './status';

/** Encounter (zib 15.1.1) as a section. */
export const encounterSection = defineSection({
  key: 'encounters',
  kind: 'searched',
  zib: 'Encounter',
  title: { nl: 'Contacten', en: 'Encounters' },
  chapter: 'encounters',
  role: 'encounters',
  type: 'Encounter',
  profiles: [nictiz('zib-Encounter')],
  ada: { group: 'contacten' },
  // A problem given whole inside a record becomes a Condition too.
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      class: concept('class'),
      status: code('status', 'encounter-status'),
      date: date('period'),
      diagnosis: reference('diagnosis.condition'),
      participant: reference('participant.individual'),
      practitioner: reference('participant.individual'),
      'participant-type': concept('participant.type'),
      'service-provider': reference('serviceProvider'),
    },
    includes: {
      ...includeSubject,
      participant: follows('participant.individual', 'Practitioner'),
      practitioner: follows('participant.individual', 'Practitioner'),
      'service-provider': follows('serviceProvider', 'Organization'),
    },
    // MSZ asks for all; the MedMij form asks for admissions by their class.
    national: [national({})],
    unfilled:
      'appointment episodeofcare incomingreferral length location location-period part-of special-arrangement type',
    refused: { reason: 'a reason is told in words, which are not searched; ask diagnosis' },
  },
  offer: { name: 'encounters', code: { system: systems.loinc, code: '46240-8' }, whenNamed: true },
  quality: { past: ['startDateTime'], planned: ({ status }) => status === 'planned' },
  tells: { indications: ['diagnosis', 'reason'] },
  statuses: {
    clock: encounterStatus,
    open: { planned: 'start', arrived: 'start', triaged: 'start', 'in-progress': 'end', onleave: 'end' },
  },
  plausibility: {
    subject: 'subject',
    // An unborn child is seen too.
    dates: [
      { ...registered('startDateTime', 'period.start'), beforeBirth: 'prenatal' },
      planned('endDateTime', 'period.end'),
    ],
    planned: { record: 'status', fhir: ['status'], values: ['planned', 'cancelled'] },
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'problems.problem': 'Problem' },
  },
  bonds: { decides: ['status'], together: [['startDateTime', 'endDateTime']] },
  modifiers: { status: {} },
});
