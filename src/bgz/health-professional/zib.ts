import { z } from 'zod';
import { healthProfessionalRoleCodelist } from '../../terminology/codelists-care';
import { type Concept, concept, holding, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { statesSomething } from '../define/states-something';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import { addressInformation, addressInformationConcepts } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation, contactInformationConcepts } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation, nameInformationConcepts } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';

const healthProfessionalShape = z
  .strictObject({
    /** Own key in the source, when there is no identification number. */
    id: key.optional(),
    identificationNumbers: z.array(identifier).optional(),
    nameInformation: nameInformation.optional(),
    /** UZI role code or AGB specialism. */
    specialty: codedOrBare.optional(),
    addressInformation: z.array(addressInformation).optional(),
    contactInformation: contactInformation.optional(),
    healthcareProvider: healthcareProviderObject.optional(),
    /** Role in this act: RESP, PRF, ATND … */
    role: codedLike(healthProfessionalRoleCodelist).optional(),
  })
  .superRefine(statesSomething('what is known of the health professional, written out here: it is not joined by id'));

/** What is accepted for a HealthProfessional. */
export interface HealthProfessionalInput extends Given<z.input<typeof healthProfessionalShape>> {}
/** HealthProfessional as the schema gives it. */
export interface HealthProfessionalOutput extends z.output<typeof healthProfessionalShape> {}
export type HealthProfessional = DeepReadonly<HealthProfessionalOutput>;

export const healthProfessionalObject: z.ZodType<HealthProfessionalOutput, HealthProfessionalInput> =
  healthProfessionalShape;

const ROLE_PATHS = ['Procedure.performer.role', 'ProcedureRequest.performerType', 'PractitionerRole.code'];

export const healthProfessionalConcepts: readonly Concept[] = [
  concept('17.1.1', 'HealthProfessional', 'Zorgverlener', '', 'Practitioner'),
  concept(
    '17.1.2',
    'HealthProfessionalIdentificationNumber',
    'ZorgverlenerIdentificatienummer',
    'identificationNumbers',
    'Practitioner.identifier',
  ),
  concept('17.1.3', 'NameInformation', 'Naamgegevens', 'nameInformation', 'Practitioner.name'),
  ...nested(nameInformationConcepts, 'nameInformation', 'Practitioner.name'),
  concept('17.1.4', 'Specialty', 'Specialisme', 'specialty', 'PractitionerRole.specialty'),
  concept('17.1.7', 'AddressInformation', 'Adresgegevens', 'addressInformation', 'Practitioner.address'),
  ...nested(addressInformationConcepts, 'addressInformation', 'Practitioner.address'),
  concept(
    '17.1.8',
    'ContactInformation',
    'Contactgegevens',
    'contactInformation',
    'Practitioner.telecom',
    'PractitionerRole.telecom',
  ),
  ...nested(contactInformationConcepts, 'contactInformation', 'Practitioner.telecom', 'PractitionerRole.telecom'),
  holding(
    concept('17.1.6', 'HealthcareProvider', 'Zorgaanbieder', 'healthcareProvider', 'PractitionerRole.organization'),
    healthcareProviderConcepts,
  ),
  concept('17.1.5', 'HealthProfessionalRole', 'ZorgverlenerRol', 'role', ...ROLE_PATHS),
];

/**
 * Builds a HealthProfessional (Zorgverlener, zib 2017 NL-CM:17.1.1), mapped to nl-core-practitioner and
 * nl-core-practitionerrole.
 *
 * @example
 * healthProfessional({ identificationNumbers: [agb('01234567')], nameInformation: { lastName: { lastName: 'Crates' } } })
 */
export const healthProfessional = defineZib('HealthProfessional', healthProfessionalObject, healthProfessionalConcepts);
