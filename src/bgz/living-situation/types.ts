// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { WoningTypeCode, WoningTypeName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for LivingSituation (Woonsituatie, NL-CM:7.8.1). */
export type LivingSituationInput = {
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
  /** WoningType (NL-CM:7.8.3), 0..1. WoningTypeCodelijst, or another code. */
  readonly houseType?: OpenCodelistInput<WoningTypeCode, WoningTypeName> | null | undefined;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When it was so: the zib itself has no date. */
  readonly dateTime?: MomentInput | null | undefined;
  /** Toelichting (NL-CM:7.8.2), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * No concept of its own, 0..1. How far the observation is, in FHIR's own words, for sources that know. Left out, it
   * is `final`.
   */
  readonly status?:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown'
    | null
    | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** LivingSituation (Woonsituatie, NL-CM:7.8.1). */
export type LivingSituation = {
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
  /** WoningType (NL-CM:7.8.3), 0..1. WoningTypeCodelijst. */
  readonly houseType?: CodedConcept;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When it was so: the zib itself has no date. */
  readonly dateTime?: Moment;
  /** Toelichting (NL-CM:7.8.2), 0..1. */
  readonly comment?: string;
  /**
   * No concept of its own, 0..1. How far the observation is, in FHIR's own words, for sources that know. Left out, it
   * is `final`.
   */
  readonly status?:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown';
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};
