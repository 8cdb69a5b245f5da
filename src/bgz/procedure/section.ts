import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, planned } from '../plausibility/facts';
import { procedureStatus } from './status';

/** Procedure (zib 14.1.1) as a section. */
export const procedureSection = defineSection({
  key: 'procedures',
  kind: 'searched',
  zib: 'Procedure',
  title: { nl: 'Verrichtingen', en: 'Procedures' },
  chapter: 'procedures',
  role: 'procedures',
  type: 'Procedure',
  profiles: [nictiz('zib-Procedure')],
  ada: { group: 'verrichtingen', shown: { paths: ['verrichting_type'] } },
  // Who asked for it stands in the request behind it.
  brings: [...partyTypes, 'Condition', 'ProcedureRequest'],
  findable: ['ProcedureRequest'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      code: concept('code'),
      status: code('status', 'event-status'),
      date: date('performedPeriod'),
      performer: reference('performer.actor'),
      'based-on': reference('basedOn'),
    },
    includes: { ...includeSubject, 'based-on': follows('basedOn', 'ProcedureRequest') },
    // Surgical, and imaging guided. A procedure of another category, or without one, is in no national search.
    national: [
      national(
        {
          category: [
            { system: systems.snomed, code: '387713003' },
            { system: systems.snomed, code: '258174001' },
          ],
        },
        'based-on',
      ),
    ],
    unfilled: 'context definition encounter location part-of',
  },
  offer: { name: 'procedures', code: { system: systems.loinc, code: '47519-4' } },
  quality: {
    leading: { record: 'procedureType', prefers: 'snomed' },
    past: ['procedureStartDate'],
    planned: ({ status }) => status === 'preparation',
  },
  statuses: {
    clock: procedureStatus,
    record: [
      {
        zib: 'Procedure, with a requester',
        element: 'ProcedureRequest.status',
        how: '`unknown`',
        otherwise: '–',
        source: 'the zib only knows who asked',
      },
    ],
    open: { preparation: 'start', 'in-progress': 'start' },
  },
  plausibility: {
    subject: 'subject',
    dates: [
      {
        record: 'procedureStartDate',
        fhir: ['performedPeriod.start', 'performedDateTime'],
        future: 'plausibility-procedure-future',
        beforeBirth: 'prenatal',
      },
      planned('procedureEndDate', 'performedPeriod.end'),
    ],
    // What was called off before it began still has the date it was planned on.
    planned: { record: 'status', fhir: ['status'], values: ['preparation', 'aborted'] },
    withdrawn: { record: 'status', ...enteredInError },
    holds: { 'indications.problem': 'Problem' },
  },
  bonds: {
    decides: ['status'],
    together: [
      ['procedureStartDate', 'procedureEndDate'],
      ['procedureAnatomicalLocation', 'procedureLaterality'],
    ],
  },
  modifiers: { status: {}, notDone: { nothing: [false] } },
});
