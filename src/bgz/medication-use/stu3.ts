import type { MedicationStatement } from 'fhir/r3';
import { stoptype } from '../../terminology/zib2017/codelists';
import { medicationUseStopTypeCodeLijstToMedicationStatementStatus } from '../../terminology/zib2017/concept-maps';
import type { MedicationUse } from '../../zib';
import { alone, each, primitive } from '../define/codec';
import type { MappingContext } from '../define/context';
import { maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { inExtension, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { practitionerRoleCodec } from '../health-professional/stu3';
import { statedStatus, statusAt } from '../parts/clock-status/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { beyondCode, codeSpecification } from '../parts/code/stu3';
import { codesBothWays } from '../parts/code/translation';
import { identifiersRow } from '../parts/identifier/codec';
import { cyclicalScheduleRow, instructionsRow } from '../parts/instructions-for-use/codec';
import { categoryRow, commentRow, logicalReferencesCodec, treatmentRow } from '../parts/medication/codec';
import { momentCodec } from '../parts/moment/codec';
import { partyCodec, partyRoleCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { peekPeriod, periodOfUseCodec } from '../parts/period-of-use/codec';
import { problemReferenceCodec } from '../parts/references/codec';
import { flagCodec, wordsOfConceptCodec } from '../parts/text/codec';
import { productRow } from '../pharmaceutical-product/stu3';
import { medicationUseSection } from './section';
import { medicationUseStatus } from './status';
import { medicationUseStatuses } from './zib';

const stopped = codesBothWays(stoptype, medicationUseStopTypeCodeLijstToMedicationStatementStatus);

/**
 * The status the record states, else what its stop type says, else what the period of use does. A stop type that the status
 * does not tell goes along with its own code.
 */
function writeStatus(
  use: MedicationUse,
  { ask, options }: MappingContext,
): Pick<MedicationStatement, 'status' | '_status'> {
  const byStopType = stopped.to(use.stopType?.code);
  const { startDateTime: start, endDateTime: end } = use.periodOfUse ?? {};
  const byPeriod = ask(({ now }) => statusAt(medicationUseStatus, { start, end }, now, options));
  const status = use.status ?? byStopType ?? byPeriod;
  return {
    status,
    _status: status === byStopType ? beyondCode(use.stopType, stoptype) : maybe(use.stopType, codeSpecification),
  };
}

/**
 * The stop type is what stands beside the status, else what the status says. A status that says more than that, and that the
 * period of use does not say by itself (see `statedStatus`), is one that was stated.
 */
function readStatus(source: FhirNode, { now }: ReadContext) {
  const beside = source.beside('status')?.extension('code-specification')?.open('valueCodeableConcept');
  const written = medicationUseStatuses.find((known) => known === source.peek('status'));
  if (written !== undefined) source.take('status');
  const stopType = (beside && readConcept(beside)) ?? stopped.from(written);
  if (written === undefined || stopped.to(stopType?.code) === written) return { stopType };
  // A stop type goes before the clock, so that beside one any other status was stated.
  if (stopped.to(stopType?.code) !== undefined) return { stopType, status: written };
  // The period has a row of its own; it is only looked at here.
  const dates = peekPeriod(source, 'effectivePeriod');
  return { stopType, status: statedStatus(medicationUseStatus, written, dates, now) };
}

/** Whether it is used. FHIR knows "unknown" and "not applicable" too, which the zib does not: these stay. */
const takenCodec = primitive<boolean>(
  'Code',
  (isUsed) => (isUsed ? 'y' : 'n'),
  (value) => (value === 'y' ? true : value === 'n' ? false : undefined),
);

const { row, pair } = rowsOf<MedicationUse>();

/** MedicationUse (zib 9.11.21338) in FHIR: zib-MedicationUse. */
export const medicationUseStu3 = defineStu3<MedicationUse>({
  type: 'MedicationStatement',
  profiles: medicationUseSection.profiles,
  rows: [
    row('asAgreedIndicator', inExtension('zib-MedicationUse-AsAgreedIndicator'), flagCodec),
    row('prescriber', inExtension('zib-MedicationUse-Prescriber'), practitionerRoleCodec),
    row('author', inExtension('zib-MedicationUse-Author'), partyRoleCodec),
    row(
      'reasonForChangeOrDiscontinuation',
      inExtension('zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse'),
      conceptCodec('other-as-coding'),
    ),
    treatmentRow,
    cyclicalScheduleRow(),
    identifiersRow,
    pair({ stopType: ['status'], status: ['status'] }, writeStatus, readStatus),
    categoryRow('use'),
    productRow('productUsed'),
    row('periodOfUse', 'effectivePeriod', periodOfUseCodec),
    row('registrationDateTime', 'dateAsserted', momentCodec),
    row('informationSource', 'informationSource', partyCodec),
    subjectRow('subject'),
    row('relatedAgreements', 'derivedFrom', logicalReferencesCodec),
    row('useIndicator', 'taken', takenCodec),
    row('reasonForUse', 'reasonCode', alone(wordsOfConceptCodec)),
    row('reasons', 'reasonReference', each(problemReferenceCodec)),
    commentRow,
    instructionsRow('dosage'),
  ],
});
