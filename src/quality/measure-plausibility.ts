import type { FhirResource } from 'fhir/r3';
import { nationalReach } from '../assemble/unreached';
import { judge, lifeOf } from '../bgz/plausibility/judge';
import { plausibleOf } from '../bgz/plausibility/places';
import type { FhirRecord } from './measure-record';
import type { Figures } from './quality-report';
import type { Resources } from './read-input';
import { addRules } from './tally';

/** How many records break each rule of plausibility; the rules and the judgement are those of `parse` and the validator. */
export function measurePlausibility(records: readonly FhirRecord[], now: Date): Figures['plausibility'] {
  return addRules(
    records.map(({ root, byType }): Figures['plausibility'] => {
      const zib = plausibleOf(root);
      if (zib === undefined) return {};
      const [patient] = byType.get('Patient') ?? [];
      const around = { now, ...(root.resourceType === 'Patient' ? {} : lifeOf(patient, 'fhir')) };
      return Object.fromEntries(judge(root, zib, 'fhir', around).map(({ rule }) => [rule, 1]));
    }),
  );
}

/** Whether a record is returned by a national search; asked of all resources, since some come along with others. */
export function reachOf(resources: Resources): (record: FhirRecord) => boolean {
  // What measures passes over whatever is not as it should be, and so does what searches.
  const all = [...resources.typeCounts.keys()].flatMap((type) => resources.ofType(type)) as unknown as FhirResource[];
  const reach = safely(() => nationalReach(all));
  return ({ root }) => {
    const met = safely(() => reach?.(root as unknown as FhirResource));
    return met === undefined || met.returnedBy.length > 0;
  };
}

/** Resources of a file may hold anything where a search parameter looks. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
