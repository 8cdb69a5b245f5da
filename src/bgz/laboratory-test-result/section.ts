import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { resultaatTypeCodelijst } from '../../terminology/zib2017/codelists';
import { follows, national } from '../define/search';
import { defineSection } from '../define/section';
import { observationSearch } from '../parts/observation/search';
import { partyTypes } from '../parts/party/types';
import { ISOLATE, MATERIAL } from '../parts/specimen/profiles';
import { enteredInError, lived } from '../plausibility/facts';

/** What every laboratory result is by its category (zib-LaboratoryTestResult-Observation). */
export const LABORATORY = { system: systems.snomed, code: '49581000146104' } as const;

/** The same in FHIR's own words, which Nictiz writes beside it. */
export const FHIR_LABORATORY = { system: 'http://hl7.org/fhir/observation-category', code: 'laboratory' } as const;

/** The types of results, one of which may be a category as well. */
export const resultTypes = Object.keys(resultaatTypeCodelijst.codes[systems.snomed]).map((code) => ({
  system: systems.snomed,
  code,
}));

/** LaboratoryTestResult (zib 13.1.1) as a section. */
export const laboratoryTestResultSection = defineSection({
  key: 'laboratoryTestResults',
  kind: 'searched',
  zib: 'LaboratoryTestResult',
  title: { nl: 'Laboratoriumuitslagen', en: 'Laboratory results' },
  chapter: 'results',
  role: 'results',
  type: 'Observation',
  profiles: [nictiz('zib-LaboratoryTestResult-Observation')],
  belonging: { Specimen: [MATERIAL, ISOLATE] },
  ada: { group: 'uitslagen', shown: { paths: ['onderzoek', 'laboratorium_test/test_code'], only: 'first' } },
  // Who asked for it stands in the request behind it.
  brings: [...partyTypes, 'ProcedureRequest'],
  findable: ['ProcedureRequest'],
  search: observationSearch({
    takes: [
      'method',
      'value-concept',
      'combo-value-concept',
      'value-date',
      'specimen',
      'based-on',
      'related-target',
      'related-type',
    ],
    national: [national({ category: [LABORATORY] }, 'related-target')],
    only: { category: [LABORATORY, FHIR_LABORATORY, ...resultTypes] },
    // The laboratory results of MedMij 3.0, from when the profile had it for all of them; in the list of types it is clinical chemistry.
    asksAll: { category: { system: systems.snomed, code: '275711006' } },
    includes: {
      'related-target': follows('related.target', 'Observation'),
      specimen: follows('specimen', 'Specimen'),
      'based-on': follows('basedOn', 'ProcedureRequest'),
    },
    last: 'perCode',
  }),
  offer: {
    name: 'laboratoryTestResults',
    code: { system: systems.snomed, code: '15220000' },
    whenNamed: true,
  },
  quality: {
    leading: { record: 'panelOrBattery', prefers: 'snomed' },
    past: ['dateTime'],
  },
  plausibility: {
    subject: 'subject',
    dates: [lived('dateTime', 'effectiveDateTime', 'effectivePeriod.start')],
    withdrawn: { record: 'status', ...enteredInError },
  },
  bonds: {
    decides: ['status', 'resultStatus'],
  },
  modifiers: { status: {} },
});
