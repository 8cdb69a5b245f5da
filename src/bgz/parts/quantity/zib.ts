import * as z from 'zod';
import { systems } from '../../../fhir/naming-systems';
import { type Fields, field, plain } from '../../define/field';
import { statedOf } from '../../define/found-words';
import type { Given } from '../../define/given';
import { checked, expected, report } from '../../define/issue';
import { state } from '../../define/stated';
import type { Coded, CodedConcept, CodedInput } from '../code/code';
import { coded } from '../code/coded';
import { meantNumber, shownNumber } from './shown-number';

/**
 * A decimal number, or one in text: `1.5`, or `'1.50'` where the precision matters. Text is kept and sent as it is given;
 * a number is sent without exponent.
 */
export type Decimal = number | string;

/** An amount with a coded unit (zib Quantity). UCUM or G-Standaard table 902; several unit systems as translations. */
export interface Quantity {
  readonly value: Decimal;
  readonly unit: CodedConcept;
}

/** What is accepted for an amount. */
export interface QuantityInput {
  readonly value: Decimal;
  readonly unit: CodedInput;
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
  readonly value: Decimal;
  readonly unit: TimeUnit;
}

const LONGEST = 40;

/** Form of a decimal in text that is not negative, for the JSON Schema too. */
export const decimalTextForm = new RegExp(`^(?=.{1,${LONGEST}}$)(0|[1-9][0-9]*)([.][0-9]+)?$`);

const DECIMAL = "a number, or a decimal in text with a point and without exponent, for example '1.50'";

function decimal(isAllowed: (value: number) => boolean, allowed: string): z.ZodType<Decimal, Decimal> {
  return z.union([z.number(), z.string()], expected(DECIMAL)).superRefine((value, ctx) => {
    const written = typeof value === 'number' || decimalTextForm.test(value);
    // A number -0 is written as 0; text is sent as it is given.
    if (typeof value === 'string' && Object.is(Number(value), -0)) {
      report(ctx, { zib: 'invalid-value', allowed, found: '-0' });
      return;
    }
    const negative = typeof value === 'string' && decimalTextForm.test(value.slice(1)) && value.startsWith('-');
    if (!written && !negative) {
      const suggestion = meantNumber(value);
      report(ctx, {
        zib: 'invalid-value',
        allowed: DECIMAL,
        ...shown(value),
        ...(suggestion !== undefined && { suggestion }),
      });
    } else if (!isAllowed(Number(value))) report(ctx, { zib: 'invalid-value', allowed, ...shown(value) });
  });
}

/** A number given as text is shown as a number is. */
export function shown(value: unknown): { found?: string } {
  const found = typeof value === 'string' ? shownNumber(value) : undefined;
  return found === undefined ? {} : { found };
}

/** Schema of a decimal above nought. */
export const positive = decimal((value) => value > 0, 'a number above 0');

/** Schema of a decimal of nought or more. */
export const notNegative = decimal((value) => value >= 0, '0 or more');

/** Schema of a decimal that may lie below nought, as a base excess does. */
export const signedDecimal = decimal(() => true, 'a number');

/** Schema of an amount with a unit. */
export const quantity = z.strictObject({ value: notNegative, unit: coded }, expected('an amount { value, unit }'));

/** Schema of a length of time. */
export const duration = z.strictObject(
  { value: positive, unit: z.enum(Object.keys(timeUnits) as [TimeUnit, ...TimeUnit[]]) },
  expected("a length of time { value, unit }, for example { value: 30, unit: 'd' }"),
);

/** Either one value, or a lowest and highest one (zib Range, NL-CM:20.1). */
export interface NumberRange {
  readonly nominalValue?: Decimal;
  readonly minimumValue?: Decimal;
  readonly maximumValue?: Decimal;
}

/** What is accepted for a range of numbers. */
export type NumberRangeInput = Given<NumberRange>;

const rangeShape = {
  nominalValue: notNegative.optional(),
  minimumValue: notNegative.optional(),
  maximumValue: notNegative.optional(),
};

/** Whole part without zeros in front, and fraction, of a decimal as written; undefined where it is written otherwise. */
function digitsOf(value: Decimal): readonly [whole: string, fraction: string] | undefined {
  const text = String(value);
  if (!decimalTextForm.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  return [whole, fraction];
}

/** True when the one decimal is larger than the other, digit by digit: two texts may differ where two numbers do not. */
export function isAbove(one: Decimal | undefined, other: Decimal | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a === undefined || b === undefined) return Number(one) > Number(other);
  if (a[0].length !== b[0].length) return a[0].length > b[0].length;
  const places = Math.max(a[1].length, b[1].length);
  return a[0] + a[1].padEnd(places, '0') > b[0] + b[1].padEnd(places, '0');
}

function checkRange(value: NumberRange, ctx: z.core.$RefinementCtx): void {
  const { nominalValue: nominal, minimumValue: minimum, maximumValue: maximum } = value;
  const bounded = minimum !== undefined || maximum !== undefined;
  if ((nominal !== undefined) === bounded) {
    const allowed = 'either nominalValue, or minimumValue and/or maximumValue';
    report(ctx, { zib: 'invalid-value', allowed, found: statedOf(value, Object.keys(rangeShape)) });
  }
  if (isAbove(minimum, maximum))
    report(ctx, { zib: 'invalid-value', allowed: 'a maximumValue at or above minimumValue', ...shown(maximum) }, [
      'maximumValue',
    ]);
}

/** Schema of a zib Range of plain numbers. */
export const numberRange = checked(
  z.strictObject(rangeShape, expected('one number as { nominalValue }, or a range as { minimumValue, maximumValue }')),
  checkRange,
);

/** The largest whole number of FHIR (integer has 32 bits). */
export const LARGEST_WHOLE_NUMBER = 2_147_483_647;

/** Its concepts, where they are documented by themselves. */
const rangeFields = {
  nominalValue: field('20.1.4', 'NominaleWaarde', rangeShape.nominalValue, { ada: 'vaste_waarde' }),
  minimumValue: field('20.1.2', 'MinimumWaarde', rangeShape.minimumValue, { ada: 'min' }),
  maximumValue: field('20.1.3', 'MaximumWaarde', rangeShape.maximumValue, { ada: 'max' }),
};

/** Whole numbers only: how many times. */
export const countRange = state(
  checked(numberRange, (value, ctx) => {
    for (const [name, number] of Object.entries(value)) {
      const count = Number(number);
      if (Number.isFinite(count) && (!Number.isInteger(count) || count > LARGEST_WHOLE_NUMBER))
        report(
          ctx,
          {
            zib: 'invalid-value',
            allowed: { text: 'a whole number of at most {most}', values: { most: String(LARGEST_WHOLE_NUMBER) } },
            ...shown(number),
          },
          [name],
        );
    }
  }),
  { fields: rangeFields },
);

/** A range with a unit: `{ nominalValue: 2, unit }` or `{ minimumValue: 1, maximumValue: 2, unit }`. */
export interface QuantityRange extends NumberRange {
  readonly unit: CodedConcept;
}

/** What is accepted for a range with a unit. */
export interface QuantityRangeInput extends NumberRangeInput {
  readonly unit: CodedInput;
}

/** Schema of a zib Range with a unit. */
export const quantityRange = checked(
  z.strictObject(
    { ...rangeShape, unit: coded },
    expected('one amount as { nominalValue, unit }, or a range as { minimumValue, maximumValue, unit }'),
  ),
  checkRange,
);

/** An amount of which ADA has the number in an element of this name, beside one with the unit. */
export const amountIn = (element: string): Fields => ({
  value: plain(notNegative, { ada: element }),
  unit: plain(coded, { ada: 'eenheid' }),
});

/** The same of a range. */
export const rangeIn = (element: string): Fields => ({
  nominalValue: plain(notNegative, { ada: `${element}/vaste_waarde` }),
  minimumValue: plain(notNegative, { ada: `${element}/min` }),
  maximumValue: plain(notNegative, { ada: `${element}/max` }),
  unit: plain(coded, { ada: 'eenheid' }),
});

/** An amount in UCUM: `ucum(500, 'mg')`; `display` is the word shown, by default the code itself. */
export function ucum(value: Decimal, code: string, display?: string | null): { value: Decimal; unit: Coded } {
  return { value, unit: { system: systems.ucum, code, display: display ?? code } };
}
