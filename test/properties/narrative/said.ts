import type { FhirResource } from 'fhir/r3';
import { criticalityCodelist } from '../../../src/bgz/allergy-intolerance/zib';
import { toldOf } from '../../../src/bgz/narrative/narrative';
import type { Told } from '../../../src/bgz/narrative/tell';
import { codes, registers } from '../../../src/bgz/narrative/words';
import { nullFlavorTerms } from '../../../src/bgz/parts/code/null-flavor-terms';
import { fhirJson } from '../../../src/index';
import * as codelists from '../../../src/terminology/zib2017/codelists';
import { isObject } from '../law/places';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The lines of a narrative as they are read, with their labels. */
export function linesIn(resource: FhirResource): string[] {
  const { div } = (resource as { readonly text?: { readonly div: string } }).text ?? { div: '' };
  return div
    .replace(/<br\/>/g, '\n')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity))
    .filter((text) => text.trim() !== '');
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a text holds words, however it is broken. */
export const wordsIn = (text: string, words: string): boolean =>
  plain(text).toLowerCase().includes(plain(words).toLowerCase());

function leaves(value: unknown): string[] {
  if (isObject(value)) return Object.values(value).flatMap(leaves);
  return value === undefined || value === null ? [] : [String(value)];
}

/** What is said around values: of time, of amounts, yes and no. */
const AROUND = new Set(
  'ja nee om tot per keer ten minste hoogste patiënt UTC januari februari maart april mei juni juli augustus september oktober november december seconde seconden minuut minuten uur dag dagen week weken maand maanden jaar'.split(
    ' ',
  ),
);

/** Words for a reason why there is no value. */
const WORDS = new Set(Object.values(nullFlavorTerms));

/** Terms of the codelists, which are what their codes mean. */
const TERMS = new Set(
  [criticalityCodelist, ...Object.values(codelists)].flatMap((list) =>
    Object.values(list.codes).flatMap((codes) => Object.values(codes) as string[]),
  ),
);

const REGISTERS = new Set(registers.values());

/** A number or moment as data writes it: with a point, two digits a part. */
const asData = (token: string): string => token.replace(',', '.');

/** Told values with the words in them that a resource does not say. */
export function notSaidBy(resource: FhirResource): string[] {
  const { text: _page, ...data } = resource as FhirResource & { readonly text?: unknown };
  // As it is written: 1.50 is not 1.5.
  const said = plain([...leaves(data), fhirJson(data)].join(' '));
  // Moments of another clock are told as the Dutch clock shows them.
  const isElsewhere = /T[\d:.]+(?:Z|[+-](?!0[012]:)\d{2}:\d{2})/.test(said);
  const isSaid = (token: string): boolean => {
    if (AROUND.has(token) || REGISTERS.has(token) || said.includes(token) || said.includes(asData(token))) return true;
    return isElsewhere && /^[\d:,]+$/.test(token);
  };
  const isWordFor = (word: string): boolean =>
    Object.keys(codes).some((code) => codes[code] === word && said.includes(code));
  return valuesOf(toldOf(data as never)?.told ?? []).filter((whole) => {
    // Behind what a reference shows stands how it is related.
    const [, name = whole, relation = ''] = /^(.*) \(([^()]+)\)$/s.exec(whole) ?? [];
    const value = isWordFor(relation) ? name : whole;
    if (isWordFor(value) || TERMS.has(value) || WORDS.has(value) || said.includes(plain(value))) return false;
    return !plain(value)
      .split(' ')
      .every((token) => isSaid(token) || isSaid(token.replace(/^\(|\)$/g, '')) || /\ufffd/.test(token));
  });
}

const valuesOf = (told: readonly Told[]): string[] =>
  told.flatMap(({ value, parts }) => (value === undefined ? valuesOf(parts) : [value]));
