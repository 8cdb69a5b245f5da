import type { z } from 'zod';
import { coded, codedOrBare } from '../src/bgz/parts/code/coded';
import { identifier } from '../src/bgz/parts/identifier/zib';
import { date, dateTime } from '../src/bgz/parts/moment/zib';
import {
  countRange,
  duration,
  notNegative,
  numberRange,
  positive,
  quantity,
  quantityRange,
} from '../src/bgz/parts/quantity/zib';
import { key } from '../src/bgz/parts/text/zib';

/** The types of a value, as text: as it is kept and as it is accepted. */
export interface TypePair {
  readonly out: string;
  readonly in: string;
  /** What an editor should tell of it beside the type. */
  readonly words?: string;
}

/** Types that are written by hand beside their schema. */
interface ValueType extends TypePair {
  /** The module they stand in, from `src/bgz`; undefined for types of the language. */
  readonly from?: string;
}

const moment = (words: string): ValueType => ({ out: 'Moment', in: 'MomentInput', from: 'parts/moment/zib', words });
const amount = (name: string, words: string): ValueType => ({
  out: name,
  in: `${name}Input`,
  from: 'parts/quantity/zib',
  words,
});
const decimal: ValueType = { out: 'Decimal', in: 'Decimal', from: 'parts/quantity/zib' };
const numbers = amount('NumberRange', 'One number, or a range.');

/** Values whose types say more than their schemas do. */
export const valueTypes: ReadonlyMap<z.core.$ZodType, ValueType> = new Map<z.core.$ZodType, ValueType>([
  [key, { out: 'string', in: 'string | number | bigint' }],
  [coded, { out: 'CodedConcept', in: 'CodedInput', from: 'parts/code/code' }],
  [
    codedOrBare,
    { out: 'CodedConcept', in: 'CodedInput | string', from: 'parts/code/code', words: 'A bare code may be given.' },
  ],
  [identifier, { out: 'Identifier', in: 'IdentifierInput', from: 'parts/identifier/zib' }],
  [dateTime, moment('A date as precise as it is known, with or without a time.')],
  [date, moment('A date as precise as it is known.')],
  [quantity, amount('Quantity', 'An amount with its unit.')],
  [quantityRange, amount('QuantityRange', 'One amount or a range, with its unit.')],
  [numberRange, numbers],
  [countRange, numbers],
  [
    duration,
    {
      out: 'Duration',
      in: 'Duration',
      from: 'parts/quantity/zib',
      words: 'A length of time in s, min, h, d, wk, mo or a.',
    },
  ],
  [positive, decimal],
  [notNegative, decimal],
]);
