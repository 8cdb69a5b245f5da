import { z } from 'zod';
import { zorgverlenerRolCodelijst } from '../../terminology/zib2017/codelists';
import type { Concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { conceptsOf, field, objectOf, plain, stating } from '../define/field';
import type { Given } from '../define/given';
import { statesSomething } from '../define/states-something';
import { healthcareProviderObject } from '../healthcare-provider/zib';
import { addressInformation } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';

const fields = {
  /** Own key in the source, when there is no identification number. */
  id: plain(key.optional()),
  identificationNumbers: field('17.1.2', 'ZorgverlenerIdentificatienummer', z.array(identifier).optional(), {
    name: 'HealthProfessionalIdentificationNumber',
    ada: ['zorgverlener_identificatienummer', 'zorgverlener_identificatie_nummer'],
  }),
  nameInformation: field('17.1.3', 'Naamgegevens', nameInformation.optional(), {
    ada: ['naamgegevens', 'zorgverlener_naam/naamgegevens'],
  }),
  /** UZI role code or AGB specialism. */
  specialty: field('17.1.4', 'Specialisme', codedOrBare.optional()),
  addressInformation: field('17.1.7', 'Adresgegevens', z.array(addressInformation).optional()),
  contactInformation: field('17.1.8', 'Contactgegevens', contactInformation.optional()),
  healthcareProvider: field('17.1.6', 'Zorgaanbieder', healthcareProviderObject.optional()),
  /** Role in this act: RESP, PRF, ATND … */
  role: field('17.1.5', 'ZorgverlenerRol', codedLike(zorgverlenerRolCodelijst).optional(), {
    name: 'HealthProfessionalRole',
    ada: 'zorgverleners_rol',
  }),
};

const healthProfessionalShape = stating(
  objectOf(fields).superRefine(
    statesSomething('what is known of the health professional, written out here: it is not joined by id'),
  ),
  fields,
);

/** What is accepted for a HealthProfessional. */
export interface HealthProfessionalInput extends Given<z.input<typeof healthProfessionalShape>> {}
/** HealthProfessional as the schema gives it. */
export interface HealthProfessionalOutput extends z.output<typeof healthProfessionalShape> {}
export type HealthProfessional = DeepReadonly<HealthProfessionalOutput>;

export const healthProfessionalObject: z.ZodType<HealthProfessionalOutput, HealthProfessionalInput> =
  healthProfessionalShape;

export const healthProfessionalConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:17.1.1', name: 'HealthProfessional', dutch: 'Zorgverlener' },
  fields,
);

/**
 * Builds a HealthProfessional (Zorgverlener, zib 2017 NL-CM:17.1.1), mapped to nl-core-practitioner and
 * nl-core-practitionerrole.
 *
 * @example
 * healthProfessional({ identificationNumbers: [agb('01234567')], nameInformation: { lastName: { lastName: 'Crates' } } })
 */
export const healthProfessional = defineZib('HealthProfessional', healthProfessionalObject, healthProfessionalConcepts);
