/**
 * A row: text and uuid as string, smallint and integer as number, bigint as string, boolean, timestamptz as Date, json and
 * jsonb as value, null. The same from every database.
 */
export type Row = Readonly<Record<string, unknown>>;

/** How a statement is run. */
export interface QueryOptions {
  /** It is asked with every request, in the same words: the database keeps it parsed. Default false. */
  readonly often?: boolean;
}

/** What can be asked within a transaction, or outside one. */
export interface Queries {
  /**
   * Runs one statement. Parameters are `$1`, `$2` …; values are never put in the text. Without parameters the text may be a
   * script of several statements; the rows are then those of the last one.
   *
   * @throws {DatabaseError} With the SQLSTATE as `code` when the database refuses; without any of the data.
   */
  query<T extends Row = Row>(
    sql: string,
    parameters?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<readonly T[]>;
}

/** Options of {@link Database.transaction}. */
export interface TransactionOptions {
  /** Its statements are waited for as long as they take, as those of a migration must be. Default false. */
  readonly patient?: boolean;
}

/** A PostgreSQL database: a real one, or the embedded one. Stores and audit tables are made over it. */
export interface Database extends Queries {
  /**
   * Runs work in one transaction: all of it or, when it rejects or one of its queries failed, nothing. Work that loses from another transaction
   * (deadlock, serialization failure) is run again, so it has no effects of its own. Ask only the `queries` it is given:
   * the embedded database has one connection, and asking the database itself would wait for ever.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** True when no other process can have it open: what is known in this process is then all there is. */
  readonly exclusive: boolean;
  /** Lets go of connections and directory. Closing twice is closing once. */
  close(): Promise<void>;
}
