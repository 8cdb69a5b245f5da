// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput } from '../parts/code/code';

/** What is accepted for LanguageProficiency (Taalvaardigheid, NL-CM:7.12.1). */
export type LanguageProficiencyInput = {
  /**
   * CommunicatieTaal (NL-CM:7.12.3), 1..1. A bare code may be given. Language, e.g. `code('urn:ietf:bcp:47', 'nl',
   * 'Nederlands')`.
   */
  readonly communicationLanguage: CodedInput | string;
  /** TaalvaardigheidBegrijpen (NL-CM:7.12.6), 0..1. */
  readonly listening?: CodedInput | null | undefined;
  /** TaalvaardigheidSpreken (NL-CM:7.12.7), 0..1. */
  readonly speaking?: CodedInput | null | undefined;
  /** TaalvaardigheidLezen (NL-CM:7.12.8), 0..1. */
  readonly reading?: CodedInput | null | undefined;
  /** Toelichting (NL-CM:7.12.5), 0..1. */
  readonly comment?: string | null | undefined;
};

/** LanguageProficiency (Taalvaardigheid, NL-CM:7.12.1). */
export type LanguageProficiency = {
  /** CommunicatieTaal (NL-CM:7.12.3), 1..1. Language, e.g. `code('urn:ietf:bcp:47', 'nl', 'Nederlands')`. */
  readonly communicationLanguage: CodedConcept;
  /** TaalvaardigheidBegrijpen (NL-CM:7.12.6), 0..1. */
  readonly listening?: CodedConcept;
  /** TaalvaardigheidSpreken (NL-CM:7.12.7), 0..1. */
  readonly speaking?: CodedConcept;
  /** TaalvaardigheidLezen (NL-CM:7.12.8), 0..1. */
  readonly reading?: CodedConcept;
  /** Toelichting (NL-CM:7.12.5), 0..1. */
  readonly comment?: string;
};
