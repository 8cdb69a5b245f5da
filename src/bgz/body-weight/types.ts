// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { KledingCode, KledingName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for BodyWeight (Lichaamsgewicht, NL-CM:12.1.1). */
export type BodyWeightInput = {
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
  /** GewichtWaarde (NL-CM:12.1.2), 1..1. In kg; of a small child it may be in g. Measured or estimated. */
  readonly weightValue: QuantityInput;
  /** GewichtDatumTijd (NL-CM:12.1.4), 1..1. Date, with or without a time. */
  readonly weightDateTime: MomentInput;
  /**
   * Kleding (NL-CM:12.1.5), 0..1. KledingCodelijst, or another code: `undressed` Zonder kleding., `minimal` Lichte
   * kleding/ondergoed [Kleding die niet significant het gewicht beïnvloedt.], `full` Volledig gekleed, inclusief
   * schoenen [Kleren die een significante bijdrage hebben aan het gewicht, inclusief schoenen.], `diaper` Luier
   * [Individu draagt alleen een luier - zou significant aan het gewicht kunnen bijdragen.]. What was worn when it was
   * measured.
   */
  readonly clothing?: OpenCodelistInput<KledingCode, KledingName> | null | undefined;
  /** Toelichting (NL-CM:12.1.3), 0..1. */
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

/** BodyWeight (Lichaamsgewicht, NL-CM:12.1.1). */
export type BodyWeight = {
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
  /** GewichtWaarde (NL-CM:12.1.2), 1..1. In kg; of a small child it may be in g. Measured or estimated. */
  readonly weightValue: Quantity;
  /** GewichtDatumTijd (NL-CM:12.1.4), 1..1. Date, with or without a time. */
  readonly weightDateTime: Moment;
  /** Kleding (NL-CM:12.1.5), 0..1. KledingCodelijst. What was worn when it was measured. */
  readonly clothing?: CodedConcept;
  /** Toelichting (NL-CM:12.1.3), 0..1. */
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
