import { systems } from '../../../fhir/naming-systems';
import type { SpelledSection } from './offer-spelling';

/** A section by its LOINC code. */
export const loinc = (code: string, ...queries: string[]): SpelledSection => ({
  section: { system: systems.loinc, code },
  queries,
});

/** A section by its SNOMED CT code. */
export const snomed = (code: string, ...queries: string[]): SpelledSection => ({
  section: { system: systems.snomed, code },
  queries,
});
