import type { Json } from '../../../../fhir/json';
import type { nictizInvariants } from '../../invariants/nictiz';
import { type ExamplesOf, on } from '../example';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/';
const FHIR_NL = 'http://fhir.nl/fhir/StructureDefinition/';
const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const subject = { reference: 'Patient/p', display: 'x' };

const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const snomed = (code: string) => coded('http://snomed.info/sct', code);
const loinc = (code: string) => coded('http://loinc.org', code);
/** Pairs of resources that claim a profile. */
const claiming = (profile: string, { resourceType, ...base }: Json) =>
  on({ resourceType, meta: { profile: [profile] }, ...base });
const measured = (name: string, code: object, more: Json = {}) =>
  claiming(`${NICTIZ}${name}`, { resourceType: 'Observation', status: 'final', code, subject, ...more });
const at = { effectiveDateTime: '2020-01-31' };
const patient = claiming(`${FHIR_NL}nl-core-patient`, { resourceType: 'Patient' });

/** A line of an address with the parts that tell what stands in it. */
const line = (text: string, ...parts: readonly string[]) => ({
  line: [text],
  _line: [
    {
      extension: parts.map((part) => ({
        url: `${HL7}iso21090-ADXP-${part}`,
        valueString: part === 'streetName' ? 'Dorpsstraat' : '1',
      })),
    },
  ],
});
const official = (more: object) => ({
  address: [{ extension: [{ url: `${FHIR_NL}nl-core-address-official`, valueBoolean: true }], ...more }],
});
const family = (...parts: readonly string[]) => ({
  name: [
    {
      family: 'de Vries',
      _family: {
        extension: parts.map((part) => ({
          url: `${HL7}humanname-${part}`,
          valueString: part.endsWith('prefix') ? 'de' : 'Vries',
        })),
      },
    },
  ],
});

const apgar = (code: string, component?: string): Json => ({
  code: loinc(code),
  ...at,
  valueQuantity: { value: 9 },
  ...(component && { component: [{ code: loinc(component) }] }),
});
const apgarScore = claiming(`${NICTIZ}zib-ApgarScore`, { resourceType: 'Observation', status: 'final', subject });
const pain = (value: number) => ({
  valueQuantity: { value },
  method: coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.9.1', 'VAS10'),
});
const painScore = measured('zib-PainScore', snomed('225908003'), at);
const part = (code: string) => ({
  code: coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.0', code),
});
const snaqScore = measured('zib-SNAQScore', snomed('8881000146104'), { ...at, valueQuantity: { value: 3 } });
const laboratory = [
  {
    coding: [
      { system: 'http://snomed.info/sct', code: '49581000146104' },
      { system: 'http://hl7.org/fhir/observation-category', code: 'laboratory' },
    ],
  },
];
const laboratoryResult = measured('zib-LaboratoryTestResult-Observation', loinc('14749-6'), {
  ...at,
  category: laboratory,
});
const high = { system: 'http://snomed.info/sct', code: '281302008' };
const glucose = claiming(`${NICTIZ}vitalsign-bloodglucose`, {
  resourceType: 'Observation',
  status: 'final',
  category: laboratory,
  subject,
});
const NHG = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen';
const glucoseCode = (...codings: readonly (readonly [system: string, code: string])[]) => ({
  code: { coding: codings.map(([system, code]) => ({ system, code })) },
});
const outcome = claiming(`${NICTIZ}zib-OutcomeOfCare`, {
  resourceType: 'DiagnosticReport',
  status: 'final',
  code: loinc('27574-3'),
  subject,
});
const carePlan = claiming(`${FHIR_NL}nl-core-careplan`, {
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  subject,
});
const nursing = (more: object) => ({
  activity: [{ ...more, detail: { category: snomed('9632001'), code: { text: 'x' }, status: 'completed' } }],
});
const directive = claiming(`${NICTIZ}zib-TreatmentDirective`, {
  resourceType: 'Consent',
  modifierExtension: [
    {
      url: `${NICTIZ}zib-TreatmentDirective-TreatmentPermitted`,
      valueCodeableConcept: coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4', 'JA'),
    },
  ],
  status: 'active',
  category: [snomed('11291000146105')],
  patient: subject,
  policyRule: 'https://example.org/policy',
});
const further = {
  extension: [{ url: `${NICTIZ}consent-additionalSources`, valueReference: { reference: 'Consent/d', display: 'x' } }],
};

export const nictizExamples = {
  'nl-streetname-if-official-and-other-line-parts': patient(
    official(line('1', 'houseNumber')),
    official(line('Dorpsstraat 1', 'streetName', 'houseNumber')),
  ),
  'nl-postal-code-pattern': patient({ address: [{ postalCode: '3511 ab' }] }, { address: [{ postalCode: '3511AB' }] }),
  'nl-core-humanname-1': {
    elsewhere: 'invariant-too-lax',
    example: patient(family('own-prefix'), family('own-prefix', 'own-name')),
  },
  'nl-core-humanname-2': {
    elsewhere: 'invariant-too-lax',
    example: patient(family('partner-prefix'), family('partner-prefix', 'partner-name')),
  },
  'hicm-outcomeofcare-1 of nl-core-careplan': carePlan(
    nursing({
      outcomeCodeableConcept: [{ text: 'x' }],
      outcomeReference: [{ reference: 'Observation/o', display: 'x' }],
    }),
    nursing({ outcomeCodeableConcept: [{ text: 'x' }] }),
  ),
  'hicm-outcomeofcare-1 of zib-OutcomeOfCare': outcome(
    { conclusion: 'x', result: [{ reference: 'Observation/o', display: 'x' }] },
    { conclusion: 'x' },
    { both: ['binding-extensible'] },
  ),
  'hcim-pregnancy-1': measured('zib-Pregnancy-TermDate', loinc('11778-8'))(
    { valueDateTime: '2020-01' },
    { valueDateTime: '2020-01-31' },
  ),
  'hcim-pregnancy-2': measured('zib-Pregnancy-DateLastMenstruation', snomed('21840007'))(
    { valueDateTime: '2020-01' },
    { valueDateTime: '2020-01-31' },
  ),
  'hcim-treatmentdirective-1': directive(further, {
    ...further,
    sourceReference: { reference: 'DocumentReference/d', display: 'x' },
  }),
  'bg-1': glucose(glucoseCode([NHG, '3221']), glucoseCode(['http://loinc.org', '14743-9'], [NHG, '3221'])),
  'bg-2': glucose(
    glucoseCode(['http://loinc.org', '14743-9'], [NHG, '3221'], [NHG, '355']),
    glucoseCode(['http://loinc.org', '14743-9'], [NHG, '3221']),
  ),
  'zib-apgarscore-1': apgarScore(apgar('9273-4'), apgar('9274-2')),
  'zib-apgarscore-2': apgarScore(apgar('9274-2', '32410-3'), apgar('9272-6', '32410-3')),
  'zib-apgarscore-3': apgarScore(apgar('9271-8', '32415-2'), apgar('9274-2', '32415-2')),
  'zib-apgarscore-4': apgarScore(apgar('9272-6', '32405-3'), apgar('9271-8', '32405-3')),
  'zib-LaboratoryTestResult-Observation-1': {
    elsewhere: 'invariant-too-lax',
    example: laboratoryResult(
      { interpretation: { coding: [high] } },
      { interpretation: { coding: [high, { system: 'http://hl7.org/fhir/v2/0078', code: 'H' }] } },
      { also: ['binding-extensible'] },
    ),
  },
  'maxValue-for-method': painScore(pain(11), pain(10)),
  'minValue-for-method': painScore(pain(-1), pain(0)),
  'Zib-SNAQScore-1': snaqScore(
    { component: [part('4.6.3')] },
    { component: [part('4.6.3'), part('4.6.4'), part('4.6.5')] },
  ),
} as const satisfies ExamplesOf<typeof nictizInvariants>;
