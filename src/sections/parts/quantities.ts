import type { Duration as FhirDuration, Quantity as FhirQuantity, Range } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { keepWritten, plainText } from '../../fhir/written-numbers';
import { type Decimal, type Duration, type Quantity, type QuantityRange, timeUnits } from '../../zib';
import { termOf } from './codeable-concept';
import { compact, maybe } from './elements';

type Unit = Quantity['unit'];

/** A decimal of a record in words. */
export const decimalText = (value: Decimal): string => (typeof value === 'string' ? value : plainText(value));

/** Puts a decimal of a record into an element: a plain number, which is written as it was registered. */
export function withDecimal<T extends object>(element: T, property: keyof T & string, value: Decimal | undefined): T {
  if (value !== undefined) keepWritten(element, property, decimalText(value));
  return element;
}

/** An amount with its unit. A unit without a code is sent as text. */
export function quantity(decimal: Decimal, unit: Unit): FhirQuantity {
  const value = Number(decimal);
  const coded =
    unit.nullFlavor !== undefined
      ? { value, unit: termOf(unit) }
      : { value, unit: unit.display ?? unit.originalText ?? unit.code, system: unit.system, code: unit.code };
  return withDecimal<FhirQuantity>(coded, 'value', decimal);
}

/** The unit as table 902 has it, when the record says it in that table, as its first code or as another. */
function in902(unit: Unit): Unit | undefined {
  if (unit.nullFlavor !== undefined || unit.system === systems.gstandaardUnit) return unit;
  const translation = unit.translations?.find(({ system }) => system === systems.gstandaardUnit);
  return translation && { ...translation };
}

/** A unit in words, with its code where the words are not the code. */
export const unitInWords = (unit: Unit): string =>
  unit.code === undefined || termOf(unit) === unit.code ? termOf(unit) : `${termOf(unit)} (${unit.code})`;

/**
 * An amount of medicine per administration. The profile takes codes of G-Standaard table 902 only (zib-InstructionsForUse:
 * GstdTabel902, required); a unit that the record has in no such code goes as text, which the profile leaves open.
 */
export function doseQuantity(value: Decimal, unit: Unit): FhirQuantity {
  const listed = in902(unit);
  if (listed !== undefined) return quantity(value, listed);
  return quantity(value, { nullFlavor: 'OTH', originalText: unitInWords(unit) });
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
