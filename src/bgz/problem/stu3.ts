import type { CodeableConcept } from 'fhir/r3';
import { canonicalJson } from '../../fhir/json';
import { probleemStatusCodelijst, verificatieStatusCodelijst } from '../../terminology/zib2017/codelists';
import {
  probleemStatusCodelijstToConditionClinicalStatusCodes,
  verificatieStatusCodelijstToConditionVerificationStatus,
} from '../../terminology/zib2017/concept-maps';
import type { Problem, ProblemInside } from '../../zib';
import { alone } from '../define/codec';
import type { MappingContext } from '../define/context';
import { extension } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { rowsOf } from '../define/rows';
import { sameStatement, withoutMetadata } from '../define/same-content';
import { defineStu3 } from '../define/stu3';
import { bodySiteRow } from '../parts/body-site/codec';
import { conceptCodec, contradicts, readSpecification, SPECIFICATION, translated } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept, codeSpecification, notRegistered, termOf } from '../parts/code/stu3';
import { codesBothWays } from '../parts/code/translation';
import { identifiersRow } from '../parts/identifier/codec';
import { momentCodec } from '../parts/moment/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { notesCodec } from '../parts/text/codec';
import { problemSection } from './section';

/** What recurrence, remission and resolved say more than the zib's code is told as not read. */
const clinicalStatus = codesBothWays(probleemStatusCodelijst, probleemStatusCodelijstToConditionClinicalStatusCodes);
const verificationStatus = codesBothWays(
  verificatieStatusCodelijst,
  verificatieStatusCodelijstToConditionVerificationStatus,
);

/**
 * A problem of the list always has a status. One given whole inside another record may lack it; a required element has no
 * room for that (con-3), so it counts as `active`, the safe side for who reads it, with a NullFlavor beside it.
 */
function writeStatus({ problemStatus: status = notRegistered }: ProblemInside) {
  return {
    clinicalStatus: clinicalStatus.to(status.code) ?? 'active',
    _clinicalStatus: codeSpecification(status),
  };
}

/** The zib's own code; else what FHIR says. Beside a status that is not registered stands why; the record then has none. */
function readStatus(condition: FhirNode) {
  const own = readSpecification(condition, 'clinicalStatus');
  if (own?.nullFlavor !== undefined) {
    condition.drop('clinicalStatus', 'active');
    return {};
  }
  // Left where it stands, it sets the problem apart: which of the two is meant is not known.
  if (contradicts(clinicalStatus, own, condition.peek('clinicalStatus'))) return {};
  const problemStatus = own ?? clinicalStatus.from(condition.peek('clinicalStatus'));
  if (problemStatus !== undefined) condition.drop('clinicalStatus', clinicalStatus.to(problemStatus.code));
  return { problemStatus };
}

/** The problem name; each narrower name is an extension beside it (BgZ-Problem, slice specificProblemName). */
function writeNames({ problemName, specificProblemNames = [] }: ProblemInside): { code: CodeableConcept } {
  const name = codeableConcept(problemName);
  const specific = specificProblemNames.map((one) =>
    extension('bgz-SpecificProblemName', { valueCodeableConcept: codeableConcept(one) }),
  );
  return { code: { ...name, ...(specific.length > 0 && { extension: [...(name.extension ?? []), ...specific] }) } };
}

function readNames(condition: FhirNode) {
  const name = condition.open('code');
  if (name === undefined) return {};
  const specific = name.extensions('bgz-SpecificProblemName').flatMap((one) => {
    const concept = one.open('valueCodeableConcept');
    return (concept && readConcept(concept)) ?? [];
  });
  return { problemName: readConcept(name), ...(specific.length > 0 && { specificProblemNames: specific }) };
}

/** The words for a problem, as references show them. */
export function problemDisplay(problem: ProblemInside): string {
  return termOf(problem.problemName);
}

/** FHIR id of a problem of the list, also for those who refer to it. */
export function problemId(recordId: string, context: MappingContext): string {
  return context.id('Condition', context.patientId, recordId);
}

/**
 * FHIR id of a problem given whole inside another record. One that is the problem of the list, word for word, is that one.
 * Any other is known by all it says: another diagnosis under the same id can then never take its place at a receiver, not
 * even where no single request sees both, and the same one has the same id in every record and every pull.
 */
function insideId(problem: ProblemInside, context: MappingContext): string {
  const isListed = context.ask(({ problems }) => {
    const listed = problems.get(problem.id);
    return listed !== undefined && sameStatement(listed, problem);
  });
  if (isListed) return problemId(problem.id, context);
  return context.id('Condition', context.patientId, 'inside', canonicalJson(withoutMetadata(problem)));
}

const { row, pair } = rowsOf<ProblemInside>();

const condition = {
  type: 'Condition',
  profiles: problemSection.profiles,
  rows: [
    identifiersRow,
    pair({ problemStatus: [`clinicalStatus.${SPECIFICATION}`] }, writeStatus, readStatus),
    row('verificationStatus', 'verificationStatus', translated(verificationStatus)),
    row('problemType', 'category', alone(conceptCodec())),
    pair(
      {
        problemName: ['code'],
        specificProblemNames: ['code.extension(bgz-SpecificProblemName).valueCodeableConcept'],
      },
      writeNames,
      readNames,
    ),
    bodySiteRow<ProblemInside>('problemAnatomicalLocation', 'problemLaterality', 'list'),
    subjectRow('subject'),
    row('problemStartDate', 'onsetDateTime', momentCodec),
    row('problemEndDate', 'abatementDateTime', momentCodec),
    row('informationSource', 'asserter', partyCodec),
    row('comment', 'note', notesCodec),
  ],
} as const;

/** Problem (zib 5.1.1) of the list in FHIR: zib-Problem. */
export const problemStu3 = defineStu3<Problem>({ ...condition, id: ({ id }, context) => problemId(id, context) });

/** Problem (zib 5.1.1) given whole inside another record, in FHIR: zib-Problem. */
export const problemInsideStu3 = defineStu3<ProblemInside>({ ...condition, id: insideId });
