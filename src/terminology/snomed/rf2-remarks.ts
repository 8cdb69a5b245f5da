/** What about a release is worth knowing though it can be indexed. */
export type Rf2RemarkCode =
  /** Delta files stand beside the snapshots; they were not read. */
  | 'delta-not-read'
  /** A component has two rows of one effective time. */
  | 'two-rows-of-one-time'
  /** A reference set is no longer maintained; it was left out. */
  | 'refset-inactive'
  /** A release has concepts in the directory, but no relationships, descriptions or language reference sets. */
  | 'file-missing'
  /** Rows speak of concepts that no concept file holds; they were left out. */
  | 'concept-missing'
  /** More concepts than the root have no parent. */
  | 'parent-missing'
  /** No file name and no module dependency says which release this is. */
  | 'version-from-rows'
  /** Files or rows are of a later date than the release. */
  | 'later-than-release';

/** A remark on a release: nothing that keeps it from being indexed, but what an index of it cannot answer well. */
export interface Rf2Remark {
  readonly code: Rf2RemarkCode;
  /** One sentence, about the first case. */
  readonly message: string;
  /** How many cases there are. */
  readonly count: number;
}

/** Gathers remarks while a release is read. */
export interface Rf2Remarks {
  /** Notes a case; only the first of a code is worded. */
  add(code: Rf2RemarkCode, message: () => string): void;
  readonly all: readonly Rf2Remark[];
}

/** No remarks yet. */
export function rf2Remarks(): Rf2Remarks {
  const remarks = new Map<Rf2RemarkCode, Rf2Remark>();
  return {
    add(code, message) {
      const before = remarks.get(code);
      remarks.set(code, before ? { ...before, count: before.count + 1 } : { code, message: message(), count: 1 });
    },
    get all() {
      return [...remarks.values()];
    },
  };
}
