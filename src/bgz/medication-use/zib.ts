import * as z from 'zod';
import { redenWijzigenOfStoppenGebruikCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf, unnamed } from '../define/field';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
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
import { pharmaceuticalProduct } from '../pharmaceutical-product/zib';
import type { MedicationUse, MedicationUseInput } from './types';

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
  registrationDateTime: field('9.11.22398', 'Registratiedatum', dateTime, {
    name: 'MedicationUseDateTime',
    note: 'When the use was registered.',
  }),
  useIndicator: field('9.11.22399', 'GebruikIndicator', flag),
  asAgreedIndicator: field('9.11.22492', 'VolgensAfspraakIndicator', flag.optional()),
  productUsed: field('9.11.21339', 'GebruiksProduct', pharmaceuticalProduct.schema),
  periodOfUse: field('9.11.22663', 'Gebruiksperiode', periodOfUse.optional(), { ada: '' }),
  instructionsForUse: field('9.11.22504', 'Gebruiksinstructie', instructionsForUse.optional()),
  prescriber: field('9.11.23290', 'Voorschrijver', healthProfessional.schema.optional()),
  reasonForUse: field('9.11.22491', 'RedenGebruik', text.optional()),
  reasons: field('9.11.22491', 'RedenGebruik', z.array(problemReference).optional(), {
    name: 'ReasonForUse',
    ada: false,
    note: 'Problems the medicine is used for.',
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
  status: unnamed('MedicatieGebruik', z.enum(medicationUseStatuses).optional(), {
    note: "How far the use is, in FHIR's own words, for sources that know. Left out, the stop type and the period of use decide (docs/mapping-choices.md).",
  }),
  relatedAgreements: unnamed('MedicatieGebruik', z.array(agreementReference).optional(), {
    ada: [
      'gerelateerde_afspraak/identificatie_medicatieafspraak',
      'gerelateerde_afspraak/identificatie_toedieningsafspraak',
      'gerelateerde_verstrekking/identificatie',
    ],
    note: 'The agreements or dispenses this use follows.',
  }),
  medicationTreatment: unnamed('MedicatieGebruik', identifier.optional(), {
    note: 'Number of the medication treatment all building blocks of one therapy share.',
  }),
  author: { ...author(partyWithout('contactPerson').optional()), ada: ['zibroot/auteur', 'auteur'] },
  informationSource: {
    ...informationSource(party.optional(), 'healthcareProvider'),
    ada: ['zibroot/informatiebron', 'informant'],
  },
  comment: field('9.11.21624', 'Toelichting', text.optional()),
};

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
  { id: '9.11.21338', name: 'MedicationUse', dutch: 'MedicatieGebruik' },
  objectOf(fields),
  written<MedicationUse, MedicationUseInput>(),
);
