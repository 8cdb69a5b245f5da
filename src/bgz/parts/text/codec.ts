import { complex, primitive } from '../../define/codec';

/** A text as it is. */
export const textCodec = primitive<string>(
  'String',
  (value) => value,
  (value) => (typeof value === 'string' ? value : undefined),
);

/** Yes or no. */
export const flagCodec = primitive<boolean>(
  'Boolean',
  (value) => value,
  (value) => (typeof value === 'boolean' ? value : undefined),
);

/** A text as Annotation. Its author and time have no place in a record, and are told as not read. */
export const noteCodec = complex<string>(
  'Annotation',
  (text) => ({ text }),
  (node) => node.text('text'),
  { '': ['text'] },
);
