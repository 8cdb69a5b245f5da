import { z } from 'zod';
import {
  probleemLateraliteitCodelijst,
  probleemStatusCodelijst,
  probleemTypeCodelijst,
  verificatieStatusCodelijst,
} from '../../terminology/zib2017/codelists';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, conceptsOf, field } from '../define/field';
import type { Given } from '../define/given';
import { basicFields, informationSource } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';

const before = {
  ...basicFields,
  problemType: field(
    '5.1.8',
    'ProbleemType',
    codedLike(probleemTypeCodelijst, {
      diagnosis: '282291009',
      symptom: '418799008',
      complaint: '409586006',
      functionalLimitation: '248536006',
      complication: '116223007',
    }).optional(),
  ),
  /** SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  problemName: field('5.1.3', 'ProbleemNaam', coded),
  /**
   * Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0, `probleem_naam_specifiek`). The same
   * problem in another thesaurus is no narrower name: that is a translation of `problemName`.
   */
  specificProblemNames: field('5.1.3', 'ProbleemNaam', z.array(coded).optional(), {
    name: 'ProblemName',
    ada: 'probleem_naam_specifiek',
  }),
  problemAnatomicalLocation: field('5.1.11', 'ProbleemAnatomischeLocatie', coded.optional()),
  problemLaterality: field(
    '5.1.12',
    'ProbleemLateraliteit',
    codedLike(probleemLateraliteitCodelijst, sides).optional(),
  ),
  problemStartDate: field('5.1.6', 'ProbleemBeginDatum', dateTime.optional()),
  problemEndDate: field('5.1.9', 'ProbleemEindDatum', dateTime.optional()),
};

const after = {
  verificationStatus: field(
    '5.1.10',
    'VerificatieStatus',
    codedFrom(verificatieStatusCodelijst, {
      suspected: '415684004',
      possible: '410590009',
      confirmed: '410605003',
      excluded: '410516002',
    }).optional(),
  ),
  comment: field('5.1.5', 'Toelichting', text.optional()),
  informationSource: informationSource(partyWithout('healthcareProvider').optional()),
};

const status = codedFrom(probleemStatusCodelijst, { active: '55561003', inactive: '73425007' });
const inOrder = beginBeforeEnd('problemStartDate', 'problemEndDate');

/** A problem of the problem list: its status is required. */
const problemShape = checkedObjectOf(
  { ...before, ...after, problemStatus: field('5.1.4', 'ProbleemStatus', status) },
  inOrder,
);

/** A problem given whole inside another record, as the reason written inside an agreement: its status may be unknown. */
const problemInsideShape = checkedObjectOf(
  { ...before, ...after, problemStatus: field('5.1.4', 'ProbleemStatus', status.optional()) },
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

/**
 * Builds a Problem (Probleem, zib 2017 NL-CM:5.1.1), mapped to zib-Problem.
 *
 * @example
 * problem({ id: 'p-1', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active', problemStartDate: '2009' })
 */
export const problem = defineZib(
  'Problem',
  problemObject,
  conceptsOf(
    { id: 'NL-CM:5.1.1', name: 'Problem', dutch: 'Probleem' },
    { ...before, problemStatus: field('5.1.4', 'ProbleemStatus', status), ...after },
  ),
);

export const problemConcepts = problem.concepts;
