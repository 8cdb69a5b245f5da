import type { Bundle, FhirResource } from 'fhir/r3';
import type { MappingOptions } from '../bgz/define/context';
import { mappingRules } from '../bgz/define/mapping-rules';
import { documentReferenceId } from '../bgz/document/stu3';
import type { BgzRecords } from '../bgz/listed/records';
import { zibGroups } from '../bgz/listed/zibs';
import { withNarrative } from '../bgz/narrative/narrative';
import type { RecordOf, ZibGroup } from '../bgz/records';
import { idMaker } from '../fhir/ids';
import { checkArgument, checkOptions, shapeOf } from '../options/check-options';
import { address, flag, listOf, moment, type Rules, required, secret, text } from '../options/rules';
import type { Gathered } from './gather';
import { mergeResources } from './merge-resources';
import { mapRecords, patientResourceId } from './pull';
import { type Origin, recordsBehind } from './records-behind';
import { recordsRule } from './source-rules';

/** Options of {@link resourcesOf} and {@link toCollection}. */
export interface ConvertOptions {
  /** The moment to convert for; decides statuses that depend on the date. */
  readonly now: Date;
  readonly mapping?: MappingOptions;
  /** Whether each resource has a narrative (`text`) in Dutch, as the facade sends it: docs/mapping-choices.md. Default false. */
  readonly narrative?: boolean;
  /**
   * The same secret as the facade's gives the same ids. Without one anybody who tries all BSNs finds the one behind an id:
   * fit for what stays where the records are (tests, figures, `bgz convert` on your own machine), not for what leaves.
   */
  readonly idSecret?: string;
}

const convertRules: Rules<ConvertOptions> = {
  now: required(moment),
  mapping: shapeOf(mappingRules),
  narrative: flag,
  idSecret: secret(text),
};

const collectionRules: Rules<ConvertOptions & { readonly baseUrl?: string }> = { ...convertRules, baseUrl: address };

/** What is mixed into ids when there is no secret: they are stable, and anyone can compute them. */
export const NO_ID_SECRET = 'bgz-facade';

function byGroup(records: BgzRecords): Gathered['records'] {
  const lists = Object.keys(zibGroups).map((group) => {
    const value = records[group as ZibGroup];
    return [group, Array.isArray(value) ? value : value === undefined ? [] : [value]];
  });
  return Object.fromEntries(lists) as Gathered['records'];
}

/**
 * All FHIR resources of one patient's records, the supporting ones included. Pure: the same records and options give the
 * same resources.
 *
 * @example
 * const resources = resourcesOf(bgzRecords(json), { now: new Date() });
 */
export function resourcesOf(records: BgzRecords, options: ConvertOptions): FhirResource[] {
  checkArgument('resourcesOf', 'records', records, required(recordsRule));
  checkOptions('resourcesOf', options, convertRules);
  return told(convert(records, options), options);
}

function mapped(records: BgzRecords, options: ConvertOptions): ReturnType<typeof mapRecords> {
  const id = idMaker(options.idSecret ?? NO_ID_SECRET);
  return mapRecords(byGroup(records), { id, mapping: options.mapping ?? {}, now: options.now });
}

const convert = (records: BgzRecords, options: ConvertOptions): FhirResource[] => [
  ...mapped(records, options).all.values(),
];

/** The resources as they leave: a narrative is made when nothing is added or joined any more. */
const told = (resources: FhirResource[], { narrative = false }: ConvertOptions): FhirResource[] =>
  narrative ? resources.map(withNarrative) : resources;

/**
 * FHIR id the facade gives to this patient.
 *
 * @param idSecret The facade's own; without it, the id that `resourcesOf` and an `insecure` facade give without one.
 */
export function patientFhirId(patient: RecordOf<'patient'>, idSecret: string = NO_ID_SECRET): string {
  return patientResourceId(patient, idMaker(idSecret));
}

/**
 * FHIR id that the facade gives to the DocumentReference of a document of this patient.
 *
 * @param document The id of its `BgzDocument`.
 * @param idSecret The facade's own; see {@link patientFhirId}.
 */
export function documentFhirId(
  patient: RecordOf<'patient'>,
  document: string | number | bigint,
  idSecret: string = NO_ID_SECRET,
): string {
  const id = idMaker(idSecret);
  // A key is text without blanks around it, as the builder has it.
  return documentReferenceId(String(document).trim(), { id, patientId: patientResourceId(patient, id) });
}

/** One `collection` Bundle of the records of any number of patients; each resource once. */
export function toCollection(
  patients: readonly BgzRecords[],
  options: ConvertOptions & { readonly baseUrl?: string },
): Bundle {
  checkArgument('toCollection', 'patients', patients, required(listOf(recordsRule, 0)));
  checkOptions('toCollection', options, collectionRules);
  const base = options.baseUrl ?? 'http://localhost/fhir';
  const all = mergeResources(patients.flatMap((records) => convert(records, options)));
  const resources = told([...all.values()], options);
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

/**
 * Tells which records each resource of `toCollection` was made from, so that a validator names them: a resource that is no
 * record's own (a professional, a product) is told by all that lead to it.
 *
 * @returns Takes `Type/id`.
 * @example
 * const report = await validator.validate(toCollection(patients, options), { origins: originsOf(patients, options) });
 * report.issues[0]?.records; // [{ group: 'problems', record: 'p-1', name: 'record p-1' }]
 */
export function originsOf(
  patients: readonly BgzRecords[],
  options: ConvertOptions,
): (resource: string) => readonly Origin[] {
  checkArgument('originsOf', 'patients', patients, required(listOf(recordsRule, 0)));
  checkOptions('originsOf', options, collectionRules);
  // Records that are given have no source that could be told apart.
  const behind = patients.map((records) => recordsBehind({ ...mapped(records, options), sourceOf: () => 0 }));
  return (resource) => behind.flatMap((of) => of(resource));
}
