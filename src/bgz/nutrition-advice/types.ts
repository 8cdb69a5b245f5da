// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for NutritionAdvice (Voedingsadvies, NL-CM:7.11.1). */
export type NutritionAdviceInput = {
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
  /** DieetType (NL-CM:7.11.2), 0..1. In words: "zoutarm". */
  readonly dietType?: string | null | undefined;
  /**
   * Consistentie (NL-CM:7.11.3), 0..1. Of food and drink, in words. FHIR has it of solid food, of the kind of food and
   * of fluids: it goes to all three.
   */
  readonly consistency?: string | null | undefined;
  /** Toelichting (NL-CM:7.11.4), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When the advice was given. FHIR wants it: left out,
   * it is sent as unknown.
   */
  readonly dateTime?: MomentInput | null | undefined;
  /**
   * No concept of its own, 0..1. How far it is, in FHIR's own words, for sources that know. Left out, it is `active`.
   */
  readonly status?:
    | 'proposed'
    | 'draft'
    | 'planned'
    | 'requested'
    | 'active'
    | 'on-hold'
    | 'completed'
    | 'cancelled'
    | 'entered-in-error'
    | null
    | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** NutritionAdvice (Voedingsadvies, NL-CM:7.11.1). */
export type NutritionAdvice = {
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
  /** DieetType (NL-CM:7.11.2), 0..1. In words: "zoutarm". */
  readonly dietType?: string;
  /**
   * Consistentie (NL-CM:7.11.3), 0..1. Of food and drink, in words. FHIR has it of solid food, of the kind of food and
   * of fluids: it goes to all three.
   */
  readonly consistency?: string;
  /** Toelichting (NL-CM:7.11.4), 0..1. */
  readonly comment?: string;
  /**
   * DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When the advice was given. FHIR wants it: left out,
   * it is sent as unknown.
   */
  readonly dateTime?: Moment;
  /**
   * No concept of its own, 0..1. How far it is, in FHIR's own words, for sources that know. Left out, it is `active`.
   */
  readonly status?:
    | 'proposed'
    | 'draft'
    | 'planned'
    | 'requested'
    | 'active'
    | 'on-hold'
    | 'completed'
    | 'cancelled'
    | 'entered-in-error';
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};
