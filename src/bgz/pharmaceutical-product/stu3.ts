import type { CodeableConcept, Quantity as FhirQuantity, Medication, MedicationIngredient, Reference } from 'fhir/r3';
import { canonicalJson } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { profiles } from '../../fhir/profiles';
import type { CodedConcept, PharmaceuticalProduct } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { remembered } from '../define/memory';
import { codeableConcept, codeSpecification, coding, conceptIn, termOf } from '../parts/code/stu3';
import { quantity } from '../parts/quantity/stu3';

type Ingredient = NonNullable<PharmaceuticalProduct['ingredients']>[number];

/** Product codes as one CodeableConcept: every code a coding with its own display, the name as text. */
function code(product: PharmaceuticalProduct): Medication['code'] {
  const codes = product.productCodes ?? [];
  const unknown = codes.find((one) => one.nullFlavor !== undefined);
  const codings = codes.flatMap((one) => [
    ...(one.nullFlavor === undefined ? [coding(one)] : []),
    ...(one.translations ?? []).map(coding),
  ]);
  const words = product.productName ?? codes.map((one) => one.originalText).find((text) => text !== undefined);
  const flavored = codings.length === 0 && unknown ? codeableConcept(unknown) : {};
  const named = codings.some((one) => one.display !== undefined) || flavored.extension !== undefined;
  const text = words ?? flavored.text ?? (named ? undefined : (product.description ?? codings[0]?.code));
  // Words of a code, and a reason why there is none, that have no place beside the others go along as code-specification.
  const untold = codes.filter((one) => {
    if (one.originalText !== undefined && one.originalText !== text) return true;
    return one.nullFlavor !== undefined && (one !== unknown || flavored.extension === undefined);
  });
  const specifications = untold.flatMap((one) => codeSpecification(one)?.extension ?? []);
  const extensions = [...(flavored.extension ?? []), ...specifications];
  const result = compact({
    extension: extensions.length > 0 ? extensions : undefined,
    coding: codings.length > 0 ? codings : undefined,
    text,
  });
  return Object.keys(result).length > 0 ? result : undefined;
}

const notKnown = (): FhirQuantity => ({ extension: [extension('data-absent-reason', { valueCode: 'unknown' })] });

/** The form, in the G-Standaard (FarmaceutischeVormCodelijst, required). */
const form = (value: CodedConcept): CodeableConcept =>
  conceptIn(({ system }) => system === systems.gstandaardForm, value);

function ingredient(value: Ingredient): MedicationIngredient {
  const { ingredientAmount, productAmount } = value;
  const part = (amount: typeof ingredientAmount): FhirQuantity =>
    amount === undefined ? notKnown() : quantity(amount.value, amount.unit);
  const isStated = ingredientAmount !== undefined || productAmount !== undefined;
  return compact({
    itemCodeableConcept: codeableConcept(value.ingredientCode),
    // A ratio has both sides (rat-1): of one that is not registered it says so.
    amount: isStated ? { numerator: part(ingredientAmount), denominator: part(productAmount) } : undefined,
  });
}

/** The words for a product, as references show them. */
function productDisplay(product: PharmaceuticalProduct): string {
  return product.productName ?? maybe(product.productCodes?.[0], termOf) ?? product.description ?? 'Geneesmiddel';
}

/** PharmaceuticalProduct (zib 9.7.19926) → zib-Product; gives the reference to it. */
export function productReference(product: PharmaceuticalProduct, context: MappingContext): Reference {
  const { id: _key, ...content } = product;
  const key = `PharmaceuticalProduct ${content.productCodes?.[0]?.code ?? ''}`;
  const resource = remembered(context.memory, key, content, () => mapProduct(content, context));
  context.refer(resource);
  return { reference: `Medication/${resource.id}`, display: productDisplay(product) };
}

function mapProduct(product: Omit<PharmaceuticalProduct, 'id'>, context: MappingContext): Medication {
  return compact({
    resourceType: 'Medication' as const,
    // What a product is decides its id: several records naming the same product share one Medication.
    id: context.id('Medication', context.patientId, canonicalJson(product)),
    meta: { profile: [...profiles.product] },
    extension: some(maybe(product.description, (valueString) => extension('zib-Product-Description', { valueString }))),
    code: code(product),
    form: maybe(product.pharmaceuticalForm, form),
    ingredient: list(product.ingredients, ingredient),
  });
}
