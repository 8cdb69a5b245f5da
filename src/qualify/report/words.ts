import type { AssertResult, Outcome, Words } from '../run/result';

type Language = 'en' | 'nl';

/** The words around what is said of asserts. */
export interface ReportWords {
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly passes: string;
  readonly fails: string;
  readonly title: string;
  readonly test: string;
  readonly more: (count: number) => string;
  readonly source: (source: string) => string;
  readonly counts: (counts: Readonly<Record<Outcome, number>>) => string;
  readonly notRun: string;
}

const en: ReportWords = {
  outcome: { pass: 'passed', fail: 'failed', warn: 'warning', skip: 'not judged' },
  passes: 'passes',
  fails: 'does not pass',
  title: 'Qualification',
  test: 'test',
  more: (count) => `and ${count} more`,
  source: (source) => `source: ${source}`,
  counts: ({ pass, fail, warn, skip }) =>
    `${pass} passed, ${fail} failed, ${warn} warning${warn === 1 ? '' : 's'}, ${skip} not judged`,
  notRun: 'not run: it judges a client that asks, not a server that answers',
};

const nl: ReportWords = {
  outcome: { pass: 'geslaagd', fail: 'mislukt', warn: 'waarschuwing', skip: 'niet beoordeeld' },
  passes: 'slaagt',
  fails: 'slaagt niet',
  title: 'Kwalificatie',
  test: 'test',
  more: (count) => `en nog ${count}`,
  source: (source) => `bron: ${source}`,
  counts: ({ pass, fail, warn, skip }) =>
    `${pass} geslaagd, ${fail} mislukt, ${warn} ${warn === 1 ? 'waarschuwing' : 'waarschuwingen'}, ${skip} niet beoordeeld`,
  notRun: 'niet uitgevoerd: het beoordeelt een client die vraagt, geen server die antwoordt',
};

/** Words of a report in its language. */
export const wordsIn = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** What an assert asks: its label, and what it says of itself. */
export const askedBy = ({ label, description }: AssertResult, language: Language): string =>
  [label, description && wordsIn(description, language)].filter(Boolean).join(' ');

/** By language. */
export const reportWords: Readonly<Record<Language, ReportWords>> = { en, nl };
