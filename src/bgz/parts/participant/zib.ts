import * as z from 'zod';
import { zorgverlenerRolCodelijst } from '../../../terminology/zib2017/codelists';
import { contactPerson } from '../../contact-person/zib';
import { field } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { report } from '../../define/issue';
import { healthProfessional } from '../../health-professional/zib';
import { healthcareProvider } from '../../healthcare-provider/zib';
import { codedLike } from '../code/from-codelist';

/** Who has a part in something, where FHIR holds who it is and in which role beside each other. */
export const participantFields = {
  healthProfessional: field('17.1.1', 'Zorgverlener', healthProfessional.schema.optional(), {
    note: 'In the role that he or she has here.',
  }),
  healthcareProvider: field('17.2.1', 'Zorgaanbieder', healthcareProvider.schema.optional()),
  contactPerson: field('3.1.1', 'Contactpersoon', contactPerson.schema.optional()),
  patient: field('0.1.1', 'Patiënt', z.literal(true).optional(), { ada: { path: 'patient', form: 'patient' } }),
  role: field('17.1.5', 'ZorgverlenerRol', codedLike(zorgverlenerRolCodelijst).optional(), {
    name: 'HealthProfessionalRole',
    ada: false,
    note: 'That of somebody who is no professional; a professional has a role of his or her own.',
  }),
} as const;

const parties = ['healthProfessional', 'healthcareProvider', 'contactPerson', 'patient'] as const;

type Given = { readonly [P in (typeof parties)[number] | 'role']?: unknown };

/** Check for an object schema of {@link participantFields}: it is one, with one role. */
export function oneParticipant(value: Given, ctx: z.core.$RefinementCtx): void {
  if (parties.filter((one) => value[one] !== undefined).length !== 1) {
    const allowed = 'exactly one of healthProfessional, healthcareProvider, contactPerson, patient: true';
    report(ctx, { zib: 'invalid-value', allowed, found: statedOf(value, parties) });
  }
  if (value.healthProfessional !== undefined && value.role !== undefined)
    report(ctx, { zib: 'invalid-value', allowed: 'the role of a professional in healthProfessional.role' }, ['role']);
}
