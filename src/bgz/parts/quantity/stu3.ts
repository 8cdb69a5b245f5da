import type { Duration as FhirDuration, Quantity as FhirQuantity, Range } from 'fhir/r3';
import { systems } from '../../../fhir/naming-systems';
import { keepWritten, plainText } from '../../../fhir/written-numbers';
import { type Coding, type Decimal, type Duration, type Quantity, type QuantityRange, timeUnits } from '../../../zib';
import { compact, element, extension, maybe } from '../../define/elements';
import { coding, termOf } from '../code/stu3';

type Unit = Quantity['unit'];

/** A decimal of a record in words. */
export const decimalText = (value: Decimal): string => (typeof value === 'string' ? value : plainText(value));

/** Puts a decimal of a record into an element: a plain number, which is written as it was registered. */
export function withDecimal<T extends object>(element: T, property: keyof T & string, value: Decimal | undefined): T {
  if (value !== undefined) keepWritten(element, property, decimalText(value));
  return element;
}

/** The codes of a unit, the leading one first. A NullFlavor is one where it stands in words' stead. */
function codesOf(unit: Unit): readonly Coding[] {
  const { display, translations = [] } = unit;
  const own = unit.nullFlavor === undefined ? unit : { system: systems.nullFlavor, code: unit.nullFlavor };
  const { system, code } = own;
  const version = unit.nullFlavor === undefined ? unit.version : undefined;
  return [compact({ system, version, code, display }) as Coding, ...translations];
}

/**
 * An amount with its unit. Quantity has one word and one code; what more is registered goes beside the word, as the codes it
 * stands for (iso21090-SC-coding): those of other systems, and the own one when its term or version is not told by the amount.
 */
function amountIn(decimal: Decimal, unit: string, shown: Coding | undefined, codes: readonly Coding[]): FhirQuantity {
  const isTold = (one: Coding) => one === shown && one.version === undefined && (one.display ?? unit) === unit;
  const beside = codes.filter((one) => !isTold(one));
  const words = element(...beside.map((one) => extension('iso21090-SC-coding', { valueCoding: coding(one) })));
  const { system, code } = shown ?? {};
  const quantity: FhirQuantity = compact({ value: Number(decimal), unit, _unit: words, system, code });
  return withDecimal(quantity, 'value', decimal);
}

/** An amount with its unit. A unit without a code is sent as text. */
export function quantity(decimal: Decimal, unit: Unit): FhirQuantity {
  const codes = codesOf(unit);
  if (unit.nullFlavor !== undefined) return amountIn(decimal, termOf(unit), undefined, codes);
  return amountIn(decimal, unit.originalText ?? unit.display ?? unit.code, codes[0], codes);
}

/** A unit in words, with its code where the words are not the code. */
export const unitInWords = (unit: Unit): string =>
  unit.code === undefined || termOf(unit) === unit.code ? termOf(unit) : `${termOf(unit)} (${unit.code})`;

/**
 * An amount of medicine per administration. The profile takes codes of G-Standaard table 902 only (zib-InstructionsForUse:
 * GstdTabel902, required); a unit that the record has in no such code goes as text, which the profile leaves open.
 */
export function doseQuantity(value: Decimal, unit: Unit): FhirQuantity {
  const codes = codesOf(unit);
  const listed = codes.find(({ system }) => system === systems.gstandaardUnit);
  if (unit.nullFlavor !== undefined && listed === undefined) return quantity(value, unit);
  if (listed === undefined) return amountIn(value, unit.originalText ?? unitInWords(unit), undefined, codes);
  return amountIn(value, unit.originalText ?? listed.display ?? listed.code, listed, codes);
}

/** A length of time in UCUM, with the Dutch word for the unit. */
export function duration({ value, unit }: Duration): FhirDuration {
  const element = { value: Number(value), unit: timeUnits[unit], system: systems.ucum, code: unit };
  return withDecimal<FhirDuration>(element, 'value', value);
}

/** The low and high side of a range, each an amount of the given kind. */
export function range(value: QuantityRange, amount: typeof quantity = quantity): Range {
  return compact({
    low: maybe(value.minimumValue, (low) => amount(low, value.unit)),
    high: maybe(value.maximumValue, (high) => amount(high, value.unit)),
  });
}
