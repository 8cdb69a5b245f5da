import { z } from 'zod';
import { contactPersonObject } from '../contact-person';
import { healthProfessionalObject } from '../health-professional';
import { healthcareProviderObject } from '../healthcare-provider';
import { type Concept, concept } from './concept';
import { identifier } from './identifier';
import { checked, report } from './issue';
import { text } from './text';

/** Elements every clinical record has (zib BasicElements 2017). Spread them into a schema. */
export const basicElements = {
  /** The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id. */
  id: text,
  /** IdentificationNumber (NL-CM:0.0.6): numbers other parties may know the record by. */
  identificationNumbers: z.array(identifier).optional(),
  /** Subject (NL-CM:0.0.11): whose record it is. When given, the facade refuses it for any other patient. */
  subject: identifier.optional(),
};

/** Rows of the basic elements for a resource type and its reference to the patient. */
export function basicElementConcepts(resource: string, subject: 'subject' | 'patient' | 'beneficiary'): Concept[] {
  return [
    concept('0.0.6', 'IdentificationNumber', 'Identificatienummer', 'identificationNumbers', `${resource}.identifier`),
    concept('0.0.11', 'Subject', 'Onderwerp', 'subject', `${resource}.${subject}`),
  ];
}

/** Who wrote or told something: exactly one of the patient, a professional, an organization or a contact person. */
export const party = checked(
  z.strictObject({
    patient: z.literal(true).optional(),
    healthProfessional: healthProfessionalObject.optional(),
    healthcareProvider: healthcareProviderObject.optional(),
    contactPerson: contactPersonObject.optional(),
  }),
  (value, ctx) => {
    const given = Object.values(value).filter((one) => one !== undefined).length;
    if (given !== 1) {
      const allowed = 'exactly one of patient: true, healthProfessional, healthcareProvider, contactPerson';
      report(ctx, { zib: 'invalid-value', allowed, found: `${given} of them` });
    }
  },
);

/** A party of which some kinds are not allowed by the profile. */
export function partyWithout(...kinds: ('healthcareProvider' | 'contactPerson')[]) {
  return checked(party, (value, ctx) => {
    for (const kind of kinds) {
      if (value[kind] !== undefined)
        report(ctx, { zib: 'invalid-value', allowed: `no ${kind} here (profile)`, found: `a ${kind}` }, [kind]);
    }
  });
}

export type Party = z.output<typeof party>;
