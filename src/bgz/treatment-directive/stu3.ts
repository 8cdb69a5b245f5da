import type { TreatmentDirective } from '../../zib';
import { advanceDirectiveReferenceCodec } from '../advance-directive/stu3';
import { alone, type Codec, type Written } from '../define/codec';
import type { FhirNode } from '../define/fhir-node';
import { inExtension, inModifierExtension, inPart, type Row, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { conceptCodec } from '../parts/code/codec';
import { consentStatusRow, identifierRow, policyRow } from '../parts/consent/codec';
import { momentCodec } from '../parts/moment/codec';
import { fixedRow } from '../parts/observation/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { periodRow } from '../parts/period-of-use/codec';
import { flagOrUnknownCodec, textCodec } from '../parts/text/codec';
import { exceptRow } from './restrictions';
import { TREATMENT_DIRECTIVE, treatmentDirectiveSection } from './section';

const category = {
  code: { ...TREATMENT_DIRECTIVE, display: 'behandelaanwijzing' },
  also: [{ ...TREATMENT_DIRECTIVE, display: 'Treatment instructions (record artifact)' }],
};

type Verification = NonNullable<TreatmentDirective['verifications']>[number];

const ofVerification = rowsOf<Verification>();
const verification: readonly Row<Verification>[] = [
  ofVerification.row('verified', inPart('Verified'), flagOrUnknownCodec),
  ofVerification.repeated('verifiedWith', inPart('VerifiedWith'), conceptCodec('other-as-coding')),
  ofVerification.row('verificationDate', inPart('VerificationDate'), momentCodec),
];

const { row, repeated, repeatedParts } = rowsOf<TreatmentDirective>();

const concept = conceptCodec('other-as-coding');

/**
 * A treatment. One that cannot be read stays and is told; in the record it is one that is not known, for a directive without
 * its treatment would be about any.
 */
const treatmentCodec: Codec<NonNullable<TreatmentDirective['treatments']>[number]> = {
  ...concept,
  read: (holder, name, context) => concept.read(holder, name, context) ?? { nullFlavor: 'UNK' },
};

const additional = inExtension('consent-additionalSources');
const moreDirectives = repeated('advanceDirectives', additional, advanceDirectiveReferenceCodec);

/** STU3 has room for one source; the profile has an extension for the others. */
const additionalRow: Row<TreatmentDirective> = {
  ...moreDirectives,
  places: {},
  write({ advanceDirectives = [], ...rest }, target, context) {
    moreDirectives.write({ ...rest, advanceDirectives: advanceDirectives.slice(1) }, target, context);
  },
};

const sourceRow: Row<TreatmentDirective> = {
  places: { advanceDirectives: ['sourceReference', 'extension(consent-additionalSources).valueReference'] },
  write({ advanceDirectives: [first] = [] }, target: Written, context) {
    if (first !== undefined) advanceDirectiveReferenceCodec.write(first, target, 'sourceReference', context);
  },
  read(source: FhirNode, draft, context) {
    const first = advanceDirectiveReferenceCodec.read(source, 'sourceReference', context);
    const others = (draft.advanceDirectives ?? []) as readonly unknown[];
    if (first !== undefined) draft.advanceDirectives = [first, ...others];
  },
};

/** TreatmentDirective (zib 2.1.1) in FHIR: zib-TreatmentDirective. */
export const treatmentDirectiveStu3 = defineStu3<TreatmentDirective>({
  type: treatmentDirectiveSection.type,
  profiles: treatmentDirectiveSection.profiles,
  rows: [
    repeatedParts('verifications', inExtension('zib-TreatmentDirective-Verification'), verification),
    row('comment', inExtension('Comment'), textCodec),
    repeated('treatments', inExtension('zib-TreatmentDirective-Treatment'), treatmentCodec),
    additionalRow,
    row('treatmentPermitted', inModifierExtension('zib-TreatmentDirective-TreatmentPermitted'), conceptCodec()),
    identifierRow,
    consentStatusRow(),
    fixedRow('category', category, 'list'),
    subjectRow('patient'),
    periodRow<TreatmentDirective>('period', 'startDate', 'endDate'),
    row('dateTime', 'dateTime', momentCodec),
    row('author', 'consentingParty', alone(partyCodec)),
    sourceRow,
    policyRow(),
    exceptRow,
  ],
});
