import { systems } from '../fhir/naming-systems';
import { type BgzRecords, type RecordOf, type ZibGroup, zibGroups } from '../zib/bgz-records';
import type { PatientQuery, Source, SourceQuery, Sources } from './ports';

function isOf(patient: RecordOf<'patient'>, query: PatientQuery): boolean {
  if (query.id !== undefined) return patient.id === query.id;
  return patient.identificationNumbers.some(({ system, value }) => system === systems.bsn && value === query.bsn);
}

/**
 * Sources over records held in memory, for demos, tests and files: every group answers from the patient with that BSN or
 * key.
 *
 * @example
 * createBgzFacade({ sources: sourcesOf([bgzRecords(json)]), authorize })
 */
export function sourcesOf(patients: readonly BgzRecords[]): Sources {
  const source =
    <G extends ZibGroup>(group: G): Source<G> =>
    ({ patient }: SourceQuery) => {
      const records = patients.find((one) => isOf(one.patient, patient))?.[group];
      const list = records === undefined ? [] : Array.isArray(records) ? records : [records];
      return list as readonly RecordOf<G>[];
    };
  const groups = Object.keys(zibGroups) as ZibGroup[];
  return Object.fromEntries(groups.map((group) => [group, source(group)])) as unknown as Sources;
}
