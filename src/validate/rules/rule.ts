import type { IssueTypeCode, Language, Severity } from '../issue';
import { dutchPhrases } from './phrases';

/** A text in both languages; `{name}` stands for a parameter of the finding. */
export type Bilingual = Readonly<Record<Language, string>>;

/** A rule of the validator: what its findings are, how they read, and what to do about them. */
export interface Rule {
  readonly severity: Severity;
  readonly code: IssueTypeCode;
  /** One sentence for a finding. */
  readonly message: Bilingual;
  /** Why the rule is there and what to change. */
  readonly help: Bilingual;
}

/** Parameters of a finding; never values of a patient's record, only paths, types, counts, codes and URLs. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Words a finding: the rule's message with its parameters filled in. */
export function fill(text: Bilingual, parameters: Parameters, language: Language): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = String(parameters[name] ?? whole);
    return language === 'nl' && Object.hasOwn(dutchPhrases, value) ? (dutchPhrases[value] ?? value) : value;
  });
}
