import type { MendedKind } from '../bgz/define/mended';
import type { ReadDocument } from '../bgz/document/read-document';
import type { BgzRecords } from '../bgz/listed/records';
import type { ZibIssue } from '../zib';
import type { ReadGroup } from './kinds';
import type { ReadCode } from './words';

export type { ReadCode } from './words';

/** The records that were read, by zib group. `patient` is absent when no Patient could be read. */
export type ReadRecords = Partial<BgzRecords>;

/** A resource that something is said of. */
export interface ToldResource {
  /** `AllergyIntolerance/abc`; the type alone where its id could itself be personal data. */
  readonly resource: string;
  /** Where it stands in what was given: `Bundle.entry[3].resource`. */
  readonly where: string;
}

/** Something the resources say that no record holds. Names the place only: no value, no name that a sender made up. */
export interface NotRead extends ToldResource {
  /** FHIRPath of the element, the type alone for a whole resource; `?` for a step that FHIR does not have there. */
  readonly path: string;
  /** `no-place` for an element; for a whole resource the code of the issue that says why. */
  readonly reason: ReadCode;
}

/** What is wrong with what was given, or with what was read of it. Texts never repeat names, free text or numbers of a person. */
export interface ReadIssue extends Partial<ToldResource> {
  readonly code: ReadCode;
  /** `error`: something that belongs among the records is not, or what was given contradicts itself. */
  readonly severity: 'error' | 'warning';
  /** FHIRPath of the element it is about, where there is one. */
  readonly path?: string;
  /** The record it is about: its group, and its id unless that could itself be personal data. */
  readonly record?: { readonly group: ReadGroup; readonly id?: string };
  /** Of `refused` and `between-records`: what the zib says, with the path in the record. */
  readonly zib?: ZibIssue;
  readonly message: string;
}

/** A value that was written in another form than the records keep it in; see docs/records.md. */
export interface ReadMended extends ToldResource {
  readonly group: ReadGroup;
  /** Record path: `reactions[0].severity`. */
  readonly at: string;
  readonly what: MendedKind;
}

/** What {@link readBgz} answers. */
export interface ReadResult {
  /** True when every element of every resource has its place in a record, and nothing is wrong. */
  readonly complete: boolean;
  /** Each record as its builder gives it, ids those of the resources; lists that hold nothing are absent. */
  readonly records: ReadRecords;
  /** The documents that go along: what is told of each, and where its bytes are. `withContent` makes a record of one. */
  readonly documents: readonly ReadDocument[];
  /** In the order in which it was given; at most `maxTold`. */
  readonly notRead: readonly NotRead[];
  /** At most `maxTold`. */
  readonly issues: readonly ReadIssue[];
  readonly mended: readonly ReadMended[];
  /** How many there are of each, also beyond what is listed. */
  readonly counts: { readonly notRead: number; readonly issues: number; readonly mended: number };
}
