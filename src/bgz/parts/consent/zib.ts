import * as z from 'zod';
import { type Field, unnamed } from '../../define/field';
import { basicFields } from '../basic-elements/fields';
import { identifier } from '../identifier/zib';

/** Codes of http://hl7.org/fhir/consent-state-codes (STU3). */
export const consentStatuses = ['draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error'] as const;

const statusOf = z.enum(consentStatuses).optional();

/** How far a directive is, which no zib has a concept for. */
export const consentStatus = (dutch: string): Field<typeof statusOf> =>
  unnamed(dutch, statusOf, {
    note: "Whether it stands, in FHIR's own words, for sources that know. Left out, it is `active`, as Nictiz expects of any.",
  });

/** What every record has, of which a Consent holds one number. */
export const consentFields = {
  ...basicFields,
  identificationNumbers: {
    ...basicFields.identificationNumbers,
    schema: z.array(identifier).max(1, 'at most one number: FHIR Consent.identifier holds one').optional(),
  },
};
