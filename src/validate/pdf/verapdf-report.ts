import { isJson, type Json, listOf } from '../../fhir/json';

/** A rule of PDF/A that a document breaks, as veraPDF words it. Its own description, none of what it found in the document. */
export interface BrokenRule {
  readonly specification: string;
  readonly clause: string;
  readonly test: number;
  readonly count: number;
  readonly description: string;
}

/** What veraPDF says of a document. */
export type VeraPdfVerdict =
  | { readonly says: 'conforms'; readonly flavour: string; readonly checker: string }
  | {
      readonly says: 'does-not-conform';
      readonly flavour: string;
      readonly checker: string;
      readonly broken: readonly BrokenRule[];
    }
  | { readonly says: 'unreadable' | 'encrypted' | 'no-claim'; readonly checker: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const objects = (value: unknown): readonly Json[] => listOf(value).filter(isJson);
const inside = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((at, name) => (isJson(at) ? at[name] : undefined), value);

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

const brokenRule = (rule: Json): BrokenRule => ({
  specification: text(rule.specification),
  clause: text(rule.clause),
  test: count(rule.testNumber),
  count: count(rule.failedChecks),
  description: text(rule.description),
});

function checkerOf(report: unknown): string {
  const releases = objects(inside(report, 'buildInformation', 'releaseDetails'));
  const version = text(releases.find(({ id }) => id === 'core')?.version);
  return version === '' ? 'veraPDF' : `veraPDF ${version}`;
}

/**
 * Reads the report of veraPDF on one document.
 *
 * @returns undefined for anything but a whole report with one clear answer: what is not understood is no verdict.
 */
export function readVeraPdf(output: string, exitCode: number): VeraPdfVerdict | undefined {
  const report = inside(parsed(output), 'report');
  const summary = inside(report, 'batchSummary');
  const [job, ...others] = objects(inside(report, 'jobs'));
  if (job === undefined || others.length > 0 || !isJson(summary)) return undefined;
  const checker = checkerOf(report);
  if (count(summary.failedEncryptedJobs) > 0) return { says: 'encrypted', checker };
  if (count(summary.failedParsingJobs) > 0) return { says: 'unreadable', checker };
  // Newer versions give a list: a document may claim PDF/UA beside PDF/A.
  const results = isJson(job.validationResult) ? [job.validationResult] : objects(job.validationResult);
  const ofPdfA = results.find(({ profileName }) => /^PDF\/A-/.test(text(profileName)));
  if (ofPdfA === undefined) return results.length > 0 ? { says: 'no-claim', checker } : undefined;
  const flavour = text(ofPdfA.profileName).split(' ')[0] ?? '';
  const failed = inside(ofPdfA, 'details', 'failedRules');
  if (ofPdfA.jobEndStatus !== 'normal' || typeof failed !== 'number') return undefined;
  if (ofPdfA.compliant === true) {
    const isSure = failed === 0 && exitCode === 0;
    return isSure ? { says: 'conforms', flavour, checker } : undefined;
  }
  if (ofPdfA.compliant !== false) return undefined;
  const broken = objects(inside(ofPdfA, 'details', 'ruleSummaries')).map(brokenRule);
  return { says: 'does-not-conform', flavour, checker, broken };
}
