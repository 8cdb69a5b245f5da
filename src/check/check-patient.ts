import type { FhirResource } from 'fhir/r3';
import { recordName } from '../assemble/failures';
import { gather } from '../assemble/gather';
import type { PatientQuery, SourceFailure, SourceGroup, Sources } from '../assemble/ports';
import { type Assembled, mapRecords } from '../assemble/pull';
import type { SourceLimits } from '../assemble/run-source';
import { sourceGroups } from '../assemble/source-rules';
import { nationalReach, type Reach } from '../assemble/unreached';
import type { OutgoingValidator } from '../facade/outgoing-check';
import type { IdMaker } from '../fhir/ids';
import type { MappingOptions } from '../sections';
import { canonicalJson } from '../sections/parts/identity';
import { type ZibGroup, zibGroups } from '../zib/bgz-records';
import { ZibRecordError } from '../zib/define-zib';
import type { ZibIssue } from '../zib/parts/issue';
import { shownId } from '../zib/parts/shown-id';
import { type PlausibilityWarning, warningsOf } from '../zib/plausibility/warnings';
import { resourcesBehind } from './attribute';
import { type CheckFinding, finding } from './finding';
import { observed, type Seen } from './observe';
import type { CheckedPatient, CheckedRecord } from './result';
import { type Located, validateAll } from './validate-all';
import { failureText, issueText, mendedText, missText, wordsIn } from './words';

/** What checking a patient needs beside the patient. */
export interface CheckSetup {
  readonly sources: Sources;
  readonly now: Date;
  readonly language: 'nl' | 'en';
  readonly mapping: MappingOptions;
  readonly limits: SourceLimits;
  readonly id: IdMaker;
  readonly validator: OutgoingValidator;
  readonly signal: AbortSignal | undefined;
}

/** A patient, with all resources the records became, for the figures over all patients. */
export interface PatientCheck {
  readonly checked: CheckedPatient;
  readonly resources: readonly FhirResource[];
}

type Mapped = Omit<Assembled, 'failures'>;

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

/** What became of an accepted record when the answers of all sources were put together. */
type Fate = 'kept' | 'duplicate' | 'conflict' | 'problem-conflict' | 'other-patient' | 'without-patient';

/** Follows each accepted record through the merging, which keeps the first of an id and nothing of somebody else. */
function fates(
  seen: readonly Seen[],
  kept: ReadonlySet<unknown>,
  clashing: ReadonlySet<unknown>,
  hasPatient: boolean,
): ReadonlyMap<Seen, Fate> {
  const used = new Map<string, unknown>();
  const taken = new Set<unknown>();
  const result = new Map<Seen, Fate>();
  const place = (one: Seen, record: { readonly id?: string }): Fate => {
    const key = `${one.group} ${one.group === 'patient' ? '' : (record.id ?? canonicalJson(record))}`;
    if (kept.has(record) && !taken.has(record)) {
      taken.add(record);
      used.set(key, record);
      return 'kept';
    }
    if (!hasPatient) return one.group === 'patient' ? 'other-patient' : 'without-patient';
    const earlier = used.get(key);
    if (clashing.has(record)) return 'problem-conflict';
    if (earlier === undefined) return 'other-patient';
    return canonicalJson(earlier) === canonicalJson(record) ? 'duplicate' : 'conflict';
  };
  // The order in which the answers are merged, not the one in which they came.
  for (const one of inOrderOfTheBgz(seen))
    if (one.result.ok) result.set(one, place(one, one.result.record as { id?: string }));
  return result;
}

/** What is wrong with a record that is not accepted; always something, for it does not arrive. */
function refusals(issues: readonly ZibIssue[], language: 'nl' | 'en'): CheckFinding[] {
  if (issues.length === 0) return [finding('not-accepted', wordsIn(language).refused)];
  return issues.map((issue) =>
    finding('not-accepted', issueText(issue, language), { at: issue?.at, concept: issue?.concept, rule: issue?.code }),
  );
}

/** What a record is found to be, beside what came of it in FHIR. */
function fateFindings(fate: Fate | undefined, group: SourceGroup, language: 'nl' | 'en'): CheckFinding[] {
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

function reachFindings(reach: Reach | undefined, language: 'nl' | 'en'): CheckFinding[] {
  if (reach === undefined || reach.returnedBy.length > 0) return [];
  const [miss] = reach.misses;
  const text = missText(reach.misses, reach.searches, language);
  return [finding(isOver(reach) ? 'over' : 'not-reached', text, { rule: miss?.parameter })];
}

const GRAVE = new Set(['fatal', 'error']);

/** A profile that is not bundled is no fault of the record: validating with it is up to the vendor. */
const ofTheValidator = new Set(['profile-unknown', 'value-set-unknown']);

/** What the validator found in the resources of a record. A path in the record is told where it is one of this group. */
function validatorFindings(
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

function byResource(issues: readonly Located[]): ReadonlyMap<string, readonly Located[]> {
  const found = new Map<string, Located[]>();
  for (const one of issues) found.set(one.key ?? '', [...(found.get(one.key ?? '') ?? []), one]);
  return found;
}

/** Sources answer side by side; a report has the order of the BgZ, and within a group that of the answers. */
const inOrderOfTheBgz = (seen: readonly Seen[]): readonly Seen[] =>
  [...seen].sort(
    (a, b) => sourceGroups.indexOf(a.group) - sourceGroups.indexOf(b.group) || a.source - b.source || a.nth - b.nth,
  );

const none: ReadonlyMap<string, readonly Located[]> = new Map();

/** Checks the records of one patient: each source is asked once. Never throws for what a source gives or does. */
export async function checkPatient(patient: PatientQuery, position: number, setup: CheckSetup): Promise<PatientCheck> {
  const { now, language, limits } = setup;
  const seen: Seen[] = [];
  const sources = observed(setup.sources, { now, language }, seen);
  const groups = (Object.keys(sources) as SourceGroup[]).filter((group) => group !== 'patient');
  const gathered = await gather(sources, groups, { patient }, { signal: setup.signal, now, limits });
  const name = shownId(patient.id) ?? `${language === 'nl' ? 'patiënt' : 'patient'} ${position}`;
  const findings: CheckedPatient['findings'][number][] = [];

  let mapped: Mapped | undefined;
  let located = none;
  let reach: ReturnType<typeof nationalReach> = () => undefined;
  try {
    mapped = mapRecords(gathered.records, { id: setup.id, mapping: setup.mapping, now });
    reach = nationalReach(mapped.all.values());
    const primary = new Set(mapped.primary.map(keyOf));
    const issues = await validateAll(mapped.all, primary, setup.validator);
    located = byResource(issues);
  } catch (cause) {
    findings.push(finding('not-checked', wordsIn(language).notChecked, { cause }));
  }

  const [known] = gathered.records.patient ?? [];
  if (known === undefined && gathered.failures.every(({ kind }) => kind !== 'missing-patient')) {
    findings.push(finding('patient-not-found', wordsIn(language).notFound));
  }
  findings.push(...gathered.failures.flatMap((failure) => sourceFindings(failure, setup)));

  const resourceOf = new Map<unknown, FhirResource>(mapped?.given.map(({ record, resource }) => [record, resource]));
  const fate = fates(seen, new Set(Object.values(gathered.records).flat()), gathered.clashing, known !== undefined);
  const primary = new Set(mapped?.primary.map(keyOf));
  const told = new Set<string>();

  const records = inOrderOfTheBgz(seen).map((one): CheckedRecord => {
    const { group, source, nth, result } = one;
    const { record } = recordName(one.id, nth);
    const base = { group, source, nth, ...(record !== undefined && { record }), name: record ?? `record ${nth}` };
    const mended = result.mended.map((each) =>
      finding('mended', mendedText(each, language), { at: each.at, rule: each.what }),
    );
    if (!result.ok) {
      const wrong = refusals(result.issues, language);
      const rest = { issues: result.issues, mended: result.mended, warnings: [], resources: [], returnedBy: [] };
      return { ...base, accepted: false, ...rest, arrives: false, findings: [...wrong, ...mended] };
    }
    const its = fate.get(one);
    const zib = Object.hasOwn(zibGroups, group) ? zibGroups[group as ZibGroup] : undefined;
    const warnings =
      zib === undefined ? [] : warningsOf(result.record, zib.zib, zib.concepts, { now, language, patient: known });
    const resource = its === 'kept' ? resourceOf.get(result.record) : undefined;
    const resources =
      resource === undefined || mapped === undefined ? [] : resourcesBehind(resource, mapped.all, primary);
    // A resource that several records share is told of at the first.
    const issues = resources.filter((key) => !told.has(key)).flatMap((key) => located.get(key) ?? []);
    for (const key of resources) told.add(key);
    const met = resource && reach(resource);
    const own = [
      ...fateFindings(its, group, language),
      ...validatorFindings(group, issues, warnings),
      ...reachFindings(met, language),
      ...warnings.map(({ rule, at, concept, message }) => finding('plausibility', message, { at, concept, rule })),
      ...mended,
    ];
    const sound = resources.every((key) => (located.get(key) ?? []).every(({ issue }) => !GRAVE.has(issue.severity)));
    return {
      ...base,
      accepted: true,
      issues: [],
      mended: result.mended,
      warnings,
      resources: resources.map((key) => key.slice(0, key.indexOf('/'))),
      returnedBy: met?.returnedBy ?? [],
      arrives: resource !== undefined && sound && (met === undefined || met.returnedBy.length > 0),
      findings: own,
    };
  });
  for (const [key, issues] of located) {
    // What is about no record is about the patient as a whole.
    if (!told.has(key)) findings.push(...validatorFindings('patient', issues, []));
  }
  return { checked: { position, name, records, findings }, resources: [...(mapped?.all.values() ?? [])] };
}

/** What a source did wrong as a source; what is wrong with a record is told at the record. */
function sourceFindings(
  failure: SourceFailure,
  { language, limits }: CheckSetup,
): CheckedPatient['findings'][number][] {
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
