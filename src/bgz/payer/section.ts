import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { common, concept, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { planned } from '../plausibility/facts';

/** Payer (zib 1.1.1) as a section. */
export const payerSection = defineSection({
  key: 'payers',
  kind: 'searched',
  zib: 'Payer',
  title: { nl: 'Betaler', en: 'Payer' },
  chapter: 'patient',
  role: 'payer',
  type: 'Coverage',
  profiles: [nictiz('zib-Payer')],
  // A Coverage is one insurance, of which an insurance company may have several (NL-CM:1.1.8, 0..*).
  ada: { group: 'financiele_informatie', each: 'verzekeraar/verzekering' },
  brings: partyTypes,
  search: {
    patientParameters: ['beneficiary', 'patient'],
    parameters: {
      ...common,
      type: concept('type'),
      payor: reference('payor'),
      subscriber: reference('subscriber'),
    },
    includes: {
      payor: follows('payor', 'Organization', 'Patient', 'RelatedPerson'),
      beneficiary: follows('beneficiary', 'Patient'),
    },
    national: [national({}, 'payor')],
    unfilled: 'class dependent group plan policy-holder sequence subclass subgroup subplan',
  },
  offer: { name: 'payer', code: { system: systems.loinc, code: '48768-6' } },
  quality: { past: [] },
  plausibility: {
    subject: 'beneficiary',
    dates: [planned('startDateTime', 'period.start'), planned('endDateTime', 'period.end')],
  },
  bonds: { decides: [], together: [['startDateTime', 'endDateTime'], ['bankInformation']] },
  modifiers: { status: { harmless: ['active'] } },
});
