import type { CheckDocument } from '../../bgz/define/content';
import { turns } from '../../limits/turns';
import { checkOptions } from '../../options/check-options';
import { milliseconds, type Rules, text, whole } from '../../options/rules';
import { checkPdf, type PdfCheckOptions } from './check-pdf';

/** How what a facade sends is checked. */
export interface PdfCheckerOptions extends Pick<PdfCheckOptions, 'verapdf' | 'timeoutMs'> {
  /** How many documents are checked at a time, each by a Java of its own; others wait. Default 2. */
  readonly concurrency?: number;
}

const checkerRules: Rules<PdfCheckerOptions> = { verapdf: text, timeoutMs: milliseconds, concurrency: whole(1, 64) };

/** Most that wait for their turn; who comes on top of those is told that it could not be checked. */
const MOST_WAITING = 100;

/** A media type of PDF, whatever parameters it has. */
const isPdf = (contentType: string): boolean => /^application\/(?:x-)?pdf\s*(?:;|$)/i.test(contentType);

/**
 * Makes the `checkDocument` of a facade that sends a PDF only when veraPDF calls it PDF/A. Other documents (CDA, text) it lets through.
 * What nobody judged is an error, and is not sent.
 *
 * @throws {TypeError} On options that are wrong.
 * @example
 * createBgzFacade({ sources, authorize, idSecret, checkDocument: pdfChecker({ verapdf: '/opt/verapdf/verapdf' }) })
 */
export function pdfChecker(options: PdfCheckerOptions = {}): CheckDocument {
  checkOptions('pdfChecker', options, checkerRules);
  const { concurrency = 2, ...how } = options;
  const inTurn = turns(concurrency, { most: MOST_WAITING });
  return async ({ contentType, bytes, signal }) => {
    if (!isPdf(contentType)) return { sendable: true };
    const check = await inTurn(() => checkPdf(bytes, { ...how, signal }));
    if (!check.checked) throw new Error(check.message);
    if (check.report.verdict === 'conforms') return { sendable: true };
    return { sendable: false, why: check.report.issues.map(({ message }) => message).join(' ') };
  };
}
