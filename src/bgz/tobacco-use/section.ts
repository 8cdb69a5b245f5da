import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, valueParameters } from '../parts/observation/search';
import { substanceUse } from '../parts/substance-use/section';

/** What every use of tobacco is by its code (zib-TobaccoUse). */
export const USE = { system: systems.snomed, code: '365980008' } as const;

/** TobaccoUse (zib 7.2.1) as a section. */
export const tobaccoUseSection = defineSection({
  key: 'tobaccoUses',
  kind: 'searched',
  ...substanceUse,
  zib: 'TobaccoUse',
  title: { nl: 'Tabakgebruik', en: 'Tobacco use' },
  profiles: [nictiz('zib-TobaccoUse')],
  search: observationSearch({
    takes: [...valueParameters, ...componentParameters],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'tobaccoUse', code: USE, whenNamed: true },
});
