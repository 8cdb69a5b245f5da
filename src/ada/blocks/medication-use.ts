import { record } from '../building-block';
import { boolean, code, moment, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { agreementNumber, medicationBlock } from '../parts/medication-block';
import { author, informationSource } from '../parts/party';
import { group, one } from '../table';
import { healthProfessional } from './health-professional';
import { instructionsForUse } from './instructions-for-use';
import { pharmaceuticalProduct } from './pharmaceutical-product';

/** MedicationUse (medicatie_gebruik). */
export const medicationUse = record({
  ...basicElements({ auteur: author, informatiebron: informationSource }),
  ...medicationBlock,
  registratiedatum: one('registrationDateTime', moment),
  gebruik_indicator: one('useIndicator', boolean),
  volgens_afspraak_indicator: one('asAgreedIndicator', boolean),
  gebruiks_product: group({ product: one('productUsed', pharmaceuticalProduct) }),
  gebruiksinstructie: one('instructionsForUse', instructionsForUse),
  gerelateerde_afspraak: group({
    identificatie_medicatieafspraak: agreementNumber('relatedAgreements'),
    identificatie_toedieningsafspraak: agreementNumber('relatedAgreements'),
  }),
  gerelateerde_verstrekking: group({ identificatie: agreementNumber('relatedAgreements') }),
  voorschrijver: group({ zorgverlener: one('prescriber', healthProfessional) }),
  informant: informationSource,
  auteur: author,
  reden_gebruik: one('reasonForUse', text),
  reden_wijzigen_of_stoppen_gebruik: one('reasonForChangeOrDiscontinuation', code),
  stoptype: one('stopType', code),
  toelichting: one('comment', text),
});
