import * as z from 'zod';
import { medischHulpmiddelLateraliteitCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, objectOf } from '../define/field';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields, informationSource } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { MedicalDevice, MedicalDeviceInput } from './types';

/** What a device is. */
export const product = objectOf({
  productId: field('10.1.4', 'ProductID', z.array(identifier).optional(), {
    name: 'ProductID',
    ada: { path: 'product_id', form: 'number-as-code' },
    note: 'A GTIN, HIBC or other number; a full UDI text goes in `value`.',
  }),
  productType: field('10.1.3', 'ProductType', coded),
});

const fields = {
  ...basicFields,
  product: field('10.1.2', 'Product', product),
  productDescription: field('10.1.13', 'ProductOmschrijving', text.optional()),
  startDate: field('10.1.11', 'BeginDatum', dateTime.optional()),
  endDate: field('0.0.14', 'DatumTijd', dateTime.optional(), { name: 'DateTime', ada: false }),
  indications: field('10.1.7', 'Indicatie', z.array(problemReference).optional(), { name: 'Indication' }),
  comment: field('10.1.10', 'Toelichting', text.optional()),
  anatomicalLocation: field('10.1.6', 'AnatomischeLocatie', coded.optional()),
  laterality: field('10.1.12', 'Lateraliteit', codedLike(medischHulpmiddelLateraliteitCodelijst, sides).optional()),
  location: field('10.1.8', 'Locatie', healthcareProvider.schema.optional()),
  healthProfessional: field('10.1.9', 'Zorgverlener', healthProfessional.schema.optional()),
  informationSource: informationSource(partyWithout('healthcareProvider').optional()),
};

const shape = checkedObjectOf(fields, beginBeforeEnd('startDate', 'endDate'));

/**
 * Builds a MedicalDevice (MedischHulpmiddel, zib 2017 NL-CM:10.1.1) with its product, mapped to zib-MedicalDevice and
 * zib-MedicalDeviceProduct.
 *
 * @example
 * medicalDevice({ id: 'd-1', product: { productType: snomed('183125006', 'in oor passend hoortoestel') } })
 */
export const medicalDevice = defineZib(
  { id: '10.1.1', name: 'MedicalDevice', dutch: 'MedischHulpmiddel' },
  shape,
  written<MedicalDevice, MedicalDeviceInput>(),
);
