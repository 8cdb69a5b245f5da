import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { lived, planned, registered } from '../plausibility/facts';

/** What every treatment directive is by its category (zib-TreatmentDirective). */
export const TREATMENT_DIRECTIVE = { system: systems.snomed, code: '11291000146105' } as const;

/** TreatmentDirective (zib 2.1.1) as a section. */
export const treatmentDirectiveSection = defineSection({
  key: 'treatmentDirectives',
  kind: 'searched',
  zib: 'TreatmentDirective',
  title: { nl: 'Behandelaanwijzingen', en: 'Treatment directives' },
  chapter: 'directives',
  role: 'directives',
  type: 'Consent',
  profiles: [nictiz('zib-TreatmentDirective')],
  ada: { group: 'behandelrestricties' },
  brings: partyTypes,
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'consent-state-codes'),
      date: date('dateTime'),
      period: date('period'),
      consentor: reference('consentingParty'),
      source: reference('sourceReference'),
    },
    includes: {
      patient: follows('patient', 'Patient'),
      consentor: follows('consentingParty', 'Organization', 'Patient', 'Practitioner', 'RelatedPerson'),
    },
    national: [national({ category: [TREATMENT_DIRECTIVE] })],
    only: { category: [TREATMENT_DIRECTIVE] },
    unfilled: 'action actor data organization purpose securitylabel',
  },
  offer: { name: 'treatmentDirective', code: TREATMENT_DIRECTIVE, whenNamed: true },
  quality: {
    leading: { record: 'treatments', prefers: 'snomed' },
    past: ['verifications.verificationDate', 'dateTime'],
  },
  plausibility: {
    subject: 'patient',
    dates: [
      planned('startDate', 'period.start'),
      planned('endDate', 'period.end'),
      lived(
        'verifications.verificationDate',
        'extension(zib-TreatmentDirective-Verification).extension(VerificationDate).valueDateTime',
      ),
      registered('dateTime', 'dateTime'),
    ],
    withdrawn: { record: 'status', fhir: ['status'], values: ['entered-in-error', 'rejected'] },
  },
  bonds: {
    // Whether it is allowed, of what, and under which circumstances not: less of it would say more.
    decides: ['treatmentPermitted', 'treatments', 'restrictions', 'status'],
    together: [['startDate', 'endDate']],
  },
  modifiers: { status: {}, except: {} },
});
