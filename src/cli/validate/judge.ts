import { definitionsOf } from '../../fhir/definitions/definitions';
import { readFhirPackage } from '../../fhir/package/read-fhir-package';
import { asIs, type Phrase } from '../../fhir/phrase';
import type { TerminologyProvider } from '../../terminology/lookup';
import { createValidator, type Validator } from '../../validate/create-validator';
import type { ValidationReport } from '../../validate/issue';
import type { PdfCheckOptions } from '../../validate/pdf/check-pdf';
import { onLine } from '../../validate/report/on-line';
import type { PdfSource, Source, TextSource, Unreadable } from '../files/read-sources';
import { terminologyOf } from '../terminology';
import { UsageError } from '../usage-error';
import type { ValidateCommand } from './command';

/**
 * What came of a source: its report, or a sentence on why there is none; that must not pass for one that conforms. Where what is
 * written of it was made with it, the issues are left out of the report: its counts tell of them.
 */
export type Outcome =
  | { readonly source: Source; readonly report: ValidationReport; readonly written?: string }
  | { readonly source: Source; readonly without: Phrase; readonly reason: Phrase };

/** The outcome of what could not be read. */
export const withoutReport = ({ unreadable, reason, ...source }: Unreadable): Outcome => ({
  source,
  without: unreadable,
  reason,
});

/** Judges what is read, as a command asks. */
export interface Judge {
  judge(read: TextSource | PdfSource | Unreadable): Promise<Outcome>;
  /** What of the packages is not used, a line each. */
  readonly remarks: readonly string[];
  close(): void;
}

/** A profile asked for by a name that is misspelt would be a warning in every report, and everything would conform. */
function makeValidator(command: ValidateCommand, terminology: readonly TerminologyProvider[]): Validator {
  const { profile: profiles = [], lang: language, rules, plausibility } = command;
  const packages = (command.package ?? []).map((path) => readFhirPackage(path));
  const known = profiles.length === 0 ? undefined : definitionsOf(packages);
  const isKnown = (name: string) =>
    known?.get(name) !== undefined || known?.urls().some((url) => url.endsWith(`/${name}`));
  const unknown = profiles.find((name) => !isKnown(name));
  if (unknown !== undefined) throw new UsageError(`Profile ${unknown} is not known; give its package with --package.`);
  return createValidator({
    profiles,
    packages,
    rules: rules === undefined ? [] : [rules],
    plausibility,
    language,
    terminology,
  });
}

async function judgePdf({ pdf, ...source }: PdfSource, options: PdfCheckOptions): Promise<Outcome> {
  const { checkPdf } = await import('../../validate/pdf/check-pdf');
  const check = await checkPdf(pdf, options);
  if (check.checked) return { source, report: check.report };
  // Told in the language that was asked for.
  return { source, without: asIs(`${source.source}: ${check.message}`), reason: asIs(check.message) };
}

/** Of an environment variable empty is as if it were not there. */
export const veraPdfOf = ({ verapdf }: ValidateCommand): string | undefined =>
  verapdf ?? (process.env.BGZ_VERAPDF || undefined);

/**
 * Makes the judge of a command.
 *
 * @throws {UsageError} When nothing can be judged as asked.
 */
export async function judgeOf(command: ValidateCommand): Promise<Judge> {
  const verapdf = veraPdfOf(command);
  const pdfs = { language: command.lang, ...(verapdf !== undefined && { verapdf }) };
  const terminology = await terminologyOf(command, process.env);
  const close = () => {
    for (const provider of terminology) provider.close?.();
  };
  try {
    const validator = makeValidator(command, terminology);
    return {
      async judge(read) {
        if ('unreadable' in read) return withoutReport(read);
        if ('pdf' in read) return judgePdf(read, pdfs);
        const { text, ...source } = read;
        const report = await validator.validate(text);
        return { source, report: source.line === undefined ? report : onLine(report, source.line) };
      },
      remarks: [
        ...validator.refused.map((refused) => `not used: ${refused}`),
        ...validator.notLoaded.map((left) => `not loaded: ${left}`),
      ],
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
