import * as z from 'zod';
import { contactPerson } from '../../contact-person/zib';
import { definePart } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { checked, expected, report } from '../../define/issue';
import { written } from '../../define/written';
import { healthProfessional } from '../../health-professional/zib';
import { healthcareProvider } from '../../healthcare-provider/zib';
import type { Party, PartyInput } from './types';

/** Who wrote or told something. */
export const party = definePart(
  {
    name: 'Party',
    note: 'Who wrote or told something: exactly one of the patient, a professional, an organization or a contact person.',
  },
  checked(
    z.strictObject(
      {
        patient: z.literal(true).optional(),
        healthProfessional: healthProfessional.schema.optional(),
        healthcareProvider: healthcareProvider.schema.optional(),
        contactPerson: contactPerson.schema.optional(),
      },
      expected('one of { patient: true }, { healthProfessional }, { healthcareProvider }, { contactPerson }'),
    ),
    (value, ctx) => {
      const given = Object.values(value).filter((one) => one !== undefined).length;
      if (given !== 1) {
        const allowed = 'exactly one of patient: true, healthProfessional, healthcareProvider, contactPerson';
        const found = statedOf(value, ['patient', 'healthProfessional', 'healthcareProvider', 'contactPerson']);
        report(ctx, { zib: 'invalid-value', allowed, found });
      }
    },
  ),
  written<Party, PartyInput>(),
);

/** A party of which some kinds are not allowed by the profile. */
export function partyWithout(...kinds: ('patient' | 'healthcareProvider' | 'contactPerson')[]) {
  return checked(party, (value, ctx) => {
    for (const kind of kinds) {
      if (value[kind] !== undefined)
        report(
          ctx,
          {
            zib: 'invalid-value',
            allowed: { text: 'no {kind} here (profile)', values: { kind } },
            found: { text: 'a {kind}', values: { kind } },
          },
          [kind],
        );
    }
  });
}
