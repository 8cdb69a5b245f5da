import type { SourceKey } from '../bgz/index';
import type { InputIn, RecordIn } from '../bgz/zibs';
import type { ParseResult } from '../zib';

/** The referral a request is for, as far as the authorisation tells: `Task.identifier` and `Task.groupIdentifier`. */
export interface ReferralContext {
  readonly notification: string;
  readonly group: string;
}

/** Whose records: by BSN, or by the vendor's own key of the patient (the `id` of the Patient record). */
export type PatientQuery =
  | { readonly bsn: string; readonly id?: undefined }
  | { readonly id: string; readonly bsn?: undefined };

/** A part of the records of a group, in the order that `pagedSource` states. */
export interface SourcePage {
  /** The id of the record before the first one asked for; left out for the first page. */
  readonly after?: string;
  /** Most records that are looked at. */
  readonly limit: number;
}

/** That only the last measurements are wanted: what a source may go by, and need not. */
export interface LastHint {
  /** So many of each, the last ones by their date. */
  readonly max: number;
  /** Of each code, or of all records together: body height has three codes and is one thing. */
  readonly of: 'code' | 'all';
}

/** What a source is asked. */
export interface SourceQuery {
  readonly patient: PatientQuery;
  /** The referral that is pulled for, when the authorisation tells. */
  readonly referral?: ReferralContext;
  /** Only to a source made with `pagedSource`: one page of its records. */
  readonly page?: SourcePage;
  /** Only to a source made with `pagedSource`: the records with these ids. */
  readonly ids?: readonly string[];
  /**
   * A hint, where a receiver asks for the last only (`Observation/$lastn`). A source that gives all its records all the same is
   * right too: what is not the last is left out here. One that goes by it spares the mapping of a long history:
   *
   * - `max` records per code (or of all), counted from the last, by the moment of measuring; a record that was withdrawn
   *   (entered in error, cancelled) does not count;
   * - with each other record of the same moment as the last of them, or whose date is less precise so that it may be as late, and all
   *   without a date where too few have one. Too many is never wrong, too few is;
   * - where a record holds several (a panel with its tests), for each of their codes: a record stays in which one test is the last;
   * - and with those that these refer to (the tests of a panel). Where one is missing, all are asked for after all.
   *
   * `SELECT … FROM (SELECT *, RANK() OVER (PARTITION BY code ORDER BY measured_at DESC) AS nth …) WHERE nth <= $max`
   */
  readonly last?: LastHint;
}

/** What a source may hold: records of a zib group, or documents. */
export type SourceGroup = SourceKey;

/** Record type of a source group. */
export type SourceRecord<G extends SourceGroup> = RecordIn<G>;

/** What a source may use while it answers. */
export interface SourceContext {
  /** Aborted when the source took too long or the receiver went away. */
  readonly signal: AbortSignal;
  /** The moment of the pull. */
  readonly now: Date;
}

/** Plain data of a source group, in the form its builder accepts. */
export type SourceInput<G extends SourceGroup> = InputIn<G>;

/** What a source may yield: a record from a builder, the result of its `parse`, or plain data as the builder accepts it. */
export type SourceItem<G extends SourceGroup> = SourceRecord<G> | ParseResult<SourceRecord<G>> | SourceInput<G>;

type Several<T> = Iterable<T> | AsyncIterable<T>;

/** A record source: called when the pull arrives, gives all records of one group of one patient. */
export type Source<G extends SourceGroup> = (
  query: SourceQuery,
  context: SourceContext,
) => Several<SourceItem<G>> | Promise<Several<SourceItem<G>>>;

/** In place of a source: that the vendor states that there is nothing of the section, for any patient. */
export const NONE_KNOWN = 'noneKnown';

/**
 * The vendor's sources per zib group, one or several in order of precedence.
 *
 * - **A group left out is a section that is not offered**: nobody knows whether there is anything of it, so its searches are
 *   refused (404, `not-supported`), never answered with nothing, and the CapabilityStatement does not have them.
 * - **`'noneKnown'` states that there is nothing of it**, for any patient: a ward that gives no vaccinations. The section is
 *   offered, and its searches answer with an empty result, which a doctor may take for an answer.
 *
 * `patient` is required: every reference shows the patient. `healthProfessionals` and `healthcareProviders` are for those
 * known of this patient that no other record names: other records hold theirs whole and are not joined to these by id. No
 * search returns them; a receiver comes to one only by a reference to it.
 */
export type Sources = {
  readonly [G in Exclude<SourceGroup, 'patient'>]?: Source<G> | readonly Source<G>[] | typeof NONE_KNOWN;
} & { readonly patient: Source<'patient'> | readonly Source<'patient'>[] };

/** Why a source could not be used to the full. */
export type SourceFailureKind =
  | 'threw'
  | 'timed-out'
  | 'aborted'
  | 'invalid-record'
  | 'conflicting-record'
  | 'other-patient'
  | 'missing-patient'
  | 'too-many-records';

/** A source that failed, described without personal data. `cause` is the vendor's own error, for the vendor's own log. */
export interface SourceFailure {
  readonly group: SourceGroup;
  /** Position in the list of sources of the group, from 0. */
  readonly source: number;
  readonly kind: SourceFailureKind;
  /** Own id of the record it is about, unless that could itself be personal data; `detail` then names its place. */
  readonly record?: string;
  /**
   * Set when the source threw and so ended there: how many records it had given. What it would have given after that is not
   * known.
   */
  readonly brokeOffAfter?: number;
  readonly detail: string;
  readonly cause?: unknown;
}
