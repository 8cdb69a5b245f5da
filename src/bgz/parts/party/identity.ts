import { canonicalJson } from '../../../fhir/json';
import { systems } from '../../../fhir/naming-systems';
import type { CodedConcept, ContactPerson, HealthcareProvider, HealthProfessional, Identifier } from '../../../zib';
import { nameKey } from '../name-information/name-key';

/** Registers by how well they identify a party; the first that is there decides the FHIR id. */
const preference: readonly string[] = [systems.uziPerson, systems.ura, systems.agb, systems.big, systems.uzovi];

const rank = (identifier: Identifier) => {
  const place = preference.indexOf(identifier.system);
  return place < 0 ? preference.length : place;
};

/** A number or key that few others go by: what shortens a search among parties, and does not tell them apart. */
export const numberOf = ({ identificationNumbers, id }: HealthcareProvider | HealthProfessional): string =>
  identificationNumbers?.[0]?.value ?? id ?? '';

/** What a building block is known by: its register number, else its key in the source, else its content. */
export function identityOf(block: {
  readonly id?: string;
  readonly identificationNumbers?: readonly Identifier[];
}): string[] {
  const numbers = block.identificationNumbers ?? [];
  const best = numbers.reduce<Identifier | undefined>((a, b) => (a && rank(a) <= rank(b) ? a : b), undefined);
  if (best) return ['number', best.system, best.value];
  if (block.id !== undefined) return ['key', block.id];
  return ['content', canonicalJson(block)];
}

/** A code by what it says, however it is shown; words where there is no code. */
const codeKey = (value: CodedConcept | undefined): string => {
  if (value === undefined) return '';
  return canonicalJson(value.nullFlavor === undefined ? [value.system, value.code] : value);
};

/**
 * What an organization is known by. One hospital has one number and many locations and departments, each an Organization of
 * its own: who is referred to the one must not be shown the other.
 */
export function organizationIdentity(provider: HealthcareProvider): string[] {
  const { organizationName: name, organizationLocation: location, departmentSpecialty } = provider;
  const department = codeKey(departmentSpecialty);
  return [...identityOf(provider), canonicalJson([name ?? null, location ?? null, department])];
}

/**
 * What a professional is known by, as a person. A number does not tell one person from another by itself: a practice has an
 * AGB code that all who work there may go by. So the name belongs to it, as far as it tells persons apart ({@link nameKey}):
 * the same person written in two ways stays one, and nobody is shown by the name of another. Somebody without a name is
 * nobody of those with one.
 */
export function personIdentity(person: HealthProfessional): string[] {
  const { healthcareProvider: _organization, specialty: _specialty, role: _role, ...own } = person;
  return [...identityOf(own), ...nameKey(own.nameInformation)];
}

/**
 * What a contact person is known by. A key of the source may be anything (a row of a form, a family); who it is to the
 * patient and in which role is part of it, as RelatedPerson holds one of each.
 */
export function contactIdentity(contact: ContactPerson): string[] {
  return [
    ...identityOf(contact),
    ...nameKey(contact.nameInformation),
    codeKey(contact.relationship),
    codeKey(contact.role),
  ];
}
