import { fhirNl } from '../../fhir/profiles';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';

/** HealthProfessional (zib 17.1.1) as a section. Who is around the patient goes with the patient. */
export const healthProfessionalSection = defineSection({
  key: 'healthProfessionals',
  kind: 'read',
  zib: 'HealthProfessional',
  title: { nl: 'Zorgverlener', en: 'Health professional' },
  chapter: 'parties',
  role: 'patient',
  type: 'PractitionerRole',
  profiles: [fhirNl('nl-core-practitionerrole')],
  belonging: { Practitioner: [fhirNl('nl-core-practitioner')] },
  brings: partyTypes,
  // A professional counts once, in whatever roles.
  quality: { root: 'Practitioner', supporting: true, past: [] },
  bonds: { decides: [] },
});
