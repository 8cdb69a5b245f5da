import { z } from 'zod';
import { redenWijzigenOfStoppenGebruikCodelijst } from '../../terminology/zib2017/codelists';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { conceptsOf, field, objectOf, unnamed } from '../define/field';
import type { Given } from '../define/given';
import { healthProfessionalObject } from '../health-professional/zib';
import { author, basicFields, informationSource } from '../parts/basic-elements/fields';
import { party, partyWithout } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse } from '../parts/instructions-for-use/zib';
import { stopType } from '../parts/medication/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { agreementReference, problemReference } from '../parts/references/zib';
import { flag, text } from '../parts/text/zib';
import { pharmaceuticalProductObject } from '../pharmaceutical-product/zib';

/** Codes of http://hl7.org/fhir/medication-statement-status (STU3). */
export const medicationUseStatuses = [
  'active',
  'completed',
  'entered-in-error',
  'intended',
  'stopped',
  'on-hold',
] as const;

const fields = {
  ...basicFields,
  /** When the use was registered. */
  registrationDateTime: field('9.11.22398', 'Registratiedatum', dateTime, { name: 'MedicationUseDateTime' }),
  useIndicator: field('9.11.22399', 'GebruikIndicator', flag),
  asAgreedIndicator: field('9.11.22492', 'VolgensAfspraakIndicator', flag.optional()),
  productUsed: field('9.11.21339', 'GebruiksProduct', pharmaceuticalProductObject),
  periodOfUse: field('9.11.22663', 'Gebruiksperiode', periodOfUse.optional(), { ada: '' }),
  instructionsForUse: field('9.11.22504', 'Gebruiksinstructie', instructionsForUse.optional()),
  prescriber: field('9.11.23290', 'Voorschrijver', healthProfessionalObject.optional()),
  reasonForUse: field('9.11.22491', 'RedenGebruik', text.optional()),
  /** Problems the medicine is used for. */
  reasons: field('9.11.22491', 'RedenGebruik', z.array(problemReference).optional(), {
    name: 'ReasonForUse',
    ada: false,
  }),
  reasonForChangeOrDiscontinuation: field(
    '9.11.22493',
    'RedenWijzigenOfStoppenGebruik',
    codedLike(redenWijzigenOfStoppenGebruikCodelijst).optional(),
    { name: 'ReasonForChangeOrDiscontinuationOfUse' },
  ),
  stopType: field('9.11.23132', 'MedicatieGebruikStopType', stopType.optional(), {
    ada: 'stoptype',
    name: 'MedicationUseStopType',
  }),
  /**
   * How far the use is, in FHIR's own words, for sources that know; the zib has no such concept. Left out, the stop type
   * and the period of use decide (docs/mapping-choices.md).
   */
  status: unnamed('MedicatieGebruik', z.enum(medicationUseStatuses).optional()),
  /** The agreements or dispenses this use follows. */
  relatedAgreements: unnamed('MedicatieGebruik', z.array(agreementReference).optional(), {
    ada: [
      'gerelateerde_afspraak/identificatie_medicatieafspraak',
      'gerelateerde_afspraak/identificatie_toedieningsafspraak',
      'gerelateerde_verstrekking/identificatie',
    ],
  }),
  /** Number of the medication treatment all building blocks of one therapy share. */
  medicationTreatment: unnamed('MedicatieGebruik', identifier.optional()),
  author: { ...author(partyWithout('contactPerson').optional()), ada: ['zibroot/auteur', 'auteur'] },
  informationSource: {
    ...informationSource(party.optional(), 'healthcareProvider'),
    ada: ['zibroot/informatiebron', 'informant'],
  },
  comment: field('9.11.21624', 'Toelichting', text.optional()),
};

const shape = objectOf(fields);

/** What is accepted for a MedicationUse. */
export interface MedicationUseInput extends Given<z.input<typeof shape>> {}
/** MedicationUse as the schema gives it. */
export interface MedicationUseOutput extends z.output<typeof shape> {}
export type MedicationUse = DeepReadonly<MedicationUseOutput>;

const schema: z.ZodType<MedicationUseOutput, MedicationUseInput> = shape;

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
export const medicationUse = defineZib(
  'MedicationUse',
  schema,
  conceptsOf({ id: 'NL-CM:9.11.21338', name: 'MedicationUse', dutch: 'MedicatieGebruik' }, fields),
);

export const medicationUseConcepts = medicationUse.concepts;
