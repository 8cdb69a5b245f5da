import { z } from 'zod';
import { lateralityCodelist } from '../../terminology/codelists-care';
import { type Concept, concept, holding } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { checked } from '../define/issue';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import {
  basicElementConcepts,
  basicElements,
  informationSourceConcepts,
  partyWithout,
} from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { identifier } from '../parts/identifier/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference, problemReferenceConcepts } from '../parts/references/zib';
import { text } from '../parts/text/zib';

/** Product (NL-CM:10.1.2). `productId` is a GTIN, HIBC or other number; a full UDI text goes in `value`. */
export const medicalDeviceProduct = z.strictObject({
  productId: z.array(identifier).optional(),
  productType: coded,
});

const shape = checked(
  z.strictObject({
    ...basicElements,
    product: medicalDeviceProduct,
    productDescription: text.optional(),
    startDate: dateTime.optional(),
    endDate: dateTime.optional(),
    indications: z.array(problemReference).optional(),
    comment: text.optional(),
    anatomicalLocation: coded.optional(),
    laterality: codedLike(lateralityCodelist).optional(),
    location: healthcareProviderObject.optional(),
    healthProfessional: healthProfessionalObject.optional(),
    /** InformationSource (NL-CM:0.0.2). */
    informationSource: partyWithout('healthcareProvider').optional(),
  }),
  beginBeforeEnd('startDate', 'endDate'),
);

/** What is accepted for a MedicalDevice. */
export interface MedicalDeviceInput extends Given<z.input<typeof shape>> {}
/** MedicalDevice as the schema gives it. */
export interface MedicalDeviceOutput extends z.output<typeof shape> {}
export type MedicalDevice = DeepReadonly<MedicalDeviceOutput>;

const schema: z.ZodType<MedicalDeviceOutput, MedicalDeviceInput> = shape;

const USE = 'DeviceUseStatement';

export const medicalDeviceConcepts: readonly Concept[] = [
  concept('10.1.1', 'MedicalDevice', 'MedischHulpmiddel', '', USE),
  ...basicElementConcepts(USE, 'subject'),
  concept('10.1.2', 'Product', 'Product', 'product', `${USE}.device`),
  concept('10.1.4', 'ProductID', 'ProductID', 'product.productId', 'Device.identifier', 'Device.udi.carrierHRF'),
  concept('10.1.3', 'ProductType', 'ProductType', 'product.productType', 'Device.type'),
  concept('10.1.13', 'ProductDescription', 'ProductOmschrijving', 'productDescription', 'Device.note.text'),
  concept('10.1.11', 'StartDate', 'BeginDatum', 'startDate', `${USE}.whenUsed.start`),
  concept('0.0.14', 'DateTime', 'DatumTijd', 'endDate', `${USE}.whenUsed.end`),
  holding(
    concept(
      '10.1.7',
      'Indication',
      'Indicatie',
      'indications',
      `${USE}.indication.extension(zib-MedicalDevice-Problem).valueReference`,
    ),
    problemReferenceConcepts,
  ),
  concept('10.1.10', 'Comment', 'Toelichting', 'comment', `${USE}.note.text`),
  concept('10.1.6', 'AnatomicalLocation', 'AnatomischeLocatie', 'anatomicalLocation', `${USE}.bodySite`),
  concept(
    '10.1.12',
    'Laterality',
    'Lateraliteit',
    'laterality',
    `${USE}.bodySite.extension(BodySite-Qualifier).valueCodeableConcept`,
  ),
  holding(
    concept(
      '10.1.8',
      'Location',
      'Locatie',
      'location',
      `${USE}.extension(zib-MedicalDevice-Organization).valueReference`,
    ),
    healthcareProviderConcepts,
  ),
  holding(
    concept(
      '10.1.9',
      'HealthProfessional',
      'Zorgverlener',
      'healthProfessional',
      `${USE}.extension(zib-MedicalDevice-Practitioner).valueReference`,
    ),
    healthProfessionalConcepts,
  ),
  ...informationSourceConcepts(`${USE}.source`),
];

/**
 * Builds a MedicalDevice (MedischHulpmiddel, zib 2017 NL-CM:10.1.1) with its product, mapped to zib-MedicalDevice and
 * zib-MedicalDeviceProduct.
 *
 * @example
 * medicalDevice({ id: 'd-1', product: { productType: snomed('183125006', 'in oor passend hoortoestel') } })
 */
export const medicalDevice = defineZib('MedicalDevice', schema, medicalDeviceConcepts);
