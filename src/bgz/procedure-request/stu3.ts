import type { ProcedureRequest as FhirProcedureRequest, TimingRepeat } from 'fhir/r3';
import { profiles } from '../../fhir/profiles';
import type { HealthProfessional, ProcedureRequest } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, list, maybe } from '../define/elements';
import { bodySites } from '../parts/body-site/stu3';
import { codeableConcept, codeSpecification } from '../parts/code/stu3';
import { identifiers, organization, patientReference, performing, professional, withRole } from '../parts/party/stu3';
import { period as periodOf } from '../parts/period-of-use/stu3';
import { withDecimal } from '../parts/quantity/stu3';
import { problemReference } from '../parts/references/stu3';

type Status = FhirProcedureRequest['status'];

/** ConceptMap OrderStatusCodelijst-to-RequestStatus. */
const statuses: Readonly<Record<string, Status>> = {
  '385644000': 'active',
  '385651009': 'active',
  new: 'active',
  active: 'active',
  held: 'suspended',
  cancelled: 'cancelled',
  aborted: 'active',
};

/** Who is asked to do it: the role and the person. STU3 and the profile allow one performer. */
export function professionalAsked(
  performer: HealthProfessional | undefined,
  context: MappingContext,
): Pick<FhirProcedureRequest, 'performerType' | 'performer'> {
  return {
    performerType: maybe(performer?.role, (role) => codeableConcept(role, 'coding')),
    performer: maybe(performer, (one) => withRole(performing(one, context))),
  };
}

function occurrence(request: ProcedureRequest): Pick<FhirProcedureRequest, 'occurrencePeriod' | 'occurrenceTiming'> {
  const bounds = periodOf(request.startDate, request.endDate);
  if (request.interval === undefined) return { occurrencePeriod: bounds };
  const { value, unit } = request.interval;
  const period = Number(value);
  const repeat = compact({ boundsPeriod: bounds, frequency: request.frequency ?? 1, period, periodUnit: unit });
  return { occurrenceTiming: { repeat: withDecimal<TimingRepeat>(repeat, 'period', value) } };
}

/** ProcedureRequest (zib 16.1.4 with Procedure) → zib-ProcedureRequest. */
export function mapProcedureRequest(request: ProcedureRequest, context: MappingContext): FhirProcedureRequest {
  const asked = professionalAsked(request.performer, context);
  const location = maybe(request.location, (one) => organization(one, context));
  const resource: FhirProcedureRequest = compact({
    resourceType: 'ProcedureRequest' as const,
    id: context.id('ProcedureRequest', context.patientId, 'request', request.id),
    meta: { profile: [...profiles.procedureRequest] },
    identifier: identifiers(request.identificationNumbers),
    status: maybe(request.orderStatus?.code, (code) => statuses[code]) ?? request.requestStatus ?? ('active' as const),
    _status: maybe(request.orderStatus, codeSpecification),
    intent: request.intent ?? ('plan' as const),
    code: codeableConcept(request.procedureType),
    subject: patientReference(context),
    ...occurrence(request),
    requester: maybe(request.requester, (one) => ({ agent: withRole(professional(one, context)) })),
    performerType: asked.performerType,
    performer: asked.performer ?? location,
    reasonReference: list(request.indications, (one) => problemReference(one, context)),
    bodySite: bodySites(request.procedureAnatomicalLocation, request.procedureLaterality),
    // The note is for who reads it; the location itself comes along with all that is known of it.
    supportingInfo: asked.performer && location && [location],
    note: asked.performer && location && [{ text: `Locatie: ${location.display}` }],
  });
  return resource;
}
