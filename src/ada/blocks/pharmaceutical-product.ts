import { buildingBlock } from '../building-block';
import { type AdaElement, attribute, child } from '../element';
import { code, number, text } from '../leaves';
import { group, many, one, part, type Reader, type Table } from '../table';

const amountOf = part({
  waarde: one('value', number),
  eenheid: one('unit', code),
});

const isUnknown = (amount: AdaElement): boolean => {
  const value = child(amount, 'waarde');
  return attribute(value, 'value') === undefined && attribute(value, 'nullFlavor') !== undefined;
};

/** An amount of which only is said why it is not known is no amount; the reason is listed as not read. */
const amount: Reader = (element, reading) => {
  const value = amountOf(element, reading);
  return isUnknown(element) ? undefined : value;
};

/** PharmaceuticalProduct (product). */
export const pharmaceuticalProductTable: Table = {
  product_code: many('productCodes', code),
  product_specificatie: group({
    product_naam: one('productName', text),
    omschrijving: one('description', text),
    farmaceutische_vorm: one('pharmaceuticalForm', code),
    ingredient: many(
      'ingredients',
      part({
        sterkte: group({
          hoeveelheid_ingredient: one('ingredientAmount', amount),
          hoeveelheid_product: one('productAmount', amount),
        }),
        ingredient_code: one('ingredientCode', code),
      }),
    ),
  }),
};

export const pharmaceuticalProduct = buildingBlock(pharmaceuticalProductTable);
