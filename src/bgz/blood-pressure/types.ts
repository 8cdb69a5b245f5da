// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type {
  DiastolischEindpuntCode,
  DiastolischEindpuntName,
  HoudingCode,
  HoudingName,
  ManchetTypeCode,
  ManchetTypeName,
  MeetLocatieCode,
  MeetmethodeCode,
  MeetmethodeName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for BloodPressure (Bloeddruk, NL-CM:12.4.1). */
export type BloodPressureInput = {
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
  /** SystolischeBloeddruk (NL-CM:12.4.2), 1..1. In mm[Hg]. */
  readonly systolicBloodPressure: QuantityInput;
  /**
   * DiastolischeBloeddruk (NL-CM:12.4.3), 0..1. In mm[Hg]. Left out, FHIR gets its component with the reason `unknown`
   * in place of a value: the profile wants the component.
   */
  readonly diastolicBloodPressure?: QuantityInput | null | undefined;
  /** GemiddeldeBloeddruk (NL-CM:12.4.4), 0..1. In mm[Hg]. */
  readonly averageBloodPressure?: QuantityInput | null | undefined;
  /** BloeddrukDatumTijd (NL-CM:12.4.5), 1..1. Date, with or without a time. */
  readonly bloodPressureDateTime: MomentInput;
  /**
   * Meetmethode (NL-CM:12.4.7), 0..1. MeetmethodeCodelijst, or another code: `invasive` Invasief, `nonInvasive`
   * Niet-invasief.
   */
  readonly measuringMethod?: OpenCodelistInput<MeetmethodeCode, MeetmethodeName> | null | undefined;
  /**
   * ManchetType (NL-CM:12.4.9), 0..1. ManchetTypeCodelijst, or another code: `standard` Standaard (Standaard manchet
   * voor een volwassene (manchet 16x30 cm), `large` Groot (Een manchet voor een volwassene met een armomtrek van 35 tot
   * 44 cm (manchet 16x36 cm)), `small` Klein (Een manchet voor een volwassene met een armomtrek van 22 tot 26 cm
   * (manchet 12x22 cm) ), `extraLarge` Extra groot (Een manchet voor het dijbeen of arm wanneer de armomtrek 45 tot 52
   * cm is (manchet 16x42 cm)), `child` Maat voor kind (Een manchet voor kinderen of voor volwassenen met een dunne arm
   * (manchet ca. 8x21 cm) ), `youngChild` Maat voor jong kind (Een manchet voor jonge kinderen (manchet ca. 5x15 cm)),
   * `neonate` Maat voor neonaat (Een manchet voor neonaten (manchet ca. 3x6 cm)).
   */
  readonly cuffType?: OpenCodelistInput<ManchetTypeCode, ManchetTypeName> | null | undefined;
  /** MeetLocatie (NL-CM:12.4.10), 0..1. MeetLocatieCodelijst, or another code. */
  readonly measuringLocation?: OpenCodelistInput<MeetLocatieCode> | null | undefined;
  /**
   * DiastolischEindpunt (NL-CM:12.4.8), 0..1. DiastolischEindpuntCodelijst, or another code: `phaseIV` Fase IV,
   * `phaseV` Fase V.
   */
  readonly diastolicEndpoint?: OpenCodelistInput<DiastolischEindpuntCode, DiastolischEindpuntName> | null | undefined;
  /**
   * Houding (NL-CM:12.4.11), 0..1. HoudingCodelijst, or another code: `standing` Staande positie, `sitting` Zittende
   * positie, `trendelenburg` Trendelenburgligging, `lying` Liggende positie, `reclining` Achteroverleunende positie.
   */
  readonly position?: OpenCodelistInput<HoudingCode, HoudingName> | null | undefined;
  /** Toelichting (NL-CM:12.4.6), 0..1. */
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

/** BloodPressure (Bloeddruk, NL-CM:12.4.1). */
export type BloodPressure = {
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
  /** SystolischeBloeddruk (NL-CM:12.4.2), 1..1. In mm[Hg]. */
  readonly systolicBloodPressure: Quantity;
  /**
   * DiastolischeBloeddruk (NL-CM:12.4.3), 0..1. In mm[Hg]. Left out, FHIR gets its component with the reason `unknown`
   * in place of a value: the profile wants the component.
   */
  readonly diastolicBloodPressure?: Quantity;
  /** GemiddeldeBloeddruk (NL-CM:12.4.4), 0..1. In mm[Hg]. */
  readonly averageBloodPressure?: Quantity;
  /** BloeddrukDatumTijd (NL-CM:12.4.5), 1..1. Date, with or without a time. */
  readonly bloodPressureDateTime: Moment;
  /** Meetmethode (NL-CM:12.4.7), 0..1. MeetmethodeCodelijst. */
  readonly measuringMethod?: CodedConcept;
  /** ManchetType (NL-CM:12.4.9), 0..1. ManchetTypeCodelijst. */
  readonly cuffType?: CodedConcept;
  /** MeetLocatie (NL-CM:12.4.10), 0..1. MeetLocatieCodelijst. */
  readonly measuringLocation?: CodedConcept;
  /** DiastolischEindpunt (NL-CM:12.4.8), 0..1. DiastolischEindpuntCodelijst. */
  readonly diastolicEndpoint?: CodedConcept;
  /** Houding (NL-CM:12.4.11), 0..1. HoudingCodelijst. */
  readonly position?: CodedConcept;
  /** Toelichting (NL-CM:12.4.6), 0..1. */
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
