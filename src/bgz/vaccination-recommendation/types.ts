// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { OrderStatusCode, OrderStatusName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { RecordReference, RecordReferenceInput } from '../parts/references/types';

/** What is accepted for VaccinationRecommendation (Vaccinatie, NL-CM:16.1.5). */
export type VaccinationRecommendationInput = {
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
   * OrderStatus (NL-CM:16.1.9), 0..1. OrderStatusCodelijst, or another code: `requested` Aangevraagd, `inProgress` In
   * uitvoering, `new` Order geplaatst, `active` In afwachting van uitvoering, `held` Opgeschort, `cancelled`
   * Geannuleerd, `aborted` Niet nagekomen.
   */
  readonly orderStatus?: OpenCodelistInput<OrderStatusCode, OrderStatusName> | null | undefined;
  /**
   * ProductCode (NL-CM:11.1.2), 1..1. What is to be given; codes of others for the same are `translations`, one of each
   * code system.
   */
  readonly productCode: CodedInput;
  /**
   * GewensteDatumHervaccinatie (NL-CM:11.1.5), 0..1. Date, with or without a time. FHIR wants it: left out, it is sent
   * as unknown.
   */
  readonly preferredDateForRevaccination?: MomentInput | null | undefined;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. Not before: the earliest date. */
  readonly startDate?: MomentInput | null | undefined;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. Not after: the latest date. */
  readonly endDate?: MomentInput | null | undefined;
  /** No concept of its own, 0..*. Vaccinations that it repeats or rests on. */
  readonly vaccinations?: readonly RecordReferenceInput[] | null | undefined;
  /**
   * No concept of its own, 0..1. Where the patient is on the way to being protected, in FHIR's own codes, for sources
   * that know. Left out, it is `due`.
   */
  readonly forecastStatus?: CodedInput | null | undefined;
};

/** VaccinationRecommendation (Vaccinatie, NL-CM:16.1.5). */
export type VaccinationRecommendation = {
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
  /** OrderStatus (NL-CM:16.1.9), 0..1. OrderStatusCodelijst. */
  readonly orderStatus?: CodedConcept;
  /**
   * ProductCode (NL-CM:11.1.2), 1..1. What is to be given; codes of others for the same are `translations`, one of each
   * code system.
   */
  readonly productCode: CodedConcept;
  /**
   * GewensteDatumHervaccinatie (NL-CM:11.1.5), 0..1. Date, with or without a time. FHIR wants it: left out, it is sent
   * as unknown.
   */
  readonly preferredDateForRevaccination?: Moment;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. Not before: the earliest date. */
  readonly startDate?: Moment;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. Not after: the latest date. */
  readonly endDate?: Moment;
  /** No concept of its own, 0..*. Vaccinations that it repeats or rests on. */
  readonly vaccinations?: readonly RecordReference[];
  /**
   * No concept of its own, 0..1. Where the patient is on the way to being protected, in FHIR's own codes, for sources
   * that know. Left out, it is `due`.
   */
  readonly forecastStatus?: CodedConcept;
};
