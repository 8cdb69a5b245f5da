import type {
  AllergyIntoleranceReaction,
  Annotation,
  CodeableConcept,
  Element,
  AllergyIntolerance as FhirAllergyIntolerance,
} from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { systems } from '../../fhir/naming-systems';
import { profiles } from '../../fhir/profiles';
import { type Codelist, termOf } from '../../terminology/codelist';
import { allergyCategoryCodelist, criticalityCodelist, symptomCodelist } from '../../terminology/codelists-care';
import type { AllergyIntolerance, CodedConcept } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, list, maybe, some } from '../define/elements';
import { codeableConcept, codeSpecification, notRegistered, termOf as wordsOf } from '../parts/code/stu3';
import { identifiers, partyReference, patientReference } from '../parts/party/stu3';

type Fhir = FhirAllergyIntolerance;

/** ConceptMap AllergieStatusCodelijst-to-allergy-status. */
const clinicalStatuses: Readonly<Record<string, Fhir['clinicalStatus']>> = {
  active: 'active',
  obsolete: 'inactive',
  completed: 'resolved',
};

/** ConceptMap AllergieCategorieCodelijst-to-allergy-intolerance-category, with the terms its source side shows; OTH has no target. */
const categories: Readonly<Record<string, { code: 'food' | 'medication' | 'environment' | 'biologic'; term: string }>> =
  {
    '418471000': { code: 'food', term: 'neiging tot ongewenste reactie op voedsel' },
    '419511003': { code: 'medication', term: 'neiging tot ongewenste reactie op geneesmiddel' },
    '426232007': { code: 'environment', term: 'omgevingsgerelateerde allergie' },
    '419199007': { code: 'biologic', term: 'allergie voor substantie' },
  };

/** ConceptMap MateVanKritiekZijnCodelijst-to-allergy-intolerance-criticality, with the Dutch preferred terms. */
const criticalities: Readonly<Record<string, { code: 'low' | 'high'; term: string }>> = {
  '255604002': { code: 'low', term: 'licht' },
  '62482003': { code: 'low', term: 'laag' },
  '6736007': { code: 'high', term: 'matig' },
  '255508009': { code: 'high', term: 'medium' },
  '24484000': { code: 'high', term: 'ernstig' },
  '75540009': { code: 'high', term: 'hoog' },
  '399166001': { code: 'high', term: 'fataal' },
};

/** ConceptMap ErnstCodelijst-to-AllergyIntoleranceSeverity. */
const severities: Readonly<Record<string, NonNullable<AllergyIntoleranceReaction['severity']>>> = {
  '255604002': 'mild',
  '6736007': 'moderate',
  '24484000': 'severe',
};

/**
 * The zib code beside the FHIR code. The display is the record's own; a term of the map stands in only where the mapping
 * asks for it, and then only for a display that is no more than the label of the codelist.
 */
function mappedTerm(
  value: CodedConcept,
  list: Codelist,
  table: Readonly<Record<string, { term: string }>>,
  { options }: MappingContext,
): Element | undefined {
  if (value.system !== systems.snomed) return codeSpecification(value);
  const isLabel = value.display === termOf(list, value.system, value.code);
  const term = isLabel && options.snomedTermsForLabels === true ? table[value.code]?.term : undefined;
  return codeSpecification(term === undefined ? value : { ...value, display: term });
}

type Statuses = Pick<Fhir, 'clinicalStatus' | '_clinicalStatus' | 'verificationStatus' | '_verificationStatus'>;

/**
 * AllergyStatus is two elements. STU3 wants one of three codes as clinicalStatus (ait-1), except for an error, which may
 * not have one (ait-2): there the zib code goes with the verificationStatus it was translated to. An allergy of which no
 * status is known counts as `active`, the safe side for who reads it, with a NullFlavor beside it.
 */
function statuses(allergy: AllergyIntolerance, context: MappingContext): Statuses {
  const status = allergy.allergyStatus ?? notRegistered;
  if (status.code === 'nullified') {
    return { verificationStatus: 'entered-in-error', _verificationStatus: codeSpecification(status) };
  }
  return {
    clinicalStatus: maybe(status.code, (code) => clinicalStatuses[code]) ?? 'active',
    _clinicalStatus: codeSpecification(status),
    verificationStatus: context.options.allergyVerificationStatus ?? 'confirmed',
  };
}

function category(value: CodedConcept, context: MappingContext): Pick<Fhir, 'category' | '_category'> {
  const code = maybe(value.code, (one) => categories[one]?.code);
  if (code === undefined) return {};
  const specification = mappedTerm(value, allergyCategoryCodelist, categories, context);
  return { category: [code], _category: specification && [specification] };
}

/**
 * The symptom. The profile takes codes of its list only (SymptoomCodelijst, required), which ends with NullFlavor OTH: what
 * is not in the list goes first, and OTH behind it says that it is another.
 */
function manifestation(symptom: CodedConcept): CodeableConcept {
  const concept = codeableConcept(symptom, 'coding');
  const codings = concept.coding ?? [];
  if (codings.some(({ system = '', code = '' }) => termOf(symptomCodelist, system, code) !== undefined)) return concept;
  return { ...concept, coding: [...codings, { system: systems.nullFlavor, code: 'OTH', display: 'Anders' }] };
}

/** Codes of others for the same, in words. */
const otherCodes = ({ translations = [] }: CodedConcept): string[] =>
  translations.map(({ system, code, display }) => `${display === undefined ? '' : `${display} `}(${system}|${code})`);

/** The comment; and the category that has no FHIR code (OTH), for which a required code leaves no other place. */
function notes(allergy: AllergyIntolerance): Annotation[] | undefined {
  const { allergyCategory: category } = allergy;
  const isTold = category === undefined || categories[category.code ?? ''] !== undefined;
  return some(
    maybe(allergy.comment, (text) => ({ text })),
    isTold ? undefined : { text: `Allergiecategorie: ${[wordsOf(category), ...otherCodes(category)].join(', ')}` },
  );
}

function reaction(value: NonNullable<AllergyIntolerance['reactions']>[number]): AllergyIntoleranceReaction {
  return compact({
    substance: maybe(value.specificSubstance, (substance) => codeableConcept(substance)),
    manifestation: value.symptoms.map(manifestation),
    description: value.reactionDescription,
    onset: maybe(value.reactionTime, fhirDateTime),
    severity: maybe(value.severity?.code, (code) => severities[code]),
    _severity: maybe(value.severity, codeSpecification),
    exposureRoute: maybe(value.routeOfExposure, (route) => codeableConcept(route)),
  });
}

/** AllergyIntolerance (zib 8.2.1) → zib-AllergyIntolerance. */
export function mapAllergyIntolerance(allergy: AllergyIntolerance, context: MappingContext): FhirAllergyIntolerance {
  const resource: FhirAllergyIntolerance = compact({
    resourceType: 'AllergyIntolerance' as const,
    id: context.id('AllergyIntolerance', context.patientId, allergy.id),
    meta: { profile: [...profiles.allergyIntolerance] },
    identifier: identifiers(allergy.identificationNumbers),
    ...statuses(allergy, context),
    ...(allergy.allergyCategory && category(allergy.allergyCategory, context)),
    criticality: maybe(allergy.criticality?.code, (code) => criticalities[code]?.code),
    _criticality: maybe(allergy.criticality, (criticality) =>
      mappedTerm(criticality, criticalityCodelist, criticalities, context),
    ),
    code: codeableConcept(allergy.causativeAgent),
    patient: patientReference(context),
    onsetDateTime: maybe(allergy.startDateTime, fhirDateTime),
    recorder: maybe(allergy.author, (author) => partyReference(author, context)),
    asserter: maybe(allergy.informationSource, (source) => partyReference(source, context)),
    lastOccurrence: maybe(allergy.lastReactionDateTime, fhirDateTime),
    note: notes(allergy),
    reaction: list(allergy.reactions, reaction),
  });
  return resource;
}
