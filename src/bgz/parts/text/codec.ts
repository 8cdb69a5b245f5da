import { type Codec, complex, primitive } from '../../define/codec';
import { element, extension } from '../../define/elements';

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

/** Yes or no, or that it is not known which: an element without a value says why it has none. */
export const flagOrUnknownCodec: Codec<boolean | 'unknown'> = {
  ...flagCodec,
  write(value, holder, name) {
    if (value === 'unknown') holder[`_${name}`] = element(extension('data-absent-reason', { valueCode: value }));
    else holder[name] = value;
  },
  read(holder, name, context) {
    if (holder.peek(name) !== undefined) return flagCodec.read(holder, name, context);
    const reason = holder.beside(name)?.extension('data-absent-reason');
    if (reason?.peek('valueCode') !== 'unknown') return undefined;
    reason.take('valueCode');
    return 'unknown';
  },
};

/**
 * A text as the only Annotation of a list. Read back, several are one text, each on its line; their authors and times have no
 * place in a record, and are told as not read.
 */
export const notesCodec: Codec<string> = {
  type: 'Annotation',
  places: { '': ['text'] },
  write(text, holder, name) {
    holder[name] = [{ text }];
  },
  read(holder, name) {
    const texts = holder.list(name).flatMap((note) => note.text('text') ?? []);
    return texts.length > 0 ? texts.join('\n') : undefined;
  },
};

/** Words as the text of a concept. Of a code that others give its term is kept; the code itself is told as not read. */
export const wordsOfConceptCodec = complex<string>(
  'CodeableConcept',
  (text) => ({ text }),
  (node) => node.text('text') ?? node.list('coding').flatMap((coding) => coding.text('display') ?? [])[0],
  { '': ['text'] },
);
