// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { AlertNaamCode, AlertNaamName, AlertTypeCode, AlertTypeName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { ProblemReference, ProblemReferenceInput } from '../parts/references/types';

/** What is accepted for Alert (Alert, NL-CM:8.3.1). */
export type AlertInput = {
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
   * Conditie (NL-CM:8.3.3), 0..1. The problem that is the alert: one of the problem list, or given whole. An alert has
   * it, an `alertName`, or both.
   */
  readonly condition?: ProblemReferenceInput | null | undefined;
  /**
   * AlertNaam (NL-CM:8.3.4), 0..1. AlertNaamCodelijst, or another code: `carrierOfInfectiousDisease` Drager van
   * besmettelijke ziekte, `childAbuse` Kindermishandeling, `carrierOfVre` Drager VRE, `carrierOfMrsa` Drager MRSA,
   * `carrierOfHiv` Drager HIV, `OTH` Anders. An alert that is no problem: a code, or nullFlavor OTH with the words in
   * originalText.
   */
  readonly alertName?: OpenCodelistInput<AlertNaamCode, AlertNaamName> | null | undefined;
  /** BeginDatumTijd (NL-CM:8.3.5), 0..1. Date, with or without a time. When it was entered as an alert. */
  readonly startDateTime?: MomentInput | null | undefined;
  /**
   * No concept of its own, 0..1. Date, with or without a time. When it stopped being one, for sources that keep it: the
   * zib of 2017 knows alerts that hold only.
   */
  readonly endDateTime?: MomentInput | null | undefined;
  /** AlertType (NL-CM:8.3.6), 0..1. AlertTypeCodelijst, or another code: `condition` conditie, `alert` waarschuwing. */
  readonly alertType?: OpenCodelistInput<AlertTypeCode, AlertTypeName> | null | undefined;
  /**
   * No concept of its own, 0..1. Whether it holds, in FHIR's own words, for sources that know. Left out, it is
   * `active`, or `inactive` after its `endDateTime`.
   */
  readonly status?: 'active' | 'inactive' | 'entered-in-error' | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** Alert (Alert, NL-CM:8.3.1). */
export type Alert = {
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
   * Conditie (NL-CM:8.3.3), 0..1. The problem that is the alert: one of the problem list, or given whole. An alert has
   * it, an `alertName`, or both.
   */
  readonly condition?: ProblemReference;
  /**
   * AlertNaam (NL-CM:8.3.4), 0..1. AlertNaamCodelijst. An alert that is no problem: a code, or nullFlavor OTH with the
   * words in originalText.
   */
  readonly alertName?: CodedConcept;
  /** BeginDatumTijd (NL-CM:8.3.5), 0..1. Date, with or without a time. When it was entered as an alert. */
  readonly startDateTime?: Moment;
  /**
   * No concept of its own, 0..1. Date, with or without a time. When it stopped being one, for sources that keep it: the
   * zib of 2017 knows alerts that hold only.
   */
  readonly endDateTime?: Moment;
  /** AlertType (NL-CM:8.3.6), 0..1. AlertTypeCodelijst. */
  readonly alertType?: CodedConcept;
  /**
   * No concept of its own, 0..1. Whether it holds, in FHIR's own words, for sources that know. Left out, it is
   * `active`, or `inactive` after its `endDateTime`.
   */
  readonly status?: 'active' | 'inactive' | 'entered-in-error';
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};
