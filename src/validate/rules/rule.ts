import type { IssueTypeCode, Language, Severity } from '../issue';

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

/** Fills the placeholders of a text. */
export function fill(text: string, parameters: Parameters): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
