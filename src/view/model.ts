import type { QualityReport } from '../quality/quality-report';
import type { Severity } from '../validate/issue';

/** A text in both languages; one text where it is the same in both, as all that a sender wrote is. */
export type Said = string | { readonly nl: string; readonly en: string };

/** One thing that is told of a record: a value under its label, or parts of its own. */
export type Pair = { readonly label: Said } & (
  | { readonly value: Said; readonly parts?: undefined }
  | { readonly value?: undefined; readonly parts: readonly Pair[] }
);

/** A finding of the validator. */
export interface ViewFinding {
  readonly severity: Severity;
  /** Id of the rule; `bgz explain` tells more. */
  readonly rule: string;
  /** FHIRPath of the element, below the resource where it is about one. */
  readonly path: string;
  readonly message: Said;
  /** The zib concept behind it: NL-CM id and name. */
  readonly concept?: Said;
}

/** Something of a resource that no record holds, or that made it none. */
export interface ViewNotRead {
  /** FHIRPath of the element; the type alone for the whole resource. */
  readonly path: string;
  readonly message: Said;
}

/** How the national searches meet a resource that none of them returns. */
export interface ViewUnreached {
  readonly searches: readonly string[];
  /** Per parameter the codes that are asked and those that are there. */
  readonly misses: readonly {
    readonly parameter: string;
    readonly asked: readonly string[];
    readonly found: readonly string[];
  }[];
}

/** Where an item stands in time, for a time line: on the Dutch clock. */
export interface ViewMoment {
  /** As FHIR has it: `2008`, `2008-06`, `2026-05-04`, `2026-05-04T10:30:00+02:00`. */
  readonly from?: string;
  readonly to?: string;
  /** In words, as precise as it is. */
  readonly text?: Said;
  /** Milliseconds of begin and end on the Dutch clock, taken as UTC; of a vague date those of its first day. */
  readonly at?: number;
  readonly until?: number;
}

/** A resource, as it is shown. */
export interface ViewItem {
  /** Place in `BgzView.items`. */
  readonly nth: number;
  /** `AllergyIntolerance/abc`, the type alone for a resource without id. */
  readonly reference: string;
  /** Where it stands in what was given: `input[0].entry[3].resource`. */
  readonly where: string;
  /** What it is called: the agent of an allergy, the product of medication. */
  readonly title: Said;
  /** In one line what matters next: dosage in words, the value that was measured. */
  readonly summary?: Said;
  /** All that it tells, in the order of the zib. */
  readonly told: readonly Pair[];
  readonly moment: ViewMoment;
  /** It says itself that it does not stand: entered in error, cancelled, not done, refuted. */
  readonly withdrawn?: Said;
  readonly findings: readonly ViewFinding[];
  readonly notRead: readonly ViewNotRead[];
  readonly unreached?: ViewUnreached;
  /** Group and own id of the record behind it. */
  readonly record?: { readonly group: string; readonly id: string };
}

/**
 * What is known of a section that shows nothing, or not all. `given`: there are items, and nothing says that some are missing.
 * `none-known`: the records say that there are none. `none-found`: it was searched for and nothing came. `not-offered`: the
 * sender does not offer it. `incomplete`: somebody says that something is missing. `not-given`: nothing speaks of it.
 */
export type SectionState = 'given' | 'none-known' | 'none-found' | 'not-offered' | 'incomplete' | 'not-given';

/** A section of the BgZ with its items. */
export interface ViewSection {
  readonly key: string;
  readonly title: Said;
  readonly chapter: Said;
  readonly state: SectionState;
  /** Places in `BgzView.items`. */
  readonly items: readonly number[];
}

/** That something is missing or was not read, as it must be seen before anything else. */
export interface ViewNotice {
  readonly severity: 'error' | 'warning' | 'information';
  readonly text: Said;
  /** Words of the sender, as they came. */
  readonly quoted?: string;
  /** Keys of the sections that it is about, which are not complete then; none when that is not known. */
  readonly sections: readonly string[];
  /** The sender does not have these sections: whether there is anything of them is not known. */
  readonly notOffered?: true;
}

/** A value that was measured. */
export interface ViewPoint {
  readonly item: number;
  /** Milliseconds on the Dutch clock, taken as UTC; absent for a date that is vague or no date. */
  readonly t?: number;
  /** In words, as precise as it is; empty when it is not told. */
  readonly when: Said;
  /** The number as it was written, with the decimal mark of the language, and what bounds it: `< 5`. */
  readonly text: Said;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  /** The range of reference in words. */
  readonly range?: Said;
  readonly outside?: 'below' | 'above';
  /** The date is that of the panel that the test is of. */
  readonly isOfPanel?: true;
  /** Why it stands in no plot. */
  readonly notPlotted?: 'no-number' | 'bound' | 'vague-date' | 'withdrawn';
}

/** One line of a plot. */
export interface ViewLine {
  readonly label: Said;
  readonly points: readonly ViewPoint[];
}

/** Values of one thing in one unit: never two units in one plot. */
export interface ViewSeries {
  readonly section: string;
  readonly title: Said;
  /** As it is shown; empty for values without unit. */
  readonly unit: string;
  readonly lines: readonly ViewLine[];
  /** Item of the latest measurement that stands; a vague date counts as its first day. Absent where none has a date. */
  readonly latest?: number;
}

/** Who it is about. */
export interface ViewPatient {
  readonly name?: string;
  readonly birthDate?: Said;
  /** In whole years at the moment of the view, or of the death, where the day of birth is known. */
  readonly age?: number;
  readonly gender?: Said;
  readonly bsn?: string;
  readonly deceased?: Said;
  readonly item: number;
}

/** How long a pull took. */
export interface ViewTiming {
  readonly requests: readonly { readonly what: string; readonly ms: number; readonly bytes?: number }[];
  readonly ms: number;
}

/** The sides of a referral, and whoever keeps a trail. */
export type ViewParty = 'sender' | 'receiver' | 'keeper';

/** What one line of a trail tells; from one side to the other, or of one side by itself. */
export interface ViewStep {
  /** Place in `ViewTrail.names` of the trail that tells it. */
  readonly trail: number;
  readonly from: ViewParty;
  readonly to: ViewParty;
  /** On the Dutch clock. */
  readonly when: string;
  readonly what: Said;
  /** Type of what it was about: a FHIR type. */
  readonly about?: string;
  readonly outcome: 'success' | 'refused' | 'failed' | 'partial';
  readonly reason?: Said;
  readonly status?: number;
  readonly who?: string;
  readonly resources?: number;
  readonly missing?: readonly string[];
  /** How many events it stands for, where that is not one. */
  readonly count?: number;
  readonly correlation?: string;
  readonly decision?: 'permit' | 'deny';
}

/** The trail of a referral as a sequence of messages. */
export interface ViewTrail {
  /** What the trails are called. */
  readonly names: readonly string[];
  /** How many referrals the steps are of: what no id links is another. */
  readonly referrals: number;
  readonly notifications: readonly string[];
  readonly groups: readonly string[];
  /** In the order of time. */
  readonly steps: readonly ViewStep[];
  /** Lines of the trails that are of something else, and how many could not be read. */
  readonly others: number;
  readonly unread: number;
}

/** The BgZ of one patient as it is shown: plain data, all of it personal. */
export interface BgzView {
  readonly formatVersion: 1;
  /** What was given: records of the library, or FHIR. */
  readonly from: 'records' | 'fhir';
  /** What each of what was given is called; none where it has no name. */
  readonly names: readonly string[];
  /** The moment it was made for, on the Dutch clock. */
  readonly made: string;
  readonly patient?: ViewPatient;
  readonly notices: readonly ViewNotice[];
  /** In the order of a doctor: allergies and alerts first, then the order of the BgZ. */
  readonly sections: readonly ViewSection[];
  /** Items that are of no section, or of another patient. */
  readonly other: readonly number[];
  readonly apart: readonly number[];
  readonly items: readonly ViewItem[];
  readonly series: readonly ViewSeries[];
  /** Findings that are about no item: of a Bundle. */
  readonly findings: readonly ViewFinding[];
  /** Absent when it was not validated. */
  readonly counts?: Readonly<Record<Severity, number>>;
  readonly quality: { readonly nl: QualityReport; readonly en: QualityReport };
  readonly timing?: ViewTiming;
  /** What trails tell of a referral, where they were given. */
  readonly trail?: ViewTrail;
  /** Of each item its FHIR and its record, as JSON: kept apart, as the page reads them when they are asked for. */
  readonly sources: readonly ViewSource[];
}

/** What an item was made of. */
export interface ViewSource {
  readonly fhir: string;
  readonly record?: string;
}
