import { fhirNl } from '../../fhir/profiles';
import { defineSection } from '../define/section';

/** ContactPerson (zib 3.1.1) as a section: the patient and what others told hold it. */
export const contactPersonSection = defineSection({
  key: 'contactPersons',
  kind: 'inside',
  zib: 'ContactPerson',
  title: { nl: 'Contactpersoon', en: 'Contact person' },
  chapter: 'parties',
  role: 'patient',
  type: 'RelatedPerson',
  profiles: [fhirNl('nl-core-relatedperson')],
});
