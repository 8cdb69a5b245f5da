import { type Phrase, say, type Words } from '../words/say';
import type { Language } from './language';

/** A text of the words tables with its values. */
export const phrase = (text: string, values: Readonly<Record<string, string>>): Phrase => ({ text, values });

const objectNames: Readonly<Record<string, string>> = {
  function: 'a function',
  symbol: 'a symbol',
  bigint: 'a bigint',
};

/** A text by its length. */
export const textOf = (count: number): Words =>
  count === 1 ? 'text of 1 character' : phrase('text of {count} characters', { count: String(count) });

function describeNumber(value: number): Words {
  if (!Number.isFinite(value)) return String(value);
  // Seven digits and more may be a BSN or a telephone number.
  return Math.abs(value) < 1e6 ? phrase('the number {number}', { number: String(value) }) : 'a large number';
}

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** Describes a value for an error text. Text is never repeated: what stands in the wrong place may be anyone's name or number. */
export function describeFound(value: unknown): Words {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : phrase('a list of {count}', { count: String(value.length) });
  if (typeof value === 'string') return value === '' ? 'empty text' : textOf(value.length);
  if (typeof value === 'number') return describeNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (isDate(value))
    return Number.isNaN(Date.prototype.getTime.call(value)) ? 'a Date that holds no moment' : 'a Date object';
  return objectNames[typeof value] ?? 'an object';
}

/** Names an adapter author typed as property are safe and useful to show back; anything odder is not repeated. */
export function safeName(name: string, language: Language): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name)) return name;
  return name.length === 1
    ? say('(a name of 1 character)', language)
    : say(phrase('(a name of {count} characters)', { count: String(name.length) }), language);
}

/** Which of some properties an object states, where only certain combinations of them are allowed. */
export function statedOf(value: object, names: readonly string[]): Words {
  const stated = names.filter((name) => (value as Readonly<Record<string, unknown>>)[name] !== undefined);
  if (stated.length === 0) return { text: 'none of {names}', values: { names: names.join(', ') } };
  const values = { names: stated.join(', ') };
  return stated.length === 1 ? { text: 'only {names}', values } : { text: '{names} together', values };
}
