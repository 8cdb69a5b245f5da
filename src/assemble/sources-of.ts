import { systems } from '../fhir/naming-systems';
import { type BgzRecords, type RecordOf, type ZibGroup, zibGroups } from '../zib/bgz-records';
import type { PatientQuery, Source, SourceQuery, Sources } from './ports';

function isOf(patient: RecordOf<'patient'>, query: PatientQuery): boolean {
  if (query.id !== undefined) return patient.id === query.id;
  return patient.identificationNumbers.some(({ system, value }) => system === systems.bsn && value === query.bsn);
}

/**
 * The records of a group as the builder of its zib gives them. What came out of a builder is not checked again at each
 * pull; what came as part of `bgzRecords` would be.
 */
function listOf<G extends ZibGroup>(records: BgzRecords, group: G): readonly RecordOf<G>[] {
  const value: unknown = records[group];
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const build = zibGroups[group] as unknown as (record: unknown) => RecordOf<G>;
  return list.map(build);
}

/**
 * Sources over records held in memory, for demos, tests and files: every group answers from the patient with that BSN or
 * key.
 *
 * @example
 * createBgzFacade({ sources: sourcesOf([bgzRecords(json)]), authorize, idSecret })
 */
export function sourcesOf(patients: readonly BgzRecords[]): Sources {
  const source = <G extends ZibGroup>(group: G) => {
    const lists = patients.map((records) => ({ patient: records.patient, list: listOf(records, group) }));
    const answer = ({ patient }: SourceQuery) => lists.find((one) => isOf(one.patient, patient))?.list ?? [];
    return answer as unknown as Source<G>;
  };
  const groups = Object.keys(zibGroups) as ZibGroup[];
  return Object.fromEntries(groups.map((group) => [group, source(group)])) as unknown as Sources;
}
