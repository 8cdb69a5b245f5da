// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodedInput } from '../parts/code/code';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type {
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from '../parts/references/types';

/** What is accepted for Appointment (Contact, NL-CM:15.1.1). */
export type AppointmentInput = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string | number | bigint;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: IdentifierInput | null | undefined;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: MetadataInput | null | undefined;
  /**
   * No concept of its own, 0..1. How far the appointment is, in FHIR's own words. Left out, it is `booked` when it
   * begins and ends at a time, else `proposed`.
   */
  readonly status?:
    | 'proposed'
    | 'pending'
    | 'booked'
    | 'arrived'
    | 'fulfilled'
    | 'cancelled'
    | 'noshow'
    | 'entered-in-error'
    | null
    | undefined;
  /** No concept of its own, 0..1. Specialism that the appointment is with. */
  readonly specialty?: CodedInput | null | undefined;
  /** No concept of its own, 0..1. What kind it is, such as a follow-up. */
  readonly appointmentType?: CodedInput | null | undefined;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** ContactMet (NL-CM:15.1.7), 0..*. Each in the role of this appointment. */
  readonly contactWith?: readonly HealthProfessionalInput[] | null | undefined;
  /** Locatie (NL-CM:15.1.8), 0..1. */
  readonly location?: HealthcareProviderInput | null | undefined;
  /** Probleem (NL-CM:15.1.6), 0..*. */
  readonly problems?: readonly ProblemReferenceInput[] | null | undefined;
  /** Verrichting (NL-CM:15.1.11), 0..*. */
  readonly procedures?: readonly RecordReferenceInput[] | null | undefined;
  /** No concept of its own, 0..*. Other reasons, in codes or words. */
  readonly reasons?: readonly CodedInput[] | null | undefined;
  /** No concept of its own, 0..1. What it is called in a list. */
  readonly description?: string | null | undefined;
  /** No concept of its own, 0..1. */
  readonly comment?: string | null | undefined;
};

/** Appointment (Contact, NL-CM:15.1.1). */
export type Appointment = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: Identifier;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: Metadata;
  /**
   * No concept of its own, 0..1. How far the appointment is, in FHIR's own words. Left out, it is `booked` when it
   * begins and ends at a time, else `proposed`.
   */
  readonly status?:
    | 'proposed'
    | 'pending'
    | 'booked'
    | 'arrived'
    | 'fulfilled'
    | 'cancelled'
    | 'noshow'
    | 'entered-in-error';
  /** No concept of its own, 0..1. Specialism that the appointment is with. */
  readonly specialty?: CodedConcept;
  /** No concept of its own, 0..1. What kind it is, such as a follow-up. */
  readonly appointmentType?: CodedConcept;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** ContactMet (NL-CM:15.1.7), 0..*. Each in the role of this appointment. */
  readonly contactWith?: readonly HealthProfessional[];
  /** Locatie (NL-CM:15.1.8), 0..1. */
  readonly location?: HealthcareProvider;
  /** Probleem (NL-CM:15.1.6), 0..*. */
  readonly problems?: readonly ProblemReference[];
  /** Verrichting (NL-CM:15.1.11), 0..*. */
  readonly procedures?: readonly RecordReference[];
  /** No concept of its own, 0..*. Other reasons, in codes or words. */
  readonly reasons?: readonly CodedConcept[];
  /** No concept of its own, 0..1. What it is called in a list. */
  readonly description?: string;
  /** No concept of its own, 0..1. */
  readonly comment?: string;
};
