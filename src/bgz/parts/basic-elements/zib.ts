import { z } from 'zod';
import { contactPersonObject } from '../../contact-person/zib';
import type { DeepReadonly } from '../../define/deep-readonly';
import { statedOf } from '../../define/found-words';
import type { Given } from '../../define/given';
import { checked, expected, report } from '../../define/issue';
import { healthProfessionalObject } from '../../health-professional/zib';
import { healthcareProviderObject } from '../../healthcare-provider/zib';
import { identifier } from '../identifier/zib';
import { key } from '../text/zib';

/** Elements every clinical record has (zib BasicElements 2017). Spread them into a schema. */
export const basicElements = {
  /** The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id. */
  id: key,
  /** IdentificationNumber (NL-CM:0.0.6): numbers other parties may know the record by. */
  identificationNumbers: z.array(identifier).optional(),
  /** Subject (NL-CM:0.0.11): whose record it is. When given, the facade refuses it for any other patient. */
  subject: identifier.optional(),
};

/** Who wrote or told something: exactly one of the patient, a professional, an organization or a contact person. */
const partyShape = checked(
  z.strictObject(
    {
      patient: z.literal(true).optional(),
      healthProfessional: healthProfessionalObject.optional(),
      healthcareProvider: healthcareProviderObject.optional(),
      contactPerson: contactPersonObject.optional(),
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
);

/** What is accepted for a Party. */
export interface PartyInput extends Given<z.input<typeof partyShape>> {}
/** Party as the schema gives it. */
export interface PartyOutput extends z.output<typeof partyShape> {}
export type Party = DeepReadonly<PartyOutput>;

export const party: z.ZodType<PartyOutput, PartyInput> = partyShape;

/** A party of which some kinds are not allowed by the profile. */
export function partyWithout(...kinds: ('healthcareProvider' | 'contactPerson')[]) {
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
