import type { Given } from '../../define/given';

/** HL7 v3 NullFlavor codes a zib value may carry (OID 2.16.840.1.113883.5.1008). */
export const nullFlavors = [
  'NI',
  'UNK',
  'ASKU',
  'NASK',
  'NAV',
  'MSK',
  'OTH',
  'NA',
  'NINF',
  'PINF',
  'NP',
  'TRC',
  'UNC',
  'INV',
  'DER',
  'QS',
] as const;
export type NullFlavor = (typeof nullFlavors)[number];

/** A code in a code system. `system` is a URI; builders also accept an OID, with or without `urn:oid:`. */
export interface Coding<C extends string = string> {
  readonly system: string;
  readonly code: C;
  /** The term as the source shows it. */
  readonly display?: string;
  /** Version of the code system, sent only where the profile asks for it. */
  readonly version?: string;
}

/** A coded value: one code, the same meaning in other systems, and the words the clinician used. */
export interface Coded<C extends string = string> extends Coding<C> {
  readonly originalText?: string;
  readonly translations?: readonly Coding[];
  readonly nullFlavor?: undefined;
}

/** A value without a code: why not (HL7 NullFlavor) and, often, the words the clinician used. */
export interface NullFlavored {
  readonly nullFlavor: NullFlavor;
  readonly display?: string;
  readonly originalText?: string;
  readonly translations?: readonly Coding[];
  readonly system?: undefined;
  readonly code?: undefined;
}

/** Every coded value of a record. */
export type CodedConcept<C extends string = string> = Coded<C> | NullFlavored;

/** What a builder accepts for one code in a code system. */
export type CodingInput = Given<Coding>;

/** What a builder accepts for a coded value. */
export type CodedInput = Given<Coded> | Given<NullFlavored>;

/** What a builder accepts for a code of a codelist and no other: the code or its short name alone, or the full form. */
export type CodelistInput<C extends string, N extends string = never> = C | N | Given<Coded<C>> | Given<NullFlavored>;

/** What a builder accepts for a value preferably from a codelist: the same, or another code with its system. */
export type OpenCodelistInput<C extends string, N extends string = never> = C | N | CodedInput;

/** True for a code of HL7 v3 NullFlavor that a zib value may carry. */
export const isNullFlavor = (value: unknown): value is NullFlavor => nullFlavors.some((known) => known === value);
