import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, vitalSigns } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** What every weight is by its code (zib-BodyWeight). */
export const WEIGHT = { system: systems.loinc, code: '29463-7' } as const;

/** BodyWeight (zib 12.1.1) as a section. */
export const bodyWeightSection = defineSection({
  key: 'bodyWeights',
  kind: 'searched',
  zib: 'BodyWeight',
  title: { nl: 'Lichaamsgewicht', en: 'Body weight' },
  chapter: 'vitals',
  role: 'vitals',
  type: 'Observation',
  profiles: [nictiz('zib-BodyWeight')],
  ada: { group: 'vitale_functies_en_metingen' },
  brings: partyTypes,
  search: observationSearch({
    takes: componentParameters,
    national: [national({ code: [WEIGHT] })],
    only: { code: [WEIGHT], category: [vitalSigns] },
    last: 'perCode',
  }),
  offer: { name: 'bodyWeight', code: WEIGHT, whenNamed: true },
  quality: { past: ['weightDateTime'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('weightDateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {} },
});
