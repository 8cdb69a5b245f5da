import { z } from 'zod';
import {
  agreementReasonCodelist,
  medicationAgreementInformationCodelist,
  stopTypeCodelist,
} from '../../terminology/codelists-medication';
import { type Concept, concept, holding, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { basicElementConcepts, basicElements } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse, instructionsForUseConcepts } from '../parts/instructions-for-use/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { sentInWords } from '../parts/quantity/sent-in-words';
import { quantity } from '../parts/quantity/zib';
import { agreementReference, problemReference, problemReferenceConcepts } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import { pharmaceuticalProductConcepts, pharmaceuticalProductObject } from '../pharmaceutical-product/zib';

/** A measurement the prescriber took into account; FHIR keeps it as a note of the agreement. */
const measurement = sentInWords(z.strictObject({ value: quantity, dateTime: dateTime.optional() }), 'value');

const shape = z.strictObject({
  ...basicElements,
  agreementDateTime: dateTime,
  periodOfUse: periodOfUse.optional(),
  prescriber: healthProfessionalObject.optional(),
  agreedMedicine: pharmaceuticalProductObject,
  instructionsForUse: instructionsForUse.optional(),
  reasonForAgreement: codedLike(agreementReasonCodelist).optional(),
  prescriptionReasons: z.array(problemReference).optional(),
  additionalInformation: z.array(codedLike(medicationAgreementInformationCodelist)).optional(),
  stopType: codedLike(stopTypeCodelist).optional(),
  canceledIndicator: z.boolean().optional(),
  /** The agreements or use this one changes or stops. */
  relatedAgreements: z.array(agreementReference).optional(),
  /** Number of the medication treatment all building blocks of one therapy share. */
  medicationTreatment: identifier.optional(),
  bodyHeight: measurement.optional(),
  bodyWeight: measurement.optional(),
  comment: text.optional(),
});

/** What is accepted for a MedicationAgreement. */
export interface MedicationAgreementInput extends Given<z.input<typeof shape>> {}
/** MedicationAgreement as the schema gives it. */
export interface MedicationAgreementOutput extends z.output<typeof shape> {}
export type MedicationAgreement = DeepReadonly<MedicationAgreementOutput>;

const schema: z.ZodType<MedicationAgreementOutput, MedicationAgreementInput> = shape;

const REQUEST = 'MedicationRequest';

export const medicationAgreementConcepts: readonly Concept[] = [
  concept('9.6.9580', 'MedicationAgreement', 'Medicatieafspraak', '', REQUEST),
  ...basicElementConcepts(REQUEST, 'subject'),
  concept('9.6.19757', 'MedicationAgreementDateTime', 'Afspraakdatum', 'agreementDateTime', `${REQUEST}.authoredOn`),
  concept(
    '9.6.19936',
    'PeriodOfUse',
    'Gebruiksperiode',
    'periodOfUse',
    `${REQUEST}.extension(zib-Medication-PeriodOfUse)`,
    `${REQUEST}.extension(zib-MedicationUse-Duration)`,
  ),
  concept(
    '20.3.2',
    'StartDateTime',
    'BeginDatumTijd',
    'periodOfUse.startDateTime',
    `${REQUEST}.extension(zib-Medication-PeriodOfUse).valuePeriod.start`,
  ),
  concept(
    '20.3.3',
    'EndDateTime',
    'EindDatumTijd',
    'periodOfUse.endDateTime',
    `${REQUEST}.extension(zib-Medication-PeriodOfUse).valuePeriod.end`,
  ),
  concept(
    '20.3.4',
    'Duration',
    'Tijdsduur',
    'periodOfUse.duration',
    `${REQUEST}.extension(zib-MedicationUse-Duration).valueDuration`,
  ),
  holding(
    concept('9.6.1030', 'Prescriber', 'Voorschrijver', 'prescriber', `${REQUEST}.requester.agent`),
    healthProfessionalConcepts,
  ),
  holding(
    concept(
      '9.6.19925',
      'AgreedMedicine',
      'AfgesprokenGeneesmiddel',
      'agreedMedicine',
      `${REQUEST}.medicationReference`,
    ),
    pharmaceuticalProductConcepts,
  ),
  concept(
    '9.6.23240',
    'InstructionsForUse',
    'Gebruiksinstructie',
    'instructionsForUse',
    `${REQUEST}.dosageInstruction`,
  ),
  ...nested(instructionsForUseConcepts, 'instructionsForUse', `${REQUEST}.dosageInstruction`),
  concept(
    '9.12.22505',
    'RepeatPeriodCyclicalSchedule',
    'HerhaalperiodeCyclischSchema',
    'instructionsForUse.repeatPeriodCyclicalSchedule',
    `${REQUEST}.modifierExtension(zib-Medication-RepeatPeriodCyclicalSchedule).valueDuration`,
  ),
  concept(
    '9.6.22094',
    'ReasonMedicationAgreement',
    'RedenMedicatieafspraak',
    'reasonForAgreement',
    `${REQUEST}.reasonCode`,
  ),
  holding(
    concept(
      '9.6.23133',
      'PrescriptionReason',
      'RedenVanVoorschrijven',
      'prescriptionReasons',
      `${REQUEST}.reasonReference`,
    ),
    problemReferenceConcepts,
  ),
  concept(
    '9.6.23283',
    'MedicationAgreementAdditionalInformation',
    'MedicatieafspraakAanvullendeInformatie',
    'additionalInformation',
    `${REQUEST}.extension(zib-Medication-AdditionalInformation).valueCodeableConcept`,
  ),
  concept(
    '9.6.19954',
    'MedicationAgreementStopType',
    'MedicatieafspraakStopType',
    'stopType',
    `${REQUEST}.modifierExtension(zib-Medication-StopType).valueCodeableConcept`,
  ),
  concept('9.6.9580', 'MedicationAgreement', 'Medicatieafspraak', 'canceledIndicator', `${REQUEST}.status`),
  concept('9.6.9580', 'MedicationAgreement', 'Medicatieafspraak', 'relatedAgreements', `${REQUEST}.basedOn`),
  concept(
    '9.6.9580',
    'MedicationAgreement',
    'Medicatieafspraak',
    'medicationTreatment',
    `${REQUEST}.extension(zib-Medication-MedicationTreatment).valueIdentifier`,
  ),
  concept('9.6.9580', 'MedicationAgreement', 'Medicatieafspraak', 'bodyHeight', `${REQUEST}.note.text`),
  concept('9.6.9580', 'MedicationAgreement', 'Medicatieafspraak', 'bodyWeight', `${REQUEST}.note.text`),
  concept('9.6.22273', 'Comment', 'Toelichting', 'comment', `${REQUEST}.note.text`),
];

/**
 * Builds a MedicationAgreement (Medicatieafspraak, zib 2017 NL-CM:9.6.9580), mapped to zib-MedicationAgreement.
 *
 * @example
 * medicationAgreement({ id: 'ma-1', agreementDateTime: '2026-03-01', agreedMedicine: { productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG')] } })
 */
export const medicationAgreement = defineZib('MedicationAgreement', schema, medicationAgreementConcepts);
