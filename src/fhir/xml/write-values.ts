import { writtenNumber } from '../written-numbers';
import { escapeAttribute, isUnwritable } from './escape';
import { isNarrativeDiv } from './narrative';
import { isSoundDiv } from './sound-div';
import { fail, MAX_DEPTH, type Writing, wrongForm } from './writing';
import type { JsonForm } from './xml-model';

const UNWRITABLE = 'The text holds a control character or half a character, which XML cannot hold.';

function escapedText(value: unknown, writing: Writing): string {
  if (typeof value !== 'string') return wrongForm(writing, 'A string', value);
  return escapeAttribute(value) ?? fail(writing, 'unwritable-character', UNWRITABLE);
}

function numberText(value: unknown, writing: Writing, holder: object | undefined, name: string): string {
  if (typeof value !== 'number') return wrongForm(writing, 'A number', value);
  if (!Number.isFinite(value)) fail(writing, 'wrong-form', 'A finite number is expected.');
  return writtenNumber(holder, name, value);
}

function booleanText(value: unknown, writing: Writing): string {
  if (typeof value !== 'boolean') return wrongForm(writing, 'A boolean', value);
  return value ? 'true' : 'false';
}

/**
 * The value of an attribute by the form it has in JSON. The holder is the object that a number stands in under its name, and
 * knows how it was written; a number in a list has none.
 */
export const valueTexts: Readonly<
  Record<JsonForm, (value: unknown, writing: Writing, holder: object | undefined, name: string) => string>
> = { string: escapedText, number: numberText, boolean: booleanText };

/** The narrative as it stands, when it can be copied into XML. */
export function narrativeText(value: unknown, writing: Writing): string {
  if (typeof value !== 'string') return wrongForm(writing, 'A string', value);
  if (isUnwritable(value)) fail(writing, 'unwritable-character', UNWRITABLE);
  const text = value.trim();
  if (!isSoundDiv(text, MAX_DEPTH) && !isNarrativeDiv(text, MAX_DEPTH))
    fail(writing, 'narrative-not-well-formed', 'One well-formed XHTML div with its namespace is expected.');
  return text;
}
