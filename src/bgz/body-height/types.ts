// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodelistInput } from '../parts/code/code';
import type { PositieCode, PositieName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for BodyHeight (Lichaamslengte, NL-CM:12.2.1). */
export type BodyHeightInput = {
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
  /** LengteWaarde (NL-CM:12.2.2), 1..1. In cm. */
  readonly heightValue: QuantityInput;
  /** LengteDatumTijd (NL-CM:12.2.4), 1..1. Date, with or without a time. */
  readonly heightDateTime: MomentInput;
  /**
   * Positie (NL-CM:12.2.5), 0..1. PositieCodelijst: `standing` Staande positie, `lying` Liggende positie. In FHIR it is
   * told by a second LOINC code of the measurement.
   */
  readonly position?: CodelistInput<PositieCode, PositieName> | null | undefined;
  /** Toelichting (NL-CM:12.2.3), 0..1. */
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

/** BodyHeight (Lichaamslengte, NL-CM:12.2.1). */
export type BodyHeight = {
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
  /** LengteWaarde (NL-CM:12.2.2), 1..1. In cm. */
  readonly heightValue: Quantity;
  /** LengteDatumTijd (NL-CM:12.2.4), 1..1. Date, with or without a time. */
  readonly heightDateTime: Moment;
  /** Positie (NL-CM:12.2.5), 0..1. PositieCodelijst. In FHIR it is told by a second LOINC code of the measurement. */
  readonly position?: CodedConcept<PositieCode>;
  /** Toelichting (NL-CM:12.2.3), 0..1. */
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
