// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../contact-person/types';
import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { LanguageProficiency, LanguageProficiencyInput } from '../language-proficiency/types';
import type { AddressInformation, AddressInformationInput } from '../parts/address-information/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  BurgerlijkeStaatCode,
  GeslachtCode,
  JuridischeStatusCode,
  LevensovertuigingCode,
} from '../parts/code/types';
import type { ContactInformation, ContactInformationInput } from '../parts/contact-information/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { NameInformation, NameInformationInput } from '../parts/name-information/types';

/** What is accepted for Patient (Patiënt, NL-CM:0.1.1). */
export type PatientInput = {
  /** 0..1. Own key in the source. With it the FHIR id of the patient does not depend on the BSN. */
  readonly id?: string | number | bigint | null | undefined;
  /** Identificatienummer (NL-CM:0.1.7), 1..*. At least one; the BSN is what a pull asks for. */
  readonly identificationNumbers: readonly IdentifierInput[];
  /** Naamgegevens (NL-CM:0.1.6), 0..1. */
  readonly nameInformation?: NameInformationInput | null | undefined;
  /** Contactgegevens (NL-CM:0.1.5), 0..1. */
  readonly contactInformation?: ContactInformationInput | null | undefined;
  /** Geslacht (NL-CM:0.1.9), 0..1. GeslachtCodelijst: `UNK` Onbekend, `UN` Ongedifferentieerd, `M` Man, `F` Vrouw. */
  readonly gender?: CodelistInput<GeslachtCode> | null | undefined;
  /** Geboortedatum (NL-CM:0.1.10), 0..1. Date. */
  readonly dateOfBirth?: MomentInput | null | undefined;
  /** OverlijdensIndicator (NL-CM:0.1.32), 0..1. */
  readonly deathIndicator?: boolean | null | undefined;
  /** DatumOverlijden (NL-CM:0.1.33), 0..1. Date, with or without a time. */
  readonly dateOfDeath?: MomentInput | null | undefined;
  /** Adresgegevens (NL-CM:0.1.4), 0..*. */
  readonly addressInformation?: readonly AddressInformationInput[] | null | undefined;
  /** MeerlingIndicator (NL-CM:0.1.31), 0..1. */
  readonly multipleBirthIndicator?: boolean | null | undefined;
  /**
   * BurgerlijkeStaat (NL-CM:7.9.2), 0..1. BurgerlijkeStaatCodelijst, or another code: `D` Gescheiden
   * (huwelijk/geregistreerd partnerschap ontbonden), `M` Gehuwd, `S` Nooit gehuwd geweest/ geregistreerd partnerschap
   * gehad, `T` Geregistreerd partnerschap, `W` Weduwe/weduwnaar.
   */
  readonly maritalStatus?: OpenCodelistInput<BurgerlijkeStaatCode> | null | undefined;
  /** Nationaliteit (NL-CM:7.6.3), 0..*. A bare code may be given. */
  readonly nationalities?: readonly (CodedInput | string)[] | null | undefined;
  /** JuridischeStatus (NL-CM:14.3.2), 0..2. JuridischeStatusCodelijst, or another code. */
  readonly legalStatuses?: readonly OpenCodelistInput<JuridischeStatusCode>[] | null | undefined;
  /** Levensovertuiging (NL-CM:7.5.2), 0..*. LevensovertuigingCodelijst, or another code. */
  readonly lifeStances?: readonly OpenCodelistInput<LevensovertuigingCode>[] | null | undefined;
  /** Taalvaardigheid (NL-CM:7.12.1), 0..*. */
  readonly languageProficiencies?: readonly LanguageProficiencyInput[] | null | undefined;
  /**
   * Contactpersoon (NL-CM:3.1.1), 0..*. Each with a name, contact information or address, and without identification
   * numbers.
   */
  readonly contactPersons?: readonly ContactPersonInput[] | null | undefined;
  /** 0..*. */
  readonly generalPractitioners?: readonly PatientGeneralPractitionerInput[] | null | undefined;
  /** Voorkeursapotheek (NL-CM:17.2.1), 0..1. */
  readonly preferredPharmacy?: HealthcareProviderInput | null | undefined;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: MetadataInput | null | undefined;
};

/** Patient (Patiënt, NL-CM:0.1.1). */
export type Patient = {
  /** 0..1. Own key in the source. With it the FHIR id of the patient does not depend on the BSN. */
  readonly id?: string;
  /** Identificatienummer (NL-CM:0.1.7), 1..*. At least one; the BSN is what a pull asks for. */
  readonly identificationNumbers: readonly Identifier[];
  /** Naamgegevens (NL-CM:0.1.6), 0..1. */
  readonly nameInformation?: NameInformation;
  /** Contactgegevens (NL-CM:0.1.5), 0..1. */
  readonly contactInformation?: ContactInformation;
  /** Geslacht (NL-CM:0.1.9), 0..1. GeslachtCodelijst. */
  readonly gender?: CodedConcept<GeslachtCode>;
  /** Geboortedatum (NL-CM:0.1.10), 0..1. Date. */
  readonly dateOfBirth?: Moment;
  /** OverlijdensIndicator (NL-CM:0.1.32), 0..1. */
  readonly deathIndicator?: boolean;
  /** DatumOverlijden (NL-CM:0.1.33), 0..1. Date, with or without a time. */
  readonly dateOfDeath?: Moment;
  /** Adresgegevens (NL-CM:0.1.4), 0..*. */
  readonly addressInformation?: readonly AddressInformation[];
  /** MeerlingIndicator (NL-CM:0.1.31), 0..1. */
  readonly multipleBirthIndicator?: boolean;
  /** BurgerlijkeStaat (NL-CM:7.9.2), 0..1. BurgerlijkeStaatCodelijst. */
  readonly maritalStatus?: CodedConcept;
  /** Nationaliteit (NL-CM:7.6.3), 0..*. */
  readonly nationalities?: readonly CodedConcept[];
  /** JuridischeStatus (NL-CM:14.3.2), 0..2. JuridischeStatusCodelijst. */
  readonly legalStatuses?: readonly CodedConcept[];
  /** Levensovertuiging (NL-CM:7.5.2), 0..*. LevensovertuigingCodelijst. */
  readonly lifeStances?: readonly CodedConcept[];
  /** Taalvaardigheid (NL-CM:7.12.1), 0..*. */
  readonly languageProficiencies?: readonly LanguageProficiency[];
  /**
   * Contactpersoon (NL-CM:3.1.1), 0..*. Each with a name, contact information or address, and without identification
   * numbers.
   */
  readonly contactPersons?: readonly ContactPerson[];
  /** 0..*. */
  readonly generalPractitioners?: readonly PatientGeneralPractitioner[];
  /** Voorkeursapotheek (NL-CM:17.2.1), 0..1. */
  readonly preferredPharmacy?: HealthcareProvider;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: Metadata;
};

/** What is accepted for GeneralPractitioners of Patient. */
export type PatientGeneralPractitionerInput = {
  /** Huisarts (NL-CM:17.1.1), 0..1. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** Huisartspraktijk (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
};

/** GeneralPractitioners of Patient. */
export type PatientGeneralPractitioner = {
  /** Huisarts (NL-CM:17.1.1), 0..1. */
  readonly healthProfessional?: HealthProfessional;
  /** Huisartspraktijk (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
};
