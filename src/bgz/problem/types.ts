// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  ProbleemLateraliteitCode,
  ProbleemLateraliteitName,
  ProbleemStatusCode,
  ProbleemStatusName,
  ProbleemTypeCode,
  ProbleemTypeName,
  VerificatieStatusCode,
  VerificatieStatusName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for Problem (Probleem, NL-CM:5.1.1). */
export type ProblemInput = {
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
   * ProbleemType (NL-CM:5.1.8), 0..1. ProbleemTypeCodelijst, or another code: `complication` Complicatie,
   * `functionalLimitation` Functionele Beperking, `diagnosis` Diagnose, `complaint` Klacht, `symptom` Symptoom.
   */
  readonly problemType?: OpenCodelistInput<ProbleemTypeCode, ProbleemTypeName> | null | undefined;
  /** ProbleemNaam (NL-CM:5.1.3), 1..1. SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  readonly problemName: CodedInput;
  /**
   * ProbleemNaam (NL-CM:5.1.3), 0..*. Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0,
   * `probleem_naam_specifiek`). The same problem in another thesaurus is no narrower name: that is a translation of
   * `problemName`.
   */
  readonly specificProblemNames?: readonly CodedInput[] | null | undefined;
  /** ProbleemAnatomischeLocatie (NL-CM:5.1.11), 0..1. */
  readonly problemAnatomicalLocation?: CodedInput | null | undefined;
  /**
   * ProbleemLateraliteit (NL-CM:5.1.12), 0..1. ProbleemLateraliteitCodelijst, or another code: `left` Links, `right`
   * Rechts, `both` Rechts en links.
   */
  readonly problemLaterality?: OpenCodelistInput<ProbleemLateraliteitCode, ProbleemLateraliteitName> | null | undefined;
  /** ProbleemBeginDatum (NL-CM:5.1.6), 0..1. Date, with or without a time. */
  readonly problemStartDate?: MomentInput | null | undefined;
  /** ProbleemEindDatum (NL-CM:5.1.9), 0..1. Date, with or without a time. */
  readonly problemEndDate?: MomentInput | null | undefined;
  /** ProbleemStatus (NL-CM:5.1.4), 1..1. ProbleemStatusCodelijst: `active` Actueel, `inactive` Niet actueel. */
  readonly problemStatus: CodelistInput<ProbleemStatusCode, ProbleemStatusName>;
  /**
   * VerificatieStatus (NL-CM:5.1.10), 0..1. VerificatieStatusCodelijst: `excluded` Uitgesloten, `possible`
   * Differentiaal, `confirmed` Bevestigd, `suspected` Werk, `UNK` Onbekend.
   */
  readonly verificationStatus?: CodelistInput<VerificatieStatusCode, VerificatieStatusName> | null | undefined;
  /** Toelichting (NL-CM:5.1.5), 0..1. */
  readonly comment?: string | null | undefined;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: PartyInput | null | undefined;
};

/** Problem (Probleem, NL-CM:5.1.1). */
export type Problem = {
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
  /** ProbleemType (NL-CM:5.1.8), 0..1. ProbleemTypeCodelijst. */
  readonly problemType?: CodedConcept;
  /** ProbleemNaam (NL-CM:5.1.3), 1..1. SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  readonly problemName: CodedConcept;
  /**
   * ProbleemNaam (NL-CM:5.1.3), 0..*. Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0,
   * `probleem_naam_specifiek`). The same problem in another thesaurus is no narrower name: that is a translation of
   * `problemName`.
   */
  readonly specificProblemNames?: readonly CodedConcept[];
  /** ProbleemAnatomischeLocatie (NL-CM:5.1.11), 0..1. */
  readonly problemAnatomicalLocation?: CodedConcept;
  /** ProbleemLateraliteit (NL-CM:5.1.12), 0..1. ProbleemLateraliteitCodelijst. */
  readonly problemLaterality?: CodedConcept;
  /** ProbleemBeginDatum (NL-CM:5.1.6), 0..1. Date, with or without a time. */
  readonly problemStartDate?: Moment;
  /** ProbleemEindDatum (NL-CM:5.1.9), 0..1. Date, with or without a time. */
  readonly problemEndDate?: Moment;
  /** ProbleemStatus (NL-CM:5.1.4), 1..1. ProbleemStatusCodelijst. */
  readonly problemStatus: CodedConcept<ProbleemStatusCode>;
  /** VerificatieStatus (NL-CM:5.1.10), 0..1. VerificatieStatusCodelijst. */
  readonly verificationStatus?: CodedConcept<VerificatieStatusCode>;
  /** Toelichting (NL-CM:5.1.5), 0..1. */
  readonly comment?: string;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: Party;
};

/**
 * What is accepted for ProblemInside (Probleem, NL-CM:5.1.1). Given whole inside another record: its status may be
 * unknown.
 */
export type ProblemInsideInput = {
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
   * ProbleemType (NL-CM:5.1.8), 0..1. ProbleemTypeCodelijst, or another code: `complication` Complicatie,
   * `functionalLimitation` Functionele Beperking, `diagnosis` Diagnose, `complaint` Klacht, `symptom` Symptoom.
   */
  readonly problemType?: OpenCodelistInput<ProbleemTypeCode, ProbleemTypeName> | null | undefined;
  /** ProbleemNaam (NL-CM:5.1.3), 1..1. SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  readonly problemName: CodedInput;
  /**
   * ProbleemNaam (NL-CM:5.1.3), 0..*. Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0,
   * `probleem_naam_specifiek`). The same problem in another thesaurus is no narrower name: that is a translation of
   * `problemName`.
   */
  readonly specificProblemNames?: readonly CodedInput[] | null | undefined;
  /** ProbleemAnatomischeLocatie (NL-CM:5.1.11), 0..1. */
  readonly problemAnatomicalLocation?: CodedInput | null | undefined;
  /**
   * ProbleemLateraliteit (NL-CM:5.1.12), 0..1. ProbleemLateraliteitCodelijst, or another code: `left` Links, `right`
   * Rechts, `both` Rechts en links.
   */
  readonly problemLaterality?: OpenCodelistInput<ProbleemLateraliteitCode, ProbleemLateraliteitName> | null | undefined;
  /** ProbleemBeginDatum (NL-CM:5.1.6), 0..1. Date, with or without a time. */
  readonly problemStartDate?: MomentInput | null | undefined;
  /** ProbleemEindDatum (NL-CM:5.1.9), 0..1. Date, with or without a time. */
  readonly problemEndDate?: MomentInput | null | undefined;
  /** ProbleemStatus (NL-CM:5.1.4), 0..1. ProbleemStatusCodelijst: `active` Actueel, `inactive` Niet actueel. */
  readonly problemStatus?: CodelistInput<ProbleemStatusCode, ProbleemStatusName> | null | undefined;
  /**
   * VerificatieStatus (NL-CM:5.1.10), 0..1. VerificatieStatusCodelijst: `excluded` Uitgesloten, `possible`
   * Differentiaal, `confirmed` Bevestigd, `suspected` Werk, `UNK` Onbekend.
   */
  readonly verificationStatus?: CodelistInput<VerificatieStatusCode, VerificatieStatusName> | null | undefined;
  /** Toelichting (NL-CM:5.1.5), 0..1. */
  readonly comment?: string | null | undefined;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: PartyInput | null | undefined;
};

/** ProblemInside (Probleem, NL-CM:5.1.1). Given whole inside another record: its status may be unknown. */
export type ProblemInside = {
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
  /** ProbleemType (NL-CM:5.1.8), 0..1. ProbleemTypeCodelijst. */
  readonly problemType?: CodedConcept;
  /** ProbleemNaam (NL-CM:5.1.3), 1..1. SNOMED CT, ICD-10, ICPC …, or nullFlavor OTH with originalText for free text. */
  readonly problemName: CodedConcept;
  /**
   * ProbleemNaam (NL-CM:5.1.3), 0..*. Narrower names that stand beside the general `problemName` (BgZ MSZ 2.0,
   * `probleem_naam_specifiek`). The same problem in another thesaurus is no narrower name: that is a translation of
   * `problemName`.
   */
  readonly specificProblemNames?: readonly CodedConcept[];
  /** ProbleemAnatomischeLocatie (NL-CM:5.1.11), 0..1. */
  readonly problemAnatomicalLocation?: CodedConcept;
  /** ProbleemLateraliteit (NL-CM:5.1.12), 0..1. ProbleemLateraliteitCodelijst. */
  readonly problemLaterality?: CodedConcept;
  /** ProbleemBeginDatum (NL-CM:5.1.6), 0..1. Date, with or without a time. */
  readonly problemStartDate?: Moment;
  /** ProbleemEindDatum (NL-CM:5.1.9), 0..1. Date, with or without a time. */
  readonly problemEndDate?: Moment;
  /** ProbleemStatus (NL-CM:5.1.4), 0..1. ProbleemStatusCodelijst. */
  readonly problemStatus?: CodedConcept<ProbleemStatusCode>;
  /** VerificatieStatus (NL-CM:5.1.10), 0..1. VerificatieStatusCodelijst. */
  readonly verificationStatus?: CodedConcept<VerificatieStatusCode>;
  /** Toelichting (NL-CM:5.1.5), 0..1. */
  readonly comment?: string;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: Party;
};
