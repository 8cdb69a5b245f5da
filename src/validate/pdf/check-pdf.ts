import { fill } from '../../fhir/phrase';
import { checkArgument, checkOptions } from '../../options/check-options';
import { milliseconds, oneOf, type Rules, required, signal, text } from '../../options/rules';
import type { Language, ValidationIssue, ValidationReport } from '../issue';
import { type RuleFault, rules } from '../rules';
import { type PdfFacts, pdfFacts } from './facts';
import { runVeraPdf } from './run-verapdf';
import { readVeraPdf, type VeraPdfVerdict } from './verapdf-report';
import { whyNot } from './why-not';

/** How a PDF is checked. */
export interface PdfCheckOptions {
  /**
   * veraPDF: the program, or the jar of Maven Central (`org.verapdf.apps:greenfield-apps`), which needs Java. Default: `verapdf`, looked
   * for on the PATH.
   */
  readonly verapdf?: string;
  /** Milliseconds it may take; Java starts in about two seconds. Default 60 000. */
  readonly timeoutMs?: number;
  /** Of the messages. Default: English. */
  readonly language?: Language;
  /** Ends the check early; it is then not checked. */
  readonly signal?: AbortSignal;
}

/** Why nobody judged a PDF. */
export type PdfNotChecked = 'no-checker' | 'timed-out' | 'checker-failed';

/** What is known of a PDF: a verdict, or that there is none. */
export type PdfCheck =
  | {
      readonly checked: true;
      /** As of a resource; `profiles` names the flavour it was held against: `PDF/A-2B`. */
      readonly report: ValidationReport;
      /** Who judged it: `veraPDF 1.26.1`; absent for what is no PDF at all. */
      readonly checker?: string;
      readonly facts: PdfFacts;
    }
  | {
      readonly checked: false;
      readonly reason: PdfNotChecked;
      /** A sentence: that it was not checked, why, and what the document claims. */
      readonly message: string;
      readonly facts: PdfFacts;
    };

const checkRules: Rules<PdfCheckOptions> = {
  verapdf: text,
  timeoutMs: milliseconds,
  language: oneOf('nl', 'en'),
  signal,
};

const bytesRule = required({ allowed: 'a Uint8Array', meets: (value) => value instanceof Uint8Array });

type PdfFault = Extract<RuleFault, { readonly rule: `pdf-${string}` }>;

function issueOf({ rule, parameters }: PdfFault, language: Language): ValidationIssue {
  const { severity, code, message } = rules[rule];
  return { severity, code, rule, expression: 'PDF', resource: 'PDF', message: fill(message, parameters, language) };
}

function reportOf(faults: readonly PdfFault[], flavour: string | undefined, language: Language): ValidationReport {
  const issues = faults.map((fault) => issueOf(fault, language));
  return {
    verdict: issues.length === 0 ? 'conforms' : 'does-not-conform',
    counts: { fatal: 0, error: issues.length, warning: 0, information: 0 },
    issues,
    profiles: flavour === undefined ? [] : [flavour],
    drafts: [],
    resources: 0,
    unverified: { codes: {}, profiles: [], references: 0 },
  };
}

const faultsAsTold = {
  unreadable: { rule: 'pdf-unreadable', parameters: {} },
  encrypted: { rule: 'pdf-encrypted', parameters: {} },
  'no-claim': { rule: 'pdf-a-claim', parameters: {} },
} as const satisfies Readonly<Record<string, PdfFault>>;

function faultsOf(verdict: VeraPdfVerdict, facts: PdfFacts): readonly PdfFault[] {
  if (verdict.says === 'conforms') return [];
  if (verdict.says !== 'does-not-conform') return [faultsAsTold[verdict.says]];
  const broken = verdict.broken.map((one): PdfFault => ({ rule: 'pdf-a', parameters: { ...one } }));
  // Without a claim it is held against the flavour that asks least, of which most findings follow from that.
  const claim = facts.claim === undefined ? [faultsAsTold['no-claim']] : [];
  return [...claim, ...broken].length > 0 ? [...claim, ...broken] : [faultsAsTold['no-claim']];
}

/**
 * Checks whether a document is PDF/A, as a letter of a BgZ should be (MedMij PDF/A guide; spec notified-pull §8). veraPDF judges,
 * the checker of the PDF Association, against the flavour that the document claims. Without it there is no verdict: what a file
 * claims of itself is told and believed by nobody.
 *
 * @param bytes of the document
 * @returns A verdict, or why there is none. Never rejects on data; rejects with a TypeError on wrong options.
 * @example
 * const check = await checkPdf(await readFile('letter.pdf'), { verapdf: '/opt/verapdf/verapdf' });
 * if (!check.checked) console.warn(check.message);
 * else console.log(check.report.verdict, check.report.profiles);
 */
export async function checkPdf(bytes: Uint8Array, options: PdfCheckOptions = {}): Promise<PdfCheck> {
  checkOptions('checkPdf', options, checkRules);
  checkArgument('checkPdf', 'bytes', bytes, bytesRule);
  const { verapdf = 'verapdf', timeoutMs = 60_000, language = 'en', signal: ends } = options;
  const facts = pdfFacts(bytes);
  if (!facts.isPdf)
    return { checked: true, report: reportOf([{ rule: 'pdf-none', parameters: {} }], undefined, language), facts };
  const notChecked = (reason: PdfNotChecked): PdfCheck => ({
    checked: false,
    reason,
    message: whyNot(reason, facts, language),
    facts,
  });
  // A folder that cannot be written in is a checker that cannot be asked.
  const run = await runVeraPdf(bytes, { verapdf, timeoutMs, ...(ends && { signal: ends }) }).catch(() => undefined);
  if (run === undefined) return notChecked('checker-failed');
  if (!run.ended)
    return notChecked(
      run.why === 'not-found' ? 'no-checker' : run.why === 'timed-out' ? 'timed-out' : 'checker-failed',
    );
  const verdict = readVeraPdf(run.output, run.exitCode);
  if (verdict === undefined) return notChecked('checker-failed');
  const flavour = 'flavour' in verdict ? verdict.flavour : undefined;
  const report = reportOf(faultsOf(verdict, facts), flavour, language);
  return { checked: true, report, checker: verdict.checker, facts };
}
