import { fhirNl } from '../../fhir/profiles';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';

/** HealthcareProvider (zib 17.2.1) as a section. */
export const healthcareProviderSection = defineSection({
  key: 'healthcareProviders',
  kind: 'read',
  zib: 'HealthcareProvider',
  title: { nl: 'Zorgaanbieder', en: 'Healthcare provider' },
  chapter: 'parties',
  role: 'patient',
  type: 'Organization',
  profiles: [fhirNl('nl-core-organization')],
  brings: partyTypes,
  quality: { supporting: true, past: [] },
  bonds: { decides: [] },
});
