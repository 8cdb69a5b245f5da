import { z } from 'zod';
import { type Concept, concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { statedOf } from '../define/found-words';
import type { Given } from '../define/given';
import { checked, report } from '../define/issue';
import { coded } from '../parts/code/coded';
import { quantity } from '../parts/quantity/zib';
import { key, text } from '../parts/text/zib';

const pharmaceuticalProductShape = checked(
  z.strictObject({
    /** Own key in the source, for your own use: what the product is decides its FHIR id. */
    id: key.optional(),
    /** ProductCode (NL-CM:9.7.19927): GPK, PRK, HPK, ZI number, GTIN, ATC, each once. */
    productCodes: z.array(coded).optional(),
    productName: text.optional(),
    description: text.optional(),
    pharmaceuticalForm: coded.optional(),
    ingredients: z
      .array(
        z.strictObject({
          ingredientCode: coded,
          /** Concentration: so much ingredient in so much product. */
          ingredientAmount: quantity.optional(),
          productAmount: quantity.optional(),
        }),
      )
      .optional(),
  }),
  (product, ctx) => {
    if (!product.productCodes?.length && product.productName === undefined && product.description === undefined) {
      report(ctx, {
        zib: 'missing',
        allowed: 'a productCode, productName or description',
        found: statedOf({}, ['productCodes', 'productName', 'description']),
      });
    }
  },
);

/** What is accepted for a PharmaceuticalProduct. */
export interface PharmaceuticalProductInput extends Given<z.input<typeof pharmaceuticalProductShape>> {}
/** PharmaceuticalProduct as the schema gives it. */
export interface PharmaceuticalProductOutput extends z.output<typeof pharmaceuticalProductShape> {}
export type PharmaceuticalProduct = DeepReadonly<PharmaceuticalProductOutput>;

export const pharmaceuticalProductObject: z.ZodType<PharmaceuticalProductOutput, PharmaceuticalProductInput> =
  pharmaceuticalProductShape;

export const pharmaceuticalProductConcepts: readonly Concept[] = [
  concept('9.7.19926', 'PharmaceuticalProduct', 'FarmaceutischProduct', '', 'Medication'),
  concept('9.7.19927', 'ProductCode', 'ProductCode', 'productCodes', 'Medication.code'),
  concept('9.7.19929', 'ProductName', 'ProductNaam', 'productName', 'Medication.code.text'),
  concept(
    '9.7.19784',
    'Description',
    'Omschrijving',
    'description',
    'Medication.extension(zib-Product-Description).valueString',
  ),
  concept('9.7.19931', 'PharmaceuticalForm', 'FarmaceutischeVorm', 'pharmaceuticalForm', 'Medication.form'),
  concept('9.7.19932', 'Ingredient', 'Ingredient', 'ingredients', 'Medication.ingredient'),
  concept(
    '9.7.19934',
    'IngredientCode',
    'IngredientCode',
    'ingredients.ingredientCode',
    'Medication.ingredient.itemCodeableConcept',
  ),
  concept(
    '9.7.22277',
    'IngredientAmount',
    'HoeveelheidIngredient',
    'ingredients.ingredientAmount',
    'Medication.ingredient.amount.numerator',
  ),
  concept(
    '9.7.22278',
    'ProductAmount',
    'HoeveelheidProduct',
    'ingredients.productAmount',
    'Medication.ingredient.amount.denominator',
  ),
];

/**
 * Builds a PharmaceuticalProduct (FarmaceutischProduct, zib 2017 NL-CM:9.7.19926), mapped to zib-Product.
 *
 * @example
 * pharmaceuticalProduct({ productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG'), atc('M01AE01', 'ibuprofen')] })
 */
export const pharmaceuticalProduct = defineZib(
  'PharmaceuticalProduct',
  pharmaceuticalProductObject,
  pharmaceuticalProductConcepts,
);
