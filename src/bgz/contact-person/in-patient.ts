import { isJson, listOf, textOf } from '../../fhir/json';
import { type Codelist, termOf } from '../../terminology/codelist';
import { relatieCodelijst, rolCodelijst } from '../../terminology/zib2017/codelists';
import type { AddressInformation, CodedConcept, ContactPerson } from '../../zib';
import type { Codec } from '../define/codec';
import { maybe, some } from '../define/elements';
import { FhirNode } from '../define/fhir-node';
import { element, rowsOf } from '../define/rows';
import { addressCodec } from '../parts/address-information/codec';
import { readConcept } from '../parts/code/read';
import { codeableConcept } from '../parts/code/stu3';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { isPast } from '../parts/moment/past';
import { nameCodec } from '../parts/name-information/codec';

const writeRelationship = ({ relationship, role }: ContactPerson) => ({
  relationship: some(
    maybe(relationship, (one) => codeableConcept(one, 'other-as-coding')),
    maybe(role, (one) => codeableConcept(one)),
  ),
});

const holdsCodeOf = (list: Codelist, concept: unknown): boolean =>
  isJson(concept) &&
  listOf(concept.coding).some((one) => isJson(one) && termOf(list, textOf(one.system), textOf(one.code)) !== undefined);

/** Relationship and role by their codelists; of what is in neither, the first is the relationship. */
function readRelationship(contact: FhirNode) {
  const found: { relationship?: CodedConcept; role?: CodedConcept } = {};
  const items = contact.items('relationship');
  const keep = (property: keyof typeof found, item: FhirNode) => {
    const concept = found[property] === undefined ? item.open('relationship') : undefined;
    const value = concept && readConcept(concept);
    if (value !== undefined) found[property] = value;
  };
  const isIn = (list: Codelist) => (item: FhirNode) => holdsCodeOf(list, item.peek('relationship'));
  for (const item of items.filter(isIn(rolCodelijst))) keep('role', item);
  for (const item of items.filter(isIn(relatieCodelijst))) keep('relationship', item);
  for (const item of items) {
    keep('relationship', item);
    keep('role', item);
  }
  return found;
}

/** The one address of a contact. */
const address = addressCodec();
const onlyAddressCodec: Codec<readonly AddressInformation[]> = {
  ...address,
  write(values, holder, name, context) {
    const [first] = values;
    if (first !== undefined) address.write(first, holder, name, context);
  },
  read(holder, name, context) {
    const first = address.read(holder, name, context);
    return first && [first];
  },
};

const { row, pair } = rowsOf<ContactPerson>();

const whole = element<ContactPerson>('BackboneElement', [
  pair({ relationship: ['relationship'], role: ['relationship'] }, writeRelationship, readRelationship),
  row('nameInformation', 'name', nameCodec),
  row('contactInformation', 'telecom', contactPointsCodec()),
  row('addressInformation', 'address', onlyAddressCodec),
]);

/**
 * ContactPerson (zib 3.1.1) as Patient.contact. One without name, address and contact details stays, for the record wants one (pat-1),
 * and so does one who is a contact no longer.
 */
export const contactCodec: Codec<ContactPerson> = {
  ...whole,
  write(value, holder, name, context) {
    holder[name] = {};
    whole.write(value, holder, name, context);
  },
  read(holder, name, context) {
    const contact = holder.peek(name);
    const isReachable = isJson(contact) && ['name', 'telecom', 'address'].some((one) => one in contact);
    const isContact = isReachable && !isPast(FhirNode.seen(contact, name), context);
    return isContact ? whole.read(holder, name, context) : undefined;
  },
};
