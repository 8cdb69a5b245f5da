import { definitionsOf } from '../fhir/definitions/definitions';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import type { TerminologyProvider } from '../terminology/lookup';
import { createValidator, type RuleSet, type Validator } from '../validate/create-validator';
import type { Language, ValidationReport } from '../validate/issue';
import type { PdfCheckOptions } from '../validate/pdf/check-pdf';
import { EXTENSIONS, findFiles } from './files/find-files';
import { PDF, type PdfSource, readSources, type Source } from './files/read-sources';
import { openOutput } from './output';
import { type Progress, progressOf } from './progress';
import { type ReportFormat, type ReportWriter, reportWriter } from './report-writer';
import { type TerminologyCommand, terminologyOf } from './terminology';
import { UsageError } from './usage-error';

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
}

/** In NDJSON a text is one line, so the line that an issue stands on is that of the text in its file. */
function placed(report: ValidationReport, { line }: Source): ValidationReport {
  if (line === undefined) return report;
  return { ...report, issues: report.issues.map((issue) => ({ ...issue, line })) };
}

interface Tally {
  readonly validated: number;
  readonly failing: number;
  readonly unreadable: number;
}

/** A report format, and where it goes. */
interface Sink extends ReportWriter {
  write(text: string): Promise<void>;
}

interface Room {
  readonly validator: Validator;
  readonly sinks: readonly Sink[];
  readonly progress: Progress;
  readonly failOn: ValidateCommand['failOn'];
  /** How documents are checked. */
  readonly pdfs: PdfCheckOptions;
}

const fails = ({ verdict, counts }: ValidationReport, failOn: ValidateCommand['failOn']): boolean =>
  verdict !== 'conforms' || (failOn === 'warning' && counts.warning > 0);

/** The report of a document; undefined when nobody judged it, which is told: it must not pass for one that conforms. */
async function pdfReport({ pdf, source }: PdfSource, { progress, pdfs }: Room): Promise<ValidationReport | undefined> {
  const { checkPdf } = await import('../validate/pdf/check-pdf');
  const check = await checkPdf(pdf, pdfs);
  if (check.checked) return check.report;
  progress.clear();
  process.stderr.write(`${source}: ${check.message}\n`);
  return undefined;
}

/** One file after the other, each forgotten when its report is written. */
async function validateAll(files: readonly string[], room: Room): Promise<Tally> {
  const tally = { validated: 0, failing: 0, unreadable: 0 };
  for (const file of files) {
    for await (const read of readSources(file)) {
      if ('unreadable' in read) {
        tally.unreadable++;
        room.progress.clear();
        process.stderr.write(`${read.unreadable}\n`);
        continue;
      }
      const report =
        'pdf' in read ? await pdfReport(read, room) : placed(await room.validator.validate(read.text), read);
      if (report === undefined) {
        tally.unreadable++;
        continue;
      }
      tally.validated++;
      if (fails(report, room.failOn)) tally.failing++;
      for (const sink of room.sinks) {
        const text = sink.add(read, report);
        if (text === '') continue;
        room.progress.clear();
        await sink.write(text);
      }
    }
    room.progress.step();
  }
  room.progress.clear();
  return tally;
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

/** With `--out` the totals still reach who reads along, on standard error. */
async function totalsSink(language: Language): Promise<Sink> {
  const { add, end } = await reportWriter('text', { language, colour: false });
  const keep: ReportWriter['add'] = (source, report) => {
    add(source, report);
    return '';
  };
  const write = async (text: string) => {
    process.stderr.write(text);
  };
  return { add: keep, end, write };
}

/**
 * `bgz validate`. Gives the exit code: 0 when everything conforms, 1 when something does not, 2 when something could not
 * be read, or not be judged: a PDF without veraPDF.
 *
 * @throws {UsageError} When nothing can be validated as asked.
 */
export async function validate(paths: readonly string[], command: ValidateCommand): Promise<number> {
  const { format, lang: language, out, failOn } = command;
  // Of an environment variable empty is as if it were not there.
  const verapdf = command.verapdf ?? (process.env.BGZ_VERAPDF || undefined);
  // In a folder documents are only meant by who says what checks them; one that is named always is.
  const files = await findFiles(paths, verapdf === undefined ? EXTENSIONS : [...EXTENSIONS, PDF], out);
  const pdfs = { language, ...(verapdf !== undefined && { verapdf }) };
  const terminology = await terminologyOf(command, process.env);
  try {
    const validator = makeValidator(command, terminology);
    for (const refused of validator.refused) process.stderr.write(`not used: ${refused}\n`);
    for (const left of validator.notLoaded) process.stderr.write(`not loaded: ${left}\n`);
    const output = await openOutput(out, command.colour);
    try {
      const { colour, width, write } = output;
      const main = { ...(await reportWriter(format, { language, colour, width })), write };
      const sinks = out === undefined ? [main] : [main, await totalsSink(language)];
      const tally = await validateAll(files, { validator, sinks, progress: progressOf(files.length), failOn, pdfs });
      if (tally.validated + tally.unreadable === 0) throw new UsageError('The files hold nothing to validate.');
      for (const sink of sinks) await sink.write(sink.end());
      return tally.unreadable > 0 ? 2 : Math.min(tally.failing, 1);
    } finally {
      await output.close();
    }
  } finally {
    for (const provider of terminology) provider.close?.();
  }
}
