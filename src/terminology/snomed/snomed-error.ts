/** What can be wrong with an RF2 release or with an index file. */
export type SnomedErrorCode =
  /** No file of a kind the index needs, or the directory cannot be read. */
  | 'rf2-missing'
  /** A row or header that does not read as RF2; `file`, `line` and `column` say where. */
  | 'rf2-malformed'
  /** The rows read well, but refer to concepts or language reference sets that are not there. */
  | 'rf2-incomplete'
  /** The is-a relationships run in a circle. */
  | 'rf2-cyclic'
  /** The index file is absent or may not be read. */
  | 'index-unreadable'
  /** The file is not an index of ours. */
  | 'index-foreign'
  /** An index of another format version; build it again. */
  | 'index-version'
  /** The file is shorter than its header says. */
  | 'index-truncated'
  /** The contents contradict each other or their checksum. */
  | 'index-corrupt'
  /** Asked after `close()`. */
  | 'index-closed';

/** Where in an RF2 file: the line counts from 1, the column is the one the header names. */
export interface Rf2Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
}

/** Thrown when an RF2 release cannot be indexed or an index file cannot be used; `code` is stable. */
export class SnomedError extends Error {
  override readonly name = 'SnomedError';
  readonly code: SnomedErrorCode;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: string | undefined;

  constructor(code: SnomedErrorCode, message: string, place?: Rf2Place, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.file = place?.file;
    this.line = place?.line;
    this.column = place?.column;
  }
}
