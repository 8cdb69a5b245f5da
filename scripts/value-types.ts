import type * as z from 'zod';
import { opener } from '../src/bgz/document/zib';
import { coded, codedOrBare, coding } from '../src/bgz/parts/code/coded';
import { identifier, register } from '../src/bgz/parts/identifier/zib';
import { date, dateTime, instant } from '../src/bgz/parts/moment/zib';
import {
  countRange,
  duration,
  notNegative,
  numberRange,
  positive,
  quantity,
  quantityRange,
  signedDecimal,
} from '../src/bgz/parts/quantity/zib';
import { key } from '../src/bgz/parts/text/zib';

/** The types of a value, as text: as it is kept and as it is accepted. */
export interface TypePair {
  readonly out: string;
  readonly in: string;
  /** What an editor should tell beside the type, of what is kept and of what is accepted. */
  readonly words?: { readonly out?: string; readonly in?: string };
}

/** Types that are written by hand beside their schema. */
interface ValueType extends TypePair {
  /** The module they stand in, from `src/bgz`; undefined for types of the language. */
  readonly from?: string;
}

const moment = (words: string): ValueType => ({
  out: 'Moment',
  in: 'MomentInput',
  from: 'parts/moment/zib',
  words: { out: words, in: words },
});
const inQuantity = (out: string, accepted = `${out}Input`): ValueType => ({
  out,
  in: accepted,
  from: 'parts/quantity/zib',
});

/** Values whose types say more than their schemas do. */
export const valueTypes: ReadonlyMap<z.core.$ZodType, ValueType> = new Map<z.core.$ZodType, ValueType>([
  [opener, { out: 'OpenDocument', in: 'OpenDocument', from: 'define/content' }],
  [key, { out: 'string', in: 'string | number | bigint' }],
  [coding, { out: 'Coding', in: 'CodingInput', from: 'parts/code/code' }],
  [coded, { out: 'CodedConcept', in: 'CodedInput', from: 'parts/code/code' }],
  [
    codedOrBare,
    {
      out: 'CodedConcept',
      in: 'CodedInput | string',
      from: 'parts/code/code',
      words: { in: 'A bare code may be given.' },
    },
  ],
  [identifier, { out: 'Identifier', in: 'IdentifierInput', from: 'parts/identifier/zib' }],
  [register, { out: 'string', in: 'string', words: { in: 'The register, as OID or URI.' } }],
  [dateTime, moment('Date, with or without a time.')],
  [instant, moment('Date with a time of day.')],
  [date, moment('Date.')],
  [quantity, inQuantity('Quantity')],
  [quantityRange, inQuantity('QuantityRange')],
  [numberRange, inQuantity('NumberRange')],
  [countRange, inQuantity('NumberRange')],
  [duration, inQuantity('Duration', 'Duration')],
  [positive, inQuantity('Decimal', 'Decimal')],
  [notNegative, inQuantity('Decimal', 'Decimal')],
  [signedDecimal, inQuantity('Decimal', 'Decimal')],
]);
