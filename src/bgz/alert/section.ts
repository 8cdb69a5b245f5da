import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, common, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, planned, registered } from '../plausibility/facts';
import { alertStatus } from './status';

/** Alert (zib 8.3.1) as a section. */
export const alertSection = defineSection({
  key: 'alerts',
  kind: 'searched',
  zib: 'Alert',
  title: { nl: 'Waarschuwingen', en: 'Alerts' },
  chapter: 'alerts',
  role: 'alerts',
  type: 'Flag',
  profiles: [nictiz('zib-Alert')],
  ada: { group: 'waarschuwingen' },
  // A problem given whole becomes a Condition too.
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: { ...common, author: reference('author'), date: date('period') },
    includes: { ...includeSubject, author: follows('author', 'Practitioner', 'Patient', 'Organization') },
    national: [national({})],
    unfilled: 'encounter',
  },
  offer: { name: 'alerts', code: { system: systems.loinc, code: '75310-3' }, whenNamed: true },
  // An alert may be a problem, of which the code is counted among the problems.
  quality: { past: ['startDateTime'] },
  statuses: { clock: alertStatus },
  plausibility: {
    subject: 'subject',
    dates: [
      { ...registered('startDateTime', 'period.start'), beforeBirth: 'prenatal' },
      planned('endDateTime', 'period.end'),
    ],
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'condition.problem': 'Problem' },
  },
  // One that is over, or was entered in error, would hold.
  bonds: { decides: ['status', 'endDateTime'], together: [['startDateTime', 'endDateTime']] },
  modifiers: { status: {} },
});
