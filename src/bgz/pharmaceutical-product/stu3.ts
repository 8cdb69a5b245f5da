import type { CodeableConcept, Quantity as FhirQuantity, Medication, Reference } from 'fhir/r3';
import { canonicalJson, isJson, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import type { CodedConcept, PharmaceuticalProduct } from '../../zib';
import { complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { compact, extension, maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { element, inExtension, type Row, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { conceptCodec } from '../parts/code/codec';
import { readCoding, readConcept, readNullFlavor } from '../parts/code/read';
import { codeableConcept, codeSpecification, coding, conceptIn, termOf } from '../parts/code/stu3';
import { readQuantity } from '../parts/quantity/read';
import { quantity } from '../parts/quantity/stu3';
import type { Quantity } from '../parts/quantity/zib';
import { textCodec } from '../parts/text/codec';
import { pharmaceuticalProductSection } from './section';

type Ingredient = NonNullable<PharmaceuticalProduct['ingredients']>[number];

/** Product codes as one CodeableConcept: every code a coding with its own display, the name as text. */
function writeCode(product: PharmaceuticalProduct): CodeableConcept | undefined {
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

const isSame = (one: CodedConcept, other: CodedConcept): boolean =>
  other.nullFlavor === undefined ? one.system === other.system && one.code === other.code : false;

/** Codes of a product with those that stand beside them in words of their own, which hold their translations. */
function withSpecified(codes: readonly CodedConcept[], specified: readonly CodedConcept[]): CodedConcept[] {
  const translations = specified.flatMap((one) => one.translations ?? []);
  const own = codes.filter((one) => !translations.some((other) => isSame(one, other)));
  const replaced = own.map((one) => specified.find((other) => isSame(one, other)) ?? one);
  return [...replaced, ...specified.filter((other) => !own.some((one) => isSame(one, other)))];
}

/** Of a product that has no code why not: in words of its own where it has them, else by extension alone. */
function reasons(node: FhirNode, specified: readonly CodedConcept[]): CodedConcept[] {
  const nullFlavor = readNullFlavor(node);
  if (nullFlavor === undefined) return [...specified];
  const [same] = specified.filter((one) => one.nullFlavor === nullFlavor);
  return [{ nullFlavor, ...same }, ...specified.filter((one) => one !== same)] as CodedConcept[];
}

/** Every coding is a code of the product: which are translations of another is not told. The text is its name. */
function readCode(node: FhirNode): Pick<PharmaceuticalProduct, 'productCodes' | 'productName'> {
  const codings = node.list('coding').flatMap((one) => readCoding(one) ?? []);
  const beside = node.extensions('code-specification').flatMap((one) => {
    const concept = one.open('valueCodeableConcept');
    return (concept && readConcept(concept)) ?? [];
  });
  const codes = withSpecified(codings, reasons(node, beside));
  const text = node.text('text');
  // A code without any term is shown as the text, which is no name.
  const isShown = codings.every(({ display }) => display === undefined) && text === codings[0]?.code;
  return {
    ...(codes.length > 0 && { productCodes: codes }),
    ...(text !== undefined && !isShown && { productName: text }),
  };
}

const notKnown = (): FhirQuantity => ({ extension: [extension('data-absent-reason', { valueCode: 'unknown' })] });

/** A ratio has both sides (rat-1): of one that is not registered it says so. */
function writeAmount({ ingredientAmount, productAmount }: Ingredient) {
  const part = (amount: Quantity | undefined): FhirQuantity =>
    amount === undefined ? notKnown() : quantity(amount.value, amount.unit);
  const isStated = ingredientAmount !== undefined || productAmount !== undefined;
  return { amount: isStated ? { numerator: part(ingredientAmount), denominator: part(productAmount) } : undefined };
}

/** A side that is said not to be known. */
function readNotKnown(side: FhirNode): true | undefined {
  const reason = side.extension('data-absent-reason');
  const isUnknown = reason?.peek('valueCode') === 'unknown';
  reason?.drop('valueCode', 'unknown');
  return isUnknown && side.left().length === 0 ? true : undefined;
}

/** An amount of which the other side is neither an amount nor said to be unknown is no concentration, and stays. */
function readAmount(source: FhirNode) {
  const sides = source.whole('amount', (ratio) => {
    const [ingredientAmount, productAmount] = [
      ratio.whole('numerator', readQuantity),
      ratio.whole('denominator', readQuantity),
    ];
    if (ingredientAmount === undefined) ratio.whole('numerator', readNotKnown);
    if (productAmount === undefined) ratio.whole('denominator', readNotKnown);
    const isRead = ratio.peek('numerator') === undefined && ratio.peek('denominator') === undefined;
    return isRead ? { ingredientAmount, productAmount } : undefined;
  });
  return sides ?? {};
}

const ofIngredient = rowsOf<Ingredient>();
const ingredient = element<Ingredient>('BackboneElement', [
  ofIngredient.row('ingredientCode', 'itemCodeableConcept', conceptCodec()),
  ofIngredient.pair(
    { ingredientAmount: ['amount.numerator'], productAmount: ['amount.denominator'] },
    writeAmount,
    readAmount,
  ),
]);

/** The form, in the G-Standaard (FarmaceutischeVormCodelijst, required). */
const formCodec = complex<CodedConcept>(
  'CodeableConcept',
  (value) => conceptIn(({ system }) => system === systems.gstandaardForm, value),
  readConcept,
);

const { row, pair } = rowsOf<PharmaceuticalProduct>();

const codeRow = pair(
  { productCodes: ['code'], productName: ['code.text'] },
  (product) => ({ code: writeCode(product) }),
  (medication) => maybe(medication.open('code'), readCode) ?? {},
);

const ingredients = row('ingredients', 'ingredient', each(ingredient));

/** Of ingredients of which one is told by reference, which a record has no place for, none is read: without it the product is another. */
const ingredientsRow: Row<PharmaceuticalProduct> = {
  ...ingredients,
  read(source, draft, context) {
    const isTold = (one: unknown) => isJson(one) && one.itemCodeableConcept !== undefined;
    if (listOf(source.peek('ingredient')).every(isTold)) ingredients.read(source, draft, context);
  },
};

/** PharmaceuticalProduct (zib 9.7.19926) in FHIR: zib-Product. Its key is the vendor's own: what a product is decides its id. */
export const pharmaceuticalProductStu3 = defineStu3<PharmaceuticalProduct>({
  type: 'Medication',
  profiles: pharmaceuticalProductSection.profiles,
  id: (product, context) => context.id('Medication', context.patientId, canonicalJson(product)),
  rows: [
    row('description', inExtension('zib-Product-Description'), textCodec),
    codeRow,
    row('pharmaceuticalForm', 'form', formCodec),
    ingredientsRow,
  ],
});

/** A product as it was read, without the key that is made of it; undefined when it says nothing. */
function readProduct(medication: FhirNode, context: ReadContext): PharmaceuticalProduct | undefined {
  const { id: _made, ...product } = pharmaceuticalProductStu3.from(medication, context) as PharmaceuticalProduct;
  const { productName, ...unnamed } = product;
  if (Object.keys(product).length === 0) return undefined;
  // The description stands in for a name that there is not.
  return productName === product.description && product.productCodes === undefined ? unnamed : product;
}

/** The words for a product, as references show them. */
function productDisplay(product: PharmaceuticalProduct): string {
  return product.productName ?? maybe(product.productCodes?.[0], termOf) ?? product.description ?? 'Geneesmiddel';
}

function productReference(product: PharmaceuticalProduct, context: MappingContext): Reference {
  const { id: _key, ...content } = product;
  const key = `PharmaceuticalProduct ${content.productCodes?.[0]?.code ?? ''}`;
  const resource = context.once(key, content, () => pharmaceuticalProductStu3.to(content, context));
  context.refer(resource as Medication);
  return { reference: `Medication/${resource.id}`, display: productDisplay(product) };
}

/** The product a reference leads to; of one that is not among what was given, or says not what it is, the name that is shown. */
function readProductReference(reference: FhirNode, context: ReadContext): PharmaceuticalProduct | undefined {
  if (context.isInError(reference)) return undefined;
  const display = reference.peek('display');
  const resource = context.resolve(reference);
  const product = follow(reference, 'Medication', context, (medication) => readProduct(medication, context));
  if (resource !== undefined && resource.type !== 'Medication') return undefined;
  const isTold = [product?.productCodes, product?.productName, product?.description].some((one) => one !== undefined);
  if (isTold || typeof display !== 'string') return product;
  reference.take('display');
  return { ...product, productName: display };
}

/** A product of a record, as reference to its Medication. Others tell it in place, as a code. */
export function productRow<K extends string>(property: K): Row<{ readonly [P in K]: PharmaceuticalProduct }> {
  return {
    places: { [property]: ['medicationReference'] },
    write(record, target, context) {
      target.medicationReference = productReference(record[property], context);
    },
    read(source, draft, context) {
      const reference = source.open('medicationReference');
      const concept = source.open('medicationCodeableConcept');
      const product = (reference && readProductReference(reference, context)) ?? (concept && readCode(concept));
      if (product !== undefined && Object.keys(product).length > 0) draft[property] = product;
    },
  };
}
