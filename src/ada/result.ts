import type { BgzRecords } from '../bgz/listed/records';
import type { MendedKind, ZibIssueCode } from '../zib';

/** Stable names of what can be wrong with an instance: problems of the file itself, and those of the zib records. */
export type AdaIssueCode = 'malformed-xml' | 'too-large' | 'unknown-element' | 'given-twice' | ZibIssueCode;

/** One problem in an instance. Texts never repeat names, free text or identifiers from the file. */
export interface AdaIssue {
  readonly code: AdaIssueCode;
  /** Where: element names from the root, `[n]` (from 1) where an element has siblings of the same name. */
  readonly path: string;
  /** Line of the start tag, from 1; 0 when the problem is not in the file. */
  readonly line: number;
  /** Id of the record it lies in, or of the nearest block with one; absent when there is none that may be shown. */
  readonly record?: string;
  /** What was found and what is allowed, in one sentence. */
  readonly message: string;
}

/** A value the instance writes in another form than the records keep it in. */
export interface AdaMended {
  /** Element path, as in {@link AdaIssue}, with the attribute where that is known: `…/specialisme/@code`. */
  readonly path: string;
  readonly line: number;
  readonly what: MendedKind;
}

/** Something the instance says that the records do not hold. */
export interface AdaNotRead {
  /** Element path, as in {@link AdaIssue}. */
  readonly path: string;
  readonly line: number;
  /** XML id of the element, when it has one. */
  readonly id?: string;
  readonly reason: string;
}

/** What {@link readAda} answers: the records and what they leave out, or every problem of the instance. Either way what was mended. */
export type AdaResult =
  | {
      readonly ok: true;
      readonly records: BgzRecords;
      readonly notRead: readonly AdaNotRead[];
      readonly mended: readonly AdaMended[];
    }
  | { readonly ok: false; readonly issues: readonly AdaIssue[]; readonly mended: readonly AdaMended[] };
