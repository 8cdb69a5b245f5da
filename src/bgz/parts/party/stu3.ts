import type {
  Identifier as FhirIdentifier,
  FhirResource,
  Organization,
  Practitioner,
  PractitionerRole,
  Reference,
  RelatedPerson,
} from 'fhir/r3';
import { canonicalJson } from '../../../fhir/json';
import { systems } from '../../../fhir/naming-systems';
import { profiles } from '../../../fhir/profiles';
import type {
  CodedConcept,
  ContactPerson,
  HealthcareProvider,
  HealthProfessional,
  Identifier,
  Party,
} from '../../../zib';
import type { MappingContext } from '../../define/context';
import { compact, extension, list, maybe, some } from '../../define/elements';
import { remembered } from '../../define/memory';
import { address, organizationAddress } from '../address-information/stu3';
import { codeableConcept, conceptOf, termOf } from '../code/stu3';
import { contactPoints } from '../contact-information/stu3';
import { displayName, humanName } from '../name-information/stu3';
import { contactIdentity, organizationIdentity, personIdentity } from './identity';

/** An identification number as FHIR Identifier. */
export function fhirIdentifier(value: Identifier): FhirIdentifier {
  return { system: value.system, value: value.value };
}

export const identifiers = (numbers: readonly Identifier[] | undefined) => list(numbers, fhirIdentifier);

/** Reference to the patient of the pull. */
export function patientReference(context: MappingContext): Reference {
  return { reference: `Patient/${context.patientId}`, display: context.patientDisplay };
}

/** A building block as mapped: the references to it and the resource that stands for it. */
interface MappedBlock<R, T extends FhirResource> {
  readonly references: R;
  readonly resource: T;
}

/** HealthcareProvider as nl-core-organization; gives the reference to it. */
export function organization(provider: HealthcareProvider, context: MappingContext): Reference {
  return { ...organizationBlock(provider, context).references };
}

/** A HealthcareProvider of the patient's records that no other record need name. */
export function organizationResource(provider: HealthcareProvider, context: MappingContext): Organization {
  return organizationBlock(provider, context).resource;
}

function organizationBlock(provider: HealthcareProvider, context: MappingContext) {
  const identity = organizationIdentity(provider);
  const key = `HealthcareProvider ${identity.join(' ')}`;
  return remembered(context.memory, key, provider, () => mapOrganization(provider, identity, context));
}

function mapOrganization(
  provider: HealthcareProvider,
  identity: readonly string[],
  context: MappingContext,
): MappedBlock<Reference, Organization> {
  const id = context.id('Organization', ...identity);
  // Organization.name holds name and location (concepts 17.2.3 and 17.2.8 share the element).
  const name = [provider.organizationName, provider.organizationLocation]
    .filter((part) => part !== undefined)
    .join(' - ');
  const resource: Organization = compact({
    resourceType: 'Organization' as const,
    id,
    meta: { profile: [...profiles.organization] },
    identifier: identifiers(provider.identificationNumbers),
    type: some(
      // Slices of nl-core-organization, told apart by the system that each fixes.
      maybe(provider.organizationType, (type) => conceptOf(systems.organizationType, type)),
      maybe(provider.departmentSpecialty, (specialty) => conceptOf(systems.agbSpecialism, specialty)),
    ),
    name: name === '' ? undefined : name,
    telecom: contactPoints(provider.contactInformation, 'organization'),
    address: list(provider.addressInformation, organizationAddress),
  });
  const reference = { reference: `Organization/${id}`, display: name === '' ? 'Zorgaanbieder' : name };
  context.refer(resource);
  return { references: reference, resource };
}

/** The two references a health professional is known by: the person, and the person in this function and organization. */
export interface ProfessionalReferences {
  readonly practitioner: Reference;
  readonly role: Reference;
}

/** HealthProfessional as nl-core-practitioner and nl-core-practitionerrole. */
export function professional(value: HealthProfessional, context: MappingContext): ProfessionalReferences {
  const { practitioner, role } = professionalBlock(value, context).references;
  return { practitioner: { ...practitioner }, role: { ...role } };
}

/** A HealthProfessional of the patient's records that no other record need name, in function and organization. */
export function professionalResource(value: HealthProfessional, context: MappingContext): PractitionerRole {
  return professionalBlock(value, context).resource;
}

function professionalBlock(value: HealthProfessional, context: MappingContext) {
  const { role, ...known } = value;
  const block = role === undefined || context.options.roleOutsideProcedures === false ? known : value;
  const identity = personIdentity(known);
  const key = `HealthProfessional ${identity.join(' ')}`;
  return remembered(context.memory, key, block, () => mapProfessional(block, identity, context));
}

/** The same, of somebody whose role the act itself holds (Procedure.performer.role). */
export function performing(value: HealthProfessional, context: MappingContext): ProfessionalReferences {
  const { role: _heldByTheAct, ...known } = value;
  return professional(known, context);
}

function mapProfessional(
  value: HealthProfessional,
  identity: readonly string[],
  context: MappingContext,
): MappedBlock<ProfessionalReferences, PractitionerRole> {
  const { healthcareProvider, specialty } = value;
  const practitionerId = context.id('Practitioner', ...identity);
  const works = maybe(healthcareProvider, (provider) => organization(provider, context));
  const roleId = context.id(
    'PractitionerRole',
    ...identity,
    works?.reference ?? '',
    // One role has one specialty (STU3 profile: 0..1), so another, or another way to write it, is another role.
    canonicalJson(specialty ?? null),
    // Who is responsible in one record and attends in another has two roles; as one, each record would show both.
    canonicalJson(value.role ?? null),
  );
  const display = displayName(value.nameInformation) ?? maybe(specialty, termOf) ?? 'Zorgverlener';
  const telecom = contactPoints(value.contactInformation);

  const practitioner: Practitioner = compact({
    resourceType: 'Practitioner' as const,
    id: practitionerId,
    meta: { profile: [...profiles.practitioner] },
    identifier: identifiers(value.identificationNumbers),
    name: maybe(value.nameInformation, (name) => [humanName(name, context.options)]),
    telecom,
    address: list(value.addressInformation, address),
  });
  const practitionerReference = { reference: `Practitioner/${practitionerId}`, display };
  const role: PractitionerRole = compact({
    resourceType: 'PractitionerRole' as const,
    id: roleId,
    meta: { profile: [...profiles.practitionerRole] },
    practitioner: practitionerReference,
    organization: works,
    // The profiles have a place for the role in a procedure only; elsewhere this is where FHIR has room for it.
    code: maybe(value.role, (one) => [codeableConcept(one, 'coding')]),
    specialty: maybe(specialty, (one) => [codeableConcept(versioned(one, context))]),
    telecom,
  });
  context.refer(practitioner);
  context.refer(role);
  const roleDisplay = [display, maybe(specialty, termOf), works?.display]
    .filter((part) => part !== undefined)
    .join(' || ');
  const references = {
    practitioner: practitionerReference,
    role: { reference: `PractitionerRole/${roleId}`, display: roleDisplay },
  };
  return { references, resource: role };
}

/** A specialty with the version of its code list, unless the mapping leaves that out. */
function versioned(specialty: CodedConcept, { options }: MappingContext): CodedConcept {
  if (options.versionOfSpecialty !== false || specialty.nullFlavor !== undefined) return specialty;
  const { version: _version, ...rest } = specialty;
  return rest;
}

/**
 * Reference to the person that also carries the role: STU3 does not allow PractitionerRole in most places, the Nictiz
 * extension practitionerrole-reference does.
 */
export function withRole(references: ProfessionalReferences): Reference {
  return {
    extension: [extension('practitionerrole-reference', { valueReference: references.role })],
    ...references.practitioner,
  };
}

/** ContactPerson as nl-core-relatedperson, for a contact person who wrote, told or pays. */
export function relatedPerson(value: ContactPerson, context: MappingContext): Reference {
  const id = context.id('RelatedPerson', context.patientId, ...contactIdentity(value));
  const resource: RelatedPerson = compact({
    resourceType: 'RelatedPerson' as const,
    id,
    meta: { profile: [...profiles.relatedPerson] },
    extension: some(
      maybe(value.role, (role) =>
        extension('nl-core-relatedperson-role', { valueCodeableConcept: codeableConcept(role) }),
      ),
    ),
    identifier: identifiers(value.identificationNumbers),
    patient: patientReference(context),
    relationship: maybe(value.relationship, (relationship) => codeableConcept(relationship, 'other-as-coding')),
    name: maybe(value.nameInformation, (name) => [humanName(name, context.options)]),
    telecom: contactPoints(value.contactInformation),
    address: list(value.addressInformation, address),
  });
  context.refer(resource);
  const display = displayName(value.nameInformation) ?? maybe(value.relationship, termOf) ?? 'Contactpersoon';
  return { reference: `RelatedPerson/${id}`, display };
}

/** Who wrote or told something, where the element allows a Practitioner. */
export function partyReference(value: Party, context: MappingContext): Reference {
  if (value.healthProfessional) return withRole(professional(value.healthProfessional, context));
  return otherParty(value, context);
}

/** Who wrote something, where the element allows a PractitionerRole itself. */
export function partyRoleReference(value: Party, context: MappingContext): Reference {
  if (value.healthProfessional) return professional(value.healthProfessional, context).role;
  return otherParty(value, context);
}

function otherParty(value: Party, context: MappingContext): Reference {
  if (value.healthcareProvider) return organization(value.healthcareProvider, context);
  if (value.contactPerson) return relatedPerson(value.contactPerson, context);
  return patientReference(context);
}
