import type { SourceFailure, SourceGroup } from '../assemble/ports';
import type { SourceLimits } from '../assemble/run-source';
import type { Reach } from '../assemble/unreached';
import { conceptAt } from '../bgz/define/concept';
import { ZibRecordError } from '../bgz/define/define-zib';
import type { ZibIssue } from '../bgz/define/issue';
import type { Mended } from '../bgz/define/mended';
import { pathText } from '../bgz/define/path-text';
import { builders } from '../bgz/listed/zibs';
import type { PlausibilityWarning } from '../bgz/plausibility/warnings';
import type { RecordOf } from '../bgz/records';
import type { Dangling } from './dangling';
import type { Fate } from './fate';
import { type CheckFinding, finding } from './finding';
import type { PageFault } from './page-walk';
import type { Refusals } from './refused-sections';
import type { PatientFinding } from './result';
import type { Located } from './validate-all';
import { failureText, issueText, mendedText, missText, pagesText, unsystemedText, wordsIn } from './words';

type Language = 'nl' | 'en';

/** What is wrong with a record that is not accepted; always something, for it does not arrive. */
export function refusals(issues: readonly ZibIssue[], language: Language): CheckFinding[] {
  if (issues.length === 0) return [finding('not-accepted', wordsIn(language).refused)];
  return issues.map((issue) =>
    finding('not-accepted', issueText(issue, language), { at: issue?.at, concept: issue?.concept, rule: issue?.code }),
  );
}

/** What a record is found to be, beside what came of it in FHIR. */
export function fateFindings(fate: Fate | undefined, group: SourceGroup, language: Language): CheckFinding[] {
  const words = wordsIn(language);
  switch (fate) {
    case 'duplicate':
      return [finding('duplicate', words.duplicate)];
    case 'conflict':
      return [finding('conflict', group === 'patient' ? words.patientConflict : words.conflict, { at: 'id' })];
    case 'problem-conflict':
      return [finding('conflict', words.problemConflict)];
    case 'other-patient':
      return [finding('other-patient', words.otherPatient, { at: group === 'patient' ? undefined : 'subject' })];
    default:
      return [];
  }
}

/** Reasons not to be asked for that the record states itself: it is over. */
const isOver = ({ misses }: Reach): boolean =>
  misses.length > 0 && misses.every(({ parameter }) => parameter === 'status');

export function reachFindings(reach: Reach | undefined, language: Language): CheckFinding[] {
  if (reach === undefined || reach.returnedBy.length > 0) return [];
  const [miss] = reach.misses;
  const text = missText(reach.misses, reach.searches, language);
  return [finding(isOver(reach) ? 'over' : 'not-reached', text, { rule: miss?.parameter })];
}

export const GRAVE = new Set(['fatal', 'error']);

/** A profile that is not bundled is no fault of the record: validating with it is up to the vendor. */
const ofTheValidator = new Set(['profile-unknown', 'value-set-unknown']);

/** What the validator found in the resources of a record. A path in the record is told where it is one of this group. */
export function validatorFindings(
  group: SourceGroup,
  issues: readonly Located[],
  warnings: readonly PlausibilityWarning[],
): CheckFinding[] {
  const told = new Set<string>(warnings.map(({ rule }) => rule));
  return issues
    .filter(({ issue }) => issue.severity !== 'information' && !ofTheValidator.has(issue.rule) && !told.has(issue.rule))
    .map(({ issue, expression }) => {
      const { recordPath, id } = issue.concept ?? {};
      const kind = GRAVE.has(issue.severity)
        ? 'does-not-conform'
        : issue.rule.startsWith('plausibility-')
          ? 'plausibility'
          : 'validator-warning';
      const at = recordPath?.startsWith(`${group}.`) ? recordPath.slice(group.length + 1) : undefined;
      return finding(kind, issue.message, { at, concept: id, rule: issue.rule, expression });
    });
}

/** References to records that are not exchanged. */
export function danglingFindings(
  group: SourceGroup,
  dangling: readonly Dangling[],
  language: Language,
): CheckFinding[] {
  const words = wordsIn(language);
  return dangling.map(({ path, list, refused }) => {
    const at = pathText(path);
    const concept = conceptAt(builders[group].concepts, path);
    const rule = refused ? 'refused-record' : 'no-such-record';
    const text = refused ? words.refersToRefused(list) : words.refersToNone(list);
    return finding('dangling-reference', text, { at, concept: concept?.id, rule });
  });
}

/** A number, or a bound such as `>120`, as laboratories write it. */
const AMOUNT = /^\s*(?:[<>]=?|=[<>]|[≤≥])?\s*[+-]?\d+(?:[.,]\d+)?\s*$/;

/** Results of a laboratory that are an amount, and were given as text. */
export function amountFindings(group: SourceGroup, record: unknown, language: Language): CheckFinding[] {
  if (group !== 'laboratoryTestResults') return [];
  const { laboratoryTests = [] } = record as RecordOf<'laboratoryTestResults'>;
  return laboratoryTests.flatMap(({ testResult }, at) => {
    if (testResult?.text === undefined || !AMOUNT.test(testResult.text)) return [];
    const path = ['laboratoryTests', at, 'testResult', 'text'];
    const concept = conceptAt(builders[group].concepts, path)?.id;
    return [finding('amount-as-text', wordsIn(language).amountAsText, { at: pathText(path), concept })];
  });
}

/** Own keys are numbers in most databases, and become text in one way: told of each record that would hide what is to be looked at. */
const isOwnKey = ({ at, what }: Mended): boolean => at === 'id' && what === 'number-as-text';

/**
 * What was mended. A code that became words is no matter of notation: nobody can reckon with it any more. Of a record that does
 * not arrive it is not said to be sent.
 */
export function mendedFindings(
  record: unknown,
  mended: readonly Mended[],
  { language, arrives }: { readonly language: Language; readonly arrives: boolean },
): CheckFinding[] {
  return mended
    .filter((each) => !isOwnKey(each))
    .map((each) =>
      each.what === 'code-as-text'
        ? finding('code-as-text', unsystemedText(record, each, { language, arrives }), { at: each.at, rule: each.what })
        : finding('mended', mendedText(each, language), { at: each.at, rule: each.what }),
    );
}

/** Per group that the facade refuses: how many records that are right by themselves do not arrive for that reason. */
export function refusedFindings(
  refusals: Refusals,
  lost: ReadonlyMap<SourceGroup, number>,
  language: Language,
): PatientFinding[] {
  const words = wordsIn(language);
  return refusals.groups.flatMap((group): PatientFinding[] => {
    const records = lost.get(group) ?? 0;
    if (records === 0) return [];
    const option = refusals.costsRecords(group) ? 'invalidRecords' : 'completeness';
    const text = group === 'patient' ? words.patientRefused(records) : words.sectionRefused[option](records);
    return [{ ...finding('section-refused', text, { rule: group === 'patient' ? 'patient' : option }), group }];
  });
}

/** Per group with a record for which an answer is not sent: how many records that are right themselves go with it. */
export function withheldFindings(unsent: ReadonlyMap<SourceGroup, number>, language: Language): PatientFinding[] {
  const { validate } = wordsIn(language).sectionRefused;
  return [...unsent].map(([group, records]) => ({
    ...finding('section-refused', validate(records), { rule: 'validate' }),
    group,
  }));
}

/** What a source did wrong as a source; what is wrong with a record is told at the record. */
export function sourceFindings(
  failure: SourceFailure,
  { language, limits }: { readonly language: Language; readonly limits: SourceLimits },
): PatientFinding[] {
  const { group, source, kind, cause, record } = failure;
  const place = { group, source };
  if (kind === 'conflicting-record' || kind === 'other-patient') return [];
  if (kind === 'invalid-record') {
    // Only a builder that threw inside the source has a cause; other records were seen on their way.
    if (!(cause instanceof ZibRecordError)) return [];
    const own = refusals(cause.issues, language).map((one) => ({
      ...one,
      ...(record !== undefined && { record }),
      ...place,
    }));
    const ended = {
      ...finding('source-failed', failureText(failure, limits, language), { rule: kind, cause }),
      ...place,
    };
    return [...own, ended];
  }
  const what = kind === 'timed-out' ? 'timed-out' : kind === 'missing-patient' ? 'patient-not-found' : 'source-failed';
  return [{ ...finding(what, failureText(failure, limits, language), { rule: kind, cause }), ...place }];
}

/** What is wrong with the pages of a source, or with what it gives by id. */
export function pageFindings(
  group: SourceGroup,
  faults: readonly PageFault[],
  { language, limits }: { readonly language: Language; readonly limits: SourceLimits },
): PatientFinding[] {
  return faults.map((fault): PatientFinding => {
    const record = 'record' in fault ? fault.record.record : undefined;
    const [rule, cause] = fault.what === 'failed' ? [fault.failure.kind, fault.failure.cause] : [fault.what, undefined];
    const found = finding('pages', pagesText(fault, limits, language), { rule, cause });
    return { ...found, group, source: 0, ...(record !== undefined && { record }) };
  });
}
