import type { FhirResource } from 'fhir/r3';
import type { IdMaker } from '../fhir/ids';
import { type MappingContext, type MappingOptions, mappings, patientDisplay, patientIdentity } from '../sections';
import type { RecordOf, ZibGroup } from '../zib/bgz-records';
import { type CatalogueRow, catalogue, groupsGiving, type SearchableType, type ServedType } from './catalogue';
import { type Criterion, meeting } from './criteria';
import { bsnOf, type Gathered, gather } from './gather';
import { mergeResources } from './merge-resources';
import type { PatientQuery, SourceFailure, Sources } from './ports';
import type { RunContext, SourceLimits } from './run-source';

/** What assembling needs beside the request. */
export interface AssembleOptions {
  readonly sources: Sources;
  readonly id: IdMaker;
  readonly mapping: MappingOptions;
  readonly limits: SourceLimits;
}

/** One pull: whose, when, and the receiver's abort signal. */
export interface PullContext {
  readonly patient: PatientQuery;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** A search as the catalogue knows it. */
export interface SearchRequest {
  readonly type: SearchableType;
  readonly criteria: readonly Criterion[];
  /** Names of includes of the row, e.g. `medication`, with an optional type of the target. */
  readonly includes: readonly { readonly name: string; readonly targetType?: string }[];
  /** Name of a date or token parameter to sort by. */
  readonly sort?: { readonly parameter: string; readonly descending: boolean };
}

/** What the sources hold of a patient, mapped. */
export interface Assembled {
  /** FHIR id of the patient; undefined when the sources do not know the patient. */
  readonly patientId: string | undefined;
  /** The patient's BSN, when the record has one. */
  readonly patientBsn: string | undefined;
  /** Resources of records, in the order of the groups asked for. */
  readonly primary: readonly FhirResource[];
  /** All resources by `Type/id`, the supporting ones included. */
  readonly all: ReadonlyMap<string, FhirResource>;
  readonly failures: readonly SourceFailure[];
}

/** FHIR id of a Patient record. */
export function patientResourceId(patient: RecordOf<'patient'>, id: IdMaker): string {
  return id('Patient', ...patientIdentity(patient));
}

/** Maps gathered records; pure. */
export function mapRecords(
  records: Gathered['records'],
  options: { id: IdMaker; mapping: MappingOptions; now: Date; withPatient?: boolean },
): Omit<Assembled, 'failures'> {
  const patient = records.patient?.[0];
  if (patient === undefined) return { patientId: undefined, patientBsn: undefined, primary: [], all: new Map() };
  const context: MappingContext = {
    patientId: patientResourceId(patient, options.id),
    patientDisplay: patientDisplay(patient),
    id: options.id,
    now: options.now,
    options: options.mapping,
    memory: new Map(),
  };
  const primary: FhirResource[] = [];
  const supporting: FhirResource[] = [];
  for (const group of Object.keys(mappings) as ZibGroup[]) {
    if (group === 'patient' && options.withPatient === false) continue;
    // Each group's records go to the mapping of the same group; TypeScript cannot follow that through the loop.
    const map = mappings[group] as (
      record: unknown,
      context: MappingContext,
    ) => ReturnType<(typeof mappings)[ZibGroup]>;
    for (const record of records[group] ?? []) {
      const mapped = map(record, context);
      primary.push(mapped.resource);
      supporting.push(...mapped.supporting);
    }
  }
  const all = mergeResources([...primary, ...supporting]);
  return {
    patientId: context.patientId,
    patientBsn: bsnOf(patient),
    primary: primary.map((one) => all.get(`${one.resourceType}/${one.id}`) ?? one),
    all,
  };
}

/**
 * Calls the sources of these groups and the patient's, and maps what they give. Most searches need the patient's record
 * for its id and name only; `withPatient: false` leaves the resource out.
 */
export async function assemble(
  groups: readonly ZibGroup[],
  pull: PullContext,
  options: AssembleOptions,
  withPatient = true,
): Promise<Assembled> {
  const run: RunContext = { signal: pull.signal, now: pull.now, limits: options.limits };
  const gathered = await gather(options.sources, groups, pull.patient, run);
  return {
    ...mapRecords(gathered.records, { id: options.id, mapping: options.mapping, now: pull.now, withPatient }),
    failures: gathered.failures,
  };
}

/** What a search found. */
export interface SearchResult {
  readonly patientId: string | undefined;
  readonly patientBsn: string | undefined;
  readonly matches: readonly FhirResource[];
  /** Included resources for a part of the matches: those they refer to and that are no match themselves. */
  readonly included: (matches: readonly FhirResource[]) => readonly FhirResource[];
  readonly failures: readonly SourceFailure[];
}

/** Resources of the searched type: of records, and of what records gave beside themselves (a request behind a procedure). */
function candidates(type: SearchableType, assembled: Assembled, groups: readonly ZibGroup[]): FhirResource[] {
  const own = assembled.primary.filter((resource) => resource.resourceType === type);
  if (groups.length < 2) return own;
  return [...assembled.all.values()].filter((resource) => resource.resourceType === type);
}

function follow(row: CatalogueRow, request: SearchRequest, assembled: Assembled) {
  return (matches: readonly FhirResource[]): FhirResource[] => {
    const matched = new Set(matches.map((one) => `${one.resourceType}/${one.id}`));
    const found = new Map<string, FhirResource>();
    for (const { name, targetType } of request.includes) {
      for (const match of matches) {
        for (const reference of row.includes[name]?.(match) ?? []) {
          const target = reference?.reference === undefined ? undefined : assembled.all.get(reference.reference);
          if (target === undefined || (targetType !== undefined && target.resourceType !== targetType)) continue;
          const key = `${target.resourceType}/${target.id}`;
          if (!matched.has(key)) found.set(key, target);
        }
      }
    }
    return [...found.values()];
  };
}

function sortKey(resource: FhirResource, row: CatalogueRow, parameter: string): number | string | undefined {
  const reader = row.parameters[parameter];
  if (reader?.kind === 'date') return reader.read(resource)[0]?.from;
  return reader?.read(resource)[0]?.code;
}

function sorted(
  resources: readonly FhirResource[],
  row: CatalogueRow,
  sort: SearchRequest['sort'],
): readonly FhirResource[] {
  if (sort === undefined) return resources;
  const direction = sort.descending ? -1 : 1;
  return [...resources].sort((a, b) => {
    const [x, y] = [sortKey(a, row, sort.parameter), sortKey(b, row, sort.parameter)];
    if (x === y) return 0;
    // Without a value a resource comes last, whichever the direction.
    if (x === undefined) return 1;
    if (y === undefined) return -1;
    return (x < y ? -1 : 1) * direction;
  });
}

/** Includes that can lead to the Patient. */
const mayBePatient = new Set(['patient', 'subject', 'beneficiary', 'payor', 'recorder', 'asserter']);

/** Answers one search of the catalogue. */
export async function search(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
): Promise<SearchResult> {
  const row = catalogue[request.type];
  const withPatient = request.type === 'Patient' || request.includes.some(({ name }) => mayBePatient.has(name));
  const assembled = await assemble(row.groups, pull, options, withPatient);
  const tests = request.criteria.map((criterion) => {
    const parameter = row.parameters[criterion.parameter];
    return parameter === undefined ? () => false : meeting(criterion, parameter);
  });
  const matches = candidates(request.type, assembled, row.groups).filter((resource) =>
    tests.every((test) => test(resource)),
  );
  return {
    patientId: assembled.patientId,
    patientBsn: assembled.patientBsn,
    matches: sorted(matches, row, request.sort),
    included: follow(row, request, assembled),
    failures: assembled.failures,
  };
}

/** Reads one resource of the patient by type and id. */
export async function read(type: ServedType, id: string, pull: PullContext, options: AssembleOptions) {
  const assembled = await assemble(groupsGiving(type), pull, options);
  return { patientId: assembled.patientId, resource: assembled.all.get(`${type}/${id}`), failures: assembled.failures };
}
