/** How grave a finding is; the codes of http://hl7.org/fhir/issue-severity. */
export type Severity = 'fatal' | 'error' | 'warning' | 'information';

/** The codes of http://hl7.org/fhir/issue-type that the validator uses. */
export type IssueTypeCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'too-long'
  | 'code-invalid'
  | 'extension'
  | 'business-rule'
  | 'exception'
  | 'timeout'
  | 'throttled'
  | 'incomplete'
  | 'informational';

/** Language of messages and explanations. */
export type Language = 'en' | 'nl';

/** The zib concept behind an element: its NL-CM id, its name, and where the record holds it. */
export interface ConceptSource {
  /** For example `NL-CM:8.2.2`. */
  readonly id: string;
  /** The name of the concept in the language of the report: `VeroorzakendeStof` or `CausativeAgent`. */
  readonly name: string;
  /** Where the zib record holds the value, for example `allergyIntolerance.causativeAgent`. */
  readonly recordPath?: string;
}

/** A record of the vendor that a resource was made from. */
export interface RecordOrigin {
  /** Group of the record, for example `allergyIntolerances`. */
  readonly group: string;
  /** Its own id, when it may be shown. */
  readonly record?: string;
  /** What it is called in messages: `record a-1`, or `record 3 (its id is not shown)`. */
  readonly name: string;
}

/** Tells which records a resource was made from, by `Type/id`; none for one that is not known. */
export type Origins = (resource: string) => readonly RecordOrigin[];

/** One finding: one cause, one issue. */
export interface ValidationIssue {
  readonly severity: Severity;
  readonly code: IssueTypeCode;
  /** Stable id of the rule, for example `cardinality-min` or `invariant:per-1`; `explain(rule)` tells more. */
  readonly rule: string;
  /** FHIRPath of the element, for example `Bundle.entry[2].resource.code.coding[0].system`. */
  readonly expression: string;
  /** Names the resource the element belongs to, `Condition/abc` or `Condition` when it has no id. */
  readonly resource: string;
  /** Line in the text that was validated, counted from 1; only when text was given. */
  readonly line?: number;
  /** Column in the text that was validated, counted from 1; only when text was given. */
  readonly column?: number;
  /** Canonical URL of the profile or base definition whose rule was broken. */
  readonly profile?: string;
  /** The FHIRPath expression of the constraint the rule is about, as published; `message` says what it asks. */
  readonly constraint?: string;
  /** What was found, where, and what is expected, in the language asked for; holds no personal data. */
  readonly message: string;
  /** The zib concept and record path behind the element, where our sections make or recognise it. */
  readonly concept?: ConceptSource;
  /** The records the resource was made from, when the caller gave `origins`. */
  readonly records?: readonly RecordOrigin[];
}

/** What could not be verified, counted; none of it was taken for valid. */
export interface Unverified {
  /** Codes whose membership could not be checked, per code system. */
  readonly codes: Readonly<Record<string, number>>;
  /** Canonical URLs of profiles that were claimed or asked for and are not known. */
  readonly profiles: readonly string[];
  /** References that lead out of what was given, so their target could not be looked at. */
  readonly references: number;
}

/** The answer of `validate()`. */
export interface ValidationReport {
  /** `conforms` when there is no issue of severity error or fatal. */
  readonly verdict: 'conforms' | 'does-not-conform';
  readonly counts: Readonly<Record<Severity, number>>;
  readonly issues: readonly ValidationIssue[];
  /** Canonical URLs of every profile that was applied, sorted. */
  readonly profiles: readonly string[];
  /** Those among them that are bundled as drafts, as `canonical|version`: their next text may ask for something else. */
  readonly drafts: readonly string[];
  /** How many resources were looked at, contained ones included. */
  readonly resources: number;
  readonly unverified: Unverified;
}
