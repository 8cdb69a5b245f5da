// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../../contact-person/types';
import type { HealthProfessional, HealthProfessionalInput } from '../../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../../healthcare-provider/types';

/**
 * What is accepted for Party. Who wrote or told something: exactly one of the patient, a professional, an organization
 * or a contact person.
 */
export type PartyInput = {
  /** 0..1. */
  readonly patient?: true | null | undefined;
  /** 0..1. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
  /** 0..1. */
  readonly contactPerson?: ContactPersonInput | null | undefined;
};

/**
 * Party. Who wrote or told something: exactly one of the patient, a professional, an organization or a contact person.
 */
export type Party = {
  /** 0..1. */
  readonly patient?: true;
  /** 0..1. */
  readonly healthProfessional?: HealthProfessional;
  /** 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
  /** 0..1. */
  readonly contactPerson?: ContactPerson;
};
