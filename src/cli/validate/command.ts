import type { RuleSet } from '../../validate/create-validator';
import type { Language } from '../../validate/issue';
import type { ReportFormat } from '../report-writer';
import type { TerminologyCommand } from '../terminology';

/** What `bgz validate` was asked. */
export interface ValidateCommand extends TerminologyCommand {
  readonly profile?: readonly string[];
  readonly package?: readonly string[];
  readonly rules?: RuleSet;
  readonly plausibility: boolean;
  readonly verapdf?: string;
  readonly format: ReportFormat;
  readonly failOn: 'error' | 'warning';
  readonly lang: Language;
  readonly out?: string;
  readonly colour: boolean;
  readonly workers?: string;
}
