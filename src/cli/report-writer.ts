import { version } from '../../package.json';
import type { Language } from '../validate/issue';
import { type FileReport, type FileResult, type NotChecked, totalling } from '../validate/report/file-report';
import type { Source } from './files/read-sources';

/** Name of a report format. */
export type ReportFormat = 'text' | 'json' | 'outcome' | 'sarif' | 'junit';

/** How reports are written. */
export interface ReportStyle {
  readonly language: Language;
  readonly colour: boolean;
  readonly width?: number;
}

/** What came of a source. */
export type Result = Pick<FileReport, 'report'> | Pick<NotChecked, 'notChecked'>;

/** Writes what the text format says of one source, whatever stands before or behind it. */
export type WriteOne = (source: Source, result: Result) => string;

/** Turns reports into text, as they come where the format allows it. */
export interface ReportWriter {
  /**
   * What can be written now, of a report or of why there is none.
   *
   * @param written What the text format says of it, where that was made already.
   */
  add(source: Source, result: Result, written?: string): string;
  /** What remains. */
  end(): string;
}

/** The totals of the text format, after a blank line. Nothing of a file is kept. */
export async function totalsWriter(style: ReportStyle): Promise<ReportWriter> {
  const { totalsText } = await import('../validate/report/text');
  const sum = totalling();
  return {
    add({ source }, result) {
      sum.add({ source, ...result });
      return '';
    },
    end: () => `\n${totalsText(sum.totals(), style)}`,
  };
}

export async function writesOne(style: ReportStyle): Promise<WriteOne> {
  const { fileText } = await import('../validate/report/text');
  return ({ source }, result) => fileText({ source, ...result }, style);
}

/** The text format in pieces: what is said of a file when it is done, the totals at the end. */
async function textWriter(style: ReportStyle): Promise<ReportWriter> {
  const one = await writesOne(style);
  const totals = await totalsWriter(style);
  let found = false;
  return {
    add(source, result, written = one(source, result)) {
      // A blank line closes a file with findings.
      const gap = found ? '\n' : '';
      found = 'report' in result && Object.values(result.report.counts).some((count) => count > 0);
      totals.add(source, result);
      return gap + written;
    },
    end: totals.end,
  };
}

/** A writer for a format that is one whole. */
function wholeWriter(
  write: (results: readonly FileResult[]) => string,
  nameOf = ({ source }: Source) => source,
): ReportWriter {
  const results: FileResult[] = [];
  return {
    add(source, result) {
      results.push({ source: nameOf(source), ...result });
      return '';
    },
    end: () => write(results),
  };
}

/** The extension by which the official validator says which file an outcome is of. */
const FILE = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file';

/** A name for an entry that is the same in every run: a UUID (version 8) of the file's name. */
function fullUrlOf(source: string, createHash: typeof import('node:crypto').createHash): string {
  const hex = createHash('sha256').update(source).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function outcomeWriter({ language }: ReportStyle): Promise<ReportWriter> {
  const { createHash } = await import('node:crypto');
  const { notCheckedOutcome, toOperationOutcome } = await import('../validate/report/operation-outcome');
  return wholeWriter((results) => {
    const entry = results.map((one) => ({
      fullUrl: fullUrlOf(one.source, createHash),
      resource: {
        ...('report' in one ? toOperationOutcome(one.report, { language }) : notCheckedOutcome(one, { language })),
        extension: [{ url: FILE, valueString: one.source }],
      },
    }));
    const [first, ...others] = entry;
    const whole = others.length === 0 ? first?.resource : { resourceType: 'Bundle', type: 'collection', entry };
    return `${JSON.stringify(whole, null, 2)}\n`;
  });
}

async function sarifWriter({ language }: ReportStyle): Promise<ReportWriter> {
  const { toSarif } = await import('../validate/report/sarif');
  const { explain } = await import('../validate/rules/explain');
  const help = (rule: string) => {
    const explained = explain(rule, language);
    return explained && { title: explained.message, text: explained.help };
  };
  // A code host looks for the file, so a line of NDJSON is named by its place in it.
  return wholeWriter(
    (reports) => toSarif(reports, { toolVersion: version, explain: help, language }),
    ({ file }) => file,
  );
}

/** Makes the writer of a format; loads no other. */
export async function reportWriter(format: ReportFormat, style: ReportStyle): Promise<ReportWriter> {
  switch (format) {
    case 'text':
      return textWriter(style);
    case 'json': {
      const { toJson } = await import('../validate/report/json');
      return wholeWriter(toJson);
    }
    case 'outcome':
      return outcomeWriter(style);
    case 'sarif':
      return sarifWriter(style);
    case 'junit': {
      const { toJUnit } = await import('../validate/report/junit');
      return wholeWriter((reports) => toJUnit(reports, { language: style.language }));
    }
  }
}
