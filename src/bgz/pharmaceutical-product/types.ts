// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput } from '../parts/code/code';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for PharmaceuticalProduct (FarmaceutischProduct, NL-CM:9.7.19926). */
export type PharmaceuticalProductInput = {
  /** 0..1. Own key in the source, for your own use: what the product is decides its FHIR id. */
  readonly id?: string | number | bigint | null | undefined;
  /** ProductCode (NL-CM:9.7.19927), 0..*. GPK, PRK, HPK, ZI number, GTIN, ATC, each once. */
  readonly productCodes?: readonly CodedInput[] | null | undefined;
  /** ProductNaam (NL-CM:9.7.19929), 0..1. */
  readonly productName?: string | null | undefined;
  /** Omschrijving (NL-CM:9.7.19784), 0..1. */
  readonly description?: string | null | undefined;
  /** FarmaceutischeVorm (NL-CM:9.7.19931), 0..1. */
  readonly pharmaceuticalForm?: CodedInput | null | undefined;
  /** Ingredient (NL-CM:9.7.19932), 0..*. */
  readonly ingredients?: readonly PharmaceuticalProductIngredientInput[] | null | undefined;
};

/** PharmaceuticalProduct (FarmaceutischProduct, NL-CM:9.7.19926). */
export type PharmaceuticalProduct = {
  /** 0..1. Own key in the source, for your own use: what the product is decides its FHIR id. */
  readonly id?: string;
  /** ProductCode (NL-CM:9.7.19927), 0..*. GPK, PRK, HPK, ZI number, GTIN, ATC, each once. */
  readonly productCodes?: readonly CodedConcept[];
  /** ProductNaam (NL-CM:9.7.19929), 0..1. */
  readonly productName?: string;
  /** Omschrijving (NL-CM:9.7.19784), 0..1. */
  readonly description?: string;
  /** FarmaceutischeVorm (NL-CM:9.7.19931), 0..1. */
  readonly pharmaceuticalForm?: CodedConcept;
  /** Ingredient (NL-CM:9.7.19932), 0..*. */
  readonly ingredients?: readonly PharmaceuticalProductIngredient[];
};

/** What is accepted for Ingredient (NL-CM:9.7.19932). */
export type PharmaceuticalProductIngredientInput = {
  /** IngredientCode (NL-CM:9.7.19934), 1..1. */
  readonly ingredientCode: CodedInput;
  /** HoeveelheidIngredient (NL-CM:9.7.22277), 0..1. Concentration: so much ingredient in so much product. */
  readonly ingredientAmount?: QuantityInput | null | undefined;
  /** HoeveelheidProduct (NL-CM:9.7.22278), 0..1. */
  readonly productAmount?: QuantityInput | null | undefined;
};

/** Ingredient (NL-CM:9.7.19932). */
export type PharmaceuticalProductIngredient = {
  /** IngredientCode (NL-CM:9.7.19934), 1..1. */
  readonly ingredientCode: CodedConcept;
  /** HoeveelheidIngredient (NL-CM:9.7.22277), 0..1. Concentration: so much ingredient in so much product. */
  readonly ingredientAmount?: Quantity;
  /** HoeveelheidProduct (NL-CM:9.7.22278), 0..1. */
  readonly productAmount?: Quantity;
};
