import { type Codec, complex } from '../../define/codec';
import { compact } from '../../define/elements';
import type { Attachment } from './types';

/** A document as Attachment with its bytes. One that is elsewhere, or of which it is not said what it is, stays. */
export const attachmentCodec: Codec<Attachment> = complex(
  'Attachment',
  ({ contentType, data, title }) => compact({ contentType, data, title }),
  (node) => {
    const [contentType, data] = [node.peek('contentType'), node.peek('data')];
    if (typeof contentType !== 'string' || typeof data !== 'string') return undefined;
    node.take('contentType');
    node.take('data');
    node.drop('size', Buffer.byteLength(data, 'base64'));
    const title = node.text('title');
    return { contentType, data: data.replace(/\s+/g, ''), ...(title !== undefined && { title }) };
  },
  { '': [''] },
);
