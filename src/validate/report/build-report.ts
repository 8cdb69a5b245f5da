import { fill } from '../../fhir/phrase';
import { toldUrl } from '../../fhir/told-url';
import { drafts } from '../drafts';
import type { Language, Origins, RecordOrigin, Severity, ValidationIssue, ValidationReport } from '../issue';
import { type RuleId, rules } from '../rules';
import type { FindingParameters } from '../rules/rule';
import type { ReadInput } from '../text/read-input';
import { toldPlace } from '../text/told-place';
import { expressions, pointerOf } from '../walk/cursor';
import type { Finding, Run } from '../walk/run';

/** What decides how a report reads. */
export interface ReportOptions {
  readonly language: Language;
  /** How many issues a report holds at most; the rest is counted. */
  readonly maxIssues: number;
  readonly origins: Origins | undefined;
}

const ruleIdOf = ({ rule, invariant }: Finding): string =>
  rule === 'invariant' && invariant ? `${rule}:${invariant.key}` : rule;

/** A finding with the words that are made of it more than once. */
interface Told {
  readonly finding: Finding;
  readonly rule: string;
  readonly expression: string;
}

const shown = (value: FindingParameters[string]): string => (typeof value === 'object' ? value.en : String(value));

/** The same rule broken at the same place is one issue, whichever of the profiles states it. */
function distinct(findings: readonly Finding[]): readonly Told[] {
  const seen = new Map<string, Told>();
  const expressionAt = expressions();
  for (const finding of findings) {
    const rule = ruleIdOf(finding);
    const expression = expressionAt(finding.at);
    const key = `${rule}|${expression}|${finding.invariant?.expression ?? finding.constraint ?? ''}|${Object.values(finding.parameters).map(shown).join('|')}`;
    if (!seen.has(key)) seen.set(key, { finding, rule, expression });
  }
  return [...seen.values()];
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

/** The records behind the resource a finding is in; what is contained was made with what contains it. */
function recordsOf({ at }: Finding, origins: Origins | undefined): readonly RecordOrigin[] {
  if (origins === undefined) return [];
  const { resourceType, id } = at.scope.container;
  try {
    return origins(`${resourceType}/${id}`).map(({ group, record, name }) => ({
      group,
      ...(record !== undefined && { record }),
      name,
    }));
  } catch {
    // Who tells where things come from does not decide what is found.
    return [];
  }
}

/** Whether a URL in a text may say more than a name of something does. */
const SAYS_MORE = /[?#@]|\b(?:mailto|tel|sms|sips?|xmpp|im):/i;

const saysMore = (value: FindingParameters[string]): boolean =>
  typeof value === 'object' ? SAYS_MORE.test(value.en) : typeof value === 'string' && SAYS_MORE.test(value);

/** What fills a message, without what a URL of a sender may say of a person. */
function toldParameters(parameters: FindingParameters): FindingParameters {
  if (!Object.values(parameters).some(saysMore)) return parameters;
  const told = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'object' ? { en: toldUrls(value.en), nl: toldUrls(value.nl) } : toldUrls(value),
  ]);
  return Object.fromEntries(told);
}

/** The look behind keeps it from trying a long word anew at each of its letters. */
const URL_IN_TEXT = /(?<![a-z\d+.-])[a-z][a-z\d+.-]{0,20}:[^\s()",]+/gi;

const toldUrls = <T extends string | number>(value: T): T | string =>
  typeof value === 'string' && value.includes(':') ? value.replace(URL_IN_TEXT, toldUrl) : value;

type Telling = typeof import('./concept-of') & typeof import('./told-invariant');
let telling: Telling | undefined;

/** What is only needed to explain issues costs more to load than a sound resource to check. */
async function loadTelling(): Promise<Telling> {
  const [concepts, invariants] = await Promise.all([import('./concept-of'), import('./told-invariant')]);
  telling = { ...concepts, ...invariants };
  return telling;
}

/** Steps to what the finding is about in the text. */
const placeOf = ({ at, property }: Finding): (string | number)[] =>
  property === undefined ? pointerOf(at) : [...pointerOf(at), property];

async function findingIssues(
  told: readonly Told[],
  input: ReadInput,
  { language, origins }: ReportOptions,
): Promise<readonly ValidationIssue[]> {
  if (told.length === 0) return [];
  const { conceptBehind, toldInvariant } = telling ?? (await loadTelling());
  const positions = input.locate?.(told.map(({ finding }) => placeOf(finding)));
  return told.map(({ finding, rule, expression }, at): ValidationIssue => {
    const { code, message } = rules[finding.rule];
    const position = positions?.[at];
    const concept = conceptBehind(finding, language);
    const records = recordsOf(finding, origins);
    const { invariant, constraint = invariant?.expression } = finding;
    const told = toldParameters(finding.parameters);
    const parameters = invariant ? { ...told, sentence: toldInvariant(invariant) } : told;
    return {
      severity: finding.severity,
      code,
      rule,
      expression,
      resource: finding.at.scope.label,
      ...(position && { line: position.line, column: position.column }),
      ...(finding.profile && { profile: finding.profile }),
      ...(constraint !== undefined && { constraint }),
      message: [fill(message, parameters, language), ...(finding.softened ? [finding.softened[language]] : [])].join(
        ' ',
      ),
      ...(concept && { concept }),
      ...(records.length > 0 && { records }),
    };
  });
}

function unverifiedCodes({ unverifiable }: Run): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const { system, places } of unverifiable.values()) {
    const told = toldUrl(system);
    codes[told] = (codes[told] ?? 0) + places.size;
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

/** The drafts among the profiles, each with its version. */
const draftsAmong = (profiles: ReadonlySet<string>): readonly string[] =>
  [...profiles]
    .filter((url) => Object.hasOwn(drafts, url))
    .map((url) => `${url}|${drafts[url]}`)
    .sort();

/** As many of the findings as a report holds, the gravest first when there are more. */
function shownOf(told: readonly Told[], most: number): readonly Told[] {
  if (told.length <= most) return told;
  const weightOf = ({ finding }: Told): number => WEIGHT[finding.severity];
  return [...told].sort((a, b) => weightOf(a) - weightOf(b)).slice(0, most);
}

/** Words what a run found. */
export async function buildReport(run: Run, input: ReadInput, options: ReportOptions): Promise<ValidationReport> {
  const { maxIssues } = options;
  const ofText = textIssues(input, options.language);
  const told = notToldYet(distinct(run.findings), ofText);
  const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
  for (const { severity } of [...ofText, ...told.map(({ finding }) => finding)]) counts[severity]++;
  // Only what is shown is worded.
  const all = [...ofText, ...(await findingIssues(shownOf(told, maxIssues), input, options))];
  const issues =
    all.length > maxIssues ? [...all].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, maxIssues) : all;
  return {
    verdict: counts.fatal + counts.error === 0 ? 'conforms' : 'does-not-conform',
    counts,
    issues,
    profiles: [...run.profiles].sort(),
    drafts: draftsAmong(run.profiles),
    resources: run.resources,
    unverified: {
      codes: unverifiedCodes(run),
      profiles: [...new Set([...run.unknownProfiles].map(toldUrl))].sort(),
      references: run.outsideReferences,
    },
  };
}
