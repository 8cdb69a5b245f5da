import type { Reference, RelatedPerson } from 'fhir/r3';
import { listOf } from '../../fhir/json';
import type { AddressInformation, ContactPerson } from '../../zib';
import { type Codec, complex, each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { inExtension, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { addressCodec } from '../parts/address-information/codec';
import { readAddress } from '../parts/address-information/read';
import { conceptCodec } from '../parts/code/codec';
import { termOf } from '../parts/code/stu3';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { onlyNameCodec } from '../parts/name-information/codec';
import { displayName } from '../parts/name-information/stu3';
import { activeRow } from '../parts/party/active';
import { followParty, personShownBy, stating } from '../parts/party/follow';
import { contactIdentity } from '../parts/party/identity';
import { subjectRow } from '../parts/party/patient';
import { contactCodec } from './in-patient';
import { contactPersonSection } from './section';

const { row } = rowsOf<ContactPerson>();

/** The zib has one address at most, where a contact person stands in the resource of the patient. Others stay. */
const addresses = addressCodec();
const addressesCodec: Codec<readonly AddressInformation[]> = {
  ...each(addresses),
  read(holder, name, context) {
    for (let at = 0; at < listOf(holder.peek(name)).length; at++) {
      const address = holder.pick(name, at);
      const read = address && readAddress(address, context);
      if (read !== undefined) return [read];
    }
    return undefined;
  },
};

/** ContactPerson (zib 3.1.1) who wrote, told or pays, in FHIR: nl-core-relatedperson. */
export const relatedPersonStu3 = defineStu3<ContactPerson>({
  type: 'RelatedPerson',
  profiles: contactPersonSection.profiles,
  id: (person, context) => context.id('RelatedPerson', context.patientId, ...contactIdentity(person)),
  rows: [
    row('role', inExtension('nl-core-relatedperson-role'), conceptCodec()),
    identifiersRow,
    activeRow,
    subjectRow('patient'),
    row('relationship', 'relationship', conceptCodec('other-as-coding')),
    row('nameInformation', 'name', onlyNameCodec),
    row('contactInformation', 'telecom', contactPointsCodec()),
    row('addressInformation', 'address', addressesCodec),
  ],
});

/** ContactPerson as nl-core-relatedperson, for a contact person who wrote, told or pays. */
export function relatedPerson(value: ContactPerson, context: MappingContext): Reference {
  const resource = relatedPersonStu3.to(value, context) as RelatedPerson;
  context.refer(resource);
  const display = displayName(value.nameInformation) ?? maybe(value.relationship, termOf) ?? 'Contactpersoon';
  return { reference: `RelatedPerson/${resource.id}`, display };
}

/** A contact person by a reference: what it leads to, else the name and the number that it shows. */
export function readRelatedPerson(reference: FhirNode, context: ReadContext): ContactPerson | undefined {
  const read = (resource: FhirNode) => stating<ContactPerson>(relatedPersonStu3.from(resource, context));
  return followParty(reference, 'RelatedPerson', context, read) ?? personShownBy(reference, context, 'RelatedPerson');
}

/** A ContactPerson as reference to a RelatedPerson. */
export const relatedPersonCodec: Codec<ContactPerson> = complex('Reference', relatedPerson, readRelatedPerson);

/** ContactPerson (zib 3.1.1) in FHIR: its concepts stand in the resource of the patient, and a number in that of the person. */
export const contactPersonStu3: Stu3<ContactPerson> = {
  ...relatedPersonStu3,
  places: () => ({
    ...Object.fromEntries(
      Object.entries(contactCodec.places ?? {}).map(([record, paths]) => [
        record,
        paths.map((path) => (path === '' ? 'Patient.contact' : `Patient.contact.${path}`)),
      ]),
    ),
    identificationNumbers: relatedPersonStu3.places().identificationNumbers ?? [],
  }),
};
