/** Tables of one subject: how they are made, and what who uses them may do with them. */
export interface SubjectTables {
  /** Whose tables these are, for example `notified-pull`. */
  readonly subject: string;
  /** SQL of each migration, in order; a step may hold several statements. Steps that were released never change. */
  readonly steps: readonly string[];
  /** Rights on each table that using it takes. */
  readonly rights: Readonly<Record<string, readonly ('SELECT' | 'INSERT' | 'UPDATE' | 'DELETE')[]>>;
  /** Functions that are called, with their parameter types. */
  readonly calls?: readonly string[];
}

/** What an application may choose of a store's tables. */
export interface TableOptions {
  /**
   * False makes and changes no table: those of another version are refused (`migration-missing`, `migration-newer`). For a
   * role that does not own them; `bgz migrate` or `migrateTables` brings them up to date as their owner. Default true.
   */
  readonly migrate?: boolean;
}
