import { record } from '../building-block';
import { boolean, code, moment, quantity, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { agreementNumber, medicationBlock } from '../parts/medication-block';
import { problemReference } from '../references';
import { group, many, one } from '../table';
import { healthProfessional } from './health-professional';
import { instructionsForUse } from './instructions-for-use';
import { pharmaceuticalProduct } from './pharmaceutical-product';

/** MedicationAgreement (medicatieafspraak). */
export const medicationAgreement = record({
  ...basicElements(),
  ...medicationBlock,
  afspraakdatum: one('agreementDateTime', moment),
  geannuleerd_indicator: one('canceledIndicator', boolean),
  voorschrijver: group({ zorgverlener: one('prescriber', healthProfessional) }),
  afgesproken_geneesmiddel: group({ product: one('agreedMedicine', pharmaceuticalProduct) }),
  gebruiksinstructie: one('instructionsForUse', instructionsForUse),
  relatie_naar_afspraak_of_gebruik: group({
    // The numbers are those of the concept in the data set: an administration agreement, a use, a medication agreement.
    identificatie_23288: agreementNumber('relatedAgreements'),
    identificatie_23289: agreementNumber('relatedAgreements'),
    identificatie: agreementNumber('relatedAgreements'),
  }),
  stoptype: one('stopType', code),
  reden_wijzigen_of_staken: one('reasonForAgreement', code),
  reden_van_voorschrijven: group({ probleem: many('prescriptionReasons', problemReference) }),
  lichaamslengte: group({
    lengte_waarde: one('bodyHeight.value', quantity),
    lengte_datum_tijd: one('bodyHeight.dateTime', moment),
  }),
  lichaamsgewicht: group({
    gewicht_waarde: one('bodyWeight.value', quantity),
    gewicht_datum_tijd: one('bodyWeight.dateTime', moment),
  }),
  aanvullende_informatie: many('additionalInformation', code),
  toelichting: one('comment', text),
});
