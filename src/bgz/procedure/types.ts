// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { VerrichtingLateraliteitCode, VerrichtingLateraliteitName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type {
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from '../parts/references/types';

/** What is accepted for Procedure (Verrichting, NL-CM:14.1.1). */
export type ProcedureInput = {
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
  /** VerrichtingType (NL-CM:14.1.4), 1..1. SNOMED CT (Verrichtingenthesaurus DHD). */
  readonly procedureType: CodedInput;
  /**
   * No concept of its own, 0..1. 387713003 (surgical) or 258174001 (imaging guided). Left out, 71388002 (procedure) is
   * sent, as Nictiz prescribes for a category that is not known; the national search finds the first two only.
   */
  readonly procedureCategory?: CodedInput | null | undefined;
  /**
   * No concept of its own, 0..1. How far the procedure is, in FHIR's own words, for sources that know. Left out, the
   * dates decide (docs/mapping-choices.md).
   */
  readonly status?:
    | 'preparation'
    | 'in-progress'
    | 'suspended'
    | 'aborted'
    | 'completed'
    | 'entered-in-error'
    | 'unknown'
    | null
    | undefined;
  /** VerrichtingMethode (NL-CM:14.1.12), 0..1. */
  readonly procedureMethod?: CodedInput | null | undefined;
  /** VerrichtingStartDatum (NL-CM:14.1.2), 0..1. Date, with or without a time. */
  readonly procedureStartDate?: MomentInput | null | undefined;
  /** VerrichtingEindDatum (NL-CM:14.1.3), 0..1. Date, with or without a time. */
  readonly procedureEndDate?: MomentInput | null | undefined;
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
  /** MedischHulpmiddel (NL-CM:14.1.7), 0..*. */
  readonly medicalDevices?: readonly RecordReferenceInput[] | null | undefined;
  /** Locatie (NL-CM:14.1.5), 0..1. */
  readonly location?: HealthcareProviderInput | null | undefined;
  /** Aanvrager (NL-CM:14.1.10), 0..1. */
  readonly requester?: HealthProfessionalInput | null | undefined;
  /** Uitvoerder (NL-CM:14.1.6), 0..*. */
  readonly performers?: readonly HealthProfessionalInput[] | null | undefined;
};

/** Procedure (Verrichting, NL-CM:14.1.1). */
export type Procedure = {
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
  /** VerrichtingType (NL-CM:14.1.4), 1..1. SNOMED CT (Verrichtingenthesaurus DHD). */
  readonly procedureType: CodedConcept;
  /**
   * No concept of its own, 0..1. 387713003 (surgical) or 258174001 (imaging guided). Left out, 71388002 (procedure) is
   * sent, as Nictiz prescribes for a category that is not known; the national search finds the first two only.
   */
  readonly procedureCategory?: CodedConcept;
  /**
   * No concept of its own, 0..1. How far the procedure is, in FHIR's own words, for sources that know. Left out, the
   * dates decide (docs/mapping-choices.md).
   */
  readonly status?:
    | 'preparation'
    | 'in-progress'
    | 'suspended'
    | 'aborted'
    | 'completed'
    | 'entered-in-error'
    | 'unknown';
  /** VerrichtingMethode (NL-CM:14.1.12), 0..1. */
  readonly procedureMethod?: CodedConcept;
  /** VerrichtingStartDatum (NL-CM:14.1.2), 0..1. Date, with or without a time. */
  readonly procedureStartDate?: Moment;
  /** VerrichtingEindDatum (NL-CM:14.1.3), 0..1. Date, with or without a time. */
  readonly procedureEndDate?: Moment;
  /** VerrichtingAnatomischeLocatie (NL-CM:14.1.8), 0..1. */
  readonly procedureAnatomicalLocation?: CodedConcept;
  /** VerrichtingLateraliteit (NL-CM:14.1.11), 0..1. VerrichtingLateraliteitCodelijst. */
  readonly procedureLaterality?: CodedConcept;
  /** Indicatie (NL-CM:14.1.9), 0..*. */
  readonly indications?: readonly ProblemReference[];
  /** MedischHulpmiddel (NL-CM:14.1.7), 0..*. */
  readonly medicalDevices?: readonly RecordReference[];
  /** Locatie (NL-CM:14.1.5), 0..1. */
  readonly location?: HealthcareProvider;
  /** Aanvrager (NL-CM:14.1.10), 0..1. */
  readonly requester?: HealthProfessional;
  /** Uitvoerder (NL-CM:14.1.6), 0..*. */
  readonly performers?: readonly HealthProfessional[];
};
