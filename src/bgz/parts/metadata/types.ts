// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../../healthcare-provider/types';
import type { Moment, MomentInput } from '../moment/zib';

/**
 * What is accepted for Metadata (Metagegevens). When and by whom a record was first registered and last modified; at
 * least one of the two.
 */
export type MetadataInput = {
  /** 0..1. Activity `CREATE`. */
  readonly firstRegistration?: RegistrationInput | null | undefined;
  /** 0..1. Activity `UPDATE`; not before the first registration. */
  readonly lastModification?: RegistrationInput | null | undefined;
};

/**
 * Metadata (Metagegevens). When and by whom a record was first registered and last modified; at least one of the two.
 */
export type Metadata = {
  /** 0..1. Activity `CREATE`. */
  readonly firstRegistration?: Registration;
  /** 0..1. Activity `UPDATE`; not before the first registration. */
  readonly lastModification?: Registration;
};

/** What is accepted for Registration. That a record was made or changed: when, by whom and for whom. */
export type RegistrationInput = {
  /**
   * No concept of its own, 1..1. Date with a time of day. With a time of day: FHIR has an instant here
   * (`Provenance.recorded`), and a time that nobody knows is not made up.
   */
  readonly dateTime: MomentInput;
  /** 1..1. Who did it: the professional, or the organization where no person is known. */
  readonly actor: RegistrationActorInput;
  /** No concept of its own, 0..1. The organization for which it was done. */
  readonly onBehalfOf?: HealthcareProviderInput | null | undefined;
  /**
   * No concept of its own, 0..1. The code system in which FHIR says `CREATE` or `UPDATE`, where that is another than
   * DataOperation of HL7 version 3.
   */
  readonly activitySystem?: 'urn:oid:2.16.840.1.113883.4.642.3.429' | null | undefined;
  /**
   * 0..1. The source's own key of what was registered in one go: the records that have it, with the same moment and
   * actor, share one Provenance. Left out, the record has one of its own.
   */
  readonly statement?: string | number | bigint | null | undefined;
};

/** Registration. That a record was made or changed: when, by whom and for whom. */
export type Registration = {
  /**
   * No concept of its own, 1..1. Date with a time of day. With a time of day: FHIR has an instant here
   * (`Provenance.recorded`), and a time that nobody knows is not made up.
   */
  readonly dateTime: Moment;
  /** 1..1. Who did it: the professional, or the organization where no person is known. */
  readonly actor: RegistrationActor;
  /** No concept of its own, 0..1. The organization for which it was done. */
  readonly onBehalfOf?: HealthcareProvider;
  /**
   * No concept of its own, 0..1. The code system in which FHIR says `CREATE` or `UPDATE`, where that is another than
   * DataOperation of HL7 version 3.
   */
  readonly activitySystem?: 'urn:oid:2.16.840.1.113883.4.642.3.429';
  /**
   * 0..1. The source's own key of what was registered in one go: the records that have it, with the same moment and
   * actor, share one Provenance. Left out, the record has one of its own.
   */
  readonly statement?: string;
};

/** What is accepted for Actor of Registration. */
export type RegistrationActorInput = {
  /** No concept of its own, 0..1. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** No concept of its own, 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
};

/** Actor of Registration. */
export type RegistrationActor = {
  /** No concept of its own, 0..1. */
  readonly healthProfessional?: HealthProfessional;
  /** No concept of its own, 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
};
