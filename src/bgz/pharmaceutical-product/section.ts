import { nictiz } from '../../fhir/profiles';
import { defineSection } from '../define/section';

/** PharmaceuticalProduct (zib 9.7.19926) as a section: records of medication hold it. */
export const pharmaceuticalProductSection = defineSection({
  key: 'pharmaceuticalProducts',
  kind: 'inside',
  zib: 'PharmaceuticalProduct',
  title: { nl: 'Geneesmiddel', en: 'Medicine' },
  chapter: 'medication',
  role: 'medication',
  type: 'Medication',
  profiles: [nictiz('zib-Product')],
  ada: { element: 'product' },
  quality: { supporting: true, past: [] },
});
