import type { Reference } from 'fhir/r3';
import type { HealthcareProvider } from '../../zib';
import type { MappingContext } from '../define/context';
import type { FhirNode } from '../define/fhir-node';
import { follow } from '../define/follow';
import type { ReadContext } from '../define/read-context';
import { rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { nameOf, organization, readOrganization } from '../healthcare-provider/stu3';
import { organizationIdentity } from '../parts/party/identity';
import { appointmentSection } from './section';

const placeOf = (provider: HealthcareProvider): string =>
  provider.organizationLocation ?? nameOf(provider) ?? 'Locatie';

/** The organization that manages a place, at that place; a place by itself is an organization of that name. */
function readPlace(place: FhirNode, context: ReadContext): Partial<HealthcareProvider> {
  // Only that it is not in use would be news.
  place.drop('status', 'active');
  const manager = place.open('managingOrganization');
  const provider = manager && readOrganization(manager, context);
  if (provider === undefined) return { organizationName: place.text('name') };
  place.drop('name', placeOf(provider));
  const own = provider.organizationLocation === undefined ? place.text('name') : undefined;
  return { ...provider, ...(own !== undefined && { organizationLocation: own }) };
}

/**
 * HealthcareProvider as the place of an appointment, where FHIR takes no Organization: an nl-core-location with the name of the
 * place, managed by the organization, which says all that is known of it.
 */
const locationStu3 = defineStu3<HealthcareProvider>({
  type: 'Location',
  profiles: appointmentSection.belonging.Location,
  id: (provider, context) => context.id('Location', ...organizationIdentity(provider)),
  rows: [
    rowsOf<HealthcareProvider>().pair(
      { organizationLocation: ['name'] },
      (provider, context) => ({ name: placeOf(provider), managingOrganization: organization(provider, context) }),
      readPlace,
    ),
  ],
});

/** The place as the part of an appointment that it is. */
export const placeOfAppointment = {
  type: locationStu3.type,
  places: () => ({}),
  from: (place: FhirNode, context: ReadContext) => ({ location: locationStu3.from(place, context) }),
};

/** HealthcareProvider as nl-core-location; gives the reference to it. */
export function location(provider: HealthcareProvider, context: MappingContext): Reference {
  const resource = locationStu3.to(provider, context);
  context.refer(resource);
  return { reference: `Location/${resource.id}`, display: placeOf(provider) };
}

/** Reverse of {@link location}; what a reference shows, where it leads to none. */
export function readLocation(reference: FhirNode, context: ReadContext): HealthcareProvider | undefined {
  const known = follow(reference, 'Location', context, (place): HealthcareProvider | undefined => {
    const own = place.asGiven.id;
    const { id, ...provider } = locationStu3.from(place, context) as HealthcareProvider;
    // The id of the place is none of the organization.
    const read = id === own ? provider : { ...provider, id };
    return Object.keys(read).length > 0 ? (read as HealthcareProvider) : undefined;
  });
  if (known !== undefined) return known;
  const name = reference.text('display');
  return name === undefined ? undefined : { organizationName: name };
}
