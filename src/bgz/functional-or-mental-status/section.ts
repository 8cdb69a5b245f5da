import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch, valueParameters } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** Every status is in one of these categories (BgZ-FunctionalOrMentalStatus). */
const categories = [
  { system: systems.snomed, code: '118228005' },
  { system: systems.snomed, code: '384821006' },
];

/** FunctionalOrMentalStatus (zib 4.26.1) as a section. */
export const functionalOrMentalStatusSection = defineSection({
  key: 'functionalOrMentalStatuses',
  kind: 'searched',
  zib: 'FunctionalOrMentalStatus',
  title: { nl: 'Functionele of mentale status', en: 'Functional or mental status' },
  chapter: 'functionalStatus',
  role: 'functionalStatus',
  type: 'Observation',
  // BgZ-FunctionalOrMentalStatus adds a list of categories only; Nictiz's own resources claim the profile of the zib alone.
  profiles: [nictiz('zib-FunctionalOrMentalStatus')],
  ada: { group: 'functionelementale_status' },
  brings: partyTypes,
  search: observationSearch({
    takes: valueParameters,
    national: [national({ category: categories })],
    only: { category: categories },
    last: 'perCode',
  }),
  offer: {
    name: 'functionalOrMentalStatus',
    code: { system: systems.loinc, code: '47420-5' },
    whenNamed: true,
  },
  quality: { leading: { record: 'statusName', prefers: 'snomed' }, past: ['statusDate'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('statusDate', 'effectivePeriod.start', 'effectiveDateTime')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {} },
  tells: { devices: ['extension(zib-FunctionalOrMentalStatus-MedicalDevice)'] },
});
