import type { MedicationStatement, Period } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { profiles } from '../../fhir/profiles';
import { stopTypeCodelist } from '../../terminology/codelists-medication';
import type { MedicationUse } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { medicationUseStatus, statusAt } from '../parts/clock-status/stu3';
import { beyondCode, codeableConcept, codeSpecification } from '../parts/code/stu3';
import { dosages } from '../parts/instructions-for-use/stu3';
import {
  cyclicalSchedule,
  logicalReference,
  medicationCategory,
  medicationTreatment,
  notes,
  usageDuration,
} from '../parts/medication/stu3';
import { identifiers, partyReference, partyRoleReference, patientReference, professional } from '../parts/party/stu3';
import { periodOfUse } from '../parts/period-of-use/stu3';
import { problemReference } from '../parts/references/stu3';
import { productReference } from '../pharmaceutical-product/stu3';

/** ConceptMap MedicationUseStopTypeCodeLijst-to-MedicationStatementStatus. */
const stopped: Readonly<Record<string, MedicationStatement['status']>> = { '1': 'on-hold', '2': 'stopped' };

type Status = Pick<MedicationStatement, 'status' | '_status'>;

/**
 * The status the record states, else what its stop type says, else what the period of use does. A stop type that the status
 * does not tell goes along with its own code.
 */
function statusOf(use: MedicationUse, context: MappingContext): Status {
  const byStopType = maybe(use.stopType?.code, (code) => stopped[code]);
  const { startDateTime: start, endDateTime: end } = use.periodOfUse ?? {};
  const byPeriod = statusAt(medicationUseStatus, { start, end }, context.now, context.options);
  const status = use.status ?? byStopType ?? byPeriod;
  return {
    status,
    _status:
      status === byStopType ? beyondCode(use.stopType, stopTypeCodelist) : maybe(use.stopType, codeSpecification),
  };
}

function effectivePeriod(use: MedicationUse): Period | undefined {
  const period = periodOfUse(use.periodOfUse);
  const duration = usageDuration(use.periodOfUse?.duration);
  if (duration === undefined) return period;
  return { extension: [duration], ...period };
}

/** MedicationUse (zib 9.11.21338) → zib-MedicationUse. */
export function mapMedicationUse(use: MedicationUse, context: MappingContext): MedicationStatement {
  const resource: MedicationStatement = compact({
    resourceType: 'MedicationStatement' as const,
    id: context.id('MedicationStatement', context.patientId, use.id),
    meta: { profile: [...profiles.medicationUse] },
    extension: some(
      maybe(use.asAgreedIndicator, (valueBoolean) =>
        extension('zib-MedicationUse-AsAgreedIndicator', { valueBoolean }),
      ),
      maybe(use.prescriber, (one) =>
        extension('zib-MedicationUse-Prescriber', { valueReference: professional(one, context).role }),
      ),
      maybe(use.author, (author) =>
        extension('zib-MedicationUse-Author', { valueReference: partyRoleReference(author, context) }),
      ),
      maybe(use.reasonForChangeOrDiscontinuation, (reason) =>
        extension('zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse', {
          valueCodeableConcept: codeableConcept(reason, 'other-as-coding'),
        }),
      ),
      medicationTreatment(use.medicationTreatment),
    ),
    modifierExtension: some(cyclicalSchedule(use.instructionsForUse?.repeatPeriodCyclicalSchedule)),
    identifier: identifiers(use.identificationNumbers),
    ...statusOf(use, context),
    category: medicationCategory('use'),
    medicationReference: productReference(use.productUsed, context),
    effectivePeriod: effectivePeriod(use),
    dateAsserted: fhirDateTime(use.registrationDateTime),
    informationSource: maybe(use.informationSource, (source) => partyReference(source, context)),
    subject: patientReference(context),
    derivedFrom: list(use.relatedAgreements, logicalReference),
    taken: use.useIndicator ? ('y' as const) : ('n' as const),
    reasonCode: maybe(use.reasonForUse, (text) => [{ text }]),
    reasonReference: list(use.reasons, (reason) => problemReference(reason, context)),
    note: notes(use.comment),
    dosage: dosages(use.instructionsForUse),
  });
  return resource;
}
