import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, valueParameters } from '../parts/observation/search';
import { substanceUse } from '../parts/substance-use/section';

/** What every use of drugs is by its code (zib-DrugUse). */
export const USE = { system: systems.snomed, code: '228366006' } as const;

/** DrugUse (zib 7.4.1) as a section. */
export const drugUseSection = defineSection({
  key: 'drugUses',
  kind: 'searched',
  ...substanceUse,
  zib: 'DrugUse',
  title: { nl: 'Drugsgebruik', en: 'Drug use' },
  profiles: [nictiz('zib-DrugUse')],
  search: observationSearch({
    takes: [...valueParameters, ...componentParameters],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'drugUse', code: USE, whenNamed: true },
});
