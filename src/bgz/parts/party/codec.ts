import { type Codec, complex } from '../../define/codec';
import type { Party } from '../basic-elements/types';
import { readParty } from './read';
import { partyReference, partyRoleReference } from './stu3';

/** Who wrote or told something, where the element allows a Practitioner. */
export const partyCodec: Codec<Party> = complex('Reference', partyReference, readParty);

/** The same, where the element allows a PractitionerRole itself. */
export const partyRoleCodec: Codec<Party> = complex('Reference', partyRoleReference, readParty);
