import type { z } from 'zod';
import type { Zib } from '../bgz/define/define-zib';
import { type Fields, fieldsInside, fieldsOf, innermost, isList, type Field as RecordField } from '../bgz/define/field';
import { coded } from '../bgz/parts/code/coded';
import { identifier } from '../bgz/parts/identifier/zib';
import { date, dateTime } from '../bgz/parts/moment/zib';
import { duration, quantity } from '../bgz/parts/quantity/zib';
import { text } from '../bgz/parts/text/zib';
import * as leaf from './leaves';
import { basicElements } from './parts/basic-elements';
import { author, informationSource } from './parts/party';
import { type Field, many, one, part, type Reader, type Table } from './table';

/** The name of a concept as ADA writes it: `VeroorzakendeStof` is `veroorzakende_stof`. */
const adaName = (dutch: string): string => dutch.replace(/(?<=.)([A-Z])/g, '_$1').toLowerCase();

/** How a value is read, by the schema it is of. */
const leaves = new Map<z.core.$ZodType, Reader>([
  [coded, leaf.code],
  [text, leaf.text],
  [date, leaf.moment],
  [dateTime, leaf.moment],
  [identifier, leaf.identifier],
  [quantity, leaf.quantity],
  [duration, leaf.duration],
]);

/** Of every zib alike, and read by {@link basicElements}. */
const BASIC: ReadonlySet<string> = new Set(['identificationNumbers', 'subject', 'author', 'informationSource']);

function readerOf(one: RecordField): Reader | undefined {
  const schema = innermost(one.schema) as z.ZodType;
  if (schema.meta()?.codelist !== undefined) return leaf.code;
  if (schema._zod.def.type === 'boolean') return leaf.boolean;
  const inside = fieldsInside(one);
  return leaves.get(schema) ?? (inside && part(tableOfFields(inside)));
}

/**
 * The ADA elements of these properties: each by the Dutch name of its concept, read as its schema is. A property without a
 * concept, or of which ADA does not have the form of the record, is left out: the caller says how it is read.
 */
export function tableOfFields(fields: Fields): Table {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([property, field]): [string, Field][] => {
      const reader = field.concept?.id === undefined || BASIC.has(property) ? undefined : readerOf(field);
      if (reader === undefined) return [];
      return [
        [
          field.concept?.ada ?? adaName(field.concept?.dutch ?? ''),
          (isList(field.schema) ? many : one)(property, reader),
        ],
      ];
    }),
  );
}

/** The table of a zib: its basic elements, and its own as far as they are regular. */
export function tableOfZib({ schema }: Pick<Zib<z.ZodType>, 'schema'>): Table {
  const fields = fieldsOf(schema) ?? {};
  const parties = {
    ...(fields.author && { auteur: author }),
    ...(fields.informationSource && { informatiebron: informationSource }),
  };
  return { ...basicElements(parties), ...tableOfFields(fields) };
}
