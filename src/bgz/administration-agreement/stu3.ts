import type { MedicationDispense } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { profiles } from '../../fhir/profiles';
import type { AdministrationAgreement } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
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
import { identifiers, organization, patientReference } from '../parts/party/stu3';
import { productReference } from '../pharmaceutical-product/stu3';

/** AdministrationAgreement (zib 9.8.20132) → zib-AdministrationAgreement. */
export function mapAdministrationAgreement(
  agreement: AdministrationAgreement,
  context: MappingContext,
): MedicationDispense {
  const resource: MedicationDispense = compact({
    resourceType: 'MedicationDispense' as const,
    id: context.id('MedicationDispense', context.patientId, agreement.id),
    meta: { profile: [...profiles.administrationAgreement] },
    extension: some(
      maybe(agreement.agreementDateTime, (moment) =>
        extension('zib-AdministrationAgreement-AuthoredOn', { valueDateTime: fhirDateTime(moment) }),
      ),
      maybe(agreement.agreementReason, (valueString) =>
        extension('zib-AdministrationAgreement-AgreementReason', { valueString }),
      ),
      ...periodExtensions(agreement.periodOfUse),
      maybe(agreement.additionalInformation, additionalInformation),
      medicationTreatment(agreement.medicationTreatment),
    ),
    modifierExtension: some(
      stopType(agreement.stopType),
      cyclicalSchedule(agreement.instructionsForUse?.repeatPeriodCyclicalSchedule),
    ),
    identifier: identifiers(agreement.identificationNumbers),
    status: agreement.canceledIndicator ? ('entered-in-error' as const) : undefined,
    category: medicationCategory('administrationAgreement'),
    medicationReference: productReference(agreement.medicine, context),
    subject: patientReference(context),
    performer: maybe(agreement.supplier, (supplier) => [{ actor: organization(supplier, context) }]),
    authorizingPrescription: list(agreement.medicationAgreements, logicalReference),
    note: notes(agreement.comment),
    dosageInstruction: dosages(agreement.instructionsForUse),
  });
  return resource;
}
