import type { Practitioner, PractitionerRole, Reference } from 'fhir/r3';
import { canonicalJson, isJson, sameJson } from '../../fhir/json';
import type { CodedConcept, HealthProfessional } from '../../zib';
import { alone, type Codec, complex, each, joinedPlaces } from '../define/codec';
import type { MappingContext } from '../define/context';
import { extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { type Draft, type Row, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { organization, organizationCodec } from '../healthcare-provider/stu3';
import { addressCodec } from '../parts/address-information/codec';
import { conceptCodec } from '../parts/code/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept, termOf } from '../parts/code/stu3';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { identifierCodec } from '../parts/identifier/codec';
import type { Identifier } from '../parts/identifier/zib';
import { onlyNameCodec } from '../parts/name-information/codec';
import { displayName } from '../parts/name-information/stu3';
import { activeRow } from '../parts/party/active';
import { followParty, personShownBy, stating } from '../parts/party/follow';
import { numberOf, personIdentity } from '../parts/party/identity';
import { healthProfessionalSection } from './section';
import { onceOnly } from './zib';

const { row, pair } = rowsOf<HealthProfessional>();

const telecomRow = row('contactInformation', 'telecom', contactPointsCodec());

const allNumbers = each(identifierCodec);

/** Numbers of a person. A second one of a register of which a record holds one stays in the resource, and is told. */
const numbersCodec: Codec<readonly Identifier[]> = {
  ...allNumbers,
  read(holder, name, context) {
    const seen = new Set<unknown>();
    const numbers = holder.items(name).flatMap((item) => {
      const given = item.peek(name);
      const system = isJson(given) ? given.system : undefined;
      if (seen.has(system)) return [];
      const number = identifierCodec.read(item, name, context);
      if (number !== undefined && onceOnly.has(number.system)) seen.add(system);
      return number ?? [];
    });
    return numbers.length > 0 ? numbers : undefined;
  },
};

/** What of a HealthProfessional (zib 17.1.1) is about the person, in FHIR: nl-core-practitioner. */
export const practitionerStu3 = defineStu3<HealthProfessional>({
  type: 'Practitioner',
  profiles: healthProfessionalSection.belonging.Practitioner,
  id: (value, context) => context.id('Practitioner', ...personIdentity(value)),
  rows: [
    row('identificationNumbers', 'identifier', numbersCodec),
    activeRow,
    row('nameInformation', 'name', onlyNameCodec),
    telecomRow,
    row('addressInformation', 'address', each(addressCodec())),
  ],
});

const UNNAMED = 'Zorgverlener';

const displayOf = ({ nameInformation, specialty }: HealthProfessional): string =>
  displayName(nameInformation) ?? maybe(specialty, termOf) ?? UNNAMED;

/** Somebody without a name is shown by specialty, or as what a professional is called: neither is a name. */
function withoutShownName(value: HealthProfessional): HealthProfessional {
  const { nameInformation, ...unnamed } = value;
  const { unstructuredName, ...parts } = nameInformation ?? {};
  const isShown = unstructuredName === UNNAMED || unstructuredName === maybe(value.specialty, termOf);
  return unstructuredName !== undefined && isShown && Object.keys(parts).length === 0 ? unnamed : value;
}

const practitionerReference = (value: HealthProfessional, context: MappingContext): Reference => ({
  reference: `Practitioner/${context.id('Practitioner', ...personIdentity(value))}`,
  display: displayOf(value),
});

/** A specialty with the version of its code list, unless the mapping leaves that out. */
function versioned(specialty: CodedConcept, { options }: MappingContext): CodedConcept {
  if (options.versionOfSpecialty !== false || specialty.nullFlavor !== undefined) return specialty;
  const { version: _version, ...rest } = specialty;
  return rest;
}

const specialtyCodec = complex<CodedConcept>(
  'CodeableConcept',
  (specialty, context) => codeableConcept(versioned(specialty, context)),
  readConcept,
);

/** Who works for whom is a role of its own, and so is who has another function or another part in what was done. */
function roleId(value: HealthProfessional, context: MappingContext): string {
  const works = maybe(value.healthcareProvider, (provider) => organization(provider, context));
  return context.id(
    'PractitionerRole',
    ...personIdentity(value),
    works?.reference ?? '',
    // One role has one specialty (STU3 profile: 0..1), so another, or another way to write it, is another role.
    canonicalJson(value.specialty ?? null),
    // Who is responsible in one record and attends in another has two roles; as one, each record would show both.
    canonicalJson(value.role ?? null),
  );
}

/** The person as others know him or her, by a reference; what the function says beside it is kept with the function. */
const readPerson = (reference: FhirNode, context: ReadContext): HealthProfessional | undefined =>
  practitionerAt(reference, context) ?? shownPerson(reference, context);

const shownPerson = (reference: FhirNode, context: ReadContext): HealthProfessional | undefined =>
  personShownBy(reference, context, 'Practitioner', 'PractitionerRole');

const practitionerAt = (reference: FhirNode, context: ReadContext): HealthProfessional | undefined =>
  followParty(reference, 'Practitioner', context, (resource) => stating(practitionerStu3.from(resource, context)));

/** The same points are given for the person and for the person in a function; each is kept once. */
const joined = <T>(own: readonly T[] = [], others: readonly T[] = []): readonly T[] => [
  ...own,
  ...others.filter((one) => !own.some((known) => sameJson(known, one))),
];

function reachedAt(
  { contactInformation: own }: HealthProfessional,
  { contactInformation: other }: HealthProfessional,
): Pick<HealthProfessional, 'contactInformation'> {
  if (own === undefined || other === undefined) {
    const only = own ?? other;
    return only === undefined ? {} : { contactInformation: only };
  }
  const telephoneNumbers = joined(own.telephoneNumbers, other.telephoneNumbers);
  const emailAddresses = joined(own.emailAddresses, other.emailAddresses);
  return {
    contactInformation: {
      ...(telephoneNumbers.length > 0 && { telephoneNumbers }),
      ...(emailAddresses.length > 0 && { emailAddresses }),
    },
  };
}

/** Points at which a person is reached in this function come beside those of the person. */
const telecomInRole: Row<HealthProfessional> = {
  ...telecomRow,
  read(source, draft, context) {
    const own: Draft = {};
    telecomRow.read(source, own, context);
    Object.assign(draft, reachedAt(draft, own));
  },
};

const inFunction = defineStu3<HealthProfessional>({
  type: 'PractitionerRole',
  profiles: healthProfessionalSection.profiles,
  id: roleId,
  rows: [
    activeRow,
    pair(
      {},
      (value, context) => ({ practitioner: practitionerReference(value, context) }),
      (resource, context) => maybe(resource.open('practitioner'), (who) => readPerson(who, context)) ?? {},
    ),
    row('healthcareProvider', 'organization', organizationCodec),
    // The profiles have a place for the role in a procedure only; elsewhere this is where FHIR has room for it.
    row('role', 'code', alone(conceptCodec('coding'))),
    row('specialty', 'specialty', alone(specialtyCodec)),
    telecomInRole,
  ],
});

/** What of a HealthProfessional is about the function: nl-core-practitionerrole. Read, it is the professional as a whole. */
export const practitionerRoleStu3: Stu3<HealthProfessional> = {
  ...inFunction,
  from: (resource, context) => ({ ...withoutShownName(inFunction.from(resource, context)) }),
};

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

/** HealthProfessional as nl-core-practitioner alone, where no reference shows the function: what nothing leads to is not sent. */
export function practitioner(value: HealthProfessional, context: MappingContext): Reference {
  const reference = context.once(`Practitioner ${numberOf(value)}`, value, () => {
    context.refer(practitionerStu3.to(value, context) as Practitioner);
    return practitionerReference(value, context);
  });
  return { ...reference };
}

/** The same, of somebody whose role the act itself holds (Procedure.performer.role). */
export function performing(value: HealthProfessional, context: MappingContext): ProfessionalReferences {
  const { role: _heldByTheAct, ...known } = value;
  return professional(known, context);
}

function professionalBlock(value: HealthProfessional, context: MappingContext) {
  const { role, ...known } = value;
  const block = role === undefined || context.options.roleOutsideProcedures === false ? known : value;
  return context.once(`HealthProfessional ${numberOf(block)}`, block, () => {
    const resource = practitionerRoleStu3.to(block, context) as PractitionerRole;
    context.refer(practitionerStu3.to(block, context) as Practitioner);
    context.refer(resource);
    const shown = some(
      displayOf(value),
      maybe(value.specialty, termOf),
      maybe(value.healthcareProvider, (provider) => organization(provider, context).display),
    );
    const asWhat = { reference: `PractitionerRole/${resource.id}`, display: shown?.join(' || ') };
    return { references: { practitioner: practitionerReference(block, context), role: asWhat }, resource };
  });
}

/**
 * HealthProfessional (zib 17.1.1) in FHIR: the function and, beside it, the person. Others of the patient's records may hold
 * the same one whole: each is written once.
 */
export const healthProfessionalStu3: Stu3<HealthProfessional> = {
  ...practitionerRoleStu3,
  places: () => ({
    ...joinedPlaces(practitionerStu3.places(), practitionerRoleStu3.places()),
    '': ['Practitioner'],
    role: [
      'Procedure.performer.role',
      'ProcedureRequest.performerType',
      'Encounter.participant.type',
      'CareTeam.participant.role',
      'DeviceRequest.performerType',
      'Immunization.practitioner.role',
      'Appointment.participant.type',
      'PractitionerRole.code',
    ],
  }),
  to: (value, context) => professionalBlock(value, context).resource,
  besides: [practitionerStu3],
};

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

/** A professional of the PractitionerRole: the person and the function as one. */
const inRole = (reference: FhirNode, context: ReadContext): HealthProfessional | undefined =>
  followParty(reference, 'PractitionerRole', context, (resource) =>
    stating(practitionerRoleStu3.from(resource, context)),
  );

/**
 * A professional: by a reference to the person, with the function in extension practitionerrole-reference, or to the function
 * itself. One who is not among what was given is known by the name and the number that the reference shows.
 *
 * @param role the reference to the function, where that stands elsewhere
 */
export function readProfessional(
  reference: FhirNode,
  context: ReadContext,
  role?: FhirNode,
): HealthProfessional | undefined {
  const besides = [role, reference.extension('practitionerrole-reference')?.open('valueReference')];
  const [inThese] = besides.flatMap((one) => (one && inRole(one, context)) ?? []);
  const asWhat = inThese ?? inRole(reference, context);
  const known = practitionerAt(reference, context);
  // The function may tell the name that this reference shows too.
  const who = known ?? (asWhat?.nameInformation === undefined ? shownPerson(reference, context) : undefined);
  return stating(withoutShownName({ ...asWhat, ...who, ...reachedAt(who ?? {}, asWhat ?? {}) }));
}

/** A HealthProfessional as reference to the Practitioner, with the function beside it. */
export const professionalCodec: Codec<HealthProfessional> = complex(
  'Reference',
  (value, context) => withRole(professional(value, context)),
  readProfessional,
);

/** A HealthProfessional as reference to the PractitionerRole. */
export const practitionerRoleCodec: Codec<HealthProfessional> = complex(
  'Reference',
  (value, context) => professional(value, context).role,
  readProfessional,
);
