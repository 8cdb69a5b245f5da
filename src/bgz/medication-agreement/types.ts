// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { CodedConcept, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  MedicatieafspraakAanvullendeInformatieCode,
  RedenMedicatieafspraakCode,
  StoptypeCode,
  StoptypeName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { InstructionsForUse, InstructionsForUseInput } from '../parts/instructions-for-use/types';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { PeriodOfUse, PeriodOfUseInput } from '../parts/period-of-use/types';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';
import type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
} from '../parts/references/types';
import type { PharmaceuticalProduct, PharmaceuticalProductInput } from '../pharmaceutical-product/types';

/** What is accepted for MedicationAgreement (Medicatieafspraak, NL-CM:9.6.9580). */
export type MedicationAgreementInput = {
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
  /** Afspraakdatum (NL-CM:9.6.19757), 1..1. Date, with or without a time. */
  readonly agreementDateTime: MomentInput;
  /** Gebruiksperiode (NL-CM:9.6.19936), 0..1. */
  readonly periodOfUse?: PeriodOfUseInput | null | undefined;
  /** Voorschrijver (NL-CM:9.6.1030), 0..1. */
  readonly prescriber?: HealthProfessionalInput | null | undefined;
  /** AfgesprokenGeneesmiddel (NL-CM:9.6.19925), 1..1. */
  readonly agreedMedicine: PharmaceuticalProductInput;
  /** Gebruiksinstructie (NL-CM:9.6.23240), 0..1. */
  readonly instructionsForUse?: InstructionsForUseInput | null | undefined;
  /** RedenMedicatieafspraak (NL-CM:9.6.22094), 0..1. RedenMedicatieafspraakCodelijst, or another code. */
  readonly reasonForAgreement?: OpenCodelistInput<RedenMedicatieafspraakCode> | null | undefined;
  /** RedenVanVoorschrijven (NL-CM:9.6.23133), 0..*. */
  readonly prescriptionReasons?: readonly ProblemReferenceInput[] | null | undefined;
  /**
   * MedicatieafspraakAanvullendeInformatie (NL-CM:9.6.23283), 0..*. MedicatieafspraakAanvullendeInformatieCodelijst, or
   * another code: `1` Bewust hoge dosering, `2` Bewust lage dosering, `3` Bewust afwijkende toedieningsweg, `4`
   * Medische noodzaak, `5` Profylaxe, `6` Wijziging in GDS per direct, `7` Wijziging in GDS per rolwissel.
   */
  readonly additionalInformation?:
    | readonly OpenCodelistInput<MedicatieafspraakAanvullendeInformatieCode>[]
    | null
    | undefined;
  /** MedicatieafspraakStopType (NL-CM:9.6.19954), 0..1. Stoptype: `temporary` Tijdelijk, `definitive` Definitief. */
  readonly stopType?: CodelistInput<StoptypeCode, StoptypeName> | null | undefined;
  /** No concept of its own, 0..1. */
  readonly canceledIndicator?: boolean | null | undefined;
  /** No concept of its own, 0..*. The agreements or use this one changes or stops. */
  readonly relatedAgreements?: readonly AgreementReferenceInput[] | null | undefined;
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: IdentifierInput | null | undefined;
  /** No concept of its own, 0..1. */
  readonly bodyHeight?: MedicationAgreementBodyHeightInput | null | undefined;
  /** No concept of its own, 0..1. */
  readonly bodyWeight?: MedicationAgreementBodyWeightInput | null | undefined;
  /** Toelichting (NL-CM:9.6.22273), 0..1. */
  readonly comment?: string | null | undefined;
};

/** MedicationAgreement (Medicatieafspraak, NL-CM:9.6.9580). */
export type MedicationAgreement = {
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
  /** Afspraakdatum (NL-CM:9.6.19757), 1..1. Date, with or without a time. */
  readonly agreementDateTime: Moment;
  /** Gebruiksperiode (NL-CM:9.6.19936), 0..1. */
  readonly periodOfUse?: PeriodOfUse;
  /** Voorschrijver (NL-CM:9.6.1030), 0..1. */
  readonly prescriber?: HealthProfessional;
  /** AfgesprokenGeneesmiddel (NL-CM:9.6.19925), 1..1. */
  readonly agreedMedicine: PharmaceuticalProduct;
  /** Gebruiksinstructie (NL-CM:9.6.23240), 0..1. */
  readonly instructionsForUse?: InstructionsForUse;
  /** RedenMedicatieafspraak (NL-CM:9.6.22094), 0..1. RedenMedicatieafspraakCodelijst. */
  readonly reasonForAgreement?: CodedConcept;
  /** RedenVanVoorschrijven (NL-CM:9.6.23133), 0..*. */
  readonly prescriptionReasons?: readonly ProblemReference[];
  /**
   * MedicatieafspraakAanvullendeInformatie (NL-CM:9.6.23283), 0..*. MedicatieafspraakAanvullendeInformatieCodelijst.
   */
  readonly additionalInformation?: readonly CodedConcept[];
  /** MedicatieafspraakStopType (NL-CM:9.6.19954), 0..1. Stoptype. */
  readonly stopType?: CodedConcept<StoptypeCode>;
  /** No concept of its own, 0..1. */
  readonly canceledIndicator?: boolean;
  /** No concept of its own, 0..*. The agreements or use this one changes or stops. */
  readonly relatedAgreements?: readonly AgreementReference[];
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: Identifier;
  /** No concept of its own, 0..1. */
  readonly bodyHeight?: MedicationAgreementBodyHeight;
  /** No concept of its own, 0..1. */
  readonly bodyWeight?: MedicationAgreementBodyWeight;
  /** Toelichting (NL-CM:9.6.22273), 0..1. */
  readonly comment?: string;
};

/** What is accepted for No concept of its own. */
export type MedicationAgreementBodyHeightInput = {
  /** 1..1. */
  readonly value: QuantityInput;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: MomentInput | null | undefined;
};

/** No concept of its own. */
export type MedicationAgreementBodyHeight = {
  /** 1..1. */
  readonly value: Quantity;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: Moment;
};

/** What is accepted for No concept of its own. */
export type MedicationAgreementBodyWeightInput = {
  /** 1..1. */
  readonly value: QuantityInput;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: MomentInput | null | undefined;
};

/** No concept of its own. */
export type MedicationAgreementBodyWeight = {
  /** 1..1. */
  readonly value: Quantity;
  /** 0..1. Date, with or without a time. */
  readonly dateTime?: Moment;
};
