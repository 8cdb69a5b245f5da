import type { FhirResource } from 'fhir/r3';
import { costsRecordsOnly, recordName, type Tolerance } from '../assemble/failures';
import { gather } from '../assemble/gather';
import type { PatientQuery, SourceFailure, SourceGroup, Sources } from '../assemble/ports';
import { type Assembled, mapRecords } from '../assemble/pull';
import { comeBy, resourcesBehind } from '../assemble/resources-behind';
import type { SourceLimits } from '../assemble/run-source';
import { nationalReach, type Reach } from '../assemble/unreached';
import type { MappingOptions } from '../bgz/define/context';
import { builders } from '../bgz/listed/zibs';
import { warningsOf } from '../bgz/plausibility/warnings';
import type { OutgoingValidator } from '../facade/outgoing-check';
import type { IdMaker } from '../fhir/ids';
import { shownId } from '../terminology/shown-id';
import { danglingIn } from './dangling';
import { fates, inOrderOfTheBgz, withStandIn } from './fate';
import { finding } from './finding';
import { leftBehind } from './left-behind';
import { observed, type Seen } from './observe';
import { pageFaults } from './page-walk';
import {
  amountFindings,
  danglingFindings,
  fateFindings,
  GRAVE,
  mendedFindings,
  pageFindings,
  reachFindings,
  refusals,
  refusedFindings,
  sourceFindings,
  validatorFindings,
  withheldFindings,
} from './record-findings';
import { readOnly, refusalsOf, withheldBy } from './refused-sections';
import type { CheckedPatient, CheckedRecord, PatientFinding } from './result';
import { type Located, validateAll } from './validate-all';
import { wordsIn } from './words';

/** What checking a patient needs beside the patient. */
export interface CheckSetup {
  readonly sources: Sources;
  readonly now: Date;
  readonly language: 'nl' | 'en';
  readonly mapping: MappingOptions;
  readonly limits: SourceLimits;
  readonly tolerance: Tolerance;
  /** Whether the facade refuses what does not conform. */
  readonly enforced: boolean;
  readonly id: IdMaker;
  readonly validator: OutgoingValidator;
  readonly signal: AbortSignal | undefined;
}

/** A patient, with all resources the records became, for the figures over all patients. */
export interface PatientCheck {
  readonly checked: CheckedPatient;
  readonly resources: readonly FhirResource[];
}

type Mapped = Omit<Assembled, 'failures' | 'sourceOf'>;

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

function byResource(issues: readonly Located[]): ReadonlyMap<string, readonly Located[]> {
  const found = new Map<string, Located[]>();
  for (const one of issues) found.set(one.key ?? '', [...(found.get(one.key ?? '') ?? []), one]);
  return found;
}

const none: ReadonlyMap<string, readonly Located[]> = new Map();

/** Groups that a source could not give whole: whether a record is among the rest is not known. */
const incomplete = (failures: readonly SourceFailure[]): ReadonlySet<SourceGroup> =>
  new Set(
    failures
      .filter((one) => !costsRecordsOnly(one) || one.brokeOffAfter !== undefined)
      .filter(({ kind }) => kind !== 'other-patient')
      .map(({ group }) => group),
  );

/** A record on its way to the report, with what decides whether it arrives. */
interface Judged {
  readonly record: Omit<CheckedRecord, 'arrives'>;
  /** The record itself; undefined when it is not accepted. */
  readonly given: unknown;
  /** Whether it would arrive if no other record stood in its way. */
  readonly sound: boolean;
  /** Whether the validator finds its resources wrong, so that a facade that enforces sends no answer with it. */
  readonly faulty: boolean;
}

/**
 * Checks the records of one patient: each source is asked once, and one that gives pages for those too. Never throws for what a
 * source gives or does.
 */
export async function checkPatient(patient: PatientQuery, position: number, setup: CheckSetup): Promise<PatientCheck> {
  const { now, language, limits } = setup;
  const seen: Seen[] = [];
  const sources = observed(setup.sources, { now, language }, seen);
  const groups = (Object.keys(sources) as SourceGroup[]).filter((group) => group !== 'patient');
  const gathered = await gather(sources, groups, { patient }, { signal: setup.signal, now, limits });
  const { failures } = gathered;
  const name = shownId(patient.id) ?? `${language === 'nl' ? 'patiënt' : 'patient'} ${position}`;
  const findings: PatientFinding[] = [];

  const [known] = gathered.records.patient ?? [];
  const fate = fates(seen, new Set(Object.values(gathered.records).flat()), gathered.clashing, known !== undefined);
  const records = known === undefined ? withStandIn(fate, patient) : gathered.records;

  let mapped: Mapped | undefined;
  let isChecked = true;
  let located = none;
  let reach: ReturnType<typeof nationalReach> = () => undefined;
  try {
    const { id, mapping } = setup;
    mapped = mapRecords(records, { id, mapping, now, withPatient: known !== undefined });
    reach = nationalReach(mapped.all.values());
    const primary = new Set(mapped.primary.map(keyOf));
    const issues = await validateAll(mapped.all, primary, setup.validator);
    located = byResource(issues);
  } catch (cause) {
    isChecked = false;
    findings.push(finding('not-checked', wordsIn(language).notChecked, { cause }));
  }

  // A patient whose record was given and could not be used is not unknown: what is wrong is told there.
  if (known === undefined && failures.every(({ group }) => group !== 'patient'))
    findings.push(finding('patient-not-found', wordsIn(language).notFound));
  findings.push(...failures.flatMap((failure) => sourceFindings(failure, setup)));

  const unknown = incomplete(failures);
  // One after the other: what is checked is whether they fit, not how many a database can take at once.
  for (const group of Object.keys(sources) as SourceGroup[]) {
    const whole = unknown.has(group) ? undefined : seen.filter((one) => one.group === group);
    findings.push(...pageFindings(group, await pageFaults(group, patient, whole, setup), setup));
  }

  const all: ReadonlyMap<string, FhirResource> = mapped?.all ?? new Map();
  const resourceOf = new Map<unknown, FhirResource>(mapped?.given.map(({ record, resource }) => [record, resource]));
  const primary = new Set(mapped?.primary.map(keyOf));
  const behind = resourcesBehind({ all, metadata: mapped?.metadata ?? [] }, primary);
  const isThere = (one: Seen) => fate.get(one) === 'kept' || fate.get(one) === 'without-patient';
  const dangling = danglingIn(seen, isThere);
  // What no search finds comes along with what one does.
  const found = mapped?.given.filter(({ group, resource }) => !readOnly.has(group) && isReached(reach(resource)));
  const referredTo = comeBy(
    (found ?? []).map(({ resource }) => keyOf(resource)),
    all,
  );
  const stays = leftBehind(all, primary, setup.sources);
  const told = new Set<string>();

  const judged = inOrderOfTheBgz(seen).map((one): Judged => {
    const { group, source, nth, result } = one;
    const { record } = recordName(one.id, nth);
    const base = { group, source, nth, ...(record !== undefined && { record }), name: record ?? `record ${nth}` };
    if (!result.ok) {
      const wrong = refusals(result.issues, language);
      const rest = { issues: result.issues, mended: result.mended, warnings: [], resources: [], returnedBy: [] };
      return {
        record: { ...base, accepted: false, ...rest, findings: wrong },
        given: undefined,
        sound: false,
        faulty: false,
      };
    }
    const { zib, concepts } = builders[group];
    const warnings = warningsOf(result.record, zib, concepts, { now, language, patient: known });
    const resource = isThere(one) ? resourceOf.get(result.record) : undefined;
    const resources = resource === undefined ? [] : behind(resource);
    // A resource that several records share is told of at the first.
    const issues = resources.filter((key) => !told.has(key)).flatMap((key) => located.get(key) ?? []);
    for (const key of resources) told.add(key);
    const met = resource && reach(resource);
    const loose = resource !== undefined && readOnly.has(group) && !referredTo.has(keyOf(resource));
    const left = resource === undefined ? [] : stays(group, resource);
    const nowhere = isThere(one) ? dangling(one).filter(({ list }) => !unknown.has(list)) : [];
    const own = [
      ...fateFindings(fate.get(one), group, language),
      ...danglingFindings(group, nowhere, language),
      ...validatorFindings(group, issues, warnings),
      ...reachFindings(met, language),
      ...left.map((list) => finding('not-reached', wordsIn(language).leftBehind(list), { rule: 'no-source' })),
      ...(result.ok ? amountFindings(group, result.record, language) : []),
      ...(loose ? [finding('not-referred-to', wordsIn(language).notReferredTo)] : []),
      ...warnings.map(({ rule, at, concept, message }) => finding('plausibility', message, { at, concept, rule })),
    ];
    const conforms = resources.every((key) =>
      (located.get(key) ?? []).every(({ issue }) => !GRAVE.has(issue.severity)),
    );
    return {
      record: {
        ...base,
        accepted: true,
        issues: [],
        mended: result.mended,
        warnings,
        resources: resources.map((key) => key.slice(0, key.indexOf('/'))),
        returnedBy: met?.returnedBy ?? [],
        findings: own,
      },
      given: result.record,
      faulty: !conforms,
      sound:
        isChecked &&
        conforms &&
        resource !== undefined &&
        [...nowhere, ...left].length === 0 &&
        isReached(met) &&
        !loose,
    };
  });
  for (const [key, issues] of located) {
    // What is about no record is about the patient as a whole.
    if (!told.has(key)) findings.push(...validatorFindings('patient', issues, []));
  }

  const refused = refusalsOf(failures, setup.tolerance);
  const withheld = setup.enforced ? withheldBy(judged, setup.tolerance) : new Map<string, SourceGroup>();
  const lost = new Map<SourceGroup, number>();
  const unsent = new Map<SourceGroup, number>();
  const checked = judged.map(({ record, given: built, sound }): CheckedRecord => {
    const { group, returnedBy } = record;
    const given = returnedBy.filter((query) => !withheld.has(query));
    const isSent = returnedBy.length === 0 || given.length > 0;
    const keeping = sound && isSent ? refused.keeping(group, given) : [];
    for (const one of keeping) lost.set(one, (lost.get(one) ?? 0) + 1);
    if (sound && !isSent)
      for (const one of new Set(returnedBy.flatMap((query) => withheld.get(query) ?? [])))
        unsent.set(one, (unsent.get(one) ?? 0) + 1);
    const arrives = sound && isSent && keeping.length === 0;
    const mendings = mendedFindings(built, record.mended, { language, arrives });
    return { ...record, arrives, findings: [...record.findings, ...mendings] };
  });
  // That there is no patient is told already, with what follows from it.
  if (failures.some(({ kind }) => kind === 'missing-patient')) lost.delete('patient');
  findings.push(...refusedFindings(refused, lost, language), ...withheldFindings(unsent, language));
  return {
    checked: { position, name, records: checked, findings },
    resources: known === undefined ? [] : [...all.values()],
  };
}

const isReached = (met: Reach | undefined): boolean => met === undefined || met.returnedBy.length > 0;
