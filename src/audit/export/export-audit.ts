import { createHash } from 'node:crypto';
import { canonicalJson } from '../../fhir/json';
import { checkEntry } from '../check-entry';
import type { AuditEntry } from '../entry';
import type { AuditSource } from '../event/parts';
import { type AuditEventOptions, auditEventMapper } from '../event/to-audit-event';
import { auditReasons } from '../trail-reasons';
import { bundleText } from './bundle';
import { type CsvOptions, csvText } from './csv';
import type { ExportFacts, ExportSum } from './header';
import { checkPdf, pdfBytes } from './pdf/document';
import type { PdfFonts } from './pdf/fonts';
import { type AuditView, type CellWords, viewColumns, viewRows } from './rows';
import type { ReasonWords } from './words';

export type AuditFormat = 'pdf' | 'csv' | 'json';

/** How the trail is exported. */
export interface AuditExportOptions extends ExportFacts {
  readonly format: AuditFormat;
  /** `full`: a row per line. `patient`: in plain words, similar lines of one day merged; not for `json`. */
  readonly view: AuditView;
  /** Gets the document piece by piece; the next comes when it resolves. */
  readonly write: (chunk: Uint8Array) => void | Promise<void>;
  /** UZI role codes in words, beside or in place of ours. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Reasons in Dutch words, by code: those of the vendor, beside or in place of ours. One without words is shown as its code. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Fonts to embed in a PDF. Without them letters beyond Western European are simplified, and the document says so. */
  readonly fonts?: PdfFonts;
  readonly csv?: CsvOptions;
  /** The instance that wrote the trail, for `json`. Default: the URA of `organization` as an OID. */
  readonly source?: AuditSource;
  /** The vendor's reading of NEN 7513:2024, for `json`. */
  readonly mapping?: AuditEventOptions;
}

const titles: Readonly<Record<AuditView, string>> = {
  patient: 'Wie heeft uw gegevens ingezien of gedeeld?',
  full: 'Logging van toegang tot patiëntgegevens (NEN 7513)',
};

const LF = Buffer.from('\n');
const PIECE = 64 * 1024;

function inOrder(entries: Entries): Entries {
  if (!Array.isArray(entries)) return entries;
  return (entries as readonly AuditEntry[]).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export type Entries = AsyncIterable<AuditEntry> | Iterable<AuditEntry>;

/** Counts and hashes what passes. */
function summed(
  entries: Entries,
  patient: string | undefined,
): { entries: AsyncGenerator<AuditEntry>; sum: () => ExportSum } {
  const hash = createHash('sha256');
  let lines = 0;
  let sha256: string | undefined;
  async function* pass(): AsyncGenerator<AuditEntry> {
    for await (const given of inOrder(entries)) {
      const entry = checkEntry(given);
      // What a patient is given tells of nobody else.
      if (patient !== undefined && entry.patientBsn !== patient)
        throw new TypeError('The entries for a patient view hold one that is not about the patient of `selection`.');
      hash.update(canonicalJson(entry)).update(LF);
      lines++;
      yield entry;
    }
  }
  return {
    entries: pass(),
    sum: () => {
      sha256 ??= hash.digest('hex');
      return { lines, sha256 };
    },
  };
}

/** Texts in pieces worth a write. */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    yield Buffer.from(held, 'utf8');
    held = '';
  }
  if (held !== '') yield Buffer.from(held, 'utf8');
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The same, with the words of the reasons that our own rooms tell the trail. */
export interface WordedExport extends AuditExportOptions {
  readonly ownReasons: ReasonWords;
}

const cellWords = ({ roles = {}, reasons = {}, ownReasons }: WordedExport): CellWords => ({
  roles,
  reasons: (code, kind) =>
    Object.hasOwn(reasons, code) ? reasons[code] : (auditReasons.get(code)?.nl ?? ownReasons(code, kind)),
});

async function* pdfOf(entries: AsyncIterable<AuditEntry>, sum: () => ExportSum, options: WordedExport) {
  const { view, fonts } = options;
  // The number of lines and of pages stand at the top and bottom of pages that come before the last line.
  const rows = await collected(viewRows(entries, view, cellWords(options)));
  const input = { title: titles[view], rows, columns: viewColumns[view], facts: options, sum: sum() };
  yield* pdfBytes({ ...input, ...(fonts && { fonts }) });
}

function documentOf(entries: AsyncIterable<AuditEntry>, sum: () => ExportSum, options: WordedExport) {
  const { format, view, organization } = options;
  switch (format) {
    case 'pdf':
      return pdfOf(entries, sum, options);
    case 'csv':
      return encoded(
        csvText(viewRows(entries, view, cellWords(options)), viewColumns[view], options, sum, options.csv ?? {}),
      );
    case 'json': {
      const own = { identifier: `urn:oid:2.16.528.1.1007.3.3.${organization.ura}`, ura: organization.ura };
      return encoded(bundleText(entries, auditEventMapper(options.source ?? own, options.mapping), options, sum));
    }
  }
}

function checkOptions({ format, view, selection, organization, requestedBy, madeAt, fonts }: AuditExportOptions): void {
  const problems = [
    ['pdf', 'csv', 'json'].includes(format) ? [] : '`format` is pdf, csv or json',
    view === 'patient' || view === 'full' ? [] : '`view` is patient or full',
    format === 'json' && view === 'patient' ? '`view` patient is not for json: AuditEvents are not merged' : [],
    view === 'patient' && selection?.patientBsn === undefined ? '`view` patient asks for `selection.patientBsn`' : [],
    (organization?.name ?? '').trim() === ''
      ? '`organization.name` is the name of the organization that keeps the trail'
      : [],
    /^\d{8}$/.test(organization?.ura ?? '') ? [] : '`organization.ura` is its URA, 8 digits',
    (requestedBy ?? '').trim() === '' ? '`requestedBy` is who asked for the document' : [],
    madeAt instanceof Date && !Number.isNaN(madeAt.getTime()) ? [] : '`madeAt` is the moment it is made, a Date',
    fonts !== undefined && format !== 'pdf' ? '`fonts` is for pdf' : [],
  ].flat();
  if (problems.length > 0) throw new TypeError(`The trail cannot be exported: ${problems.join('; ')}.`);
}

/** The trail as a document, with the words of our reasons given: see `exportAudit` of the door, which gives them. */
export async function exportWorded(entries: Entries, options: WordedExport): Promise<ExportSum> {
  checkOptions(options);
  if (options.format === 'pdf') await checkPdf();
  const { entries: passing, sum } = summed(
    entries,
    options.view === 'patient' ? options.selection?.patientBsn : undefined,
  );
  for await (const chunk of documentOf(passing, sum, options)) await options.write(chunk);
  return sum();
}
