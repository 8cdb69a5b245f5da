import * as z from 'zod';
import { organisatieTypeCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, plain } from '../define/field';
import { statedOf } from '../define/found-words';
import { report } from '../define/issue';
import { written } from '../define/written';
import { addressInformation } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { key, text } from '../parts/text/zib';
import type { HealthcareProvider, HealthcareProviderInput } from './types';

const fields = {
  id: plain(key.optional(), { note: 'Own key in the source, when there is no identification number.' }),
  identificationNumbers: field('17.2.2', 'ZorgaanbiederIdentificatienummer', z.array(identifier).optional(), {
    name: 'HealthcareProviderIdentificationNumber',
    ada: ['zorgaanbieder_identificatienummer', 'zorgaanbieder_identificatie_nummer'],
  }),
  organizationName: field('17.2.3', 'OrganisatieNaam', text.optional()),
  organizationLocation: field('17.2.8', 'OrganisatieLocatie', text.optional()),
  organizationType: field('17.2.4', 'OrganisatieType', codedLike(organisatieTypeCodelijst).optional()),
  departmentSpecialty: field('17.2.7', 'AfdelingSpecialisme', codedOrBare.optional(), {
    note: 'AGB specialism of the department.',
  }),
  contactInformation: field('17.2.6', 'Contactgegevens', contactInformation.optional()),
  addressInformation: field('17.2.5', 'Adresgegevens', z.array(addressInformation).optional()),
};

const shape = checkedObjectOf(fields, (provider, ctx) => {
  // STU3 org-1: an Organization has a name or an identifier.
  if (provider.organizationName === undefined && !provider.identificationNumbers?.length) {
    report(ctx, {
      zib: 'missing',
      allowed: 'an organizationName or an identification number (STU3 org-1)',
      found: statedOf({ organizationName: provider.organizationName }, ['organizationName', 'identificationNumbers']),
    });
  }
});

/**
 * Builds a HealthcareProvider (Zorgaanbieder, zib 2017 NL-CM:17.2.1), mapped to nl-core-organization.
 *
 * @example
 * healthcareProvider({ identificationNumbers: [ura('00001234')], organizationName: 'Ziekenhuis Voorbeeld', organizationType: 'V6' })
 */
export const healthcareProvider = defineZib(
  { id: '17.2.1', name: 'HealthcareProvider', dutch: 'Zorgaanbieder' },
  shape,
  written<HealthcareProvider, HealthcareProviderInput>(),
);
