import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { lived } from '../plausibility/facts';

/** What every advance directive is by its category (zib-AdvanceDirective). */
export const ADVANCE_DIRECTIVE = { system: systems.snomed, code: '11341000146107' } as const;

/** AdvanceDirective (zib 7.15.1) as a section. */
export const advanceDirectiveSection = defineSection({
  key: 'advanceDirectives',
  kind: 'searched',
  zib: 'AdvanceDirective',
  title: { nl: 'Wilsverklaringen', en: 'Advance directives' },
  chapter: 'directives',
  role: 'directives',
  type: 'Consent',
  profiles: [nictiz('zib-AdvanceDirective')],
  ada: { group: 'behandelrestricties', shown: { before: 'Wilsverklaring: ', paths: ['wilsverklaring_type'] } },
  // For which disorder it holds is a diagnosis.
  tells: { indications: ['extension(zib-AdvanceDirective-Disorder)'] },
  // A problem given whole inside a record becomes a Condition too.
  brings: ['RelatedPerson', 'Condition'],
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'consent-state-codes'),
      date: date('dateTime'),
      consentor: reference('consentingParty'),
    },
    includes: {
      patient: follows('patient', 'Patient'),
      consentor: follows('consentingParty', 'RelatedPerson'),
    },
    national: [national({ category: [ADVANCE_DIRECTIVE] })],
    only: { category: [ADVANCE_DIRECTIVE] },
    // The type of will.
    beside: {
      category: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1' }, { system: systems.nullFlavor }],
    },
    unfilled: 'action actor data organization period purpose securitylabel source',
  },
  offer: { name: 'advanceDirective', code: ADVANCE_DIRECTIVE, whenNamed: true },
  quality: { past: ['livingWillDate'] },
  plausibility: {
    subject: 'patient',
    dates: [lived('livingWillDate', 'dateTime')],
    withdrawn: { record: 'status', fhir: ['status'], values: ['entered-in-error', 'rejected'] },
    holds: { 'disorders.problem': 'Problem' },
  },
  // Of one whose document or disorder cannot be read, that it is there is worth knowing.
  bonds: { decides: ['livingWillType', 'status'] },
  modifiers: { status: {}, except: {} },
});
