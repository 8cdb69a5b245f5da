import { z } from 'zod';
import { medischHulpmiddelLateraliteitCodelijst } from '../../terminology/zib2017/codelists';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, conceptsOf, field, objectOf } from '../define/field';
import type { Given } from '../define/given';
import { healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderObject } from '../healthcare-provider/zib';
import { basicFields, informationSource } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference } from '../parts/references/zib';
import { text } from '../parts/text/zib';

const product = objectOf({
  /** A GTIN, HIBC or other number; a full UDI text goes in `value`. */
  productId: field('10.1.4', 'ProductID', z.array(identifier).optional(), {
    name: 'ProductID',
    ada: { path: 'product_id', form: 'number-as-code' },
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
  location: field('10.1.8', 'Locatie', healthcareProviderObject.optional()),
  healthProfessional: field('10.1.9', 'Zorgverlener', healthProfessionalObject.optional()),
  informationSource: informationSource(partyWithout('healthcareProvider').optional()),
};

const shape = checkedObjectOf(fields, beginBeforeEnd('startDate', 'endDate'));

/** What is accepted for a MedicalDevice. */
export interface MedicalDeviceInput extends Given<z.input<typeof shape>> {}
/** MedicalDevice as the schema gives it. */
export interface MedicalDeviceOutput extends z.output<typeof shape> {}
export type MedicalDevice = DeepReadonly<MedicalDeviceOutput>;

const schema: z.ZodType<MedicalDeviceOutput, MedicalDeviceInput> = shape;

/**
 * Builds a MedicalDevice (MedischHulpmiddel, zib 2017 NL-CM:10.1.1) with its product, mapped to zib-MedicalDevice and
 * zib-MedicalDeviceProduct.
 *
 * @example
 * medicalDevice({ id: 'd-1', product: { productType: snomed('183125006', 'in oor passend hoortoestel') } })
 */
export const medicalDevice = defineZib(
  'MedicalDevice',
  schema,
  conceptsOf({ id: 'NL-CM:10.1.1', name: 'MedicalDevice', dutch: 'MedischHulpmiddel' }, fields),
);

export const medicalDeviceConcepts = medicalDevice.concepts;
