import type { Organization, Reference } from 'fhir/r3';
import { isJson, listOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import type { CodedConcept, HealthcareProvider } from '../../zib';
import { type Codec, complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { addressCodec } from '../parts/address-information/codec';
import { readConcept } from '../parts/code/read';
import { conceptOf } from '../parts/code/stu3';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { activeRow } from '../parts/party/active';
import { followParty, shownBy, stating } from '../parts/party/follow';
import { numberOf, organizationIdentity } from '../parts/party/identity';
import { healthcareProviderSection } from './section';

/** Slices of nl-core-organization, told apart by the system that each fixes. */
const writeTypes = ({ organizationType, departmentSpecialty }: HealthcareProvider) => ({
  type: some(
    maybe(organizationType, (type) => conceptOf(systems.organizationType, type)),
    maybe(departmentSpecialty, (specialty) => conceptOf(systems.agbSpecialism, specialty)),
  ),
});

const holdsCodeOf = (concept: unknown, ...within: readonly string[]): boolean =>
  isJson(concept) && listOf(concept.coding).some((one) => isJson(one) && within.includes(String(one.system)));

/** Kinds of organizations in FHIR's own words. */
const FHIR_TYPES = 'http://hl7.org/fhir/organization-type';

/**
 * The two by their systems; what has neither is the kind of organization where that is not told, else the specialty. A second kind is
 * no specialty, nor a second specialty a kind: they are told as not read.
 */
function readTypes(resource: FhirNode) {
  const found: { organizationType?: CodedConcept; departmentSpecialty?: CodedConcept } = {};
  const items = resource.items('type');
  const keep = (property: keyof typeof found, item: FhirNode) => {
    const concept = found[property] === undefined ? item.open('type') : undefined;
    const value = concept && readConcept(concept);
    if (value !== undefined) found[property] = value;
  };
  const isSpecialty = (item: FhirNode) => holdsCodeOf(item.peek('type'), systems.agbSpecialism, systems.uziRole);
  const isType = (item: FhirNode) => holdsCodeOf(item.peek('type'), systems.organizationType);
  for (const item of items) if (isType(item)) keep('organizationType', item);
  for (const item of items) if (!isType(item) && isSpecialty(item)) keep('departmentSpecialty', item);
  for (const item of items) {
    const [isOfType, isOfSpecialty] = [isType(item), isSpecialty(item)];
    if (isOfType || !isOfSpecialty) keep('organizationType', item);
    if (!isOfType && !holdsCodeOf(item.peek('type'), FHIR_TYPES)) keep('departmentSpecialty', item);
  }
  return found;
}

const BETWEEN = ' - ';

/** Organization.name holds name and location (concepts 17.2.3 and 17.2.8 share the element). */
export const nameOf = ({ organizationName, organizationLocation }: HealthcareProvider): string | undefined =>
  some(organizationName, organizationLocation)?.join(BETWEEN);

/** What stands behind the last dash is the location, as Nictiz's conversion writes it too. */
function readName(resource: FhirNode) {
  const name = resource.text('name');
  const at = name?.lastIndexOf(BETWEEN) ?? -1;
  if (name === undefined || at <= 0) return { organizationName: name };
  return { organizationName: name.slice(0, at), organizationLocation: name.slice(at + BETWEEN.length) };
}

const { row, pair } = rowsOf<HealthcareProvider>();

/** What a HealthcareProvider is as a resource: nl-core-organization. */
export const organizationStu3 = defineStu3<HealthcareProvider>({
  type: 'Organization',
  profiles: healthcareProviderSection.profiles,
  id: (provider, context) => context.id('Organization', ...organizationIdentity(provider)),
  rows: [
    identifiersRow,
    activeRow,
    pair({ organizationType: ['type'], departmentSpecialty: ['type'] }, writeTypes, readTypes),
    pair(
      { organizationName: ['name'], organizationLocation: ['name'] },
      (provider) => ({ name: nameOf(provider) }),
      readName,
    ),
    row('contactInformation', 'telecom', contactPointsCodec('organization')),
    row('addressInformation', 'address', each(addressCodec('organization'))),
  ],
});

function organizationBlock(provider: HealthcareProvider, context: MappingContext) {
  return context.once(`HealthcareProvider ${numberOf(provider)}`, provider, () => {
    const resource = organizationStu3.to(provider, context) as Organization;
    context.refer(resource);
    const reference = { reference: `Organization/${resource.id}`, display: nameOf(provider) ?? 'Zorgaanbieder' };
    return { reference, resource };
  });
}

/** HealthcareProvider as nl-core-organization; gives the reference to it. */
export function organization(provider: HealthcareProvider, context: MappingContext): Reference {
  return { ...organizationBlock(provider, context).reference };
}

/** HealthcareProvider (zib 17.2.1) in FHIR. Others of the patient's records may hold the same one whole: it is written once. */
export const healthcareProviderStu3: Stu3<HealthcareProvider> = {
  ...organizationStu3,
  to: (provider, context) => organizationBlock(provider, context).resource,
};

/** An organization without name and number is none (STU3 org-1), and no record can hold it. */
function isNamed(resource: FhirNode): boolean {
  const numbers = listOf(resource.peek('identifier'));
  return typeof resource.peek('name') === 'string' || numbers.some((one) => isJson(one) && one.value !== undefined);
}

/** An organization by a reference: what it leads to, else the name and the number that it shows. */
export function readOrganization(reference: FhirNode, context: ReadContext): HealthcareProvider | undefined {
  const read = (resource: FhirNode) =>
    isNamed(resource) ? stating<HealthcareProvider>(organizationStu3.from(resource, context)) : undefined;
  const known = followParty(reference, 'Organization', context, read);
  if (known !== undefined) return known;
  const { display, ...shown } = shownBy(reference, context, 'Organization') ?? {};
  return stating({ ...shown, ...(display !== undefined && { organizationName: display }) });
}

/** A HealthcareProvider as reference to an Organization. */
export const organizationCodec: Codec<HealthcareProvider> = complex('Reference', organization, readOrganization);
