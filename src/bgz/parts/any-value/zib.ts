import * as z from 'zod';
import { checkedObjectOf, definePart, objectOf, plain } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { report } from '../../define/issue';
import { written } from '../../define/written';
import { coded } from '../code/coded';
import { beginBeforeEnd, dateTime, timeOfDay } from '../moment/zib';
import { isAbove, signedDecimal } from '../quantity/zib';
import { flag, text } from '../text/zib';
import type { Amount, AmountInput, AnyValue, AnyValueInput, ComparedAmount, ComparedAmountInput } from './types';

/** How an amount is to the one that was found: FHIR's quantity-comparator. */
export const comparators = ['<', '<=', '>=', '>'] as const;

const amountFields = { value: plain(signedDecimal), unit: plain(coded.optional()) };

/** An amount that may lie below nought, or have no unit, as measured ones may. */
export const amount = definePart(
  { name: 'Amount', note: 'An amount as it was measured: it may lie below nought, and be of no unit.' },
  objectOf(amountFields, 'an amount { value, unit }'),
  written<Amount, AmountInput>(),
);

/** The same, of which it may be known only that it lies above or below. */
export const comparedAmount = definePart(
  { name: 'ComparedAmount', note: 'An amount as it was measured, or a bound that it lies above or below.' },
  objectOf(
    {
      comparator: plain(z.enum(comparators).optional(), {
        note: "Left out, it is the amount itself; `'<'` with 5 is anything below 5.",
      }),
      ...amountFields,
    },
    'an amount { value, unit }, or a bound { comparator, value, unit }',
  ),
  written<ComparedAmount, ComparedAmountInput>(),
);

const range = checkedObjectOf(
  {
    minimumValue: plain(signedDecimal.optional()),
    maximumValue: plain(signedDecimal.optional()),
    unit: plain(coded.optional()),
  },
  ({ minimumValue, maximumValue }, ctx) => {
    if (minimumValue === undefined && maximumValue === undefined)
      report(ctx, { zib: 'missing', allowed: 'minimumValue and/or maximumValue' });
    if (isAbove(minimumValue, maximumValue))
      report(ctx, { zib: 'invalid-value', allowed: 'a maximumValue at or above minimumValue' }, ['maximumValue']);
  },
);

const inOrder = beginBeforeEnd('start', 'end');
const period = checkedObjectOf({ start: plain(dateTime.optional()), end: plain(dateTime.optional()) }, (value, ctx) => {
  if (value.start === undefined && value.end === undefined)
    report(ctx, { zib: 'missing', allowed: 'start and/or end' });
  inOrder(value, ctx);
});

const forms = {
  quantity: plain(comparedAmount.optional(), {
    note: "An amount, or a bound: `{ ...ucum(5, 'mg/L'), comparator: '<' }`.",
  }),
  coded: plain(coded.optional()),
  text: plain(text.optional()),
  boolean: plain(flag.optional()),
  range: plain(range.optional(), { note: 'Two amounts that it lies between.' }),
  ratio: plain(objectOf({ numerator: plain(comparedAmount), denominator: plain(comparedAmount) }).optional(), {
    note: 'Two amounts to each other, as a titre of 1:128.',
  }),
  time: plain(timeOfDay.optional(), { note: 'Time of day, hh:mm or hh:mm:ss.' }),
  dateTime: plain(dateTime.optional()),
  period: plain(period.optional()),
};

const names = Object.keys(forms);

/** A value of any type (zib ANY): what was found may be an amount, a code, words, and more. */
export const anyValue = definePart(
  { name: 'AnyValue', note: 'What was found, in exactly one of the forms that a value may have.' },
  checkedObjectOf(
    forms,
    (value, ctx) => {
      if (Object.values(value).filter((one) => one !== undefined).length !== 1)
        report(ctx, {
          zib: 'invalid-value',
          allowed: { text: 'exactly one of {names}', values: { names: names.join(', ') } },
          found: statedOf(value, names),
        });
    },
    'a value as { quantity }, { coded }, { text } or another form',
  ),
  written<AnyValue, AnyValueInput>(),
);
