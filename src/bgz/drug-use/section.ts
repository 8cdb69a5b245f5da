import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, valueParameters } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived, planned } from '../plausibility/facts';

/** What every use of drugs is by its code (zib-DrugUse). */
export const USE = { system: systems.snomed, code: '228366006' } as const;

/** DrugUse (zib 7.4.1) as a section. */
export const drugUseSection = defineSection({
  key: 'drugUses',
  kind: 'searched',
  zib: 'DrugUse',
  title: { nl: 'Drugsgebruik', en: 'Drug use' },
  chapter: 'socialHistory',
  role: 'substanceUse',
  type: 'Observation',
  profiles: [nictiz('zib-DrugUse')],
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  search: observationSearch({
    takes: [...valueParameters, ...componentParameters],
    national: [national({ code: [USE] })],
    only: { code: [USE] },
  }),
  offer: { name: 'drugUse', code: USE, whenNamed: true },
  quality: { past: ['startDate'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('startDate', 'effectivePeriod.start'), planned('stopDate', 'effectivePeriod.end')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'], together: [['startDate', 'stopDate']] },
  modifiers: { status: {} },
});
