// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../contact-person/types';
import type { Attachment, AttachmentInput } from '../parts/attachment/types';
import type { CodedConcept, CodelistInput } from '../parts/code/code';
import type { WilsverklaringTypeCode, WilsverklaringTypeName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { ProblemReference, ProblemReferenceInput } from '../parts/references/types';

/** What is accepted for AdvanceDirective (Wilsverklaring, NL-CM:7.15.1). */
export type AdvanceDirectiveInput = {
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
  /** WilsverklaringType (NL-CM:7.15.2), 1..1. WilsverklaringTypeCodelijst. */
  readonly livingWillType: CodelistInput<WilsverklaringTypeCode, WilsverklaringTypeName>;
  /**
   * WilsverklaringDatum (NL-CM:7.15.7), 0..1. Date, with or without a time. Left out, FHIR gets the reason `unknown` in
   * its place: the profile wants the element.
   */
  readonly livingWillDate?: MomentInput | null | undefined;
  /** Vertegenwoordiger (NL-CM:7.15.3), 0..1. */
  readonly representative?: ContactPersonInput | null | undefined;
  /** Aandoening (NL-CM:7.15.4), 0..*. */
  readonly disorders?: readonly ProblemReferenceInput[] | null | undefined;
  /** WilsverklaringDocument (NL-CM:7.15.5), 0..1. */
  readonly livingWillDocument?: AttachmentInput | null | undefined;
  /** Toelichting (NL-CM:7.15.6), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * No concept of its own, 0..1. Whether it stands, in FHIR's own words, for sources that know. Left out, it is
   * `active`, as Nictiz expects of any.
   */
  readonly status?: 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive' | 'entered-in-error' | null | undefined;
};

/** AdvanceDirective (Wilsverklaring, NL-CM:7.15.1). */
export type AdvanceDirective = {
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
  /** WilsverklaringType (NL-CM:7.15.2), 1..1. WilsverklaringTypeCodelijst. */
  readonly livingWillType: CodedConcept<WilsverklaringTypeCode>;
  /**
   * WilsverklaringDatum (NL-CM:7.15.7), 0..1. Date, with or without a time. Left out, FHIR gets the reason `unknown` in
   * its place: the profile wants the element.
   */
  readonly livingWillDate?: Moment;
  /** Vertegenwoordiger (NL-CM:7.15.3), 0..1. */
  readonly representative?: ContactPerson;
  /** Aandoening (NL-CM:7.15.4), 0..*. */
  readonly disorders?: readonly ProblemReference[];
  /** WilsverklaringDocument (NL-CM:7.15.5), 0..1. */
  readonly livingWillDocument?: Attachment;
  /** Toelichting (NL-CM:7.15.6), 0..1. */
  readonly comment?: string;
  /**
   * No concept of its own, 0..1. Whether it stands, in FHIR's own words, for sources that know. Left out, it is
   * `active`, as Nictiz expects of any.
   */
  readonly status?: 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive' | 'entered-in-error';
};
