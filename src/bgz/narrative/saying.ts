import type { Language } from '../define/language';
import type { NullFlavor } from '../parts/code/code';
import { nullFlavorTerms } from '../parts/code/null-flavor-terms';
import { codeInWords, modifiers } from './words';

/** How values of records are said in a language; what they are called is told by `labelOf`. */
export interface Saying {
  readonly months: readonly string[];
  /** Between a day and its time. */
  readonly at: string;
  readonly decimal: string;
  /** Singular and plural of the units of time. */
  readonly times: Readonly<Record<string, readonly [one: string, many: string]>>;
  readonly to: string;
  readonly least: string;
  readonly most: string;
  /** Of how often. */
  readonly often: string;
  readonly per: string;
  readonly yes: string;
  readonly no: string;
  readonly patient: readonly [label: string, value: string];
  readonly code: (code: string) => string;
  readonly reason: (flavor: NullFlavor) => string;
  /** An element of FHIR that changes what a resource says. */
  readonly modifier: (element: string) => string;
}

const nl: Saying = {
  months: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  at: 'om',
  decimal: ',',
  times: {
    s: ['seconde', 'seconden'],
    min: ['minuut', 'minuten'],
    h: ['uur', 'uur'],
    d: ['dag', 'dagen'],
    wk: ['week', 'weken'],
    mo: ['maand', 'maanden'],
    a: ['jaar', 'jaar'],
  },
  to: 'tot',
  least: 'ten minste',
  most: 'ten hoogste',
  often: 'keer',
  per: 'per',
  yes: 'ja',
  no: 'nee',
  patient: ['Patiënt', 'patiënt'],
  code: codeInWords,
  reason: (flavor) => nullFlavorTerms[flavor],
  modifier: (element) => modifiers[element] ?? element,
};

/** What HL7 calls the reasons why there is no value. */
const REASONS: Readonly<Record<NullFlavor, string>> = {
  OTH: 'other',
  UNK: 'unknown',
  NI: 'no information',
  ASKU: 'asked but unknown',
  NASK: 'not asked',
  NAV: 'temporarily unavailable',
  MSK: 'masked',
  NA: 'not applicable',
  NINF: 'negative infinity',
  PINF: 'positive infinity',
  NP: 'not present',
  TRC: 'trace',
  UNC: 'not encoded',
  INV: 'invalid',
  DER: 'derived',
  QS: 'sufficient quantity',
};

/** Codes of FHIR that are no English word; the others are what they say. */
const CODES: Readonly<Record<string, string>> = {
  n: 'no',
  na: 'not applicable',
  noshow: 'did not show up',
  onleave: 'on leave',
  unk: 'unknown',
  y: 'yes',
};

/** A name of a property, concept or element in words: `systolicBloodPressure` is `Systolic blood pressure`. */
export function inEnglish(name: string): string {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/\bDate Time\b/i, 'date and time')
    .split(' ')
    .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const en: Saying = {
  months: 'January February March April May June July August September October November December'.split(' '),
  at: 'at',
  decimal: '.',
  times: {
    s: ['second', 'seconds'],
    min: ['minute', 'minutes'],
    h: ['hour', 'hours'],
    d: ['day', 'days'],
    wk: ['week', 'weeks'],
    mo: ['month', 'months'],
    a: ['year', 'years'],
  },
  to: 'to',
  least: 'at least',
  most: 'at most',
  often: 'times',
  per: 'per',
  yes: 'yes',
  no: 'no',
  patient: ['Patient', 'patient'],
  code: (code) => (Object.hasOwn(CODES, code) ? (CODES[code] ?? code) : code.replaceAll('-', ' ')),
  reason: (flavor) => REASONS[flavor],
  modifier: (element) => (element === 'docStatus' ? 'Status of the document' : inEnglish(element)),
};

/** By language. */
export const sayings: Readonly<Record<Language, Saying>> = { nl, en };
