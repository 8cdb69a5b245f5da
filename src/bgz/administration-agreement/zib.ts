import { z } from 'zod';
import { administrationAgreementInformationCodelist, stopTypeCodelist } from '../../terminology/codelists-medication';
import { type Concept, concept, holding, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import { basicElementConcepts, basicElements } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse, instructionsForUseConcepts } from '../parts/instructions-for-use/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { agreementReference } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import { pharmaceuticalProductConcepts, pharmaceuticalProductObject } from '../pharmaceutical-product/zib';

const shape = z.strictObject({
  ...basicElements,
  agreementDateTime: dateTime.optional(),
  periodOfUse: periodOfUse.optional(),
  /** Supplier (NL-CM:9.8.22097): the pharmacy or hospital that supplies. */
  supplier: healthcareProviderObject.optional(),
  medicine: pharmaceuticalProductObject,
  instructionsForUse: instructionsForUse.optional(),
  agreementReason: text.optional(),
  additionalInformation: codedLike(administrationAgreementInformationCodelist).optional(),
  stopType: codedLike(stopTypeCodelist).optional(),
  canceledIndicator: z.boolean().optional(),
  /** The medication agreements this one carries out. */
  medicationAgreements: z.array(agreementReference).optional(),
  /** Number of the medication treatment all building blocks of one therapy share. */
  medicationTreatment: identifier.optional(),
  comment: text.optional(),
});

/** What is accepted for an AdministrationAgreement. */
export interface AdministrationAgreementInput extends Given<z.input<typeof shape>> {}
/** AdministrationAgreement as the schema gives it. */
export interface AdministrationAgreementOutput extends z.output<typeof shape> {}
export type AdministrationAgreement = DeepReadonly<AdministrationAgreementOutput>;

const schema: z.ZodType<AdministrationAgreementOutput, AdministrationAgreementInput> = shape;

const DISPENSE = 'MedicationDispense';

export const administrationAgreementConcepts: readonly Concept[] = [
  concept('9.8.20132', 'AdministrationAgreement', 'Toedieningsafspraak', '', DISPENSE),
  ...basicElementConcepts(DISPENSE, 'subject'),
  concept(
    '9.8.20133',
    'AdministrationAgreementDateTime',
    'ToedieningsafspraakDatumTijd',
    'agreementDateTime',
    `${DISPENSE}.extension(zib-AdministrationAgreement-AuthoredOn).valueDateTime`,
  ),
  concept(
    '9.8.22660',
    'PeriodOfUse',
    'Gebruiksperiode',
    'periodOfUse',
    `${DISPENSE}.extension(zib-Medication-PeriodOfUse)`,
    `${DISPENSE}.extension(zib-MedicationUse-Duration)`,
  ),
  concept(
    '20.3.2',
    'StartDateTime',
    'BeginDatumTijd',
    'periodOfUse.startDateTime',
    `${DISPENSE}.extension(zib-Medication-PeriodOfUse).valuePeriod.start`,
  ),
  concept(
    '20.3.3',
    'EndDateTime',
    'EindDatumTijd',
    'periodOfUse.endDateTime',
    `${DISPENSE}.extension(zib-Medication-PeriodOfUse).valuePeriod.end`,
  ),
  concept(
    '20.3.4',
    'Duration',
    'Tijdsduur',
    'periodOfUse.duration',
    `${DISPENSE}.extension(zib-MedicationUse-Duration).valueDuration`,
  ),
  holding(
    concept('9.8.22097', 'Supplier', 'Verstrekker', 'supplier', `${DISPENSE}.performer.actor`),
    healthcareProviderConcepts,
  ),
  holding(
    concept(
      '9.8.20237',
      'MedicineForAdministrationAgreement',
      'GeneesmiddelBijToedieningsafspraak',
      'medicine',
      `${DISPENSE}.medicationReference`,
    ),
    pharmaceuticalProductConcepts,
  ),
  concept(
    '9.8.22098',
    'InstructionsForUse',
    'Gebruiksinstructie',
    'instructionsForUse',
    `${DISPENSE}.dosageInstruction`,
  ),
  ...nested(instructionsForUseConcepts, 'instructionsForUse', `${DISPENSE}.dosageInstruction`),
  concept(
    '9.12.22505',
    'RepeatPeriodCyclicalSchedule',
    'HerhaalperiodeCyclischSchema',
    'instructionsForUse.repeatPeriodCyclicalSchedule',
    `${DISPENSE}.modifierExtension(zib-Medication-RepeatPeriodCyclicalSchedule).valueDuration`,
  ),
  concept(
    '9.8.22499',
    'AgreementReason',
    'RedenAfspraak',
    'agreementReason',
    `${DISPENSE}.extension(zib-AdministrationAgreement-AgreementReason).valueString`,
  ),
  concept(
    '9.8.23284',
    'AdministrationAgreementAdditionalInformation',
    'ToedieningsafspraakAanvullendeInformatie',
    'additionalInformation',
    `${DISPENSE}.extension(zib-Medication-AdditionalInformation).valueCodeableConcept`,
  ),
  concept(
    '9.8.22498',
    'AdministrationAgreementStopType',
    'ToedieningsafspraakStopType',
    'stopType',
    `${DISPENSE}.modifierExtension(zib-Medication-StopType).valueCodeableConcept`,
  ),
  concept('9.8.23034', 'CanceledIndicator', 'GeannuleerdIndicator', 'canceledIndicator', `${DISPENSE}.status`),
  concept(
    '9.8.22394',
    'MedicationAgreement',
    'Medicatieafspraak',
    'medicationAgreements',
    `${DISPENSE}.authorizingPrescription`,
  ),
  concept(
    '9.8.20132',
    'AdministrationAgreement',
    'Toedieningsafspraak',
    'medicationTreatment',
    `${DISPENSE}.extension(zib-Medication-MedicationTreatment).valueIdentifier`,
  ),
  concept('9.8.22275', 'Comment', 'Toelichting', 'comment', `${DISPENSE}.note.text`),
];

/**
 * Builds an AdministrationAgreement (Toedieningsafspraak, zib 2017 NL-CM:9.8.20132), mapped to
 * zib-AdministrationAgreement.
 *
 * @example
 * administrationAgreement({ id: 'ta-1', agreementDateTime: '2026-03-01', medicine: { productCodes: [hpk('2919087', 'IBUPROFEN')] } })
 */
export const administrationAgreement = defineZib('AdministrationAgreement', schema, administrationAgreementConcepts);
