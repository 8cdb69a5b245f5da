import type { MedicationRequest, MedicationRequestRequester } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { profiles } from '../../fhir/profiles';
import type { HealthProfessional, MedicationAgreement } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { codeableConcept } from '../parts/code/stu3';
import { dosages } from '../parts/instructions-for-use/stu3';
import {
  additionalInformation,
  cyclicalSchedule,
  logicalReference,
  medicationCategory,
  medicationTreatment,
  notes,
  periodExtensions,
  stopType,
} from '../parts/medication/stu3';
import { identifiers, patientReference, professional, withRole } from '../parts/party/stu3';
import { decimalText, unitInWords } from '../parts/quantity/stu3';
import { problemReference } from '../parts/references/stu3';
import { productReference } from '../pharmaceutical-product/stu3';

/**
 * The prescriber, with the function as RequesterRole on the requester, where the national test set asserts it. Profile
 * 2.2.9 puts it as practitionerrole-reference on the agent; an option adds that.
 */
function requester(prescriber: HealthProfessional, context: MappingContext): MedicationRequestRequester {
  const references = professional(prescriber, context);
  return {
    extension: [extension('zib-MedicationAgreement-RequesterRole', { valueReference: references.role })],
    agent: context.options.practitionerRoleOnAgent === true ? withRole(references) : references.practitioner,
  };
}

type Measurement = NonNullable<MedicationAgreement['bodyHeight']>;

function measured(name: string, value: Measurement): string {
  const amount = `${decimalText(value.value.value)} ${unitInWords(value.value.unit)}`;
  return value.dateTime === undefined ? `${name}: ${amount}` : `${name}: ${amount} (${value.dateTime})`;
}

/** MedicationAgreement (zib 9.6.9580) → zib-MedicationAgreement. */
export function mapMedicationAgreement(agreement: MedicationAgreement, context: MappingContext): MedicationRequest {
  const resource: MedicationRequest = compact({
    resourceType: 'MedicationRequest' as const,
    id: context.id('MedicationRequest', context.patientId, agreement.id),
    meta: { profile: [...profiles.medicationAgreement] },
    extension: some(
      ...periodExtensions(agreement.periodOfUse),
      ...(agreement.additionalInformation ?? []).map(additionalInformation),
      medicationTreatment(agreement.medicationTreatment),
    ),
    modifierExtension: some(
      stopType(agreement.stopType),
      cyclicalSchedule(agreement.instructionsForUse?.repeatPeriodCyclicalSchedule),
    ),
    identifier: identifiers(agreement.identificationNumbers),
    basedOn: list(agreement.relatedAgreements, logicalReference),
    status: agreement.canceledIndicator ? ('entered-in-error' as const) : undefined,
    intent: 'order' as const,
    category: medicationCategory('agreement'),
    medicationReference: productReference(agreement.agreedMedicine, context),
    subject: patientReference(context),
    authoredOn: fhirDateTime(agreement.agreementDateTime),
    requester: maybe(agreement.prescriber, (prescriber) => requester(prescriber, context)),
    reasonCode: maybe(agreement.reasonForAgreement, (reason) => [codeableConcept(reason, 'other-as-coding')]),
    reasonReference: list(agreement.prescriptionReasons, (reason) => problemReference(reason, context)),
    note: notes(
      agreement.comment,
      maybe(agreement.bodyHeight, (height) => measured('Lichaamslengte', height)),
      maybe(agreement.bodyWeight, (weight) => measured('Lichaamsgewicht', weight)),
    ),
    dosageInstruction: dosages(agreement.instructionsForUse),
  });
  return resource;
}
