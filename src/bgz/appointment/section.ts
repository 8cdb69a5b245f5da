import { systems } from '../../fhir/naming-systems';
import { fhirNl } from '../../fhir/profiles';
import { code, common, concept, date, followsAmong, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, planned } from '../plausibility/facts';

/** Appointment (a zib 15.1.1 that is planned) as a section. */
export const appointmentSection = defineSection({
  key: 'appointments',
  kind: 'searched',
  zib: 'Appointment',
  title: { nl: 'Afspraken', en: 'Appointments' },
  chapter: 'plannedCare',
  role: 'plannedCare',
  type: 'Appointment',
  // The package of zib 2017 has no profile for it.
  profiles: ['http://hl7.org/fhir/StructureDefinition/Appointment'],
  belonging: { Location: [fhirNl('nl-core-location')] },
  // No instance of Nictiz has one; it would stand among the other planned care.
  ada: { group: 'geplande_zorg_activiteit' },
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      actor: reference('participant.actor'),
      'appointment-type': concept('appointmentType'),
      date: date('start'),
      location: reference('participant.actor'),
      'part-status': code('participant.status', 'participationstatus'),
      practitioner: reference('participant.actor'),
      status: code('status', 'appointmentstatus'),
    },
    includes: {
      patient: followsAmong('participant.actor', 'Patient'),
      practitioner: followsAmong('participant.actor', 'Practitioner'),
      location: followsAmong('participant.actor', 'Location'),
    },
    // Of MedMij (BgZ 3.0): BgZ MSZ 2.0 has none, and a receiver of it may be offered more.
    national: [national({ status: [{ code: 'booked' }, { code: 'pending' }, { code: 'proposed' }] })],
    unfilled: 'incomingreferral service-type',
  },
  offer: { name: 'appointments', code: { system: systems.loinc, code: '18776-5' }, whenNamed: true },
  quality: { past: [] },
  tells: { indications: ['indication', 'reason'] },
  statuses: {
    record: [
      {
        zib: 'Appointment',
        element: 'Appointment.status',
        how: '`booked` when it begins and ends at a time, else `proposed`',
        otherwise: '`status`',
        source: 'STU3 app-3; the zib has no status',
      },
    ],
    open: { proposed: 'start', pending: 'start', booked: 'start', arrived: 'start' },
  },
  plausibility: {
    dates: [
      planned('startDateTime', 'start', 'requestedPeriod.start'),
      planned('endDateTime', 'end', 'requestedPeriod.end'),
    ],
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'problems.problem': 'Problem' },
  },
  bonds: { decides: ['status'], together: [['startDateTime', 'endDateTime']] },
  modifiers: { status: {} },
});
