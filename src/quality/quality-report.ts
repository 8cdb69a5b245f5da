import type { PlausibilityRuleId } from '../bgz/plausibility/rules';
import type { SectionKey } from './sections';

/**
 * How the leading code of the records is registered. The figures add up to `records`, a record counting for the first
 * that applies: for medication `gStandaard`, `snomed`, `otherSystem`; elsewhere `snomed`, `gStandaard`, `otherSystem`.
 */
export interface CodeFigures {
  /** Denominator: records whose zib has a leading code (allergy, problem, device, procedure, medication). */
  readonly records: number;
  /** Records coded in the system preferred for them: the G-Standaard for medication, SNOMED CT for the others. */
  readonly preferred: number;
  readonly snomed: number;
  /** GPK, PRK, HPK, ZI number, and the substances of the G-Standaard (SNK, SSK, thesaurus 122). */
  readonly gStandaard: number;
  readonly otherSystem: number;
  /** Words without any code. */
  readonly textOnly: number;
  /** Neither code nor words. */
  readonly absent: number;
  /** The resource that holds the code (Device, Medication) is not among the resources given. */
  readonly notGiven: number;
}

/** Dates by precision. `values` is the denominator of the others. */
export interface DateFigures {
  readonly values: number;
  /** Only a year is known. */
  readonly year: number;
  /** Only a year and month are known. */
  readonly month: number;
  /** Lies after `now`, for concepts that tell what has happened; a vague date only when all of it does. */
  readonly future: number;
  /** Is no date. */
  readonly unreadable: number;
}

/** Coded values and how many of them are words without a code. */
export interface FreeTextFigures {
  /** Denominator: values of concepts that have a codelist, reasons for having none included. */
  readonly values: number;
  readonly freeText: number;
}

/** What was registered of one zib concept. */
export interface ConceptFigures {
  /** English name of the zib, for example `AllergyIntolerance`. */
  readonly zib: string;
  /** For example `NL-CM:8.2.2`. */
  readonly id: string;
  /** Dutch name of the concept, English in an English report. */
  readonly name: string;
  /** Other concepts that are sent in the same element, so that the figures are those of all of them together. */
  readonly sharedWith?: readonly { readonly id: string; readonly name: string }[];
  /** Whether a record of the zib cannot do without it. */
  readonly required: boolean;
  /**
   * Denominator of `filled`, `reason` and `missing`: the records of the zib; for a required concept inside a container
   * (the symptom of a reaction) the containers; 0 for other concepts inside a container, which are not judged.
   */
  readonly expected: number;
  readonly filled: number;
  /** Only a nullFlavor or data-absent-reason is there. */
  readonly reason: number;
  readonly missing: number;
  /** NullFlavors by code, also those beside words; a code that does not exist counts as `other`. */
  readonly nullFlavors: Readonly<Record<string, number>>;
  readonly dataAbsentReasons: Readonly<Record<string, number>>;
  /** Only for concepts with a codelist that occur. */
  readonly codes?: FreeTextFigures;
  /** Only for dates that occur. */
  readonly dates?: DateFigures;
}

/** Figures that add up over concepts and sections. */
export interface Figures {
  /** Zib records: resources of the types a BgZ search returns. */
  readonly records: number;
  /** Resources that belong to a record: products, the request behind a procedure, professionals, organizations. */
  readonly supporting: number;
  readonly leadingCode: CodeFigures;
  /** Sum of `missing` over required and over optional concepts, with the sum of `expected` they are missing from. */
  readonly required: { readonly expected: number; readonly missing: number };
  readonly optional: { readonly expected: number; readonly missing: number };
  readonly nullFlavors: number;
  readonly dataAbsentReasons: number;
  readonly codes: FreeTextFigures;
  readonly dates: DateFigures;
  /** Records that break a rule of plausibility, by rule; rules that none breaks are left out. `bgz explain` tells of each. */
  readonly plausibility: Readonly<Partial<Record<PlausibilityRuleId, number>>>;
  /** Records that no national search of the BgZ returns, so that a receiver who pulls as prescribed does not get them. */
  readonly unreached: number;
  /**
   * Records whose status is open (a procedure in progress, a medication active) although their date is over, so that nobody
   * registered how they ended: the status follows from the clock, or was left as it was. docs/statuses.md tells which. A
   * resource does not tell whether its status was stated, so one that was stated counts too.
   */
  readonly overdue: number;
}

/** Figures of a section, in total and by concept, in the order of the zib. */
export interface SectionQuality extends Figures {
  readonly title: string;
  readonly concepts: readonly ConceptFigures[];
}

/**
 * Registration quality of a BgZ: how completely, how codedly and how precisely it was registered. It judges no conformance
 * and holds counts only: no names, numbers, codes or words of a record.
 */
export interface QualityReport {
  readonly formatVersion: 1;
  /** The date in the Netherlands that dates were compared with. */
  readonly date: string;
  readonly sections: Readonly<Record<SectionKey, SectionQuality>>;
  readonly total: Figures;
  /** Resources of types that no section measures, which nothing here says anything about. */
  readonly notMeasured: number;
}
