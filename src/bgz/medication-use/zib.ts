import { z } from 'zod';
import { agreementReasonCodelist, stopTypeCodelist } from '../../terminology/codelists-medication';
import { type Concept, concept, holding, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderConcepts } from '../healthcare-provider/zib';
import {
  authorConcepts,
  basicElementConcepts,
  basicElements,
  informationSourceConcepts,
  party,
  partyWithout,
} from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse, instructionsForUseConcepts } from '../parts/instructions-for-use/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { agreementReference, problemReference, problemReferenceConcepts } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import { pharmaceuticalProductConcepts, pharmaceuticalProductObject } from '../pharmaceutical-product/zib';

/** Codes of http://hl7.org/fhir/medication-statement-status (STU3). */
const medicationUseStatuses = ['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold'] as const;

const shape = z.strictObject({
  ...basicElements,
  /** MedicationUseDateTime (NL-CM:9.11.22398): when the use was registered; required. */
  registrationDateTime: dateTime,
  useIndicator: z.boolean(),
  asAgreedIndicator: z.boolean().optional(),
  productUsed: pharmaceuticalProductObject,
  periodOfUse: periodOfUse.optional(),
  instructionsForUse: instructionsForUse.optional(),
  prescriber: healthProfessionalObject.optional(),
  reasonForUse: text.optional(),
  /** Problems the medicine is used for. */
  reasons: z.array(problemReference).optional(),
  reasonForChangeOrDiscontinuation: codedLike(agreementReasonCodelist).optional(),
  stopType: codedLike(stopTypeCodelist).optional(),
  /**
   * How far the use is, in FHIR's own words, for sources that know; the zib has no such concept. Left out, the stop type
   * and the period of use decide (docs/mapping-choices.md).
   */
  status: z.enum(medicationUseStatuses).optional(),
  /** The agreements or dispenses this use follows. */
  relatedAgreements: z.array(agreementReference).optional(),
  /** Number of the medication treatment all building blocks of one therapy share. */
  medicationTreatment: identifier.optional(),
  author: partyWithout('contactPerson').optional(),
  informationSource: party.optional(),
  comment: text.optional(),
});

/** What is accepted for a MedicationUse. */
export interface MedicationUseInput extends Given<z.input<typeof shape>> {}
/** MedicationUse as the schema gives it. */
export interface MedicationUseOutput extends z.output<typeof shape> {}
export type MedicationUse = DeepReadonly<MedicationUseOutput>;

const schema: z.ZodType<MedicationUseOutput, MedicationUseInput> = shape;

const USE = 'MedicationStatement';

export const medicationUseConcepts: readonly Concept[] = [
  concept('9.11.21338', 'MedicationUse', 'MedicatieGebruik', '', USE),
  ...basicElementConcepts(USE, 'subject'),
  concept('9.11.22398', 'MedicationUseDateTime', 'Registratiedatum', 'registrationDateTime', `${USE}.dateAsserted`),
  concept('9.11.22399', 'UseIndicator', 'GebruikIndicator', 'useIndicator', `${USE}.taken`),
  concept(
    '9.11.22492',
    'AsAgreedIndicator',
    'VolgensAfspraakIndicator',
    'asAgreedIndicator',
    `${USE}.extension(zib-MedicationUse-AsAgreedIndicator).valueBoolean`,
  ),
  holding(
    concept('9.11.21339', 'ProductUsed', 'GebruiksProduct', 'productUsed', `${USE}.medicationReference`),
    pharmaceuticalProductConcepts,
  ),
  concept('9.11.22663', 'PeriodOfUse', 'Gebruiksperiode', 'periodOfUse', `${USE}.effectivePeriod`),
  concept('20.3.2', 'StartDateTime', 'BeginDatumTijd', 'periodOfUse.startDateTime', `${USE}.effectivePeriod.start`),
  concept('20.3.3', 'EndDateTime', 'EindDatumTijd', 'periodOfUse.endDateTime', `${USE}.effectivePeriod.end`),
  concept(
    '20.3.4',
    'Duration',
    'Tijdsduur',
    'periodOfUse.duration',
    `${USE}.effectivePeriod.extension(zib-MedicationUse-Duration).valueDuration`,
  ),
  concept('9.11.22504', 'InstructionsForUse', 'Gebruiksinstructie', 'instructionsForUse', `${USE}.dosage`),
  ...nested(instructionsForUseConcepts, 'instructionsForUse', `${USE}.dosage`),
  concept(
    '9.12.22505',
    'RepeatPeriodCyclicalSchedule',
    'HerhaalperiodeCyclischSchema',
    'instructionsForUse.repeatPeriodCyclicalSchedule',
    `${USE}.modifierExtension(zib-Medication-RepeatPeriodCyclicalSchedule).valueDuration`,
  ),
  holding(
    concept(
      '9.11.23290',
      'Prescriber',
      'Voorschrijver',
      'prescriber',
      `${USE}.extension(zib-MedicationUse-Prescriber).valueReference`,
    ),
    healthProfessionalConcepts,
  ),
  concept('9.11.22491', 'ReasonForUse', 'RedenGebruik', 'reasonForUse', `${USE}.reasonCode.text`),
  holding(
    concept('9.11.22491', 'ReasonForUse', 'RedenGebruik', 'reasons', `${USE}.reasonReference`),
    problemReferenceConcepts,
  ),
  concept(
    '9.11.22493',
    'ReasonForChangeOrDiscontinuationOfUse',
    'RedenWijzigenOfStoppenGebruik',
    'reasonForChangeOrDiscontinuation',
    `${USE}.extension(zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse).valueCodeableConcept`,
  ),
  concept('9.11.23132', 'MedicationUseStopType', 'MedicatieGebruikStopType', 'stopType', `${USE}.status`),
  concept('9.11.21338', 'MedicationUse', 'MedicatieGebruik', 'relatedAgreements', `${USE}.derivedFrom`),
  concept('9.11.21338', 'MedicationUse', 'MedicatieGebruik', 'status', `${USE}.status`),
  concept(
    '9.11.21338',
    'MedicationUse',
    'MedicatieGebruik',
    'medicationTreatment',
    `${USE}.extension(zib-Medication-MedicationTreatment).valueIdentifier`,
  ),
  ...authorConcepts(`${USE}.extension(zib-MedicationUse-Author).valueReference`),
  ...informationSourceConcepts(`${USE}.informationSource`),
  holding(
    concept(
      '0.0.2',
      'InformationSource',
      'Informatiebron',
      'informationSource.healthcareProvider',
      `${USE}.informationSource`,
    ),
    healthcareProviderConcepts,
  ),
  concept('9.11.21624', 'Comment', 'Toelichting', 'comment', `${USE}.note.text`),
];

/**
 * Builds a MedicationUse (MedicatieGebruik, zib 2017 NL-CM:9.11.21338), mapped to zib-MedicationUse.
 *
 * @example
 * medicationUse({
 *   id: 'mg-1',
 *   registrationDateTime: '2026-07-01',
 *   useIndicator: true,
 *   productUsed: { productName: 'paracetamol' },
 *   author: { patient: true },
 * })
 */
export const medicationUse = defineZib('MedicationUse', schema, medicationUseConcepts);
