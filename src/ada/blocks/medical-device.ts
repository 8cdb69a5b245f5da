import { record } from '../building-block';
import { code, moment, productNumber, text } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { informationSource } from '../parts/party';
import { problemReference } from '../references';
import { group, many, one } from '../table';
import { healthProfessional } from './health-professional';
import { healthcareProvider } from './healthcare-provider';

/** MedicalDevice (medisch_hulpmiddel). */
export const medicalDevice = record({
  ...basicElements({ informatiebron: informationSource }),
  product: group({
    product_id: many('product.productId', productNumber),
    product_type: one('product.productType', code),
  }),
  product_omschrijving: one('productDescription', text),
  begin_datum: one('startDate', moment),
  indicatie: group({ probleem: many('indications', problemReference) }),
  toelichting: one('comment', text),
  anatomische_locatie: one('anatomicalLocation', code),
  lateraliteit: one('laterality', code),
  locatie: group({ zorgaanbieder: one('location', healthcareProvider) }),
  zorgverlener: group({ zorgverlener: one('healthProfessional', healthProfessional) }),
});
