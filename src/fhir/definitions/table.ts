/** A constraint an element must satisfy, as a FHIRPath expression (ElementDefinition.constraint). */
export interface InvariantRow {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  /** Absent when the definition gives none, which makes the invariant not checkable by machine. */
  readonly expression?: string;
  /** What its author says it asks; only of a package read when the program runs, for written tables hold no prose. */
  readonly human?: string;
}

/** A type an element may have (ElementDefinition.type); rows with the same code are one row here. */
export interface TypeRow {
  readonly code: string;
  /** Profiles on the datatype itself, one of which must hold. */
  readonly profiles?: readonly string[];
  /** Profiles on what a Reference points to, one of which must hold. */
  readonly targets?: readonly string[];
  readonly aggregation?: readonly string[];
}

/** How the repetitions of an element are told apart (ElementDefinition.slicing). */
export interface SlicingRow {
  readonly rules: 'open' | 'closed' | 'openAtEnd';
  readonly ordered?: true;
  readonly discriminators: readonly { readonly type: string; readonly path: string }[];
}

/** Which codes an element may hold (ElementDefinition.binding). */
export interface BindingRow {
  readonly strength: 'required' | 'extensible' | 'preferred' | 'example';
  /** Canonical URL of the value set. */
  readonly valueSet?: string;
  /** Canonical URL of the largest value set an extensible or preferred binding allows. */
  readonly maxValueSet?: string;
  /** Canonical URL of the ConceptMap that says which zib codes lead to the code (Nictiz 11179 extension). */
  readonly conceptMap?: string;
}

/** A value with the FHIR type it has: `['code', 'active']`. */
export type TypedValue = readonly [type: string, value: unknown];

/** The facts of one ElementDefinition; what is absent is inherited. */
export interface ElementRow {
  readonly path: string;
  /** The id, where it says more than the path and slice name do. */
  readonly id?: string;
  readonly slice?: string;
  readonly min?: number;
  readonly max?: string;
  readonly types?: readonly TypeRow[];
  readonly contentReference?: string;
  readonly slicing?: SlicingRow;
  readonly fixed?: TypedValue;
  readonly pattern?: TypedValue;
  readonly minValue?: TypedValue;
  readonly maxValue?: TypedValue;
  readonly maxLength?: number;
  readonly binding?: BindingRow;
  readonly invariants?: readonly InvariantRow[];
  readonly mustSupport?: true;
  readonly isModifier?: true;
  /** Part of the summary of its resource (`_summary=true`); stated for the elements of a base resource, not below them. */
  readonly isSummary?: true;
  /** `xmlAttr` for attributes, `xhtml` for the narrative. */
  readonly representation?: string;
  /** NL-CM ids of the zib 2017 concepts the element carries. */
  readonly concepts?: readonly string[];
}

/** Where an extension may be used (StructureDefinition.context). */
export interface ContextRow {
  /** `resource`, `datatype`, `extension` or `mapping`. */
  readonly type: string;
  readonly of: readonly string[];
  /** FHIRPath that must hold of what has the extension (StructureDefinition.contextInvariant). */
  readonly invariants?: readonly string[];
  /** The first and the last version of FHIR it is for (extension version-specific-use). */
  readonly fhirVersions?: { readonly from?: string; readonly to?: string };
}

/**
 * The facts of one StructureDefinition. A specialization holds every element, a constraint only its differential.
 * Written by `bgz profiles import`; holds no prose of the source.
 */
export interface DefinitionTable {
  readonly url: string;
  readonly version?: string;
  readonly name: string;
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical';
  /** The FHIR type the definition is about, for example `Condition`. */
  readonly type: string;
  readonly abstract?: true;
  readonly base?: string;
  readonly derivation?: 'specialization' | 'constraint';
  readonly context?: ContextRow;
  readonly elements: readonly ElementRow[];
}
