import type { FhirResource } from 'fhir/r3';
import { bsnsIn, isSamePerson } from '../../fhir/bsn';
import type { Json } from '../../fhir/json';
import type { ApartCode } from './apart';
import type { Found } from './found';
import type { Names } from './names';

/** The Patients of a pull, parted by whether they are the patient it is for. */
export interface Patients {
  /** The BSN all data must be of; undefined when neither notification nor Patient says one. */
  readonly bsn: string | undefined;
  /** Names of the Patients that are the one, and of those that are not. */
  readonly own: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** Why a Patient is set apart. */
  readonly apart: ReadonlyMap<FhirResource, ApartCode>;
}

/** Why a Patient with these identifiers is not the one with this BSN. */
export function otherThan(bsn: string | undefined, identifiers: unknown): ApartCode | undefined {
  const numbers = bsnsIn(identifiers);
  if (numbers.length > 1) return 'several-bsns';
  if (bsn === undefined) return undefined;
  if (numbers.length === 0) return 'no-bsn';
  return isSamePerson(numbers[0], bsn) ? undefined : 'other-patient';
}

/**
 * Holds the Patients against the BSN of the notification. Without one there is nothing to hold them against but each other:
 * then all must be one and the same, or none is taken for the patient.
 */
export async function patientsAmong(
  found: readonly Found[],
  bsn: string | undefined,
  names: Names,
  giveWay: () => Promise<void> | undefined,
): Promise<Patients> {
  const patients = found.filter(({ resource }) => resource.resourceType === 'Patient');
  const identifiersOf = (resource: FhirResource) => (resource as unknown as Json).identifier;
  const apart = new Map<FhirResource, ApartCode>();
  for (const { resource } of patients) {
    await giveWay();
    const code = otherThan(bsn, identifiersOf(resource));
    if (code) apart.set(resource, code);
  }
  const rest = patients.filter(({ resource }) => !apart.has(resource));
  const keys = new Set<string>();
  for (const { resource, place } of rest) {
    await giveWay();
    keys.add(bsnsIn(identifiersOf(resource))[0] ?? `at ${names.of(resource, place)[0]}`);
  }
  if (keys.size > 1) for (const { resource } of rest) apart.set(resource, 'several-patients');
  // Only what says where it is: an identifier may be that of a household, or of a register of visits.
  const addressesOf = ({ resource, place }: Found) => names.of({ ...resource, identifier: [] } as FhirResource, place);
  const others = new Set(patients.filter(({ resource }) => apart.has(resource)).flatMap(addressesOf));
  const own = new Set(
    rest
      .filter(({ resource }) => !apart.has(resource))
      .flatMap(addressesOf)
      .filter((name) => !others.has(name)),
  );
  const [told] = keys.size === 1 ? rest.flatMap(({ resource }) => bsnsIn(identifiersOf(resource))) : [];
  return { bsn: bsn ?? told, own, others, apart };
}
