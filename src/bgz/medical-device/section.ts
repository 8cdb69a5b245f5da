import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, common, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived, planned } from '../plausibility/facts';

/** MedicalDevice (zib 10.1.1) as a section. */
export const medicalDeviceSection = defineSection({
  key: 'medicalDevices',
  kind: 'searched',
  zib: 'MedicalDevice',
  title: { nl: 'Medische hulpmiddelen', en: 'Medical devices' },
  chapter: 'devices',
  role: 'devices',
  type: 'DeviceUseStatement',
  profiles: [nictiz('zib-MedicalDevice')],
  ada: { group: 'medische_hulpmiddelen', shown: { paths: ['product/product_type', 'product_omschrijving'] } },
  belonging: { Device: [nictiz('zib-MedicalDeviceProduct')] },
  // A problem given whole inside a record becomes a Condition too.
  brings: [...partyTypes, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: { ...common, device: reference('device') },
    includes: { ...includeSubject, device: follows('device', 'Device') },
    national: [national({}, 'device')],
    unfilled: '',
  },
  offer: { name: 'medicalDevices', code: { system: systems.loinc, code: '46264-8' } },
  quality: {
    leading: { record: 'product.productType', prefers: 'snomed' },
    past: ['startDate'],
  },
  statuses: {
    record: [
      {
        zib: 'MedicalDevice',
        element: 'DeviceUseStatement.status, Device.status',
        how: '`active`',
        otherwise: '–',
        source: 'national test set',
      },
    ],
  },
  plausibility: {
    subject: 'subject',
    dates: [{ ...lived('startDate', 'whenUsed.start'), beforeBirth: 'prenatal' }, planned('endDate', 'whenUsed.end')],
    withdrawn: enteredInError,
    holds: { 'indications.problem': 'Problem' },
  },
  bonds: {
    decides: [],
    together: [
      ['startDate', 'endDate'],
      ['anatomicalLocation', 'laterality'],
    ],
  },
  // One that is no longer used says so by its end, or not at all.
  modifiers: { status: { saidBy: { property: 'endDate', values: ['completed', 'stopped'] } } },
});
