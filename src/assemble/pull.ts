import type { FhirResource, Provenance } from 'fhir/r3';
import type { MappingContext, MappingOptions } from '../bgz/define/context';
import { mappingRun, type TracedRun } from '../bgz/define/mapping-run';
import type { Stu3 } from '../bgz/define/stu3';
import { mappings } from '../bgz/listed/mappings';
import { metadataType } from '../bgz/parts/metadata/section';
import { writeMetadata } from '../bgz/parts/metadata/stu3';
import type { Metadata } from '../bgz/parts/metadata/types';
import { patientDisplay, patientIdentity } from '../bgz/patient/stu3';
import type { RecordOf } from '../bgz/records';
import type { IdMaker } from '../fhir/ids';
import { bsnOf, type Gathered, gather, type Part } from './gather';
import { type KeptAssemblies, noteOrigin } from './kept-assemblies';
import type { KeptMappings, MappedRecord } from './kept-mappings';
import type { KnownData } from './known-data';
import type { KnownIds } from './known-ids';
import { type Leavable, without } from './leave-out';
import type { SourceMended } from './mended-counts';
import { mergeResources } from './merge-resources';
import type { LastHint, PatientQuery, ReferralContext, SourceFailure, SourceGroup, Sources } from './ports';
import type { RunContext, SourceLimits } from './run-source';
import { sourceGroups } from './source-rules';
import type { Given } from './unreached';
import type { Offered } from './visible';
import { withoutBsn } from './without-bsn';

/** What assembling needs beside the request. */
export interface AssembleOptions {
  readonly sources: Sources;
  readonly id: IdMaker;
  readonly mapping: MappingOptions;
  readonly limits: SourceLimits;
  /** Which record a resource is of, as far as it was seen before. */
  readonly known?: KnownIds;
  /** What records were mapped to before. */
  readonly kept?: KeptMappings;
  /** What they came to as a whole. */
  readonly assemblies?: KeptAssemblies | undefined;
  /** What data was built to before. */
  readonly data?: KnownData | undefined;
}

/** One pull: whose, when, and the receiver's abort signal. */
export interface PullContext {
  readonly patient: PatientQuery;
  readonly referral?: ReferralContext | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  /** What the resources say of sections that the receiver may not see. */
  readonly leaveOut?: readonly Leavable[] | undefined;
  /** Set where no BSN may stand in what is served. */
  readonly withoutBsn?: boolean | undefined;
  /** What sources may know of what is wanted of them, by group. */
  readonly last?: ReadonlyMap<SourceGroup, LastHint> | undefined;
  /** What the authorisation limits the request to; undefined when it does not. */
  readonly offered?: Offered | undefined;
  /** Hears of each source in whose records something was mended. */
  readonly onMended?: ((mended: SourceMended) => void) | undefined;
}

/** What records were mapped to. */
export interface Mapped {
  /** FHIR id of the patient; undefined when the sources do not know the patient. */
  readonly patientId: string | undefined;
  /** The patient's BSN, when the record has one. */
  readonly patientBsn: string | undefined;
  /** Resources of records, in the order of the groups asked for. */
  readonly primary: readonly FhirResource[];
  /** The records, each with the resource it became. */
  readonly given: readonly Given[];
  /** All resources by `Type/id`, the supporting ones included. */
  readonly all: ReadonlyMap<string, FhirResource>;
  /** Those of them that are metadata of records. */
  readonly metadata: readonly Provenance[];
}

/** What the sources hold of a patient, mapped. */
export interface Assembled extends Mapped {
  readonly failures: readonly SourceFailure[];
  /** Position of the source that gave a record, from 0. */
  readonly sourceOf: Gathered['sourceOf'];
}

/** FHIR id of a Patient record. */
export function patientResourceId(patient: RecordOf<'patient'>, id: IdMaker): string {
  return id('Patient', ...patientIdentity(patient));
}

/** Whether a resource that a record brought along is of the record as much as its own: the test of a panel. */
const isMemberOf = (own: FhirResource, other: FhirResource): boolean =>
  other.resourceType === own.resourceType && other.id !== own.id;

/** The resources of records: of each its own, and those of the type that it became as well. */
export const primaryOf = (given: readonly Given[]): readonly FhirResource[] =>
  given.flatMap(({ resource, members = [] }) => [resource, ...members]);

/** The same with each of its resources as it is found elsewhere. */
export const eachResource = (one: Given, found: (resource: FhirResource) => FhirResource): Given => ({
  ...one,
  resource: found(one.resource),
  ...(one.members && { members: one.members.map(found) }),
});

/** The metadata among what records brought along, as it was joined: what several records share is there once. */
function metadataIn(all: Mapped['all'], brought: readonly FhirResource[]): readonly Provenance[] {
  const keys = new Set(
    brought.flatMap(({ resourceType, id }) => (resourceType === metadataType ? `${resourceType}/${id}` : [])),
  );
  return [...keys].map((key) => all.get(key) as Provenance);
}

/** The resources of a record; its metadata is of what else it brings along. */
function mapRecord(to: Stu3<unknown>['to'], record: object, context: MappingContext, run: TracedRun): MappedRecord {
  const { result: resource, referred } = run.trace(() => to(record, context));
  const { metadata } = record as { readonly metadata?: Metadata };
  if (metadata !== undefined) writeMetadata(metadata, resource, context);
  return { resource, members: referred.filter((one) => isMemberOf(resource, one)) };
}

/** Maps gathered records; pure. `problemList` is the patient's, where the problems are not among the records. */
export function mapRecords(
  records: Gathered['records'],
  options: {
    id: IdMaker;
    mapping: MappingOptions;
    now: Date;
    withPatient?: boolean;
    problemList?: Gathered['problemList'];
    leaveOut?: PullContext['leaveOut'];
    withoutBsn?: boolean | undefined;
    kept?: KeptMappings | undefined;
    assemblies?: KeptAssemblies | undefined;
  },
): Mapped {
  const patient = records.patient?.[0];
  if (patient === undefined)
    return {
      patientId: undefined,
      patientBsn: undefined,
      primary: [],
      given: [],
      all: new Map(),
      metadata: [],
    };
  const { now, kept, leaveOut, withPatient = true, withoutBsn: noBsn = false, assemblies } = options;
  const pull = { now, problems: new Map((records.problems ?? options.problemList ?? []).map((one) => [one.id, one])) };
  const how = `${withPatient} ${noBsn} ${leaveOut?.join() ?? 'whole'}`;
  const sought = { patient, records, how };
  const before = assemblies?.find(sought, pull);
  if (before !== undefined) return before;
  const run = mappingRun(pull);
  let isKept = kept !== undefined;
  const context: MappingContext = {
    ...run,
    patientId: patientResourceId(patient, options.id),
    patientDisplay: patientDisplay(patient),
    id: options.id,
    options: options.mapping,
  };
  const given: Given[] = [];
  for (const group of sourceGroups) {
    if (group === 'patient' && !withPatient) continue;
    // Each group's records go to the mapping of the same group; TypeScript cannot follow that through the loop.
    const { to, content } = mappings[group] as Pick<Stu3<unknown>, 'to' | 'content'>;
    for (const record of records[group] ?? []) {
      const earlier = kept?.find(record, context, pull);
      if (earlier !== undefined) run.replay(earlier);
      const mapped = earlier ?? run.trace(() => mapRecord(to, record, context, run));
      if (earlier === undefined) {
        isKept = false;
        kept?.keep(record, context, mapped);
      }
      const { resource, members } = mapped.result;
      given.push({
        group,
        record,
        resource,
        ...(members.length > 0 && { members }),
        ...(content && { content: content(record, context) }),
      });
    }
  }
  const all = mergeResources([...given.map(({ resource }) => resource), ...run.referred]);
  const bsn = noBsn ? bsnOf(patient) : undefined;
  const derive = (how: string, make: (resource: FhirResource) => FhirResource) => {
    for (const [key, resource] of all)
      all.set(key, kept?.derived(resource, how, () => make(resource)) ?? make(resource));
  };
  if (leaveOut) derive(`without ${leaveOut.join()}`, (resource) => without(resource, leaveOut));
  if (noBsn) derive(`without BSN ${bsn}`, (resource) => withoutBsn(resource, bsn));
  const whole = (one: FhirResource) => all.get(`${one.resourceType}/${one.id}`) ?? one;
  const merged = given.map((one) => eachResource(one, whole));
  const mapped: Mapped = {
    patientId: context.patientId,
    patientBsn: bsnOf(patient),
    primary: primaryOf(merged),
    given: merged,
    all,
    metadata: metadataIn(all, run.referred),
  };
  // Of records that each are kept, and so are given again: what they came to is joined and looked through once.
  if (isKept && kept !== undefined && assemblies !== undefined) {
    for (const resource of all.values()) kept.hold(resource);
    assemblies.keep(sought, { result: mapped, referred: [], asked: run.asked });
  }
  return mapped;
}

/**
 * Calls the sources of these groups and the patient's, and maps what they give. Most searches need the patient's record
 * for its id and name only; `withPatient: false` leaves the resource out.
 */
export async function assemble(
  groups: readonly SourceGroup[],
  pull: PullContext,
  options: AssembleOptions,
  withPatient = true,
  part?: Part,
): Promise<Assembled> {
  const run: RunContext = { signal: pull.signal, now: pull.now, limits: options.limits, data: options.data };
  const gathered = await gather(options.sources, groups, pull, run, part);
  if (pull.onMended) gathered.mended.forEach(pull.onMended);
  const { id, mapping, kept, assemblies } = options;
  const mapped = mapRecords(gathered.records, {
    id,
    mapping,
    now: pull.now,
    withPatient,
    problemList: gathered.problemList,
    leaveOut: pull.leaveOut,
    withoutBsn: pull.withoutBsn,
    kept,
    assemblies,
  });
  options.known?.learn(mapped, options.sources);
  return noteOrigin({ ...mapped, failures: gathered.failures, sourceOf: gathered.sourceOf }, mapped);
}
