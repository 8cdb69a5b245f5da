import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { zorgverlenerRolCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, plain } from '../define/field';
import { report } from '../define/issue';
import { statesSomething } from '../define/states-something';
import { written } from '../define/written';
import { healthcareProvider } from '../healthcare-provider/zib';
import { addressInformation } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';
import type { HealthProfessional, HealthProfessionalInput } from './types';

const fields = {
  id: plain(key.optional(), { note: 'Own key in the source, when there is no identification number.' }),
  identificationNumbers: field('17.1.2', 'ZorgverlenerIdentificatienummer', z.array(identifier).optional(), {
    name: 'HealthProfessionalIdentificationNumber',
    ada: ['zorgverlener_identificatienummer', 'zorgverlener_identificatie_nummer'],
  }),
  nameInformation: field('17.1.3', 'Naamgegevens', nameInformation.optional(), {
    ada: ['naamgegevens', 'zorgverlener_naam/naamgegevens'],
  }),
  specialty: field('17.1.4', 'Specialisme', codedOrBare.optional(), { note: 'UZI role code or AGB specialism.' }),
  addressInformation: field('17.1.7', 'Adresgegevens', z.array(addressInformation).optional()),
  contactInformation: field('17.1.8', 'Contactgegevens', contactInformation.optional()),
  healthcareProvider: field('17.1.6', 'Zorgaanbieder', healthcareProvider.schema.optional()),
  role: field('17.1.5', 'ZorgverlenerRol', codedLike(zorgverlenerRolCodelijst).optional(), {
    name: 'HealthProfessionalRole',
    ada: 'zorgverleners_rol',
    note: 'Role in this act: RESP, PRF, ATND …',
  }),
};

/** Registers of which nl-core-practitioner takes one number. */
export const onceOnly: ReadonlySet<string> = new Set([systems.uziPerson, systems.agb, systems.big]);

const isStated = statesSomething('what is known of the health professional, written out here: it is not joined by id');

const shape = checkedObjectOf(fields, (professional, ctx) => {
  isStated(professional, ctx);
  const numbers = professional.identificationNumbers;
  // It speaks only where the numbers themselves are right.
  if (ctx.issues.length > 0 || numbers === undefined) return;
  numbers.forEach(({ system }, i) => {
    if (onceOnly.has(system) && numbers.findIndex((one) => one.system === system) < i)
      report(ctx, { zib: 'invalid-identifier', allowed: 'one number of each register' }, [
        'identificationNumbers',
        i,
        'system',
      ]);
  });
});

/**
 * Builds a HealthProfessional (Zorgverlener, zib 2017 NL-CM:17.1.1), mapped to nl-core-practitioner and
 * nl-core-practitionerrole.
 *
 * @example
 * healthProfessional({ identificationNumbers: [agb('01234567')], nameInformation: { lastName: { lastName: 'Crates' } } })
 */
export const healthProfessional = defineZib(
  { id: '17.1.1', name: 'HealthProfessional', dutch: 'Zorgverlener' },
  shape,
  written<HealthProfessional, HealthProfessionalInput>(),
);
