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

/** A length of time in UCUM, with the Dutch word for the unit. */
export function duration({ value, unit }: Duration): FhirDuration {
  const element = { value: Number(value), unit: timeUnits[unit], system: systems.ucum, code: unit };
  return withDecimal<FhirDuration>(element, 'value', value);
}

/** The low and high side of a range. */
export function range(value: QuantityRange): Range {
  return compact({
    low: maybe(value.minimumValue, (low) => quantity(low, value.unit)),
    high: maybe(value.maximumValue, (high) => quantity(high, value.unit)),
  });
}
