import { sourceSections } from '../bgz/index';
import type { BgzRecords } from '../bgz/listed/records';
import { zibGroups } from '../bgz/listed/zibs';
import type { RecordOf, ZibGroup } from '../bgz/records';
import { systems } from '../fhir/naming-systems';
import { checkArgument, checkOptions } from '../options/check-options';
import { either, listOf as listRule, oneOf, type Rules, required, told } from '../options/rules';
import type { ParseResult } from '../zib';
import type { PatientQuery, Source, SourceItem, SourceQuery, Sources } from './ports';
import { recordsRule } from './source-rules';

const listOfRecords = listRule(recordsRule, 0);

function isOf(patient: RecordOf<'patient'>, query: PatientQuery): boolean {
  if (query.id !== undefined) return patient.id === query.id;
  return patient.identificationNumbers.some(({ system, value }) => system === systems.bsn && value === query.bsn);
}

/**
 * The records of a group as the builder of its zib gives them. What came out of a builder is not checked again at each
 * pull; what came as part of `bgzRecords` would be. A record that is not accepted stays what `parse` says of it: the facade
 * then does with it what `invalidRecords` says. The patient must be one, or nothing of the rest is anybody's.
 */
function listOf<G extends ZibGroup>(records: BgzRecords, group: G): readonly SourceItem<G>[] {
  const value: unknown = records[group];
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const { parse } = zibGroups[group] as unknown as { parse(record: unknown): ParseResult<RecordOf<G>> };
  const build = zibGroups[group] as unknown as (record: unknown) => RecordOf<G>;
  return list.map((record) => {
    if (group === 'patient') return build(record);
    const parsed = parse(record);
    return parsed.ok ? parsed.record : parsed;
  }) as readonly SourceItem<G>[];
}

/** Options of {@link sourcesOf}. */
export interface SourcesOfOptions {
  /**
   * The groups of which the records hold all there is: what they leave out of these is known to be empty, and answered with nothing.
   * `'all'` says so of every group. Left out, a group counts as known where the records of a patient state it, an empty list included.
   * A list names every group that the records of anybody state: one that it left out would not be offered, and nobody would know.
   */
  readonly groups?: readonly ZibGroup[] | 'all';
}

const groupNames = Object.keys(zibGroups) as ZibGroup[];

const rules: Rules<SourcesOfOptions> = {
  groups: told("'all', or a list of groups", either(oneOf('all'), listRule(oneOf(...groupNames)))),
};

/** Who is only referred to. No search finds them, so that an empty answer says nothing of anybody. */
const referredTo = new Set<string>(sourceSections.filter(({ kind }) => kind === 'read').map(({ key }) => key));

/** Refuses a list of groups that would take records out of the answers without a word. */
function checkNamed(left: readonly ZibGroup[]): void {
  if (left.length === 0) return;
  throw new TypeError(
    `sourcesOf: \`groups\` does not name ${left.join(', ')}, which the records state, so that they would not be offered. ` +
      "Name every group that is stated, give 'all', or take what is not to be offered off the sources: " +
      `const { ${left.join(', ')}, ...sources } = sourcesOf(…).`,
  );
}

/**
 * Sources over records held in memory, for demos, tests and files: each group answers from the patient with that BSN or key.
 *
 * Records that leave a group out say nothing of it, and a doctor takes an empty answer for "there is none". So a group that no
 * patient's records state is not offered, and one that only those of others state fails for this patient (502, or with
 * `completeness: 'partial'` an answer that says so). State an empty list where there is none, or give `groups`. A group that is stated
 * and should not be offered is taken off what comes back: `const { payers, ...sources } = sourcesOf(…)`.
 *
 * @param options `groups`: those of which the records are all there is
 * @throws {ZibRecordError} When a patient is not one.
 * @throws {TypeError} For something else than a list of records, for options that are none, and for `groups` that leave out what records state.
 *
 * @example
 * createBgzFacade({ sources: sourcesOf([bgzRecords(json)]), authorize, idSecret })
 */
export function sourcesOf(patients: readonly BgzRecords[], options: SourcesOfOptions = {}): Sources {
  checkArgument('sourcesOf', 'patients', patients, required(listOfRecords));
  checkOptions('sourcesOf', options, rules);
  const { groups } = options;
  const isKnown = (group: ZibGroup): boolean =>
    group === 'patient' || groups === 'all' || groups?.includes(group) === true || referredTo.has(group);
  const isStated = (records: BgzRecords, group: ZibGroup): boolean => records[group] !== undefined;
  const source = <G extends ZibGroup>(group: G) => {
    const lists = patients.map((records) => ({
      patient: records.patient,
      list: isKnown(group) || isStated(records, group) ? listOf(records, group) : undefined,
    }));
    const answer = ({ patient }: SourceQuery) => {
      const own = lists.find((one) => isOf(one.patient, patient));
      if (own === undefined) return [];
      if (own.list === undefined) throw new Error(`The records of this patient do not state ${group}.`);
      return own.list;
    };
    return answer as unknown as Source<G>;
  };
  const stated = groupNames.filter((group) => patients.some((records) => isStated(records, group)));
  if (groups !== undefined) checkNamed(stated.filter((group) => !isKnown(group)));
  const offered = groupNames.filter((group) => isKnown(group) || stated.includes(group));
  return Object.fromEntries(offered.map((group) => [group, source(group)])) as unknown as Sources;
}
