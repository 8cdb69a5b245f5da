import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { planned } from '../plausibility/facts';

/** ProcedureRequest (zib 16.1.4) as a section. */
export const procedureRequestSection = defineSection({
  key: 'procedureRequests',
  kind: 'searched',
  zib: 'ProcedureRequest',
  title: { nl: 'Aangevraagde verrichtingen', en: 'Requested procedures' },
  chapter: 'procedures',
  role: 'procedures',
  type: 'ProcedureRequest',
  profiles: [nictiz('zib-ProcedureRequest')],
  ada: { group: 'geplande_zorg_activiteit' },
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      code: concept('code'),
      status: code('status', 'request-status'),
      intent: code('intent', 'request-intent'),
      occurrence: date('occurrencePeriod', 'occurrenceTiming'),
      'body-site': concept('bodySite'),
      performer: reference('performer'),
      'performer-type': concept('performerType'),
      requester: reference('requester.agent'),
    },
    includes: includeSubject,
    // Planned care: what has been done, stopped or cancelled is not planned any more.
    national: [national({ status: [{ code: 'active' }] })],
    unfilled: 'authored based-on context definition encounter priority replaces requisition specimen',
  },
  // Planned care (spec bgz-msz-queries §3); of it this product serves requested procedures.
  offer: { name: 'plannedProcedures', code: { system: systems.loinc, code: '18776-5' } },
  quality: {
    title: { nl: 'Aangevraagde verrichting', en: 'ProcedureRequest' },
    leading: { record: 'procedureType', prefers: 'snomed' },
    past: [],
  },
  statuses: {
    record: [
      {
        zib: 'ProcedureRequest',
        element: 'ProcedureRequest.status',
        how: '`orderStatus` by ConceptMap, else `requestStatus`, else `active`',
        otherwise: '`orderStatus`, `requestStatus`',
        source: 'ConceptMap OrderStatusCodelijst-to-RequestStatus',
      },
    ],
    open: { active: 'start' },
  },
  plausibility: {
    subject: 'subject',
    dates: [
      planned('startDate', 'occurrencePeriod.start', 'occurrenceTiming.repeat.boundsPeriod.start'),
      planned('endDate', 'occurrencePeriod.end', 'occurrenceTiming.repeat.boundsPeriod.end'),
    ],
    holds: { 'indications.problem': 'Problem' },
  },
  bonds: {
    decides: ['orderStatus', 'requestStatus', 'intent'],
    together: [
      ['startDate', 'endDate', 'interval', 'frequency'],
      ['procedureAnatomicalLocation', 'procedureLaterality'],
    ],
  },
  modifiers: {
    status: {},
    intent: { harmless: ['original-order', 'reflex-order', 'filler-order', 'instance-order'] },
    doNotPerform: { nothing: [false] },
  },
});
