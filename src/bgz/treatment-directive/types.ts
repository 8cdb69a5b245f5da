// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type {
  BehandelingCode,
  BehandelingName,
  BehandelingToegestaanCode,
  BehandelingToegestaanName,
  GeverifieerdBijCode,
  GeverifieerdBijName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { RecordReference, RecordReferenceInput } from '../parts/references/types';

/** What is accepted for TreatmentDirective (BehandelAanwijzing, NL-CM:2.1.1). */
export type TreatmentDirectiveInput = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string | number | bigint;
  /** Identificatienummer (NL-CM:0.0.6), 0..1. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: IdentifierInput | null | undefined;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: MetadataInput | null | undefined;
  /**
   * BehandelingToegestaan (NL-CM:2.1.4), 1..1. BehandelingToegestaanCodelijst, or another code: `yes` Behandeling is
   * toegestaan en/of wenselijk., `yesBut` Behandeling toegestaan en/of wenselijk maar met beperkingen die dan ook
   * vermeld moeten worden, `no` Behandeling niet toegestaan en/of wenselijk.
   */
  readonly treatmentPermitted: OpenCodelistInput<BehandelingToegestaanCode, BehandelingToegestaanName>;
  /**
   * Behandeling (NL-CM:2.1.3), 0..*. BehandelingCodelijst, or another code: `ventilation` Kunstmatige beademing,
   * `resuscitation` Cardiopulmonaire resuscitatie, `bloodProduct` Toediening van een bloedproduct,
   * `intensiveCareAdmission` Opname op intensive care, `OTH` Anders.
   */
  readonly treatments?: readonly OpenCodelistInput<BehandelingCode, BehandelingName>[] | null | undefined;
  /**
   * Beperkingen (NL-CM:2.1.5), 0..*. What goes with `yesBut` (JA_MAAR): under which circumstances it is not allowed.
   */
  readonly restrictions?: readonly string[] | null | undefined;
  /** BeginDatum (NL-CM:2.1.6), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** EindDatum (NL-CM:2.1.7), 0..1. Date, with or without a time. */
  readonly endDate?: MomentInput | null | undefined;
  /** Verificatie (NL-CM:2.1.8), 0..*. */
  readonly verifications?: readonly TreatmentDirectiveVerificationInput[] | null | undefined;
  /** Wilsverklaring (NL-CM:2.1.14), 0..*. */
  readonly advanceDirectives?: readonly RecordReferenceInput[] | null | undefined;
  /** Toelichting (NL-CM:2.1.15), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * No concept of its own, 0..1. Whether it stands, in FHIR's own words, for sources that know. Left out, it is
   * `active`, as Nictiz expects of any.
   */
  readonly status?: 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive' | 'entered-in-error' | null | undefined;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When it was recorded. */
  readonly dateTime?: MomentInput | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** TreatmentDirective (BehandelAanwijzing, NL-CM:2.1.1). */
export type TreatmentDirective = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..1. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: Identifier;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: Metadata;
  /** BehandelingToegestaan (NL-CM:2.1.4), 1..1. BehandelingToegestaanCodelijst. */
  readonly treatmentPermitted: CodedConcept;
  /** Behandeling (NL-CM:2.1.3), 0..*. BehandelingCodelijst. */
  readonly treatments?: readonly CodedConcept[];
  /**
   * Beperkingen (NL-CM:2.1.5), 0..*. What goes with `yesBut` (JA_MAAR): under which circumstances it is not allowed.
   */
  readonly restrictions?: readonly string[];
  /** BeginDatum (NL-CM:2.1.6), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** EindDatum (NL-CM:2.1.7), 0..1. Date, with or without a time. */
  readonly endDate?: Moment;
  /** Verificatie (NL-CM:2.1.8), 0..*. */
  readonly verifications?: readonly TreatmentDirectiveVerification[];
  /** Wilsverklaring (NL-CM:2.1.14), 0..*. */
  readonly advanceDirectives?: readonly RecordReference[];
  /** Toelichting (NL-CM:2.1.15), 0..1. */
  readonly comment?: string;
  /**
   * No concept of its own, 0..1. Whether it stands, in FHIR's own words, for sources that know. Left out, it is
   * `active`, as Nictiz expects of any.
   */
  readonly status?: 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive' | 'entered-in-error';
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. When it was recorded. */
  readonly dateTime?: Moment;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};

/** What is accepted for Verificatie (NL-CM:2.1.8). */
export type TreatmentDirectiveVerificationInput = {
  /**
   * Geverifieerd (NL-CM:2.1.9), 1..1. Whether it was discussed with the patient or those who speak for him or her;
   * `unknown` where that is not known.
   */
  readonly verified: boolean | 'unknown';
  /**
   * GeverifieerdBij (NL-CM:2.1.11), 0..*. GeverifieerdBijCodelijst, or another code: `parent` Ouder, `patient` Patiënt,
   * `guardian` Voogd, `authorizedRepresentative` Gevolmachtigde, `OTH` Anders.
   */
  readonly verifiedWith?: readonly OpenCodelistInput<GeverifieerdBijCode, GeverifieerdBijName>[] | null | undefined;
  /** VerificatieDatum (NL-CM:2.1.10), 0..1. Date, with or without a time. */
  readonly verificationDate?: MomentInput | null | undefined;
};

/** Verificatie (NL-CM:2.1.8). */
export type TreatmentDirectiveVerification = {
  /**
   * Geverifieerd (NL-CM:2.1.9), 1..1. Whether it was discussed with the patient or those who speak for him or her;
   * `unknown` where that is not known.
   */
  readonly verified: boolean | 'unknown';
  /** GeverifieerdBij (NL-CM:2.1.11), 0..*. GeverifieerdBijCodelijst. */
  readonly verifiedWith?: readonly CodedConcept[];
  /** VerificatieDatum (NL-CM:2.1.10), 0..1. Date, with or without a time. */
  readonly verificationDate?: Moment;
};
