import { z } from 'zod';
import {
  allergyCategoryCodelist,
  allergyStatusCodelist,
  criticalityCodelist,
  severityCodelist,
  symptomCodelist,
} from '../../terminology/codelists-care';
import { type Concept, concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import {
  authorConcepts,
  basicElementConcepts,
  basicElements,
  informationSourceConcepts,
  partyWithout,
} from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';

const reaction = z.strictObject({
  /** Symptom (NL-CM:8.2.11), at least one. */
  symptoms: z.array(codedLike(symptomCodelist)).min(1, 'at least one symptom'),
  specificSubstance: coded.optional(),
  reactionDescription: text.optional(),
  reactionTime: dateTime.optional(),
  severity: codedFrom(severityCodelist).optional(),
  routeOfExposure: coded.optional(),
});

const shape = z.strictObject({
  ...basicElements,
  /** CausativeAgent (NL-CM:8.2.2): SNOMED CT, HPK, SNK, SSK or thesaurus 122; required. */
  causativeAgent: coded,
  allergyCategory: codedFrom(allergyCategoryCodelist).optional(),
  /** AllergyStatus (NL-CM:8.2.5). Left out, FHIR gets `active` with a NullFlavor beside it: STU3 ait-1 wants a status. */
  allergyStatus: codedFrom(allergyStatusCodelist).optional(),
  startDateTime: dateTime.optional(),
  criticality: codedFrom(criticalityCodelist).optional(),
  lastReactionDateTime: dateTime.optional(),
  comment: text.optional(),
  reactions: z.array(reaction).optional(),
  /** Author (NL-CM:0.0.7). */
  author: partyWithout('healthcareProvider', 'contactPerson').optional(),
  /** InformationSource (NL-CM:0.0.2). */
  informationSource: partyWithout('healthcareProvider').optional(),
});

/** What is accepted for an AllergyIntolerance. */
export interface AllergyIntoleranceInput extends Given<z.input<typeof shape>> {}
/** AllergyIntolerance as the schema gives it. */
export interface AllergyIntoleranceOutput extends z.output<typeof shape> {}
export type AllergyIntolerance = DeepReadonly<AllergyIntoleranceOutput>;

const schema: z.ZodType<AllergyIntoleranceOutput, AllergyIntoleranceInput> = shape;

const specification = (element: string) =>
  `AllergyIntolerance.${element}.extension(code-specification).valueCodeableConcept`;

export const allergyIntoleranceConcepts: readonly Concept[] = [
  concept('8.2.1', 'AllergyIntolerance', 'AllergieIntolerantie', '', 'AllergyIntolerance'),
  ...basicElementConcepts('AllergyIntolerance', 'patient'),
  concept('8.2.2', 'CausativeAgent', 'VeroorzakendeStof', 'causativeAgent', 'AllergyIntolerance.code'),
  concept('8.2.4', 'AllergyCategory', 'AllergieCategorie', 'allergyCategory', specification('category')),
  concept(
    '8.2.5',
    'AllergyStatus',
    'AllergieStatus',
    'allergyStatus',
    specification('clinicalStatus'),
    specification('verificationStatus'),
  ),
  concept('8.2.6', 'StartDateTime', 'BeginDatumTijd', 'startDateTime', 'AllergyIntolerance.onsetDateTime'),
  concept('8.2.7', 'Criticality', 'MateVanKritiekZijn', 'criticality', specification('criticality')),
  concept(
    '8.2.8',
    'LastReactionDateTime',
    'LaatsteReactieDatumTijd',
    'lastReactionDateTime',
    'AllergyIntolerance.lastOccurrence',
  ),
  concept('8.2.9', 'Comment', 'Toelichting', 'comment', 'AllergyIntolerance.note.text'),
  concept('8.2.10', 'Reaction', 'Reactie', 'reactions', 'AllergyIntolerance.reaction'),
  concept('8.2.11', 'Symptom', 'Symptoom', 'reactions.symptoms', 'AllergyIntolerance.reaction.manifestation'),
  concept(
    '8.2.12',
    'SpecificSubstance',
    'SpecifiekeStof',
    'reactions.specificSubstance',
    'AllergyIntolerance.reaction.substance',
  ),
  concept(
    '8.2.13',
    'ReactionDescription',
    'ReactieBeschrijving',
    'reactions.reactionDescription',
    'AllergyIntolerance.reaction.description',
  ),
  concept('8.2.17', 'ReactionTime', 'ReactieTijdstip', 'reactions.reactionTime', 'AllergyIntolerance.reaction.onset'),
  concept('8.2.14', 'Severity', 'Ernst', 'reactions.severity', specification('reaction.severity')),
  concept(
    '8.2.15',
    'RouteOfExposure',
    'WijzeVanBlootstelling',
    'reactions.routeOfExposure',
    'AllergyIntolerance.reaction.exposureRoute',
  ),
  ...authorConcepts('AllergyIntolerance.recorder').filter((row) => row.record !== 'author.healthcareProvider'),
  ...informationSourceConcepts('AllergyIntolerance.asserter'),
];

/**
 * Builds an AllergyIntolerance (AllergieIntolerantie, zib 2017 NL-CM:8.2.1), mapped to zib-AllergyIntolerance.
 *
 * @example
 * allergyIntolerance({ id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' })
 */
export const allergyIntolerance = defineZib('AllergyIntolerance', schema, allergyIntoleranceConcepts);
