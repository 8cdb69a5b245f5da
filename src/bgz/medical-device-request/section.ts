import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { planned } from '../plausibility/facts';

/** MedicalDeviceRequest (zib 16.1.7 with MedicalDevice) as a section. */
export const medicalDeviceRequestSection = defineSection({
  key: 'medicalDeviceRequests',
  kind: 'searched',
  zib: 'MedicalDeviceRequest',
  title: { nl: 'Aangevraagde hulpmiddelen', en: 'Requested devices' },
  chapter: 'plannedCare',
  role: 'plannedCare',
  type: 'DeviceRequest',
  profiles: [nictiz('zib-MedicalDeviceRequest')],
  // No instance of Nictiz has one; it would stand among the other planned care.
  ada: { group: 'geplande_zorg_activiteit' },
  brings: [...partyTypes, 'Condition', 'Device'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      code: concept('codeCodeableConcept'),
      // In STU3 over the reference of code[x].
      device: reference('codeReference'),
      'event-date': date('occurrencePeriod'),
      intent: concept('intent'),
      performer: reference('performer'),
      requester: reference('requester.agent'),
      status: code('status', 'request-status'),
    },
    includes: { ...includeSubject, device: follows('codeReference', 'Device') },
    // Of MedMij (BgZ 3.0): BgZ MSZ 2.0 has none, and a receiver of it may be offered more.
    national: [national({ status: [{ code: 'active' }] }, 'device')],
    unfilled: 'authored-on based-on definition encounter group-identifier priorrequest',
  },
  offer: { name: 'plannedDevices', code: { system: systems.loinc, code: '18776-5' }, whenNamed: true },
  quality: { leading: { record: 'product.productType', prefers: 'snomed' }, past: [] },
  tells: { indications: ['reasonReference', 'reasonCode'] },
  statuses: {
    record: [
      {
        zib: 'MedicalDeviceRequest',
        element: 'DeviceRequest.status',
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
      planned('startDate', 'occurrencePeriod.start', 'occurrenceDateTime'),
      planned('endDate', 'occurrencePeriod.end'),
    ],
    holds: { 'indications.problem': 'Problem' },
  },
  bonds: {
    decides: ['orderStatus', 'requestStatus', 'intent'],
    together: [['startDate', 'endDate']],
  },
  modifiers: { status: {}, intent: {} },
});
