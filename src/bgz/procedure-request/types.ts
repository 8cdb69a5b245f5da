// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodedInput, CodelistInput, OpenCodelistInput } from '../parts/code/code';
import type {
  OrderStatusCode,
  OrderStatusName,
  VerrichtingLateraliteitCode,
  VerrichtingLateraliteitName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Duration } from '../parts/quantity/zib';
import type { ProblemReference, ProblemReferenceInput } from '../parts/references/types';

/** What is accepted for ProcedureRequest (Verrichting, NL-CM:16.1.4). */
export type ProcedureRequestInput = {
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
  /**
   * VerrichtingType (NL-CM:14.1.4), 1..1. What is asked; nullFlavor when the source only knows that something was
   * asked.
   */
  readonly procedureType: CodedInput;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDate?: MomentInput | null | undefined;
  /** Frequentie (NL-CM:14.2.4), 0..1. Whole number. How many times per `interval`. */
  readonly frequency?: number | null | undefined;
  /** Interval (NL-CM:14.2.3), 0..1. */
  readonly interval?: Duration | null | undefined;
  /** VerrichtingAnatomischeLocatie (NL-CM:14.1.8), 0..1. */
  readonly procedureAnatomicalLocation?: CodedInput | null | undefined;
  /**
   * VerrichtingLateraliteit (NL-CM:14.1.11), 0..1. VerrichtingLateraliteitCodelijst, or another code: `left` Links,
   * `right` Rechts, `both` Rechts en links.
   */
  readonly procedureLaterality?:
    | OpenCodelistInput<VerrichtingLateraliteitCode, VerrichtingLateraliteitName>
    | null
    | undefined;
  /** Indicatie (NL-CM:14.1.9), 0..*. */
  readonly indications?: readonly ProblemReferenceInput[] | null | undefined;
  /** Locatie (NL-CM:14.1.5), 0..1. */
  readonly location?: HealthcareProviderInput | null | undefined;
  /** Aanvrager (NL-CM:14.1.10), 0..1. */
  readonly requester?: HealthProfessionalInput | null | undefined;
  /**
   * Uitvoerder (NL-CM:14.1.6), 0..1. FHIR STU3 allows one performer of a request; beside a person, the location is sent
   * as supportingInfo and named in a note.
   */
  readonly performer?: HealthProfessionalInput | null | undefined;
};

/** ProcedureRequest (Verrichting, NL-CM:16.1.4). */
export type ProcedureRequest = {
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
  /**
   * VerrichtingType (NL-CM:14.1.4), 1..1. What is asked; nullFlavor when the source only knows that something was
   * asked.
   */
  readonly procedureType: CodedConcept;
  /** BeginDatum (NL-CM:16.1.10), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** EindDatum (NL-CM:16.1.11), 0..1. Date, with or without a time. */
  readonly endDate?: Moment;
  /** Frequentie (NL-CM:14.2.4), 0..1. How many times per `interval`. */
  readonly frequency?: number;
  /** Interval (NL-CM:14.2.3), 0..1. */
  readonly interval?: Duration;
  /** VerrichtingAnatomischeLocatie (NL-CM:14.1.8), 0..1. */
  readonly procedureAnatomicalLocation?: CodedConcept;
  /** VerrichtingLateraliteit (NL-CM:14.1.11), 0..1. VerrichtingLateraliteitCodelijst. */
  readonly procedureLaterality?: CodedConcept;
  /** Indicatie (NL-CM:14.1.9), 0..*. */
  readonly indications?: readonly ProblemReference[];
  /** Locatie (NL-CM:14.1.5), 0..1. */
  readonly location?: HealthcareProvider;
  /** Aanvrager (NL-CM:14.1.10), 0..1. */
  readonly requester?: HealthProfessional;
  /**
   * Uitvoerder (NL-CM:14.1.6), 0..1. FHIR STU3 allows one performer of a request; beside a person, the location is sent
   * as supportingInfo and named in a note.
   */
  readonly performer?: HealthProfessional;
};
