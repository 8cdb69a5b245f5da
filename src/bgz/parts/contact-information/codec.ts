import type { Codec, Places } from '../../define/codec';
import { readContactPoints } from './read';
import { contactPoints, type Holder } from './stu3';
import type { ContactInformation } from './types';

const places: Places = {
  '': [''],
  'telephoneNumbers.telephoneNumber': ['value'],
  'telephoneNumbers.telecomType': ['extension(zib-ContactInformation-TelecomType).valueCodeableConcept'],
  'telephoneNumbers.numberType': ['use'],
  'emailAddresses.emailAddress': ['value'],
  'emailAddresses.emailAddressType': ['use'],
};

/** ContactInformation as a list of contact points. */
export const contactPointsCodec = (whose: Holder = 'person'): Codec<ContactInformation> => ({
  type: 'ContactPoint',
  places,
  write(value, holder, name) {
    const points = contactPoints(value, whose);
    if (points !== undefined) holder[name] = points;
  },
  read: (holder, name, context) => readContactPoints(holder.list(name), context),
});
