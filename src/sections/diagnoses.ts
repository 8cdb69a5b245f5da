import type { CodeableConcept, Condition } from 'fhir/r3';
import { fhirDateTime } from '../fhir/date-time';
import { profiles } from '../fhir/profiles';
import type { Problem } from '../zib';
import type { Mapped, MappingContext } from './context';
import { bodySites } from './parts/body-site';
import { codeableConcept, codeSpecification, termOf } from './parts/codeable-concept';
import { compact, element, extension, maybe } from './parts/elements';
import { identifiers, partyReference, patientReference, type Supporting } from './parts/parties';

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

/** The problem name, with more precise names of the same problem as further codings. */
function code(problem: Problem): CodeableConcept {
  const name = codeableConcept(problem.problemName);
  const specifications = (problem.furtherSpecifications ?? []).map((one) => codeableConcept(one));
  const codings = [...(name.coding ?? []), ...specifications.flatMap((one) => one.coding ?? [])];
  const words = specifications.map((one) => one.text).find((text) => text !== undefined);
  return compact({ ...name, coding: codings.length > 0 ? codings : undefined, text: name.text ?? words });
}

function clinicalStatus(problem: Problem): Pick<Condition, 'clinicalStatus' | '_clinicalStatus'> {
  const status = problem.problemStatus;
  if (status === undefined)
    return { _clinicalStatus: element(extension('data-absent-reason', { valueCode: 'unknown' })) };
  return {
    clinicalStatus: maybe(status.code, (one) => clinicalStatuses[one]),
    _clinicalStatus: codeSpecification(status),
  };
}

/** The words for a problem, as references show them. */
export function problemDisplay(problem: Problem): string {
  return termOf(problem.problemName);
}

/** FHIR id of a problem, also for those who refer to it. */
export function problemId(recordId: string, context: MappingContext): string {
  return context.id('Condition', context.patientId, recordId);
}

/** Problem (zib 5.1.1) → zib-Problem. */
export function mapProblem(problem: Problem, context: MappingContext): Mapped<Condition> {
  const supporting: Supporting = [];
  const verification = problem.verificationStatus;
  const resource: Condition = compact({
    resourceType: 'Condition' as const,
    id: problemId(problem.id, context),
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
    asserter: maybe(problem.informationSource, (source) => partyReference(source, context, supporting)),
    note: maybe(problem.comment, (text) => [{ text }]),
  });
  return { resource, supporting };
}
