import type * as z from 'zod';
import type { OpenDocument } from '../define/content';
import { defineBuilder } from '../define/define-zib';
import { checkedObjectOf, plain } from '../define/field';
import type { SchemaOf } from '../define/written';
import { text } from '../parts/text/zib';
import type { BgzDocument } from './types';
import { bgzDocument, checkIndexed, status, told } from './zib';

/** A document as a DocumentReference tells of it: all of its record but how its bytes are had. */
export interface ReadDocument extends Omit<BgzDocument, 'open' | 'contentType'> {
  /** Media type of the content, where it is told. */
  readonly contentType?: string;
  /** Where the sender has the bytes, as it writes it: Attachment.url. */
  readonly address?: string;
}

const schema = checkedObjectOf(
  {
    ...told,
    // What is not told of a letter of another is not known: a builder takes one without a status for current.
    status: plain(status),
    contentType: plain(told.contentType.schema.optional()),
    address: plain(text.optional()),
  },
  checkIndexed,
);

/** Judges what was read of a DocumentReference. */
export const readDocument = defineBuilder('Document', schema as z.ZodType as SchemaOf<ReadDocument, unknown>, () => []);

/**
 * A document that was read, with its bytes: a record that can be served again.
 *
 * @param document of `documents` in what `readBgz` gives; it has the id of the DocumentReference
 * @param content what gives the bytes; and their media type, for where the document does not tell it
 * @throws {ZibRecordError} When no media type is known.
 * @example
 * const documents = read.documents.map((letter) => withContent(letter, { open: () => archive.open(letter.id) }));
 */
export function withContent(
  document: ReadDocument,
  { open, contentType }: { readonly open: OpenDocument; readonly contentType?: string },
): BgzDocument {
  const { address: _address, ...told } = document;
  // The builder says what is missing.
  return bgzDocument({ ...told, contentType: told.contentType ?? contentType ?? '', open });
}
