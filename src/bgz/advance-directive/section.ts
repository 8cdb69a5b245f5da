import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { registered } from '../plausibility/facts';

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
    unfilled: 'action actor data organization period purpose securitylabel source',
  },
  offer: { name: 'advanceDirective', code: ADVANCE_DIRECTIVE, whenNamed: true },
  quality: { leading: { record: 'livingWillType', prefers: 'snomed' }, past: ['livingWillDate'] },
  plausibility: {
    subject: 'patient',
    dates: [{ ...registered('livingWillDate', 'dateTime'), beforeBirth: 'never', afterDeath: 'never' }],
    withdrawn: { record: 'status', fhir: ['status'], values: ['entered-in-error', 'rejected'] },
    holds: { 'disorders.problem': 'Problem' },
  },
  // Of one whose document or disorder cannot be read, that it is there is worth knowing.
  bonds: { decides: ['livingWillType', 'status'] },
  modifiers: { status: {}, except: {} },
});
