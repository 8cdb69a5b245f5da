import type { FhirResource } from 'fhir/r3';
import { resourcesOf } from '../../src/index';
import { qualityOf } from '../../src/quality/quality-of';
import type { ConceptFigures, QualityReport } from '../../src/quality/quality-report';
import { sectionKeys } from '../../src/quality/sections';
import { bgzRecords, bsn, snomed } from '../../src/zib';

type Records = Parameters<typeof bgzRecords>[0];

export const now = new Date('2026-11-24T10:00:00Z');
export const patient = {
  id: 'p-1',
  identificationNumbers: [bsn('999990019')],
  nameInformation: { lastName: { lastName: 'Voorbeeld' } },
} as const;
export const surgery = snomed('387713003', 'chirurgische ingreep');

/** The resources of a patient with these records. */
export const resources = (records: Omit<Records, 'patient'> & Partial<Pick<Records, 'patient'>>): FhirResource[] =>
  resourcesOf(bgzRecords({ patient, ...records }), { now });

/** Their quality. */
export const measured = (records: Parameters<typeof resources>[0]): QualityReport =>
  qualityOf(resources(records), { now });

/** The only line of a concept; the test fails when there is none or more than one. */
export function conceptOf(report: QualityReport, id: string): ConceptFigures {
  const found = sectionKeys.flatMap((key) => report.sections[key].concepts).filter((one) => one.id === id);
  const [first] = found;
  if (found.length !== 1 || first === undefined) throw new Error(`expected one line for ${id}, found ${found.length}`);
  return first;
}

export const noDates = { values: 0, year: 0, month: 0, future: 0, unreadable: 0 };
