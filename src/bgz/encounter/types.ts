// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type {
  BestemmingCode,
  BestemmingName,
  ContactTypeCode,
  ContactTypeName,
  HerkomstCode,
  HerkomstName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type {
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from '../parts/references/types';

/** What is accepted for Encounter (Contact, NL-CM:15.1.1). */
export type EncounterInput = {
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
   * ContactType (NL-CM:15.1.2), 1..1. ContactTypeCodelijst, or another code: `OTH` Anders, `ambulatory` Poliklinisch,
   * `emergency` SEH, `onLocation` Op lokatie, `home` Thuis, `inpatient` Klinisch, `shortStay` Dagopname, `virtual`
   * Virtueel.
   */
  readonly contactType: OpenCodelistInput<ContactTypeCode, ContactTypeName>;
  /** ContactMet (NL-CM:15.1.7), 0..*. Each in the role of this contact. */
  readonly contactWith?: readonly HealthProfessionalInput[] | null | undefined;
  /** Locatie (NL-CM:15.1.8), 0..1. */
  readonly location?: HealthcareProviderInput | null | undefined;
  /** BeginDatumTijd (NL-CM:15.1.3), 1..1. Date, with or without a time. */
  readonly startDateTime: MomentInput;
  /** EindDatumTijd (NL-CM:15.1.4), 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** Probleem (NL-CM:15.1.6), 0..*. Reason of the contact (RedenContact): a problem. */
  readonly problems?: readonly ProblemReferenceInput[] | null | undefined;
  /** Verrichting (NL-CM:15.1.11), 0..*. Reason of the contact (RedenContact): a procedure. */
  readonly procedures?: readonly RecordReferenceInput[] | null | undefined;
  /** AfwijkendeUitslag (NL-CM:15.1.12), 0..*. Reason of the contact (RedenContact): a result, in words. */
  readonly deviatingResults?: readonly string[] | null | undefined;
  /**
   * Herkomst (NL-CM:15.1.14), 0..1. HerkomstCodelijst, or another code: `otherHospital` Ander ziekenhuis, `nursing`
   * Instelling voor verpleging/verzorging, `mentalHealth` GGZ instelling, `rehabilitation` Instelling voor revalidatie,
   * `home` Eigen woonomgeving, `hospice` Hospice, `bornHere` In dit ziekenhuis geboren, `OTH` Overig.
   */
  readonly origin?: OpenCodelistInput<HerkomstCode, HerkomstName> | null | undefined;
  /** Bestemming (NL-CM:15.1.16), 0..1. BestemmingCodelijst, or another code. */
  readonly destination?: OpenCodelistInput<BestemmingCode, BestemmingName> | null | undefined;
  /**
   * No concept of its own, 0..1. How far the contact is, in FHIR's own words, for sources that know. Left out, the
   * dates decide (docs/statuses.md).
   */
  readonly status?:
    | 'planned'
    | 'arrived'
    | 'triaged'
    | 'in-progress'
    | 'onleave'
    | 'finished'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown'
    | null
    | undefined;
  /**
   * Zorgverlener (NL-CM:0.0.9), 0..1. FHIR has who wrote a contact down among those it was with, so that it is a
   * professional.
   */
  readonly author?: HealthProfessionalInput | null | undefined;
};

/** Encounter (Contact, NL-CM:15.1.1). */
export type Encounter = {
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
  /** ContactType (NL-CM:15.1.2), 1..1. ContactTypeCodelijst. */
  readonly contactType: CodedConcept;
  /** ContactMet (NL-CM:15.1.7), 0..*. Each in the role of this contact. */
  readonly contactWith?: readonly HealthProfessional[];
  /** Locatie (NL-CM:15.1.8), 0..1. */
  readonly location?: HealthcareProvider;
  /** BeginDatumTijd (NL-CM:15.1.3), 1..1. Date, with or without a time. */
  readonly startDateTime: Moment;
  /** EindDatumTijd (NL-CM:15.1.4), 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** Probleem (NL-CM:15.1.6), 0..*. Reason of the contact (RedenContact): a problem. */
  readonly problems?: readonly ProblemReference[];
  /** Verrichting (NL-CM:15.1.11), 0..*. Reason of the contact (RedenContact): a procedure. */
  readonly procedures?: readonly RecordReference[];
  /** AfwijkendeUitslag (NL-CM:15.1.12), 0..*. Reason of the contact (RedenContact): a result, in words. */
  readonly deviatingResults?: readonly string[];
  /** Herkomst (NL-CM:15.1.14), 0..1. HerkomstCodelijst. */
  readonly origin?: CodedConcept;
  /** Bestemming (NL-CM:15.1.16), 0..1. BestemmingCodelijst. */
  readonly destination?: CodedConcept;
  /**
   * No concept of its own, 0..1. How far the contact is, in FHIR's own words, for sources that know. Left out, the
   * dates decide (docs/statuses.md).
   */
  readonly status?:
    | 'planned'
    | 'arrived'
    | 'triaged'
    | 'in-progress'
    | 'onleave'
    | 'finished'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown';
  /**
   * Zorgverlener (NL-CM:0.0.9), 0..1. FHIR has who wrote a contact down among those it was with, so that it is a
   * professional.
   */
  readonly author?: HealthProfessional;
};
