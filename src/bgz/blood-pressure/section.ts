import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived } from '../plausibility/facts';

/** What every blood pressure is by its code (zib-BloodPressure). */
export const PRESSURE = { system: systems.loinc, code: '85354-9' } as const;

const vitalSigns = { system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' };

const because = (reason: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, reason]));

const composites = because(
  'two values at once are not searched; ask for each by itself',
  'code-value-concept',
  'code-value-date',
  'code-value-quantity',
  'code-value-string',
  'combo-code-value-concept',
  'combo-code-value-quantity',
  'component-code-value-concept',
  'component-code-value-quantity',
);
const amounts = because('amounts are not searched', 'combo-value-quantity', 'component-value-quantity');

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
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      code: concept('code'),
      status: code('status', 'observation-status'),
      date: date('effectiveDateTime'),
      performer: reference('performer'),
      method: concept('method'),
      'combo-code': concept('code', 'component.code'),
      'component-code': concept('component.code'),
      'component-data-absent-reason': concept('component.dataAbsentReason'),
      'combo-data-absent-reason': concept('component.dataAbsentReason'),
      'combo-value-concept': concept('component.valueCodeableConcept'),
      'component-value-concept': concept('component.valueCodeableConcept'),
    },
    includes: includeSubject,
    national: [national({ code: [PRESSURE] })],
    only: { code: [PRESSURE], category: [vitalSigns] },
    unfilled:
      'based-on context data-absent-reason device encounter related related-target related-type specimen value-concept value-date value-quantity value-string',
    refused: { ...composites, ...amounts },
  },
  offer: { name: 'bloodPressure', code: PRESSURE, whenNamed: true },
  quality: { past: ['bloodPressureDateTime'] },
  plausibility: {
    subject: 'subject',
    dates: [lived('bloodPressureDateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: enteredInError,
  },
  bonds: { decides: ['status'] },
});
