import type { Duration as FhirDuration, Quantity as FhirQuantity, Range } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import { type Duration, type Quantity, type QuantityRange, timeUnits } from '../../zib';
import { termOf } from './codeable-concept';
import { compact, maybe } from './elements';

type Unit = Quantity['unit'];

/** An amount with its unit. A unit without a code is sent as text. */
export function quantity(value: number, unit: Unit): FhirQuantity {
  if (unit.nullFlavor !== undefined) return { value, unit: termOf(unit) };
  return compact({ value, unit: unit.display ?? unit.originalText ?? unit.code, system: unit.system, code: unit.code });
}

/** A length of time in UCUM, with the Dutch word for the unit. */
export function duration(value: Duration): FhirDuration {
  return { value: value.value, unit: timeUnits[value.unit], system: systems.ucum, code: value.unit };
}

/** The low and high side of a range. */
export function range(value: QuantityRange): Range {
  return compact({
    low: maybe(value.minimumValue, (low) => quantity(low, value.unit)),
    high: maybe(value.maximumValue, (high) => quantity(high, value.unit)),
  });
}
