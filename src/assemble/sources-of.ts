import type { BgzRecords } from '../bgz/listed/records';
import { zibGroups } from '../bgz/listed/zibs';
import type { RecordOf, ZibGroup } from '../bgz/records';
import { systems } from '../fhir/naming-systems';
import { checkArgument } from '../options/check-options';
import { listOf as listRule, required } from '../options/rules';
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

/**
 * Sources over records held in memory, for demos, tests and files: every group answers from the patient with that BSN or
 * key. All groups are offered: what the records leave out is answered with nothing, which a doctor takes for "there is none".
 *
 * @throws {ZibRecordError} When a patient is not one.
 * @throws {TypeError} For something else than a list of records.
 *
 * @example
 * createBgzFacade({ sources: sourcesOf([bgzRecords(json)]), authorize, idSecret })
 */
export function sourcesOf(patients: readonly BgzRecords[]): Sources {
  checkArgument('sourcesOf', 'patients', patients, required(listOfRecords));
  const source = <G extends ZibGroup>(group: G) => {
    const lists = patients.map((records) => ({ patient: records.patient, list: listOf(records, group) }));
    const answer = ({ patient }: SourceQuery) => lists.find((one) => isOf(one.patient, patient))?.list ?? [];
    return answer as unknown as Source<G>;
  };
  const groups = Object.keys(zibGroups) as ZibGroup[];
  return Object.fromEntries(groups.map((group) => [group, source(group)])) as unknown as Sources;
}
