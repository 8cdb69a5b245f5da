import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch, valueParameters } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** What every living situation is by its code (zib-LivingSituation). */
export const SITUATION = { system: systems.snomed, code: '365508006' } as const;

/** LivingSituation (zib 7.8.1) as a section. */
export const livingSituationSection = defineSection({
  key: 'livingSituations',
  kind: 'searched',
  zib: 'LivingSituation',
  title: { nl: 'Woonsituatie', en: 'Living situation' },
  chapter: 'socialHistory',
  role: 'socialHistory',
  type: 'Observation',
  profiles: [nictiz('zib-LivingSituation')],
  ada: { group: 'sociale_anamnese' },
  brings: partyTypes,
  search: observationSearch({
    takes: valueParameters,
    national: [national({ code: [SITUATION] })],
    only: { code: [SITUATION] },
    last: 'perCode',
  }),
  offer: { name: 'livingSituation', code: SITUATION, whenNamed: true },
  quality: { past: ['dateTime'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('dateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {} },
});
