import type { SourceGroup } from '../assemble/ports';
import type { ParseResult } from '../bgz/define/define-zib';
import type { QualityReport } from '../quality/quality-report';
import type { CheckFinding, FindingKind, FindingSeverity } from './finding';

/** What became of one record a source gave. */
export interface CheckedRecord {
  readonly group: SourceGroup;
  /** Position of the source in its group, from 0. */
  readonly source: number;
  /** Position in the answer of the source, from 1. */
  readonly nth: number;
  /** The own id, unless it could itself be personal data. */
  readonly record?: string;
  /** What it is called in text: the own id, or its place. */
  readonly name: string;
  /** Whether the builder of its zib accepts it. */
  readonly accepted: boolean;
  /** What is wrong with it, when it is not accepted: as `parse` tells it. */
  readonly issues: Extract<ParseResult<unknown>, { ok: false }>['issues'];
  /** What was written in another form than it is kept in. */
  readonly mended: ParseResult<unknown>['mended'];
  /** What in it is hardly true. */
  readonly warnings: Extract<ParseResult<unknown>, { ok: true }>['warnings'];
  /** Types of the resources it became, its own first; a professional that several records name is one of each. */
  readonly resources: readonly string[];
  /** The national searches that return it, without the patient; empty for what only comes along with others. */
  readonly returnedBy: readonly string[];
  /**
   * Whether a receiver who pulls as BgZ MSZ 2.0 prescribes gets it, whole and conforming, from a facade with the given
   * `invalidRecords` and `completeness`: one record that is refused may keep all others of its section back.
   */
  readonly arrives: boolean;
  readonly findings: readonly CheckFinding[];
}

/** What became of all records of one patient. */
export interface CheckedPatient {
  /** Position among the patients that were given, from 1. */
  readonly position: number;
  /** What the patient is called: your own key, or `patient 2`; never the BSN. */
  readonly name: string;
  readonly records: readonly CheckedRecord[];
  /** What is not about one record: a source that fails, a patient that is not found. */
  readonly findings: readonly PatientFinding[];
}

/** A finding that is not about one record that was given. */
export interface PatientFinding extends CheckFinding {
  readonly group?: SourceGroup;
  readonly source?: number;
  /** Own id of the record a builder threw about, inside a source. */
  readonly record?: string;
}

/** How many records of a group there are and what becomes of them. */
export interface GroupFigures {
  readonly records: number;
  readonly accepted: number;
  /** Accepted after something in them was mended. */
  readonly mended: number;
  /** Accepted, and something in them is hardly true. */
  readonly odd: number;
  /** Of which no resource has an error of the validator. */
  readonly conforming: number;
  /** Returned by a national search, or coming along with what is. */
  readonly reached: number;
  readonly arriving: number;
}

/** The answer of `checkSources`. */
export interface CheckResult {
  readonly formatVersion: 1;
  /** The date in the Netherlands that was taken for today. */
  readonly date: string;
  /** `arrives` when there is no finding of severity error. */
  readonly verdict: 'arrives' | 'does-not-arrive';
  readonly language: 'nl' | 'en';
  readonly patients: readonly CheckedPatient[];
  /** Per group that has a source, and of all. */
  readonly groups: Readonly<Partial<Record<SourceGroup, GroupFigures>>>;
  readonly total: GroupFigures;
  /**
   * Groups without a source, which are searched for: a facade over these sources does not offer them. A group that says
   * `'noneKnown'` is in `groups`, with no records.
   */
  readonly notOffered: readonly SourceGroup[];
  /** Findings by severity and by kind. */
  readonly counts: Readonly<Record<FindingSeverity, number>>;
  readonly kinds: Readonly<Partial<Record<FindingKind, number>>>;
  /** How well what would be sent is registered. */
  readonly quality: QualityReport;
}
