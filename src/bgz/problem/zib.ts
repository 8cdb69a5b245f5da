import { z } from 'zod';
import {
  lateralityCodelist,
  problemStatusCodelist,
  problemTypeCodelist,
  verificationStatusCodelist,
} from '../../terminology/codelists-care';
import { type Concept, concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { checked } from '../define/issue';
import {
  basicElementConcepts,
  basicElements,
  informationSourceConcepts,
  partyWithout,
} from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';

const properties = {
  ...basicElements,
  problemType: codedLike(problemTypeCodelist).optional(),
  /** ProblemName (NL-CM:5.1.3): SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  problemName: coded,
  /**
   * Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0, `probleem_naam_specifiek`). The same
   * problem in another thesaurus is no narrower name: that is a translation of `problemName`.
   */
  specificProblemNames: z.array(coded).optional(),
  problemAnatomicalLocation: coded.optional(),
  problemLaterality: codedLike(lateralityCodelist).optional(),
  problemStartDate: dateTime.optional(),
  problemEndDate: dateTime.optional(),
  verificationStatus: codedFrom(verificationStatusCodelist).optional(),
  comment: text.optional(),
  /** InformationSource (NL-CM:0.0.2). */
  informationSource: partyWithout('healthcareProvider').optional(),
};

const inOrder = beginBeforeEnd('problemStartDate', 'problemEndDate');

/** A problem of the problem list. */
const problemShape = checked(
  z.strictObject({
    ...properties,
    /** ProblemStatus (NL-CM:5.1.4), required. */
    problemStatus: codedFrom(problemStatusCodelist),
  }),
  inOrder,
);

/** A problem given whole inside another record, as the reason written inside an agreement: its status may be unknown. */
const problemInsideShape = checked(
  z.strictObject({ ...properties, problemStatus: codedFrom(problemStatusCodelist).optional() }),
  inOrder,
);

/** What is accepted for a Problem. */
export interface ProblemInput extends Given<z.input<typeof problemShape>> {}
/** Problem as the schema gives it. */
export interface ProblemOutput extends z.output<typeof problemShape> {}
export type Problem = DeepReadonly<ProblemOutput>;

/** What is accepted for a problem given whole inside another record. */
export interface ProblemInsideInput extends Given<z.input<typeof problemInsideShape>> {}
/** A problem given whole inside another record, as the schema gives it. */
export interface ProblemInsideOutput extends z.output<typeof problemInsideShape> {}
/** A problem of the list, or one given whole inside another record, which may lack a status. */
export type ProblemInside = DeepReadonly<ProblemInsideOutput>;

const problemObject: z.ZodType<ProblemOutput, ProblemInput> = problemShape;

/** Schema of a problem given whole inside another record. */
export const problemInsideObject: z.ZodType<ProblemInsideOutput, ProblemInsideInput> = problemInsideShape;

export const problemConcepts: readonly Concept[] = [
  concept('5.1.1', 'Problem', 'Probleem', '', 'Condition'),
  ...basicElementConcepts('Condition', 'subject'),
  concept('5.1.8', 'ProblemType', 'ProbleemType', 'problemType', 'Condition.category'),
  concept('5.1.3', 'ProblemName', 'ProbleemNaam', 'problemName', 'Condition.code'),
  concept(
    '5.1.3',
    'ProblemName',
    'ProbleemNaam',
    'specificProblemNames',
    'Condition.code.extension(bgz-SpecificProblemName).valueCodeableConcept',
  ),
  concept(
    '5.1.11',
    'ProblemAnatomicalLocation',
    'ProbleemAnatomischeLocatie',
    'problemAnatomicalLocation',
    'Condition.bodySite',
  ),
  concept(
    '5.1.12',
    'ProblemLaterality',
    'ProbleemLateraliteit',
    'problemLaterality',
    'Condition.bodySite.extension(BodySite-Qualifier).valueCodeableConcept',
  ),
  concept('5.1.6', 'ProblemStartDate', 'ProbleemBeginDatum', 'problemStartDate', 'Condition.onsetDateTime'),
  concept('5.1.9', 'ProblemEndDate', 'ProbleemEindDatum', 'problemEndDate', 'Condition.abatementDateTime'),
  concept(
    '5.1.4',
    'ProblemStatus',
    'ProbleemStatus',
    'problemStatus',
    'Condition.clinicalStatus.extension(code-specification).valueCodeableConcept',
  ),
  concept(
    '5.1.10',
    'VerificationStatus',
    'VerificatieStatus',
    'verificationStatus',
    'Condition.verificationStatus.extension(code-specification).valueCodeableConcept',
  ),
  concept('5.1.5', 'Comment', 'Toelichting', 'comment', 'Condition.note.text'),
  ...informationSourceConcepts('Condition.asserter'),
];

/**
 * Builds a Problem (Probleem, zib 2017 NL-CM:5.1.1), mapped to zib-Problem.
 *
 * @example
 * problem({ id: 'p-1', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active', problemStartDate: '2009' })
 */
export const problem = defineZib('Problem', problemObject, problemConcepts);
