// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type { StoptypeCode, StoptypeName, ToedieningsafspraakAanvullendeInformatieCode } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { InstructionsForUse, InstructionsForUseInput } from '../parts/instructions-for-use/types';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { PeriodOfUse, PeriodOfUseInput } from '../parts/period-of-use/types';
import type { AgreementReference, AgreementReferenceInput } from '../parts/references/types';
import type { PharmaceuticalProduct, PharmaceuticalProductInput } from '../pharmaceutical-product/types';

/** What is accepted for AdministrationAgreement (Toedieningsafspraak, NL-CM:9.8.20132). */
export type AdministrationAgreementInput = {
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
  /** ToedieningsafspraakDatumTijd (NL-CM:9.8.20133), 0..1. Date, with or without a time. */
  readonly agreementDateTime?: MomentInput | null | undefined;
  /** Gebruiksperiode (NL-CM:9.8.22660), 0..1. */
  readonly periodOfUse?: PeriodOfUseInput | null | undefined;
  /** Verstrekker (NL-CM:9.8.22097), 0..1. The pharmacy or hospital that supplies. */
  readonly supplier?: HealthcareProviderInput | null | undefined;
  /** GeneesmiddelBijToedieningsafspraak (NL-CM:9.8.20237), 1..1. */
  readonly medicine: PharmaceuticalProductInput;
  /** Gebruiksinstructie (NL-CM:9.8.22098), 0..1. */
  readonly instructionsForUse?: InstructionsForUseInput | null | undefined;
  /** RedenAfspraak (NL-CM:9.8.22499), 0..1. */
  readonly agreementReason?: string | null | undefined;
  /**
   * ToedieningsafspraakAanvullendeInformatie (NL-CM:9.8.23284), 0..1.
   * ToedieningsafspraakAanvullendeInformatieCodelijst, or another code.
   */
  readonly additionalInformation?: OpenCodelistInput<ToedieningsafspraakAanvullendeInformatieCode> | null | undefined;
  /** ToedieningsafspraakStopType (NL-CM:9.8.22498), 0..1. Stoptype: `temporary` Tijdelijk, `definitive` Definitief. */
  readonly stopType?: CodelistInput<StoptypeCode, StoptypeName> | null | undefined;
  /** GeannuleerdIndicator (NL-CM:9.8.23034), 0..1. */
  readonly canceledIndicator?: boolean | null | undefined;
  /** Medicatieafspraak (NL-CM:9.8.22394), 0..*. The medication agreements this one carries out. */
  readonly medicationAgreements?: readonly AgreementReferenceInput[] | null | undefined;
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: IdentifierInput | null | undefined;
  /** Toelichting (NL-CM:9.8.22275), 0..1. */
  readonly comment?: string | null | undefined;
};

/** AdministrationAgreement (Toedieningsafspraak, NL-CM:9.8.20132). */
export type AdministrationAgreement = {
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
  /** ToedieningsafspraakDatumTijd (NL-CM:9.8.20133), 0..1. Date, with or without a time. */
  readonly agreementDateTime?: Moment;
  /** Gebruiksperiode (NL-CM:9.8.22660), 0..1. */
  readonly periodOfUse?: PeriodOfUse;
  /** Verstrekker (NL-CM:9.8.22097), 0..1. The pharmacy or hospital that supplies. */
  readonly supplier?: HealthcareProvider;
  /** GeneesmiddelBijToedieningsafspraak (NL-CM:9.8.20237), 1..1. */
  readonly medicine: PharmaceuticalProduct;
  /** Gebruiksinstructie (NL-CM:9.8.22098), 0..1. */
  readonly instructionsForUse?: InstructionsForUse;
  /** RedenAfspraak (NL-CM:9.8.22499), 0..1. */
  readonly agreementReason?: string;
  /**
   * ToedieningsafspraakAanvullendeInformatie (NL-CM:9.8.23284), 0..1.
   * ToedieningsafspraakAanvullendeInformatieCodelijst.
   */
  readonly additionalInformation?: CodedConcept;
  /** ToedieningsafspraakStopType (NL-CM:9.8.22498), 0..1. Stoptype. */
  readonly stopType?: CodedConcept<StoptypeCode>;
  /** GeannuleerdIndicator (NL-CM:9.8.23034), 0..1. */
  readonly canceledIndicator?: boolean;
  /** Medicatieafspraak (NL-CM:9.8.22394), 0..*. The medication agreements this one carries out. */
  readonly medicationAgreements?: readonly AgreementReference[];
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: Identifier;
  /** Toelichting (NL-CM:9.8.22275), 0..1. */
  readonly comment?: string;
};
