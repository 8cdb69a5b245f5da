import type { Procedure as FhirProcedure, ProcedureRequest as FhirProcedureRequest, ProcedurePerformer } from 'fhir/r3';
import { relativeTo } from '../fhir/date-time';
import { profiles } from '../fhir/profiles';
import type { Procedure } from '../zib';
import type { Mapped, MappingContext } from './context';
import { deviceReference } from './devices';
import { bodySites } from './parts/body-site';
import { codeableConcept } from './parts/codeable-concept';
import { compact, extension, list, maybe, some } from './parts/elements';
import {
  identifiers,
  organization,
  patientReference,
  performing,
  professional,
  type Supporting,
  withRole,
} from './parts/parties';
import { problemReference } from './parts/problem-reference';
import { period } from './parts/quantities';
import { professionalAsked } from './procedure-requests';

/**
 * The zib has no status. A procedure that has ended is `completed`, one that has yet to begin is in `preparation`, any
 * other `in-progress`: so does the national test set, also where only the month or year of the end is known.
 */
function status(procedure: Procedure, context: MappingContext): FhirProcedure['status'] {
  const end = procedure.procedureEndDate;
  const endIsPrecise = end !== undefined && (end.length >= 10 || context.options.partialEndDateCompletes === true);
  if (end !== undefined && endIsPrecise && ['past', 'today'].includes(relativeTo(context.now, end))) return 'completed';
  const start = procedure.procedureStartDate;
  if (start !== undefined && relativeTo(context.now, start) === 'future') return 'preparation';
  return 'in-progress';
}

function performers(
  procedure: Procedure,
  context: MappingContext,
  supporting: Supporting,
): ProcedurePerformer[] | undefined {
  return some(
    maybe(procedure.location, (location) => ({ actor: organization(location, context, supporting) })),
    ...(procedure.performers ?? []).map((one) =>
      compact({
        role: maybe(one.role, (role) => codeableConcept(role, 'coding')),
        actor: withRole(performing(one, context, supporting)),
      }),
    ),
  );
}

/**
 * The request a performed procedure was based on; the zib knows only who asked, so the status is not known. A request
 * holds one performer (STU3 0..1), the first; the procedure itself holds them all.
 */
function request(
  procedure: Procedure,
  context: MappingContext,
  supporting: Supporting,
): FhirProcedureRequest | undefined {
  return maybe(procedure.requester, (requester) =>
    compact({
      resourceType: 'ProcedureRequest' as const,
      id: context.id('ProcedureRequest', context.patientId, 'procedure', procedure.id),
      meta: { profile: [...profiles.procedureRequest] },
      status: 'unknown' as const,
      intent: 'plan' as const,
      code: codeableConcept(procedure.procedureType),
      subject: patientReference(context),
      occurrencePeriod: period(procedure.procedureStartDate, procedure.procedureEndDate),
      requester: { agent: withRole(professional(requester, context, supporting)) },
      ...professionalAsked(procedure.performers?.[0], context, supporting),
      reasonReference: list(procedure.indications, (one) => problemReference(one, context, supporting)),
      bodySite: bodySites(procedure.procedureAnatomicalLocation, procedure.procedureLaterality),
    }),
  );
}

/** Procedure (zib 14.1.1) → zib-Procedure; with a requester also the zib-ProcedureRequest behind it. */
export function mapProcedure(procedure: Procedure, context: MappingContext): Mapped<FhirProcedure> {
  const supporting: Supporting = [];
  const basedOn = request(procedure, context, supporting);
  const resource: FhirProcedure = compact({
    resourceType: 'Procedure' as const,
    id: context.id('Procedure', context.patientId, procedure.id),
    meta: { profile: [...profiles.procedure] },
    extension: some(
      maybe(procedure.procedureMethod, (method) =>
        extension('procedure-method', { valueCodeableConcept: codeableConcept(method) }),
      ),
    ),
    identifier: identifiers(procedure.identificationNumbers),
    basedOn: maybe(basedOn, (one) => [
      {
        reference: `ProcedureRequest/${one.id}`,
        display: one.code.text ?? one.code.coding?.[0]?.display ?? 'Aanvraag',
      },
    ]),
    status: status(procedure, context),
    category: maybe(procedure.procedureCategory, (category) => codeableConcept(category)),
    code: codeableConcept(procedure.procedureType),
    subject: patientReference(context),
    performedPeriod: period(procedure.procedureStartDate, procedure.procedureEndDate),
    performer: performers(procedure, context, supporting),
    reasonReference: list(procedure.indications, (one) => problemReference(one, context, supporting)),
    bodySite: bodySites(procedure.procedureAnatomicalLocation, procedure.procedureLaterality),
    focalDevice: list(procedure.medicalDevices, (one) => ({
      manipulated: deviceReference(one.id, one.display, context),
    })),
  });
  if (basedOn) supporting.unshift(basedOn);
  return { resource, supporting };
}
