import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { national } from '../define/search';
import { defineSection } from '../define/section';
import { componentParameters, observationSearch, vitalSigns } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** What every blood pressure is by its code (zib-BloodPressure). */
export const PRESSURE = { system: systems.loinc, code: '85354-9' } as const;

/** BloodPressure (zib 12.4.1) as a section. */
export const bloodPressureSection = defineSection({
  key: 'bloodPressures',
  kind: 'searched',
  zib: 'BloodPressure',
  title: { nl: 'Bloeddruk', en: 'Blood pressure' },
  chapter: 'vitals',
  role: 'vitals',
  type: 'Observation',
  profiles: [nictiz('zib-BloodPressure')],
  ada: { group: 'vitale_functies_en_metingen' },
  brings: partyTypes,
  search: observationSearch({
    takes: [...componentParameters, 'method', 'component-data-absent-reason', 'combo-data-absent-reason'],
    national: [national({ code: [PRESSURE] })],
    only: { code: [PRESSURE], category: [vitalSigns] },
    last: 'perCode',
  }),
  offer: { name: 'bloodPressure', code: PRESSURE, whenNamed: true },
  quality: { past: ['bloodPressureDateTime'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('bloodPressureDateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {} },
});
