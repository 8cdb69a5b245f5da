// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput } from '../code/code';
import type { Moment, MomentInput } from '../moment/zib';
import type { Decimal } from '../quantity/zib';

/** What is accepted for Amount. An amount as it was measured: it may lie below nought, and be of no unit. */
export type AmountInput = {
  /** 1..1. */
  readonly value: Decimal;
  /** 0..1. */
  readonly unit?: CodedInput | null | undefined;
};

/** Amount. An amount as it was measured: it may lie below nought, and be of no unit. */
export type Amount = {
  /** 1..1. */
  readonly value: Decimal;
  /** 0..1. */
  readonly unit?: CodedConcept;
};

/** What is accepted for AnyValue. What was found, in exactly one of the forms that a value may have. */
export type AnyValueInput = {
  /** 0..1. An amount, or a bound: `{ ...ucum(5, 'mg/L'), comparator: '<' }`. */
  readonly quantity?: ComparedAmountInput | null | undefined;
  /** 0..1. */
  readonly coded?: CodedInput | null | undefined;
  /** 0..1. */
  readonly text?: string | null | undefined;
  /** 0..1. */
  readonly boolean?: boolean | null | undefined;
  /** 0..1. Two amounts that it lies between. */
  readonly range?: AnyValueRangeInput | null | undefined;
  /** 0..1. Two amounts to each other, as a titre of 1:128. */
  readonly ratio?: AnyValueRatioInput | null | undefined;
  /** 0..1. Time of day, hh:mm or hh:mm:ss. */
  readonly time?: string | null | undefined;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: MomentInput | null | undefined;
  /** 0..1. */
  readonly period?: AnyValuePeriodInput | null | undefined;
};

/** AnyValue. What was found, in exactly one of the forms that a value may have. */
export type AnyValue = {
  /** 0..1. An amount, or a bound: `{ ...ucum(5, 'mg/L'), comparator: '<' }`. */
  readonly quantity?: ComparedAmount;
  /** 0..1. */
  readonly coded?: CodedConcept;
  /** 0..1. */
  readonly text?: string;
  /** 0..1. */
  readonly boolean?: boolean;
  /** 0..1. Two amounts that it lies between. */
  readonly range?: AnyValueRange;
  /** 0..1. Two amounts to each other, as a titre of 1:128. */
  readonly ratio?: AnyValueRatio;
  /** 0..1. Time of day, hh:mm or hh:mm:ss. */
  readonly time?: string;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: Moment;
  /** 0..1. */
  readonly period?: AnyValuePeriod;
};

/** What is accepted for Range of AnyValue. */
export type AnyValueRangeInput = {
  /** 0..1. */
  readonly minimumValue?: Decimal | null | undefined;
  /** 0..1. */
  readonly maximumValue?: Decimal | null | undefined;
  /** 0..1. */
  readonly unit?: CodedInput | null | undefined;
};

/** Range of AnyValue. */
export type AnyValueRange = {
  /** 0..1. */
  readonly minimumValue?: Decimal;
  /** 0..1. */
  readonly maximumValue?: Decimal;
  /** 0..1. */
  readonly unit?: CodedConcept;
};

/** What is accepted for Ratio of AnyValue. */
export type AnyValueRatioInput = {
  /** 1..1. */
  readonly numerator: ComparedAmountInput;
  /** 1..1. */
  readonly denominator: ComparedAmountInput;
};

/** Ratio of AnyValue. */
export type AnyValueRatio = {
  /** 1..1. */
  readonly numerator: ComparedAmount;
  /** 1..1. */
  readonly denominator: ComparedAmount;
};

/** What is accepted for Period of AnyValue. */
export type AnyValuePeriodInput = {
  /** 0..1. Date, with or without a time. */
  readonly start?: MomentInput | null | undefined;
  /** 0..1. Date, with or without a time. */
  readonly end?: MomentInput | null | undefined;
};

/** Period of AnyValue. */
export type AnyValuePeriod = {
  /** 0..1. Date, with or without a time. */
  readonly start?: Moment;
  /** 0..1. Date, with or without a time. */
  readonly end?: Moment;
};

/** What is accepted for ComparedAmount. An amount as it was measured, or a bound that it lies above or below. */
export type ComparedAmountInput = {
  /** 0..1. Left out, it is the amount itself; `'<'` with 5 is anything below 5. */
  readonly comparator?: '<' | '<=' | '>=' | '>' | null | undefined;
  /** 1..1. */
  readonly value: Decimal;
  /** 0..1. */
  readonly unit?: CodedInput | null | undefined;
};

/** ComparedAmount. An amount as it was measured, or a bound that it lies above or below. */
export type ComparedAmount = {
  /** 0..1. Left out, it is the amount itself; `'<'` with 5 is anything below 5. */
  readonly comparator?: '<' | '<=' | '>=' | '>';
  /** 1..1. */
  readonly value: Decimal;
  /** 0..1. */
  readonly unit?: CodedConcept;
};
