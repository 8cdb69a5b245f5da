import * as z from 'zod';
import { definePart } from '../../define/field';
import { expected, report } from '../../define/issue';
import { standsForBytes } from '../../define/mender';
import { written } from '../../define/written';
import { text } from '../text/zib';
import type { Attachment, AttachmentInput } from './types';

/** The most characters of base64 in a record, which is 7,5 MB: a record is served whole, in lists with others. */
const MOST = 10_000_000;

const isBase64 = (value: string): boolean =>
  value !== '' && value.length % 4 === 0 && Buffer.from(value, 'base64').toString('base64') === value;

const data = standsForBytes(
  z.string(expected('the bytes in base64')).superRefine((value, ctx) => {
    if (value.length > MOST)
      report(ctx, {
        zib: 'invalid-value',
        allowed: 'at most 10000000 characters of base64; a larger document goes along as one of `documents`',
        found: { text: 'text of {count} characters', values: { count: String(value.length) } },
      });
    else if (!isBase64(value))
      report(ctx, { zib: 'invalid-value', allowed: 'bytes in base64 (RFC 4648 §4), without blanks' });
  }),
);

const MEDIA_TYPE = 'a media type in lower case, for example application/pdf';

/** A document inside a record. */
export const attachment = definePart(
  { name: 'Attachment', note: 'A document inside a record: its bytes, and what they are.' },
  z.strictObject({
    contentType: z.string().regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*(?: ?; ?charset=[A-Za-z0-9-]+)?$/, {
      error: MEDIA_TYPE,
    }),
    data,
    title: text.optional(),
  }),
  written<Attachment, AttachmentInput>(),
);
