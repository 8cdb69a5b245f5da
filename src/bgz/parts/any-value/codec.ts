import type { Quantity as FhirQuantity, Period, Range } from 'fhir/r3';
import { type Codec, complex } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { type Row, rowsOf } from '../../define/rows';
import { sameContent } from '../../define/same-content';
import { conceptCodec } from '../code/codec';
import { momentCodec, timeCodec } from '../moment/codec';
import { readPeriod } from '../period-of-use/codec';
import { period as periodOf } from '../period-of-use/stu3';
import { readQuantity } from '../quantity/read';
import { quantity, withDecimal } from '../quantity/stu3';
import { flagCodec, textCodec } from '../text/codec';
import type { Amount, AnyValue, ComparedAmount } from './types';
import { comparators } from './zib';

function writeAmount({ value, unit }: Amount): FhirQuantity {
  return unit === undefined
    ? withDecimal<FhirQuantity>({ value: Number(value) }, 'value', value)
    : quantity(value, unit);
}

function writeCompared({ comparator, ...amount }: ComparedAmount): FhirQuantity {
  const written = writeAmount(amount);
  if (comparator !== undefined) written.comparator = comparator;
  return written;
}

const hasUnit = (node: FhirNode): boolean =>
  ['unit', '_unit', 'system', 'code'].some((name) => node.peek(name) !== undefined);

/** An amount; one that says "less than" is none, and stays. */
function readAmount(node: FhirNode): Amount | undefined {
  const isOfUnit = hasUnit(node);
  const read = readQuantity(node);
  if (read === undefined || isOfUnit) return read;
  return { value: read.value };
}

/** An amount or a bound. Without the comparator a bound would be the amount that was found: one that is not known leaves all of it. */
function readCompared(node: FhirNode): ComparedAmount | undefined {
  const comparator = comparators.find((known) => known === node.peek('comparator'));
  const isKnown = comparator !== undefined && node.peek('_comparator') === undefined;
  if (!isKnown || typeof node.peek('value') !== 'number') return readAmount(node);
  node.take('comparator');
  const read = readAmount(node);
  return read && { comparator, ...read };
}

/** An amount as it was measured. */
export const amountCodec = complex<Amount>('Quantity', writeAmount, readAmount);

/** The same, or a bound that it lies above or below. */
export const comparedAmountCodec = complex<ComparedAmount>('Quantity', writeCompared, readCompared);

type Between = NonNullable<AnyValue['range']>;

function writeRange({ minimumValue, maximumValue, unit }: Between): Range {
  const side = (value: Between['minimumValue']) =>
    value === undefined ? undefined : writeAmount({ value, ...(unit && { unit }) });
  const [low, high] = [side(minimumValue), side(maximumValue)];
  return { ...(low && { low }), ...(high && { high }) };
}

/** A range of which a side cannot be read, or is in another unit, says something else without it: all of it stays. */
const rangeCodec: Codec<Between> = {
  type: 'Range',
  write(value, holder, name) {
    holder[name] = writeRange(value);
  },
  read: (holder, name) => holder.whole(name, readBetween),
};

function readBetween(node: FhirNode): Between | undefined {
  const [low, high] = [node.whole('low', readAmount), node.whole('high', readAmount)];
  if (node.peek('low') !== undefined || node.peek('high') !== undefined) return undefined;
  if (low !== undefined && high !== undefined && !sameContent(low.unit, high.unit)) return undefined;
  const unit = (low ?? high)?.unit;
  return {
    ...(low && { minimumValue: low.value }),
    ...(high && { maximumValue: high.value }),
    ...(unit && { unit }),
  };
}

type Ratio = NonNullable<AnyValue['ratio']>;

const ratioCodec: Codec<Ratio> = {
  type: 'Ratio',
  write({ numerator, denominator }, holder, name) {
    holder[name] = { numerator: writeCompared(numerator), denominator: writeCompared(denominator) };
  },
  read: (holder, name) =>
    holder.whole(name, (node) => {
      const [numerator, denominator] = [node.whole('numerator', readCompared), node.whole('denominator', readCompared)];
      return numerator && denominator && { numerator, denominator };
    }),
};

const periodCodec = complex<NonNullable<AnyValue['period']>>(
  'Period',
  ({ start, end }): Period | undefined => periodOf(start, end),
  (node) => {
    const read = readPeriod(node);
    return Object.keys(read).length > 0 ? read : undefined;
  },
);

const { row } = rowsOf<AnyValue>();

/** The forms of a value as the elements `value[x]` of what holds it. */
export const valueRows: readonly Row<AnyValue>[] = [
  row('quantity', 'valueQuantity', comparedAmountCodec),
  row('coded', 'valueCodeableConcept', conceptCodec()),
  row('text', 'valueString', textCodec),
  row('boolean', 'valueBoolean', flagCodec),
  row('range', 'valueRange', rangeCodec),
  row('ratio', 'valueRatio', ratioCodec),
  row('time', 'valueTime', timeCodec),
  row('dateTime', 'valueDateTime', momentCodec),
  row('period', 'valuePeriod', periodCodec),
];

/** The elements that they are. */
export const valueElements: readonly string[] = [
  'valueQuantity',
  'valueCodeableConcept',
  'valueString',
  'valueBoolean',
  'valueRange',
  'valueRatio',
  'valueTime',
  'valueDateTime',
  'valuePeriod',
];
