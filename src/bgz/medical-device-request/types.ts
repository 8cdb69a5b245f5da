// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../contact-person/types';
import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type { OrderStatusCode, OrderStatusName, ZorgverlenerRolCode } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { ProblemReference, ProblemReferenceInput } from '../parts/references/types';

/** What is accepted for MedicalDeviceRequest (MedischHulpmiddel, NL-CM:16.1.7). */
export type MedicalDeviceRequestInput = {
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
   * OrderStatus (NL-CM:16.1.9), 0..1. The status in FHIR's own words, for sources that keep no OrderStatus. With
   * neither, the request is `active`.
   */
  readonly requestStatus?:
    | 'draft'
    | 'active'
    | 'suspended'
    | 'cancelled'
    | 'completed'
    | 'entered-in-error'
    | 'unknown'
    | null
    | undefined;
  /** No concept of its own, 0..1. Whether it is planned or ordered; left out, `plan`, as for planned care. */
  readonly intent?: 'proposal' | 'plan' | 'order' | null | undefined;
  /**
   * OrderStatus (NL-CM:16.1.9), 0..1. OrderStatusCodelijst: `requested` Aangevraagd, `inProgress` In uitvoering, `new`
   * Order geplaatst, `active` In afwachting van uitvoering, `held` Opgeschort, `cancelled` Geannuleerd, `aborted` Niet
   * nagekomen.
   */
  readonly orderStatus?: CodelistInput<OrderStatusCode, OrderStatusName> | null | undefined;
  /** Product (NL-CM:10.1.2), 1..1. What is asked for. */
  readonly product: MedicalDeviceRequestProductInput;
  /** ProductOmschrijving (NL-CM:10.1.13), 0..1. */
  readonly productDescription?: string | null | undefined;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDate?: MomentInput | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. Who asks for it. */
  readonly requester?: MedicalDeviceRequestRequesterInput | null | undefined;
  /** No concept of its own, 0..1. Who is asked to provide it. */
  readonly performer?: MedicalDeviceRequestPerformerInput | null | undefined;
  /** Indicatie (NL-CM:10.1.7), 0..*. */
  readonly indications?: readonly ProblemReferenceInput[] | null | undefined;
  /** Toelichting (NL-CM:10.1.10), 0..1. */
  readonly comment?: string | null | undefined;
};

/** MedicalDeviceRequest (MedischHulpmiddel, NL-CM:16.1.7). */
export type MedicalDeviceRequest = {
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
   * OrderStatus (NL-CM:16.1.9), 0..1. The status in FHIR's own words, for sources that keep no OrderStatus. With
   * neither, the request is `active`.
   */
  readonly requestStatus?:
    | 'draft'
    | 'active'
    | 'suspended'
    | 'cancelled'
    | 'completed'
    | 'entered-in-error'
    | 'unknown';
  /** No concept of its own, 0..1. Whether it is planned or ordered; left out, `plan`, as for planned care. */
  readonly intent?: 'proposal' | 'plan' | 'order';
  /** OrderStatus (NL-CM:16.1.9), 0..1. OrderStatusCodelijst. */
  readonly orderStatus?: CodedConcept<OrderStatusCode>;
  /** Product (NL-CM:10.1.2), 1..1. What is asked for. */
  readonly product: MedicalDeviceRequestProduct;
  /** ProductOmschrijving (NL-CM:10.1.13), 0..1. */
  readonly productDescription?: string;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDate?: Moment;
  /** Auteur (NL-CM:0.0.7), 0..1. Who asks for it. */
  readonly requester?: MedicalDeviceRequestRequester;
  /** No concept of its own, 0..1. Who is asked to provide it. */
  readonly performer?: MedicalDeviceRequestPerformer;
  /** Indicatie (NL-CM:10.1.7), 0..*. */
  readonly indications?: readonly ProblemReference[];
  /** Toelichting (NL-CM:10.1.10), 0..1. */
  readonly comment?: string;
};

/** What is accepted for Product (NL-CM:10.1.2). */
export type MedicalDeviceRequestProductInput = {
  /** ProductID (NL-CM:10.1.4), 0..*. A GTIN, HIBC or other number; a full UDI text goes in `value`. */
  readonly productId?: readonly IdentifierInput[] | null | undefined;
  /** ProductType (NL-CM:10.1.3), 1..1. */
  readonly productType: CodedInput;
};

/** Product (NL-CM:10.1.2). */
export type MedicalDeviceRequestProduct = {
  /** ProductID (NL-CM:10.1.4), 0..*. A GTIN, HIBC or other number; a full UDI text goes in `value`. */
  readonly productId?: readonly Identifier[];
  /** ProductType (NL-CM:10.1.3), 1..1. */
  readonly productType: CodedConcept;
};

/** What is accepted for Auteur (NL-CM:0.0.7). */
export type MedicalDeviceRequestRequesterInput = {
  /** Zorgverlener (NL-CM:0.0.9), 0..1. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. For which organization a professional asks. */
  readonly onBehalfOf?: HealthcareProviderInput | null | undefined;
};

/** Auteur (NL-CM:0.0.7). */
export type MedicalDeviceRequestRequester = {
  /** Zorgverlener (NL-CM:0.0.9), 0..1. */
  readonly healthProfessional?: HealthProfessional;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. For which organization a professional asks. */
  readonly onBehalfOf?: HealthcareProvider;
};

/** What is accepted for No concept of its own. */
export type MedicalDeviceRequestPerformerInput = {
  /** Zorgverlener (NL-CM:17.1.1), 0..1. In the role that he or she has here. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** Zorgaanbieder (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
  /** Contactpersoon (NL-CM:3.1.1), 0..1. */
  readonly contactPerson?: ContactPersonInput | null | undefined;
  /** Patiënt (NL-CM:0.1.1), 0..1. */
  readonly patient?: true | null | undefined;
  /**
   * ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst, or another code: `OTH` Anders, `RESP`
   * Hoofdbehandelaar, `REF` Verwijzer, `PRF` Uitvoerder, `SPRF` Tweede uitvoerder, `CON` Consulent, `ATND` Behandelaar.
   * That of somebody who is no professional; a professional has a role of his or her own.
   */
  readonly role?: OpenCodelistInput<ZorgverlenerRolCode> | null | undefined;
};

/** No concept of its own. */
export type MedicalDeviceRequestPerformer = {
  /** Zorgverlener (NL-CM:17.1.1), 0..1. In the role that he or she has here. */
  readonly healthProfessional?: HealthProfessional;
  /** Zorgaanbieder (NL-CM:17.2.1), 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
  /** Contactpersoon (NL-CM:3.1.1), 0..1. */
  readonly contactPerson?: ContactPerson;
  /** Patiënt (NL-CM:0.1.1), 0..1. */
  readonly patient?: true;
  /**
   * ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst. That of somebody who is no professional; a
   * professional has a role of his or her own.
   */
  readonly role?: CodedConcept;
};
