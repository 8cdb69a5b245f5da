import * as z from 'zod';
import { stated } from '../bgz/define/checked-schemas';
import { type Field, innermost } from '../bgz/define/field';
import { amount, anyValue } from '../bgz/parts/any-value/zib';
import { attachment } from '../bgz/parts/attachment/zib';
import { coded } from '../bgz/parts/code/coded';
import { codelistOf } from '../bgz/parts/code/from-codelist';
import { identifier } from '../bgz/parts/identifier/zib';
import { date, dateTime, timeOfDay } from '../bgz/parts/moment/zib';
import { duration, notNegative, positive, quantity } from '../bgz/parts/quantity/zib';
import * as references from '../bgz/parts/references/zib';
import { key, text } from '../bgz/parts/text/zib';
import { document } from './document';
import * as leaf from './leaves';
import { agreementReference } from './references';
import type { Reader } from './table';

/** How the values of a schema stand in ADA, the same in every zib. */
const readers: ReadonlyMap<z.core.$ZodType, Reader> = new Map<z.core.$ZodType, Reader>([
  [coded, leaf.code],
  [text, leaf.text],
  [key, leaf.text],
  [date, leaf.moment],
  [dateTime, leaf.moment],
  [timeOfDay, leaf.timeOfDay],
  [identifier, leaf.identifier],
  [quantity, leaf.quantity],
  [duration, leaf.duration],
  [amount, leaf.amount],
  [anyValue, leaf.anyValue],
  [positive, leaf.number],
  [notNegative, leaf.number],
  [references.agreementReference, agreementReference],
  [attachment, document],
]);

/** The same of schemas that are made anew in each zib. */
const byType: Readonly<Record<string, Reader>> = {
  boolean: leaf.boolean,
  enum: leaf.codeOnly,
  number: leaf.wholeNumber,
};

/** The reader of a value; undefined for what has parts, as an amount may have where the field states them. */
export function valueReader({ schema, inside }: Field): Reader | undefined {
  if (inside !== undefined) return undefined;
  const value = innermost(schema) as z.core.$ZodTypes;
  if (codelistOf(value) !== undefined) {
    const takes = (given: unknown, schemaOf: z.core.$ZodType = schema) => z.safeParse(schemaOf, given).success;
    return takes(undefined) ? leaf.optionalCode((nullFlavor) => takes({ nullFlavor }, value)) : leaf.code;
  }
  return stated(readers, schema) ?? byType[value._zod.def.type];
}
