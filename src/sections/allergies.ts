import type { AllergyIntoleranceReaction, Element, AllergyIntolerance as FhirAllergyIntolerance } from 'fhir/r3';
import { fhirDateTime } from '../fhir/date-time';
import { systems } from '../fhir/naming-systems';
import { profiles } from '../fhir/profiles';
import type { AllergyIntolerance, CodedConcept } from '../zib';
import type { Mapped, MappingContext } from './context';
import { codeableConcept, codeSpecification } from './parts/codeable-concept';
import { compact, element, extension, list, maybe } from './parts/elements';
import { identifiers, partyReference, patientReference, type Supporting } from './parts/parties';

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

/** The zib code under the term of the map: the national conversion shows SNOMED CT terms here, not codelist labels. */
function mappedTerm(value: CodedConcept, table: Readonly<Record<string, { term: string }>>): Element | undefined {
  const term = value.system === systems.snomed ? table[value.code]?.term : undefined;
  return codeSpecification(term === undefined ? value : { ...value, display: term });
}

type Statuses = Pick<Fhir, 'clinicalStatus' | '_clinicalStatus' | 'verificationStatus' | '_verificationStatus'>;

/**
 * AllergyStatus is two elements. STU3 wants a clinicalStatus (ait-1), except for an error, which may not have one (ait-2):
 * there the zib code goes with the verificationStatus it was translated to.
 */
function statuses(allergy: AllergyIntolerance, context: MappingContext): Statuses {
  const status = allergy.allergyStatus;
  if (status?.code === 'nullified') {
    return { verificationStatus: 'entered-in-error', _verificationStatus: codeSpecification(status) };
  }
  const verificationStatus = context.options.allergyVerificationStatus ?? 'confirmed';
  if (status === undefined) {
    return { _clinicalStatus: element(extension('data-absent-reason', { valueCode: 'unknown' })), verificationStatus };
  }
  const clinicalStatus = maybe(status.code, (code) => clinicalStatuses[code]);
  return { clinicalStatus, _clinicalStatus: codeSpecification(status), verificationStatus };
}

function category(value: CodedConcept): Pick<Fhir, 'category' | '_category'> {
  const code = maybe(value.code, (one) => categories[one]?.code);
  const specification = mappedTerm(value, categories);
  // FHIR JSON pairs `category` and `_category` by position; null holds the place of a code without a FHIR counterpart.
  return { category: code === undefined ? undefined : [code], _category: specification && [specification] };
}

function reaction(value: NonNullable<AllergyIntolerance['reactions']>[number]): AllergyIntoleranceReaction {
  return compact({
    substance: maybe(value.specificSubstance, (substance) => codeableConcept(substance)),
    manifestation: value.symptoms.map((symptom) => codeableConcept(symptom, 'coding')),
    description: value.reactionDescription,
    onset: maybe(value.reactionTime, fhirDateTime),
    severity: maybe(value.severity?.code, (code) => severities[code]),
    _severity: maybe(value.severity, codeSpecification),
    exposureRoute: maybe(value.routeOfExposure, (route) => codeableConcept(route)),
  });
}

/** AllergyIntolerance (zib 8.2.1) → zib-AllergyIntolerance. */
export function mapAllergyIntolerance(
  allergy: AllergyIntolerance,
  context: MappingContext,
): Mapped<FhirAllergyIntolerance> {
  const supporting: Supporting = [];
  const resource: FhirAllergyIntolerance = compact({
    resourceType: 'AllergyIntolerance' as const,
    id: context.id('AllergyIntolerance', context.patientId, allergy.id),
    meta: { profile: [...profiles.allergyIntolerance] },
    identifier: identifiers(allergy.identificationNumbers),
    ...statuses(allergy, context),
    ...(allergy.allergyCategory && category(allergy.allergyCategory)),
    criticality: maybe(allergy.criticality?.code, (code) => criticalities[code]?.code),
    _criticality: maybe(allergy.criticality, (criticality) => mappedTerm(criticality, criticalities)),
    code: codeableConcept(allergy.causativeAgent),
    patient: patientReference(context),
    onsetDateTime: maybe(allergy.startDateTime, fhirDateTime),
    recorder: maybe(allergy.author, (author) => partyReference(author, context, supporting)),
    asserter: maybe(allergy.informationSource, (source) => partyReference(source, context, supporting)),
    lastOccurrence: maybe(allergy.lastReactionDateTime, fhirDateTime),
    note: maybe(allergy.comment, (text) => [{ text }]),
    reaction: list(allergy.reactions, reaction),
  });
  return { resource, supporting };
}
