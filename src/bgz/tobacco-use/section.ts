import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, valueParameters } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived, planned } from '../plausibility/facts';

/** What every use of tobacco is by its code (zib-TobaccoUse). */
export const USE = { system: systems.snomed, code: '365980008' } as const;

/** TobaccoUse (zib 7.2.1) as a section. */
export const tobaccoUseSection = defineSection({
  key: 'tobaccoUses',
  kind: 'searched',
  zib: 'TobaccoUse',
  title: { nl: 'Tabakgebruik', en: 'Tobacco use' },
  chapter: 'socialHistory',
  role: 'substanceUse',
  type: 'Observation',
  profiles: [nictiz('zib-TobaccoUse')],
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  search: observationSearch({
    takes: [...valueParameters, ...componentParameters],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'tobaccoUse', code: USE, whenNamed: true },
  quality: { past: ['startDate'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('startDate', 'effectivePeriod.start'), planned('stopDate', 'effectivePeriod.end')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'], together: [['startDate', 'stopDate']] },
  modifiers: { status: {} },
});
