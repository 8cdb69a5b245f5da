import { hash } from 'node:crypto';
import { isJson, listOf, textOf } from '../../fhir/json';

/** What a content is told apart by from the others of its document: they are forms of one text (STU3 DocumentReference.content). */
function formOf(content: unknown): string {
  if (!isJson(content)) return '';
  const { attachment, format } = content;
  const type = isJson(attachment) ? textOf(attachment.contentType) : '';
  return `${type.trim().toLowerCase()} ${isJson(format) ? textOf(format.code) : ''}`;
}

/**
 * The key of one content of a DocumentReference: where the sender has it, and its form. Not its `masterIdentifier`: a sender that gives two
 * letters the same one would have the second take the place of the first, while a letter under two addresses is filed twice for all to
 * see.
 *
 * @param address where the resource lives: two servers behind one sender may use the same id
 * @param at place of the content
 */
export function documentKey(address: string, contents: unknown, at: number): string {
  const forms = listOf(contents).map(formOf);
  // Of several of one form the place among these: adding another form moves none.
  const nth = forms.slice(0, at).filter((form) => form === forms[at]).length;
  return hash('sha256', JSON.stringify([address, forms[at] ?? '', nth]), 'hex');
}
