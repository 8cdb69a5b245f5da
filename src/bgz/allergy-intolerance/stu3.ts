import type { CodeableConcept } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { type Codelist, termOf } from '../../terminology/codelist';
import { leadingTo } from '../../terminology/concept-map';
import {
  allergieCategorieCodelijst,
  allergieStatusCodelijst,
  ernstCodelijst,
  symptoomCodelijst,
} from '../../terminology/zib2017/codelists';
import {
  allergieCategorieCodelijstToAllergyIntoleranceCategory,
  allergieStatusCodelijstToAllergyStatus,
  ernstCodelijstToAllergyIntoleranceSeverity,
  mateVanKritiekZijnCodelijstToAllergyIntoleranceCriticality,
} from '../../terminology/zib2017/concept-maps';
import type { AllergyIntolerance, CodedConcept } from '../../zib';
import { alone, complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { maybe, some } from '../define/elements';
import { FhirNode } from '../define/fhir-node';
import { element, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { conceptCodec, contradicts, readSpecification, SPECIFICATION, translated } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept, codeSpecification, notRegistered, termOf as wordsOf } from '../parts/code/stu3';
import { codesBothWays, inList } from '../parts/code/translation';
import { identifiersRow } from '../parts/identifier/codec';
import { momentCodec } from '../parts/moment/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { textCodec } from '../parts/text/codec';
import { allergyIntoleranceSection } from './section';
import { criticalityCodelist } from './zib';

const TOLD_BY_CLINICAL_STATUS = 'told by the clinical status';
const clinicalStatus = codesBothWays(
  allergieStatusCodelijst,
  leadingTo(allergieStatusCodelijstToAllergyStatus, 'http://hl7.org/fhir/allergy-clinical-status'),
  { without: { nullified: 'told by the verification status' } },
);
const verificationStatus = codesBothWays(
  allergieStatusCodelijst,
  leadingTo(allergieStatusCodelijstToAllergyStatus, 'http://hl7.org/fhir/allergy-verification-status'),
  {
    without: {
      active: TOLD_BY_CLINICAL_STATUS,
      completed: TOLD_BY_CLINICAL_STATUS,
      obsolete: TOLD_BY_CLINICAL_STATUS,
    },
  },
);

const category = codesBothWays(allergieCategorieCodelijst, allergieCategorieCodelijstToAllergyIntoleranceCategory, {
  without: { OTH: 'goes in a note, in words' },
});

/** The terms that the source side of that map shows, without the tags behind them; of a map only the codes are in the bundle. */
const categoryTerms: Readonly<Record<string, string>> = {
  '418471000': 'neiging tot ongewenste reactie op voedsel',
  '419511003': 'neiging tot ongewenste reactie op geneesmiddel',
  '426232007': 'omgevingsgerelateerde allergie',
  '419199007': 'allergie voor substantie',
};

const criticality = codesBothWays(
  criticalityCodelist,
  mateVanKritiekZijnCodelijstToAllergyIntoleranceCriticality,
  // "laag" and "hoog" say no more than FHIR does.
  { back: { low: '62482003', high: '75540009' } },
);

/** The Dutch preferred terms of these codes in SNOMED CT, which the bundle does not hold. */
const criticalityTerms: Readonly<Record<string, string>> = {
  '255604002': 'licht',
  '62482003': 'laag',
  '6736007': 'matig',
  '255508009': 'medium',
  '24484000': 'ernstig',
  '75540009': 'hoog',
  '399166001': 'fataal',
};

const severity = codesBothWays(ernstCodelijst, ernstCodelijstToAllergyIntoleranceSeverity);

/** A display is the record's own; a SNOMED CT term stands in for a label of the codelist only where the mapping asks for it. */
const withTerm =
  (list: Codelist, terms: Readonly<Record<string, string>>) =>
  (value: CodedConcept, { options }: MappingContext): CodedConcept => {
    if (options.snomedTermsForLabels !== true || value.system !== systems.snomed) return value;
    const term = value.display === termOf(list, value.system, value.code) ? terms[value.code] : undefined;
    return term === undefined ? value : { ...value, display: term };
  };

/**
 * AllergyStatus is two elements. STU3 wants one of three codes as clinicalStatus (ait-1), except for an error, which may
 * not have one (ait-2): there the zib code goes with the verificationStatus it was translated to. An allergy of which no
 * status is known counts as `active`, the safe side for who reads it, with a NullFlavor beside it.
 */
function writeStatus({ allergyStatus }: AllergyIntolerance, { options }: MappingContext) {
  const status = allergyStatus ?? notRegistered;
  const error = verificationStatus.to(status.code);
  if (error !== undefined) return { verificationStatus: error, _verificationStatus: codeSpecification(status) };
  return {
    clinicalStatus: clinicalStatus.to(status.code) ?? 'active',
    _clinicalStatus: codeSpecification(status),
    verificationStatus: options.allergyVerificationStatus ?? 'confirmed',
  };
}

/** The zib's own code for an error, beside a verification status that does not say so or is not there. */
function errorBeside(allergy: FhirNode): CodedConcept | undefined {
  const own = FhirNode.of(allergy.asGiven, allergy.path);
  const code = readSpecification(own, 'verificationStatus');
  return code !== undefined && verificationStatus.to(code.code) !== undefined ? code : undefined;
}

/** The zib's own code, beside either status; else what FHIR says. That an allergy is not confirmed has no place in the zib. */
function readStatus(allergy: FhirNode) {
  const verified = allergy.peek('verificationStatus');
  const error = verificationStatus.from(verified) ?? errorBeside(allergy);
  // It says that it is in error, and beside it that it is not.
  if (error !== undefined && verified !== undefined && verificationStatus.from(verified) === undefined) return {};
  const own = readSpecification(allergy, error === undefined ? 'clinicalStatus' : 'verificationStatus');
  // Left where it stands, it sets the allergy apart: which of the two is meant is not known.
  const isOther = error === undefined && contradicts(clinicalStatus, own, allergy.peek('clinicalStatus'));
  if (isOther || (error !== undefined && own?.code !== undefined && own.code !== error.code)) return {};
  allergy.drop('verificationStatus', 'confirmed', 'entered-in-error');
  // Beside a status that is not registered stands why; the record then has none.
  if (own?.nullFlavor !== undefined) {
    allergy.drop('clinicalStatus', 'active');
    return {};
  }
  const allergyStatus = own ?? error ?? clinicalStatus.from(allergy.peek('clinicalStatus'));
  if (error === undefined) allergy.drop('clinicalStatus', clinicalStatus.to(allergyStatus?.code));
  return { allergyStatus };
}

const specifiedCategory = withTerm(allergieCategorieCodelijst, categoryTerms);
const specifiedCriticality = withTerm(criticalityCodelist, criticalityTerms);

const CATEGORY_NOTE = 'Allergiecategorie: ';

/** Codes of others for the same, in words. */
const otherCodes = ({ translations = [] }: CodedConcept): string[] =>
  translations.map(({ system, code, display }) => `${display === undefined ? '' : `${display} `}(${system}|${code})`);

/** The comment; and the category that has no FHIR code (OTH), for which a required code leaves no other place. */
function writeNotes({ comment, allergyCategory }: AllergyIntolerance) {
  const isTold = allergyCategory === undefined || category.to(allergyCategory.code) !== undefined;
  return {
    note: some(
      maybe(comment, (text) => ({ text })),
      isTold
        ? undefined
        : { text: CATEGORY_NOTE + [wordsOf(allergyCategory), ...otherCodes(allergyCategory)].join(', ') },
    ),
  };
}

/** The first note is the comment; a category in words is one of those without a FHIR code. */
function readNotes(allergy: FhirNode) {
  const texts = allergy.list('note').flatMap((note) => note.text('text') ?? []);
  const inWords = texts.find((text) => text.startsWith(CATEGORY_NOTE))?.slice(CATEGORY_NOTE.length);
  const comments = texts.filter((text) => !text.startsWith(CATEGORY_NOTE));
  return {
    comment: comments.length > 0 ? comments.join('\n') : undefined,
    allergyCategory: maybe(inWords, (words) => otherCategory(words)),
  };
}

const otherCategory = (words: string): CodedConcept => {
  const other = inList(allergieCategorieCodelijst)('OTH');
  return other === undefined || words === wordsOf(other)
    ? { nullFlavor: 'OTH' }
    : { nullFlavor: 'OTH', originalText: words };
};

/**
 * The symptom. The profile takes codes of its list only (SymptoomCodelijst, required), which ends with NullFlavor OTH: what
 * is not in the list goes first, and OTH behind it says that it is another.
 */
function manifestation(symptom: CodedConcept): CodeableConcept {
  const concept = codeableConcept(symptom, 'coding');
  const codings = concept.coding ?? [];
  if (codings.some(({ system = '', code = '' }) => termOf(symptoomCodelijst, system, code) !== undefined))
    return concept;
  return { ...concept, coding: [...codings, { system: systems.nullFlavor, code: 'OTH', display: 'Anders' }] };
}

type Reaction = NonNullable<AllergyIntolerance['reactions']>[number];

const ofReaction = rowsOf<Reaction>();
const reaction = element<Reaction>('BackboneElement', [
  ofReaction.row('specificSubstance', 'substance', conceptCodec()),
  ofReaction.row('symptoms', 'manifestation', each(complex('CodeableConcept', manifestation, readConcept))),
  ofReaction.row('reactionDescription', 'description', textCodec),
  ofReaction.row('reactionTime', 'onset', momentCodec),
  ofReaction.row('severity', 'severity', translated(severity)),
  ofReaction.row('routeOfExposure', 'exposureRoute', conceptCodec()),
]);

const { row, pair } = rowsOf<AllergyIntolerance>();

/** AllergyIntolerance (zib 8.2.1) in FHIR: zib-AllergyIntolerance. */
export const allergyIntoleranceStu3 = defineStu3<AllergyIntolerance>({
  type: 'AllergyIntolerance',
  profiles: allergyIntoleranceSection.profiles,
  rows: [
    identifiersRow,
    pair(
      { allergyStatus: [`clinicalStatus.${SPECIFICATION}`, `verificationStatus.${SPECIFICATION}`] },
      writeStatus,
      readStatus,
    ),
    row('allergyCategory', 'category', alone(translated(category, specifiedCategory))),
    row('criticality', 'criticality', translated(criticality, specifiedCriticality)),
    row('causativeAgent', 'code', conceptCodec()),
    subjectRow('patient'),
    row('startDateTime', 'onsetDateTime', momentCodec),
    row('author', 'recorder', partyCodec),
    row('informationSource', 'asserter', partyCodec),
    row('lastReactionDateTime', 'lastOccurrence', momentCodec),
    pair({ comment: ['note.text'] }, writeNotes, readNotes),
    row('reactions', 'reaction', each(reaction)),
  ],
});
