// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput, CodelistInput } from '../parts/code/code';
import type { StatusCategorieCode, StatusCategorieName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { RecordReference, RecordReferenceInput } from '../parts/references/types';

/** What is accepted for FunctionalOrMentalStatus (FunctioneleOfMentaleStatus, NL-CM:4.26.1). */
export type FunctionalOrMentalStatusInput = {
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
   * No concept of its own, 1..1. StatusCategorieCodelijst: `functional` bevinding betreffende functioneren, `mental`
   * bevinding betreffende mentale toestand, gedrag en/of psychosociaal functioneren. Whether it is about functioning or
   * about the mental state: FHIR requires it, and the search of the BgZ is by it. One that is about both has the other
   * as a translation.
   */
  readonly statusCategory: CodelistInput<StatusCategorieCode, StatusCategorieName>;
  /** StatusNaam (NL-CM:4.26.2), 1..1. OMAHA, NOC, ICF or SNOMED CT, one code of each at most. */
  readonly statusName: CodedInput;
  /**
   * StatusWaarde (NL-CM:4.26.3), 0..1. How far the patient is limited, without the aid, of the same code system as the
   * name.
   */
  readonly statusValue?: CodedInput | null | undefined;
  /** Hulpmiddel (NL-CM:4.26.5), 0..*. */
  readonly medicalDevices?: readonly RecordReferenceInput[] | null | undefined;
  /** StatusDatum (NL-CM:4.26.6), 0..1. Date, with or without a time. When it was determined. */
  readonly statusDate?: MomentInput | null | undefined;
  /** Toelichting (NL-CM:4.26.4), 0..1. */
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

/** FunctionalOrMentalStatus (FunctioneleOfMentaleStatus, NL-CM:4.26.1). */
export type FunctionalOrMentalStatus = {
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
   * No concept of its own, 1..1. StatusCategorieCodelijst. Whether it is about functioning or about the mental state:
   * FHIR requires it, and the search of the BgZ is by it. One that is about both has the other as a translation.
   */
  readonly statusCategory: CodedConcept<StatusCategorieCode>;
  /** StatusNaam (NL-CM:4.26.2), 1..1. OMAHA, NOC, ICF or SNOMED CT, one code of each at most. */
  readonly statusName: CodedConcept;
  /**
   * StatusWaarde (NL-CM:4.26.3), 0..1. How far the patient is limited, without the aid, of the same code system as the
   * name.
   */
  readonly statusValue?: CodedConcept;
  /** Hulpmiddel (NL-CM:4.26.5), 0..*. */
  readonly medicalDevices?: readonly RecordReference[];
  /** StatusDatum (NL-CM:4.26.6), 0..1. Date, with or without a time. When it was determined. */
  readonly statusDate?: Moment;
  /** Toelichting (NL-CM:4.26.4), 0..1. */
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
