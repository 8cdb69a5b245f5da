import * as z from 'zod';
import {
  medicatieafspraakAanvullendeInformatieCodelijst,
  redenMedicatieafspraakCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf, plain, unnamed } from '../define/field';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { instructionsForUse } from '../parts/instructions-for-use/zib';
import { agreementStopType } from '../parts/medication/zib';
import { dateTime } from '../parts/moment/zib';
import { periodOfUse } from '../parts/period-of-use/zib';
import { sentInWords } from '../parts/quantity/sent-in-words';
import { quantity } from '../parts/quantity/zib';
import { agreementReference, problemReference } from '../parts/references/zib';
import { flag, text } from '../parts/text/zib';
import { pharmaceuticalProduct } from '../pharmaceutical-product/zib';
import type { MedicationAgreement, MedicationAgreementInput } from './types';

/** A measurement the prescriber took into account; FHIR keeps it as a note of the agreement. */
const measurement = (dutch: string) =>
  sentInWords(
    objectOf({
      value: plain(quantity, { ada: `${dutch}_waarde` }),
      dateTime: plain(dateTime.optional(), { ada: `${dutch}_datum_tijd` }),
    }),
    'value',
  ).optional();

const fields = {
  ...basicFields,
  agreementDateTime: field('9.6.19757', 'Afspraakdatum', dateTime, { name: 'MedicationAgreementDateTime' }),
  periodOfUse: field('9.6.19936', 'Gebruiksperiode', periodOfUse.optional(), { ada: '' }),
  prescriber: field('9.6.1030', 'Voorschrijver', healthProfessional.schema.optional()),
  agreedMedicine: field('9.6.19925', 'AfgesprokenGeneesmiddel', pharmaceuticalProduct.schema),
  instructionsForUse: field('9.6.23240', 'Gebruiksinstructie', instructionsForUse.optional()),
  reasonForAgreement: field(
    '9.6.22094',
    'RedenMedicatieafspraak',
    codedLike(redenMedicatieafspraakCodelijst).optional(),
    {
      name: 'ReasonMedicationAgreement',
      ada: 'reden_wijzigen_of_staken',
    },
  ),
  prescriptionReasons: field('9.6.23133', 'RedenVanVoorschrijven', z.array(problemReference).optional(), {
    name: 'PrescriptionReason',
  }),
  additionalInformation: field(
    '9.6.23283',
    'MedicatieafspraakAanvullendeInformatie',
    z.array(codedLike(medicatieafspraakAanvullendeInformatieCodelijst)).optional(),
    { name: 'MedicationAgreementAdditionalInformation', ada: 'aanvullende_informatie' },
  ),
  stopType: field('9.6.19954', 'MedicatieafspraakStopType', agreementStopType.optional(), {
    ada: 'stoptype',
    name: 'MedicationAgreementStopType',
  }),
  canceledIndicator: unnamed('Medicatieafspraak', flag.optional(), { ada: 'geannuleerd_indicator' }),
  relatedAgreements: unnamed('Medicatieafspraak', z.array(agreementReference).optional(), {
    // The numbers are those of the concept in the data set: an administration agreement, a use.
    ada: ['identificatie', 'identificatie_23288', 'identificatie_23289'].map(
      (element) => `relatie_naar_afspraak_of_gebruik/${element}`,
    ),
    note: 'The agreements or use this one changes or stops.',
  }),
  medicationTreatment: unnamed('Medicatieafspraak', identifier.optional(), {
    note: 'Number of the medication treatment all building blocks of one therapy share.',
  }),
  bodyHeight: unnamed('Medicatieafspraak', measurement('lengte'), { ada: 'lichaamslengte' }),
  bodyWeight: unnamed('Medicatieafspraak', measurement('gewicht'), { ada: 'lichaamsgewicht' }),
  comment: field('9.6.22273', 'Toelichting', text.optional()),
};

/**
 * Builds a MedicationAgreement (Medicatieafspraak, zib 2017 NL-CM:9.6.9580), mapped to zib-MedicationAgreement.
 *
 * @example
 * medicationAgreement({ id: 'ma-1', agreementDateTime: '2026-03-01', agreedMedicine: { productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG')] } })
 */
export const medicationAgreement = defineZib(
  { id: '9.6.9580', name: 'MedicationAgreement', dutch: 'Medicatieafspraak' },
  objectOf(fields),
  written<MedicationAgreement, MedicationAgreementInput>(),
);
