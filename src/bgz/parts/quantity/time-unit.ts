import type { FhirNode } from '../../define/fhir-node';
import { type TimeUnit, timeUnits } from './zib';

/** Words for a unit of time beside its UCUM code and the Dutch word that is written, as others write it. */
const otherWords: Readonly<Record<TimeUnit, readonly string[]>> = {
  s: ['seconden', 'sec', 'second', 'seconds'],
  min: ['minuten', 'minute', 'minutes'],
  h: ['uren', 'hour', 'hours'],
  d: ['dagen', 'day', 'days'],
  wk: ['weken', 'weeks'],
  mo: ['maanden', 'month', 'months'],
  a: ['jaren', 'year', 'years'],
};

const codes = Object.keys(timeUnits) as TimeUnit[];

const isTimeUnit = (code: unknown): code is TimeUnit => codes.some((known) => known === code);

const byWord = new Map<string, TimeUnit>(
  codes.flatMap((code) => [code, timeUnits[code], ...otherWords[code]].map((word) => [word, code] as const)),
);

/** The unit of time that a word or UCUM code names; undefined for any other text. */
export const timeUnitOf = (word: string): TimeUnit | undefined => byWord.get(word) ?? byWord.get(word.toLowerCase());

/** The unit of a length of time: its UCUM code, else its word. Of the two the other is taken where it says the same. */
export function readTimeUnit(node: FhirNode, codeName: string, wordName?: string): TimeUnit | undefined {
  const [code, word] = [node.peek(codeName), wordName === undefined ? undefined : node.peek(wordName)];
  const named = typeof word === 'string' ? timeUnitOf(word) : undefined;
  const unit = isTimeUnit(code) ? code : code === undefined ? named : undefined;
  if (unit === undefined) return undefined;
  node.take(codeName);
  if (wordName !== undefined && named === unit) node.take(wordName);
  return unit;
}
