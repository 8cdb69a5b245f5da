import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, objectOf, plain } from '../define/field';
import { statedOf } from '../define/found-words';
import { report } from '../define/issue';
import { written } from '../define/written';
import { coded } from '../parts/code/coded';
import { ONE_OF_EACH, secondOf } from '../parts/code/one-of-each-system';
import { amountIn, quantity } from '../parts/quantity/zib';
import { key, text } from '../parts/text/zib';
import type { PharmaceuticalProduct, PharmaceuticalProductInput } from './types';

const ingredient = objectOf({
  ingredientCode: field('9.7.19934', 'IngredientCode', coded),
  ingredientAmount: field('9.7.22277', 'HoeveelheidIngredient', quantity.optional(), {
    inside: amountIn('waarde'),
    ada: 'sterkte/hoeveelheid_ingredient',
    note: 'Concentration: so much ingredient in so much product.',
  }),
  productAmount: field('9.7.22278', 'HoeveelheidProduct', quantity.optional(), {
    inside: amountIn('waarde'),
    ada: 'sterkte/hoeveelheid_product',
  }),
});

const fields = {
  id: plain(key.optional(), {
    note: 'Own key in the source, for your own use: what the product is decides its FHIR id.',
  }),
  productCodes: field('9.7.19927', 'ProductCode', z.array(coded).optional(), {
    name: 'ProductCode',
    note: 'GPK, PRK, HPK, ZI number, GTIN, ATC, each once.',
  }),
  productName: field('9.7.19929', 'ProductNaam', text.optional(), { ada: 'product_specificatie/product_naam' }),
  description: field('9.7.19784', 'Omschrijving', text.optional(), { ada: 'product_specificatie/omschrijving' }),
  pharmaceuticalForm: field('9.7.19931', 'FarmaceutischeVorm', coded.optional(), {
    ada: 'product_specificatie/farmaceutische_vorm',
  }),
  ingredients: field('9.7.19932', 'Ingredient', z.array(ingredient).optional(), {
    name: 'Ingredient',
    ada: 'product_specificatie/ingredient',
  }),
};

/** Code systems of which zib-Product takes one code at most. */
const onceOnly = [systems.zi, systems.hpk, systems.gtinCode, systems.gpk, systems.prk, systems.atc];

const shape = checkedObjectOf(fields, (product, ctx) => {
  const isSecond = secondOf(onceOnly);
  product.productCodes?.forEach(({ system, translations }, i) => {
    if (isSecond(system)) report(ctx, { zib: 'invalid-value', allowed: ONE_OF_EACH }, ['productCodes', i, 'system']);
    translations?.forEach((one, at) => {
      const path = ['productCodes', i, 'translations', at, 'system'];
      if (isSecond(one.system)) report(ctx, { zib: 'invalid-value', allowed: ONE_OF_EACH }, path);
    });
  });
  if (!product.productCodes?.length && product.productName === undefined && product.description === undefined) {
    report(ctx, {
      zib: 'missing',
      allowed: 'a productCode, productName or description',
      found: statedOf({}, ['productCodes', 'productName', 'description']),
    });
  }
});

/**
 * Builds a PharmaceuticalProduct (FarmaceutischProduct, zib 2017 NL-CM:9.7.19926), mapped to zib-Product.
 *
 * @example
 * pharmaceuticalProduct({ productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG'), atc('M01AE01', 'ibuprofen')] })
 */
export const pharmaceuticalProduct = defineZib(
  { id: '9.7.19926', name: 'PharmaceuticalProduct', dutch: 'FarmaceutischProduct' },
  shape,
  written<PharmaceuticalProduct, PharmaceuticalProductInput>(),
);
