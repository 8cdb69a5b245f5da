import type {
  CodeableConcept,
  Procedure as FhirProcedure,
  ProcedureRequest as FhirProcedureRequest,
  ProcedurePerformer,
} from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { profiles } from '../../fhir/profiles';
import type { CodedConcept, Procedure } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { deviceReference } from '../medical-device/stu3';
import { bodySites } from '../parts/body-site/stu3';
import { procedureStatus, statusAt } from '../parts/clock-status/stu3';
import { codeableConcept } from '../parts/code/stu3';
import { identifiers, organization, patientReference, performing, professional, withRole } from '../parts/party/stu3';
import { period } from '../parts/period-of-use/stu3';
import { problemReference } from '../parts/references/stu3';
import { professionalAsked } from '../procedure-request/stu3';

/** The status the record states, which the zib has no concept for; else what its dates say. */
function status(procedure: Procedure, { now, options }: MappingContext): FhirProcedure['status'] {
  const dates = { start: procedure.procedureStartDate, end: procedure.procedureEndDate };
  return procedure.status ?? statusAt(procedureStatus, dates, now, options);
}

/** What Nictiz prescribes for a category that is not known (BgZ-Procedure: spec bgz-msz-profiles §3.3). */
const ANY_PROCEDURE = { system: systems.snomed, code: '71388002', display: 'verrichting' } as const;

/** The category is required. One that is not known gets the general code, with what the record does say beside it. */
function category(value: CodedConcept | undefined): CodeableConcept {
  if (value === undefined) return { coding: [{ ...ANY_PROCEDURE }] };
  const concept = codeableConcept(value);
  if (value.nullFlavor === undefined) return concept;
  return { ...concept, coding: [{ ...ANY_PROCEDURE }, ...(concept.coding ?? [])] };
}

function performers(procedure: Procedure, context: MappingContext): ProcedurePerformer[] | undefined {
  return some(
    maybe(procedure.location, (location) => ({ actor: organization(location, context) })),
    ...(procedure.performers ?? []).map((one) =>
      compact({
        role: maybe(one.role, (role) => codeableConcept(role, 'coding')),
        actor: withRole(performing(one, context)),
      }),
    ),
  );
}

/**
 * The request a performed procedure was based on; the zib knows only who asked, so the status is not known. A request
 * holds one performer (STU3 0..1), the first; the procedure itself holds them all.
 */
function request(procedure: Procedure, context: MappingContext): FhirProcedureRequest | undefined {
  const asked = professionalAsked(procedure.performers?.[0], context);
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
      requester: { agent: withRole(professional(requester, context)) },
      performerType: asked.performerType,
      // Where nobody is named, the organization at whose location it was done is who was asked.
      performer: asked.performer ?? maybe(procedure.location, (one) => organization(one, context)),
      reasonReference: list(procedure.indications, (one) => problemReference(one, context)),
      bodySite: bodySites(procedure.procedureAnatomicalLocation, procedure.procedureLaterality),
    }),
  );
}

/** Procedure (zib 14.1.1) → zib-Procedure; with a requester also the zib-ProcedureRequest behind it. */
export function mapProcedure(procedure: Procedure, context: MappingContext): FhirProcedure {
  const basedOn = request(procedure, context);
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
    category: category(procedure.procedureCategory),
    code: codeableConcept(procedure.procedureType),
    subject: patientReference(context),
    performedPeriod: period(procedure.procedureStartDate, procedure.procedureEndDate),
    performer: performers(procedure, context),
    reasonReference: list(procedure.indications, (one) => problemReference(one, context)),
    bodySite: bodySites(procedure.procedureAnatomicalLocation, procedure.procedureLaterality),
    focalDevice: list(procedure.medicalDevices, (one) => ({
      manipulated: deviceReference(one.id, one.display, context),
    })),
  });
  if (basedOn) context.refer(basedOn);
  return resource;
}
