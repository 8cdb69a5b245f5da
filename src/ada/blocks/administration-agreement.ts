import { record } from '../building-block';
import { boolean, code, moment, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { agreementNumber, medicationBlock } from '../parts/medication-block';
import { group, one } from '../table';
import { healthcareProvider } from './healthcare-provider';
import { instructionsForUse } from './instructions-for-use';
import { pharmaceuticalProduct } from './pharmaceutical-product';

/** AdministrationAgreement (toedieningsafspraak). */
export const administrationAgreement = record({
  ...basicElements(),
  ...medicationBlock,
  afspraakdatum: one('agreementDateTime', moment),
  geannuleerd_indicator: one('canceledIndicator', boolean),
  verstrekker: group({ zorgaanbieder: one('supplier', healthcareProvider) }),
  geneesmiddel_bij_toedieningsafspraak: group({ product: one('medicine', pharmaceuticalProduct) }),
  gebruiksinstructie: one('instructionsForUse', instructionsForUse),
  relatie_naar_medicatieafspraak: group({ identificatie: agreementNumber('medicationAgreements') }),
  stoptype: one('stopType', code),
  reden_afspraak: one('agreementReason', text),
  aanvullende_informatie: one('additionalInformation', code),
  toelichting: one('comment', text),
});
