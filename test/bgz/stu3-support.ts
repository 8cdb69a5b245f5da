import type { FhirResource } from 'fhir/r3';
import { type MappingOptions, resourcesOf } from '../../src/index';
import { bgzRecords, bsn } from '../../src/zib';

type Records = Parameters<typeof bgzRecords>[0];

export const now = new Date('2026-11-24T10:00:00Z');

/** The resources of a patient with these records. */
export function mapped(
  records: Omit<Records, 'patient'> & Partial<Pick<Records, 'patient'>>,
  mapping: MappingOptions = {},
  at = now,
): FhirResource[] {
  const patient = {
    id: 'p-1',
    identificationNumbers: [bsn('999990019')],
    nameInformation: { initials: 'A.', lastName: { lastName: 'Voorbeeld' } },
  };
  return resourcesOf(bgzRecords({ patient, ...records }), { now: at, mapping });
}

/** The only resource of a type; the test fails when there is none or more than one. */
export function only<T extends FhirResource['resourceType']>(
  resources: readonly FhirResource[],
  type: T,
): Extract<FhirResource, { resourceType: T }> {
  const found = resources.filter((one): one is Extract<FhirResource, { resourceType: T }> => one.resourceType === type);
  const [first] = found;
  if (found.length !== 1 || first === undefined) throw new Error(`expected one ${type}, found ${found.length}`);
  return first;
}

const SPECIFICATION = 'http://nictiz.nl/fhir/StructureDefinition/code-specification';

/** The extension beside a translated FHIR code. */
export const specification = (system: string, code: string, display: string) => ({
  extension: [{ url: SPECIFICATION, valueCodeableConcept: { coding: [{ system, code, display }] } }],
});

/** How a bound of a period was registered, beside a value that is more precise. */
export const rendered = (valueString: string) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/rendered-value', valueString }],
});
