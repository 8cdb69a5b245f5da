// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Amount, AmountInput } from '../any-value/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../code/code';
import type { LateraliteitCode, LateraliteitName } from '../code/types';
import type { Identifier, IdentifierInput } from '../identifier/zib';
import type { Moment, MomentInput } from '../moment/zib';
import type { Duration } from '../quantity/zib';

/** What is accepted for Specimen (Monster, NL-CM:13.1.2). What was taken from the patient for tests, how and when. */
export type SpecimenInput = {
  /** Monsternummer (NL-CM:13.1.15), 0..1. */
  readonly specimenId?: IdentifierInput | null | undefined;
  /**
   * Monstervolgnummer (NL-CM:13.1.20), 0..1. Of the tube or container, where what was collected is in several of them.
   */
  readonly specimenNumberExtension?: SpecimenSpecimenNumberExtensionInput | null | undefined;
  /** Monstermateriaal (NL-CM:13.1.16), 0..1. SNOMED CT. */
  readonly specimenMaterial?: CodedInput | null | undefined;
  /**
   * Microorganisme (NL-CM:13.1.22), 0..1. SNOMED CT. What was isolated from the material, where that is what was
   * tested.
   */
  readonly microorganism?: CodedInput | null | undefined;
  /** Verzamelvolume (NL-CM:13.1.23), 0..1. */
  readonly collectedVolume?: AmountInput | null | undefined;
  /**
   * AfnameDatumTijd (NL-CM:13.1.17), 0..1. Date, with or without a time. Beside it only the duration of a
   * collectionPeriod, of which it is then the begin.
   */
  readonly collectionDateTime?: MomentInput | null | undefined;
  /** Verzamelperiode (NL-CM:13.1.24), 0..1. */
  readonly collectionPeriod?: SpecimenCollectionPeriodInput | null | undefined;
  /** AannameDatumTijd (NL-CM:13.1.25), 0..1. Date, with or without a time. */
  readonly receivedDateTime?: MomentInput | null | undefined;
  /** Afnameprocedure (NL-CM:13.1.18), 0..1. SNOMED CT. */
  readonly collectionMethod?: CodedInput | null | undefined;
  /** AnatomischeLocatie (NL-CM:13.1.26), 0..1. SNOMED CT. */
  readonly anatomicalLocation?: CodedInput | null | undefined;
  /**
   * Lateraliteit (NL-CM:13.1.27), 0..1. LateraliteitCodelijst, or another code: `left` Links, `right` Rechts, `both`
   * Rechts en links.
   */
  readonly laterality?: OpenCodelistInput<LateraliteitCode, LateraliteitName> | null | undefined;
  /** Morfologie (NL-CM:13.1.28), 0..1. SNOMED CT. */
  readonly morphology?: CodedInput | null | undefined;
  /** Containertype (NL-CM:13.1.21), 0..1. SNOMED CT. */
  readonly containerType?: CodedInput | null | undefined;
  /**
   * BronMonster (NL-CM:13.1.29), 0..1. What it was taken from, where that is not the patient: the tip of a catheter.
   */
  readonly specimenSource?: string | null | undefined;
  /** Toelichting (NL-CM:13.1.19), 0..1. */
  readonly comment?: string | null | undefined;
};

/** Specimen (Monster, NL-CM:13.1.2). What was taken from the patient for tests, how and when. */
export type Specimen = {
  /** Monsternummer (NL-CM:13.1.15), 0..1. */
  readonly specimenId?: Identifier;
  /**
   * Monstervolgnummer (NL-CM:13.1.20), 0..1. Of the tube or container, where what was collected is in several of them.
   */
  readonly specimenNumberExtension?: SpecimenSpecimenNumberExtension;
  /** Monstermateriaal (NL-CM:13.1.16), 0..1. SNOMED CT. */
  readonly specimenMaterial?: CodedConcept;
  /**
   * Microorganisme (NL-CM:13.1.22), 0..1. SNOMED CT. What was isolated from the material, where that is what was
   * tested.
   */
  readonly microorganism?: CodedConcept;
  /** Verzamelvolume (NL-CM:13.1.23), 0..1. */
  readonly collectedVolume?: Amount;
  /**
   * AfnameDatumTijd (NL-CM:13.1.17), 0..1. Date, with or without a time. Beside it only the duration of a
   * collectionPeriod, of which it is then the begin.
   */
  readonly collectionDateTime?: Moment;
  /** Verzamelperiode (NL-CM:13.1.24), 0..1. */
  readonly collectionPeriod?: SpecimenCollectionPeriod;
  /** AannameDatumTijd (NL-CM:13.1.25), 0..1. Date, with or without a time. */
  readonly receivedDateTime?: Moment;
  /** Afnameprocedure (NL-CM:13.1.18), 0..1. SNOMED CT. */
  readonly collectionMethod?: CodedConcept;
  /** AnatomischeLocatie (NL-CM:13.1.26), 0..1. SNOMED CT. */
  readonly anatomicalLocation?: CodedConcept;
  /** Lateraliteit (NL-CM:13.1.27), 0..1. LateraliteitCodelijst. */
  readonly laterality?: CodedConcept;
  /** Morfologie (NL-CM:13.1.28), 0..1. SNOMED CT. */
  readonly morphology?: CodedConcept;
  /** Containertype (NL-CM:13.1.21), 0..1. SNOMED CT. */
  readonly containerType?: CodedConcept;
  /**
   * BronMonster (NL-CM:13.1.29), 0..1. What it was taken from, where that is not the patient: the tip of a catheter.
   */
  readonly specimenSource?: string;
  /** Toelichting (NL-CM:13.1.19), 0..1. */
  readonly comment?: string;
};

/** What is accepted for Monstervolgnummer (NL-CM:13.1.20). */
export type SpecimenSpecimenNumberExtensionInput = {
  /** 0..1. The register, as OID or URI. */
  readonly system?: string | null | undefined;
  /** 1..1. */
  readonly value: string | number | bigint;
};

/** Monstervolgnummer (NL-CM:13.1.20). */
export type SpecimenSpecimenNumberExtension = {
  /** 0..1. */
  readonly system?: string;
  /** 1..1. */
  readonly value: string;
};

/** What is accepted for Verzamelperiode (NL-CM:13.1.24). */
export type SpecimenCollectionPeriodInput = {
  /** 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** 0..1. */
  readonly duration?: Duration | null | undefined;
};

/** Verzamelperiode (NL-CM:13.1.24). */
export type SpecimenCollectionPeriod = {
  /** 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** 0..1. */
  readonly duration?: Duration;
};
