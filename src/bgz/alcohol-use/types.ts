// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { AlcoholGebruikStatusCode, AlcoholGebruikStatusName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for AlcoholUse (AlcoholGebruik, NL-CM:7.3.1). */
export type AlcoholUseInput = {
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
   * AlcoholGebruikStatus (NL-CM:7.3.2), 1..1. AlcoholGebruikStatusCodelijst, or another code: `drinks` Drinkt alcohol,
   * `drankInThePast` Dronk vroeger alcohol, `doesNotDrink` Niet-drinker, `neverDrank` Levenslang niet drinker, `other`
   * Anders.
   */
  readonly alcoholUseStatus: OpenCodelistInput<AlcoholGebruikStatusCode, AlcoholGebruikStatusName>;
  /** StartDatum (NL-CM:7.3.4), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** StopDatum (NL-CM:7.3.5), 0..1. Date, with or without a time. */
  readonly stopDate?: MomentInput | null | undefined;
  /** Hoeveelheid (NL-CM:7.3.6), 0..1. Units of alcohol in a time, in UCUM: `{glas}/wk`, or of another time. */
  readonly amount?: QuantityInput | null | undefined;
  /** Toelichting (NL-CM:7.3.7), 0..1. */
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

/** AlcoholUse (AlcoholGebruik, NL-CM:7.3.1). */
export type AlcoholUse = {
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
  /** AlcoholGebruikStatus (NL-CM:7.3.2), 1..1. AlcoholGebruikStatusCodelijst. */
  readonly alcoholUseStatus: CodedConcept;
  /** StartDatum (NL-CM:7.3.4), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** StopDatum (NL-CM:7.3.5), 0..1. Date, with or without a time. */
  readonly stopDate?: Moment;
  /** Hoeveelheid (NL-CM:7.3.6), 0..1. Units of alcohol in a time, in UCUM: `{glas}/wk`, or of another time. */
  readonly amount?: Quantity;
  /** Toelichting (NL-CM:7.3.7), 0..1. */
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
