import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch, valueParameters } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived, planned } from '../plausibility/facts';

/** What every use of alcohol is by its code (zib-AlcoholUse). */
export const USE = { system: systems.snomed, code: '228273003' } as const;

/** AlcoholUse (zib 7.3.1) as a section. */
export const alcoholUseSection = defineSection({
  key: 'alcoholUses',
  kind: 'searched',
  zib: 'AlcoholUse',
  title: { nl: 'Alcoholgebruik', en: 'Alcohol use' },
  chapter: 'socialHistory',
  role: 'substanceUse',
  type: 'Observation',
  profiles: [nictiz('zib-AlcoholUse')],
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  search: observationSearch({
    takes: [...valueParameters, 'component-code'],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'alcoholUse', code: USE, whenNamed: true },
  quality: { past: ['startDate'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('startDate', 'effectivePeriod.start'), planned('stopDate', 'effectivePeriod.end')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'], together: [['startDate', 'stopDate']] },
  modifiers: { status: {} },
});
