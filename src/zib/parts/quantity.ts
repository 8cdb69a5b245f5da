import { z } from 'zod';
import { systems } from '../../fhir/naming-systems';
import { type CodedConcept, type CodedInput, coded } from './code';
import { checked, expected, report } from './issue';

/** An amount with a coded unit (zib Quantity). UCUM or G-Standaard table 902; several unit systems as translations. */
export interface Quantity {
  readonly value: number;
  readonly unit: CodedConcept;
}

/** Time units of zib 2017, by UCUM code, with the Dutch word the national fixtures show. */
export const timeUnits = {
  s: 'seconde',
  min: 'minuut',
  h: 'uur',
  d: 'dag',
  wk: 'week',
  mo: 'maand',
  a: 'jaar',
} as const;
export type TimeUnit = keyof typeof timeUnits;

/** A length of time: `{ value: 30, unit: 'd' }` is thirty days. Units are UCUM: s, min, h, d, wk, mo, a. */
export interface Duration {
  readonly value: number;
  readonly unit: TimeUnit;
}

const positive = z.number().positive();
const notNegative = z.number().nonnegative();

/** Schema of an amount with a unit. */
export const quantity = z.strictObject({ value: notNegative, unit: coded }, expected('an amount { value, unit }'));

/** Schema of a length of time. */
export const duration = z.strictObject(
  { value: positive, unit: z.enum(Object.keys(timeUnits) as [TimeUnit, ...TimeUnit[]]) },
  expected("a length of time { value, unit }, for example { value: 30, unit: 'd' }"),
);

/** Either one value, or a lowest and highest one (zib Range, NL-CM:20.1). */
export interface NumberRange {
  readonly nominalValue?: number;
  readonly minimumValue?: number;
  readonly maximumValue?: number;
}

const rangeShape = {
  nominalValue: notNegative.optional(),
  minimumValue: notNegative.optional(),
  maximumValue: notNegative.optional(),
};

function checkRange(value: NumberRange, ctx: z.core.$RefinementCtx): void {
  const { nominalValue: nominal, minimumValue: minimum, maximumValue: maximum } = value;
  const bounded = minimum !== undefined || maximum !== undefined;
  if ((nominal !== undefined) === bounded) {
    const allowed = 'either nominalValue, or minimumValue and/or maximumValue';
    report(ctx, { zib: 'invalid-value', allowed, found: bounded ? 'both' : 'neither' });
  }
  if (typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum)
    report(ctx, { zib: 'invalid-value', allowed: 'a maximumValue at or above minimumValue' }, ['maximumValue']);
}

/** Schema of a zib Range of plain numbers. */
export const numberRange = checked(z.strictObject(rangeShape), checkRange);

/** Whole numbers only: how many times. */
export const countRange = checked(numberRange, (value, ctx) => {
  for (const [name, number] of Object.entries(value)) {
    if (typeof number === 'number' && !Number.isInteger(number))
      report(ctx, { zib: 'invalid-value', allowed: 'a whole number' }, [name]);
  }
});

/** A range with a unit: `{ nominalValue: 2, unit }` or `{ minimumValue: 1, maximumValue: 2, unit }`. */
export interface QuantityRange extends NumberRange {
  readonly unit: CodedConcept;
}

/** Schema of a zib Range with a unit. */
export const quantityRange = checked(z.strictObject({ ...rangeShape, unit: coded }), checkRange);

/** An amount in UCUM: `ucum(500, 'mg')`; `display` is the word shown, by default the code itself. */
export function ucum(value: number, code: string, display: string = code): { value: number; unit: CodedInput } {
  return { value, unit: { system: systems.ucum, code, display } };
}
