import type { TablesByUrl } from '../../fhir/packed-tables';

/** A code with the terms a source gives it. */
export interface Term {
  readonly code: string;
  /** The term as the source displays it, in whatever language the source is written. */
  readonly display?: string;
  /** Dutch designations. */
  readonly nl?: readonly string[];
  /** English designations. */
  readonly en?: readonly string[];
}

/** A code as its code system defines it. */
export interface Concept extends Term {
  /** Codes directly above it; more than one where the hierarchy is no tree. */
  readonly parents?: readonly string[];
  /** Groups other codes and is not meant to be recorded itself. */
  readonly abstract?: boolean;
  /** No longer a valid code for new data. */
  readonly inactive?: boolean;
  /** Every other property a filter may ask for, as text. */
  readonly properties?: Readonly<Record<string, readonly string[]>>;
}

/** What a CodeSystem states, without its prose. */
export interface CodeSystemTable {
  readonly url: string;
  readonly version?: string;
  /** `complete` when every code is here; otherwise an absent code says nothing. */
  readonly content: string;
  readonly caseSensitive?: boolean;
  readonly hierarchyMeaning?: string;
  /** Canonical of the value set that means the whole system. */
  readonly valueSet?: string;
  /** Names of the properties the system declares. */
  readonly properties?: readonly string[];
  /** In the order given, parents before children. */
  readonly concepts: readonly Concept[];
}

/** A condition on the codes of a system, as a value set writes it. */
export interface FilterTable {
  readonly property: string;
  readonly op: string;
  readonly value: string;
}

/** One include or exclude: the codes that meet everything it names. */
export interface ValueSetPart {
  readonly system?: string;
  readonly version?: string;
  readonly filters?: readonly FilterTable[];
  /** Canonicals of value sets the codes must be in as well. */
  readonly valueSets?: readonly string[];
  readonly concepts?: readonly Term[];
}

/** What a ValueSet states, without its prose. */
export interface ValueSetTable {
  readonly url: string;
  readonly version?: string;
  /** For example `AllergieStatusCodelijst`. */
  readonly name?: string;
  /** Not a resource: the `valueSet` a CodeSystem names for the whole of itself. A real ValueSet goes before it. */
  readonly implicit?: boolean;
  /** False when codes that are no longer valid are left out. */
  readonly inactive?: boolean;
  readonly include: readonly ValueSetPart[];
  readonly exclude: readonly ValueSetPart[];
}

/** Source code, target code (null when there is none) and equivalence. */
export type ConceptMapRow = readonly [code: string, target: string | null, equivalence: string];

/** The rows between one source system and one target system. */
export interface ConceptMapGroup {
  readonly source?: string;
  readonly target?: string;
  readonly rows: readonly ConceptMapRow[];
}

/** What a ConceptMap states, without its prose. */
export interface ConceptMapTable {
  readonly url: string;
  readonly version?: string;
  readonly name?: string;
  /** Canonical of the value set that is mapped. */
  readonly source?: string;
  /** Canonical of the value set that is mapped to. */
  readonly target?: string;
  readonly groups: readonly ConceptMapGroup[];
}

/** The tables of one package. */
export interface PackageTables {
  readonly name: string;
  readonly version: string;
  readonly codeSystems: TablesByUrl<CodeSystemTable>;
  readonly valueSets: TablesByUrl<ValueSetTable>;
  readonly conceptMaps: TablesByUrl<ConceptMapTable>;
}

/** A resource that could not be made into a table, and why. */
export interface SkippedCodelist {
  readonly package: string;
  /** For example `ValueSet/my-list`. */
  readonly resource: string;
  readonly reason: 'no-url' | 'no-content' | 'same-url';
}

/** The codelists of some packages; a later package replaces what an earlier one says under the same canonical. */
export interface CodelistTables {
  readonly packages: readonly PackageTables[];
  readonly skipped: readonly SkippedCodelist[];
}

/** Thrown when codelists are misused or their files cannot be read; data problems are never thrown. */
export class CodelistsError extends Error {
  override readonly name = 'CodelistsError';

  constructor(
    /** Stable code of the error. */
    readonly code: 'codelists-not-found' | 'codelists-unreadable',
    message: string,
  ) {
    super(message);
  }
}
