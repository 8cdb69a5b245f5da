// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type {
  DrugsGebruikStatusCode,
  DrugsGebruikStatusName,
  DrugsOfGeneesmiddelSoortCode,
  ToedieningswegCode,
  ToedieningswegName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for DrugUse (DrugsGebruik, NL-CM:7.4.1). */
export type DrugUseInput = {
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
   * DrugsGebruikStatus (NL-CM:7.4.3), 1..1. DrugsGebruikStatusCodelijst, or another code: `usedInThePast` heeft in het
   * verleden drugs gebruikt, `doesNotUse` gebruikt geen drugs, `neverUsed` heeft nooit drugs gebruikt, `uses` gebruikt
   * drugs, `other` anders.
   */
  readonly drugUseStatus: OpenCodelistInput<DrugsGebruikStatusCode, DrugsGebruikStatusName>;
  /** DrugsOfGeneesmiddelSoort (NL-CM:7.4.2), 0..1. DrugsOfGeneesmiddelSoortCodelijst, or another code. */
  readonly drugOrMedicationType?: OpenCodelistInput<DrugsOfGeneesmiddelSoortCode> | null | undefined;
  /**
   * Toedieningsweg (NL-CM:7.4.4), 0..*. ToedieningswegCodelijst, or another code: `other` Anders, `intravenous`
   * Intraveneus (spuiten), `nasal` nasaal (snuiven), `oral` oraal, `inhaled` Inhalatie (roken).
   */
  readonly routesOfAdministration?:
    | readonly OpenCodelistInput<ToedieningswegCode, ToedieningswegName>[]
    | null
    | undefined;
  /** StartDatum (NL-CM:7.4.6), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** StopDatum (NL-CM:7.4.7), 0..1. Date, with or without a time. */
  readonly stopDate?: MomentInput | null | undefined;
  /** Hoeveelheid (NL-CM:7.4.8), 0..1. In words: how much in what time, or how often. */
  readonly amount?: string | null | undefined;
  /** Toelichting (NL-CM:7.4.9), 0..1. */
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

/** DrugUse (DrugsGebruik, NL-CM:7.4.1). */
export type DrugUse = {
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
  /** DrugsGebruikStatus (NL-CM:7.4.3), 1..1. DrugsGebruikStatusCodelijst. */
  readonly drugUseStatus: CodedConcept;
  /** DrugsOfGeneesmiddelSoort (NL-CM:7.4.2), 0..1. DrugsOfGeneesmiddelSoortCodelijst. */
  readonly drugOrMedicationType?: CodedConcept;
  /** Toedieningsweg (NL-CM:7.4.4), 0..*. ToedieningswegCodelijst. */
  readonly routesOfAdministration?: readonly CodedConcept[];
  /** StartDatum (NL-CM:7.4.6), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** StopDatum (NL-CM:7.4.7), 0..1. Date, with or without a time. */
  readonly stopDate?: Moment;
  /** Hoeveelheid (NL-CM:7.4.8), 0..1. In words: how much in what time, or how often. */
  readonly amount?: string;
  /** Toelichting (NL-CM:7.4.9), 0..1. */
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
