import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch, valueParameters } from '../parts/observation/search';
import { substanceUse } from '../parts/substance-use/section';

/** What every use of alcohol is by its code (zib-AlcoholUse). */
export const USE = { system: systems.snomed, code: '228273003' } as const;

/** AlcoholUse (zib 7.3.1) as a section. */
export const alcoholUseSection = defineSection({
  key: 'alcoholUses',
  kind: 'searched',
  ...substanceUse,
  zib: 'AlcoholUse',
  title: { nl: 'Alcoholgebruik', en: 'Alcohol use' },
  profiles: [nictiz('zib-AlcoholUse')],
  search: observationSearch({
    takes: [...valueParameters, 'component-code'],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'alcoholUse', code: USE, whenNamed: true },
});
