import { z } from 'zod';
import { organizationTypeCodelist } from '../../terminology/codelists-care';
import { type Concept, concept, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { statedOf } from '../define/found-words';
import type { Given } from '../define/given';
import { checked, report } from '../define/issue';
import { addressInformation, addressInformationConcepts } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation, contactInformationConcepts } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { key, text } from '../parts/text/zib';

const healthcareProviderShape = checked(
  z.strictObject({
    /** Own key in the source, when there is no identification number. */
    id: key.optional(),
    identificationNumbers: z.array(identifier).optional(),
    organizationName: text.optional(),
    organizationLocation: text.optional(),
    organizationType: codedLike(organizationTypeCodelist).optional(),
    /** AGB specialism of the department. */
    departmentSpecialty: codedOrBare.optional(),
    contactInformation: contactInformation.optional(),
    addressInformation: z.array(addressInformation).optional(),
  }),
  (provider, ctx) => {
    // STU3 org-1: an Organization has a name or an identifier.
    if (provider.organizationName === undefined && !provider.identificationNumbers?.length) {
      report(ctx, {
        zib: 'missing',
        allowed: 'an organizationName or an identification number (STU3 org-1)',
        found: statedOf({ organizationName: provider.organizationName }, ['organizationName', 'identificationNumbers']),
      });
    }
  },
);

/** What is accepted for a HealthcareProvider. */
export interface HealthcareProviderInput extends Given<z.input<typeof healthcareProviderShape>> {}
/** HealthcareProvider as the schema gives it. */
export interface HealthcareProviderOutput extends z.output<typeof healthcareProviderShape> {}
export type HealthcareProvider = DeepReadonly<HealthcareProviderOutput>;

export const healthcareProviderObject: z.ZodType<HealthcareProviderOutput, HealthcareProviderInput> =
  healthcareProviderShape;

export const healthcareProviderConcepts: readonly Concept[] = [
  concept('17.2.1', 'HealthcareProvider', 'Zorgaanbieder', '', 'Organization'),
  concept(
    '17.2.2',
    'HealthcareProviderIdentificationNumber',
    'ZorgaanbiederIdentificatienummer',
    'identificationNumbers',
    'Organization.identifier',
  ),
  concept('17.2.3', 'OrganizationName', 'OrganisatieNaam', 'organizationName', 'Organization.name'),
  concept('17.2.8', 'OrganizationLocation', 'OrganisatieLocatie', 'organizationLocation', 'Organization.name'),
  concept('17.2.4', 'OrganizationType', 'OrganisatieType', 'organizationType', 'Organization.type'),
  concept('17.2.7', 'DepartmentSpecialty', 'AfdelingSpecialisme', 'departmentSpecialty', 'Organization.type'),
  concept('17.2.6', 'ContactInformation', 'Contactgegevens', 'contactInformation', 'Organization.telecom'),
  ...nested(contactInformationConcepts, 'contactInformation', 'Organization.telecom'),
  concept('17.2.5', 'AddressInformation', 'Adresgegevens', 'addressInformation', 'Organization.address'),
  ...nested(addressInformationConcepts, 'addressInformation', 'Organization.address'),
];

/**
 * Builds a HealthcareProvider (Zorgaanbieder, zib 2017 NL-CM:17.2.1), mapped to nl-core-organization.
 *
 * @example
 * healthcareProvider({ identificationNumbers: [ura('00001234')], organizationName: 'Ziekenhuis Voorbeeld', organizationType: 'V6' })
 */
export const healthcareProvider = defineZib('HealthcareProvider', healthcareProviderObject, healthcareProviderConcepts);
