import type { CodeableConcept, Condition } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { canonicalJson } from '../../fhir/json';
import { profiles } from '../../fhir/profiles';
import type { ProblemInside } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, maybe } from '../define/elements';
import { sameContent } from '../define/same-content';
import { bodySites } from '../parts/body-site/stu3';
import { codeableConcept, codeSpecification, notRegistered, termOf } from '../parts/code/stu3';
import { identifiers, partyReference, patientReference } from '../parts/party/stu3';

/** ConceptMap ProbleemStatusCodelijst-to-Condition-Clinical-Status-Codes, the `equal` rows. */
const clinicalStatuses: Readonly<Record<string, Condition['clinicalStatus']>> = {
  '55561003': 'active',
  '73425007': 'inactive',
};

/** ConceptMap VerificatieStatusCodelijst-to-ConditionVerificationStatus. */
const verificationStatuses: Readonly<Record<string, Condition['verificationStatus']>> = {
  '415684004': 'provisional',
  '410590009': 'differential',
  '410605003': 'confirmed',
  '410516002': 'refuted',
  UNK: 'unknown',
};

/** The problem name; each narrower name is an extension beside it (BgZ-Problem, slice specificProblemName). */
function code(problem: ProblemInside): CodeableConcept {
  const name = codeableConcept(problem.problemName);
  const specific = (problem.specificProblemNames ?? []).map((one) =>
    extension('bgz-SpecificProblemName', { valueCodeableConcept: codeableConcept(one) }),
  );
  return { ...name, ...(specific.length > 0 && { extension: [...(name.extension ?? []), ...specific] }) };
}

/**
 * A problem of the list always has a status. One given whole inside another record may lack it; a required element has no
 * room for that (con-3), so it counts as `active`, the safe side for who reads it, with a NullFlavor beside it.
 */
function clinicalStatus({ problemStatus: status = notRegistered }: ProblemInside) {
  return {
    clinicalStatus: maybe(status.code, (one) => clinicalStatuses[one]) ?? ('active' as const),
    _clinicalStatus: codeSpecification(status),
  };
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
  const listed = context.problems.get(problem.id);
  if (listed !== undefined && sameContent(listed, problem)) return problemId(problem.id, context);
  return context.id('Condition', context.patientId, 'inside', canonicalJson(problem));
}

/** Problem (zib 5.1.1) of the list → zib-Problem. */
export function mapProblem(problem: ProblemInside, context: MappingContext): Condition {
  return condition(problemId(problem.id, context), problem, context);
}

/** Problem (zib 5.1.1) given whole inside another record → zib-Problem. */
export function mapProblemInside(problem: ProblemInside, context: MappingContext): Condition {
  return condition(insideId(problem, context), problem, context);
}

function condition(id: string, problem: ProblemInside, context: MappingContext): Condition {
  const verification = problem.verificationStatus;
  const resource: Condition = compact({
    resourceType: 'Condition' as const,
    id,
    meta: { profile: [...profiles.problem] },
    identifier: identifiers(problem.identificationNumbers),
    ...clinicalStatus(problem),
    verificationStatus: maybe(verification, (status) => verificationStatuses[status.code ?? status.nullFlavor]),
    _verificationStatus: maybe(verification, codeSpecification),
    category: maybe(problem.problemType, (type) => [codeableConcept(type)]),
    code: code(problem),
    bodySite: bodySites(problem.problemAnatomicalLocation, problem.problemLaterality),
    subject: patientReference(context),
    onsetDateTime: maybe(problem.problemStartDate, fhirDateTime),
    abatementDateTime: maybe(problem.problemEndDate, fhirDateTime),
    asserter: maybe(problem.informationSource, (source) => partyReference(source, context)),
    note: maybe(problem.comment, (text) => [{ text }]),
  });
  return resource;
}
