import * as z from 'zod';
import {
  probleemLateraliteitCodelijst,
  probleemStatusCodelijst,
  probleemTypeCodelijst,
  verificatieStatusCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, definePart, field } from '../define/field';
import { written } from '../define/written';
import { basicFields, informationSource } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';
import type { Problem, ProblemInput, ProblemInside, ProblemInsideInput } from './types';

const status = codedFrom(probleemStatusCodelijst, { active: '55561003', inactive: '73425007' });

const fields = {
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
  problemName: field('5.1.3', 'ProbleemNaam', coded, {
    note: 'SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text.',
  }),
  specificProblemNames: field('5.1.3', 'ProbleemNaam', z.array(coded).optional(), {
    name: 'ProblemName',
    ada: 'probleem_naam_specifiek',
    note: 'Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0, `probleem_naam_specifiek`). The same problem in another thesaurus is no narrower name: that is a translation of `problemName`.',
  }),
  problemAnatomicalLocation: field('5.1.11', 'ProbleemAnatomischeLocatie', coded.optional()),
  problemLaterality: field(
    '5.1.12',
    'ProbleemLateraliteit',
    codedLike(probleemLateraliteitCodelijst, sides).optional(),
  ),
  problemStartDate: field('5.1.6', 'ProbleemBeginDatum', dateTime.optional()),
  problemEndDate: field('5.1.9', 'ProbleemEindDatum', dateTime.optional()),
  problemStatus: field('5.1.4', 'ProbleemStatus', status),
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

const inOrder = beginBeforeEnd('problemStartDate', 'problemEndDate');

/** A problem given whole inside another record, as the reason written inside an agreement: its status may be unknown. */
export const problemInside = definePart(
  {
    id: '5.1.1',
    name: 'ProblemInside',
    concept: 'Problem',
    dutch: 'Probleem',
    note: 'Given whole inside another record: its status may be unknown.',
  },
  checkedObjectOf({ ...fields, problemStatus: field('5.1.4', 'ProbleemStatus', status.optional()) }, inOrder),
  written<ProblemInside, ProblemInsideInput>(),
);

/**
 * Builds a Problem (Probleem, zib 2017 NL-CM:5.1.1), mapped to zib-Problem.
 *
 * @example
 * problem({ id: 'p-1', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active', problemStartDate: '2009' })
 */
export const problem = defineZib(
  { id: '5.1.1', name: 'Problem', dutch: 'Probleem' },
  checkedObjectOf(fields, inOrder),
  written<Problem, ProblemInput>(),
);
