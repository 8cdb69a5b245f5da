import { fill } from '../../fhir/phrase';
import { toldUrl } from '../../fhir/told-url';
import { drafts } from '../drafts';
import type { Language, Severity, ValidationIssue, ValidationReport } from '../issue';
import { type RuleId, rules } from '../rules';
import type { ReadInput } from '../text/read-input';
import { toldPlace } from '../text/told-place';
import { countOf, type Run } from '../walk/run';
import { distinct, type Told } from './distinct';
import { loadedTelling, loadTelling, type Wording, wordFindings } from './word-findings';

/** What decides how a report reads. */
export interface ReportOptions extends Wording {
  /** How many issues a report holds at most; the rest is counted. */
  readonly maxIssues: number;
}

const WEIGHT: Readonly<Record<Severity, number>> = { fatal: 0, error: 1, warning: 2, information: 3 };

function textIssues(input: ReadInput, language: Language): readonly ValidationIssue[] {
  return input.faults.map(({ rule, parameters, path, line, column }) => {
    const { severity, code, message } = rules[rule];
    return {
      severity,
      code,
      rule,
      ...toldPlace(input.value ?? input.begun, path),
      ...(line !== undefined && { line, column }),
      message: fill(message, parameters, language),
    };
  });
}

function unverifiedCodes({ unverifiable }: Run): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const one of unverifiable.values()) {
    const told = toldUrl(one.system);
    codes[told] = (codes[told] ?? 0) + countOf(one);
  }
  return codes;
}

/** What these rules say of the JSON form, the reader of XML has said of the document where both speak of one place. */
const JSON_FORM: ReadonlySet<string> = new Set<RuleId>(['json-type', 'empty-value']);

/** Whether the reader of XML has told the fault: that of a value, `xml-value`; blanks around it are another. */
const isToldOfXml = ({ rule }: Told, told: ReadonlySet<string>): boolean =>
  JSON_FORM.has(rule) || (rule === 'primitive-format' && told.has('xml-value'));

function notToldYet(told: readonly Told[], ofText: readonly ValidationIssue[]): readonly Told[] {
  const inXml = new Map<string, Set<string>>();
  for (const { rule, expression } of ofText) {
    if (rule.startsWith('xml-')) inXml.set(expression, (inXml.get(expression) ?? new Set()).add(rule));
  }
  if (inXml.size === 0) return told;
  return told.filter((one) => {
    const rulesThere = inXml.get(one.expression);
    return rulesThere === undefined || !isToldOfXml(one, rulesThere);
  });
}

const sorted = (texts: ReadonlySet<string>): readonly string[] => (texts.size === 0 ? [] : [...texts].sort());

/** The drafts among the profiles, each with its version. */
const draftsAmong = (profiles: readonly string[]): readonly string[] =>
  profiles
    .filter((url) => Object.hasOwn(drafts, url))
    .map((url) => `${url}|${drafts[url]}`)
    .sort();

const byWeight = (a: Severity, b: Severity): number => WEIGHT[a] - WEIGHT[b];

/** As many of the findings as a report holds, the gravest first when there are more. */
const shownOf = (told: readonly Told[], most: number): readonly Told[] =>
  told.length <= most
    ? told
    : [...told].sort((a, b) => byWeight(a.finding.severity, b.finding.severity)).slice(0, most);

type Findings = Pick<ValidationReport, 'counts' | 'issues'>;

function findingsOf(run: Run, input: ReadInput, options: ReportOptions): Findings | Promise<Findings> {
  const { maxIssues } = options;
  const ofText = textIssues(input, options.language);
  const told = notToldYet(distinct(run.findings), ofText);
  const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
  for (const { severity } of ofText) counts[severity]++;
  for (const { finding } of told) counts[finding.severity]++;
  // Only what is shown is worded.
  const shown = shownOf(told, maxIssues);
  const found = (worded: readonly ValidationIssue[]): Findings => {
    const all = [...ofText, ...worded];
    const issues =
      all.length <= maxIssues ? all : [...all].sort((a, b) => byWeight(a.severity, b.severity)).slice(0, maxIssues);
    return { counts, issues };
  };
  if (shown.length === 0) return found([]);
  const telling = loadedTelling();
  if (telling) return found(wordFindings(shown, input, telling, options));
  return loadTelling().then((loaded) => found(wordFindings(shown, input, loaded, options)));
}

const nothingFound = (): Findings => ({ counts: { fatal: 0, error: 0, warning: 0, information: 0 }, issues: [] });

/** Words what a run found; only the first time is there something to wait for: what words are in. */
export function buildReport(
  run: Run,
  input: ReadInput,
  options: ReportOptions,
): ValidationReport | Promise<ValidationReport> {
  const isSound = run.findings.length === 0 && input.faults.length === 0;
  const found = isSound ? nothingFound() : findingsOf(run, input, options);
  return found instanceof Promise ? found.then((loaded) => reportWith(loaded, run)) : reportWith(found, run);
}

function reportWith({ counts, issues }: Findings, run: Run): ValidationReport {
  const profiles = sorted(run.profiles);
  return {
    verdict: counts.fatal + counts.error === 0 ? 'conforms' : 'does-not-conform',
    counts,
    issues,
    profiles,
    drafts: draftsAmong(profiles),
    resources: run.resources,
    unverified: {
      codes: unverifiedCodes(run),
      profiles: sorted(new Set(Array.from(run.unknownProfiles, toldUrl))),
      references: run.outsideReferences,
    },
  };
}
