/** A row as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** What can be asked within a transaction, or outside one. Parameters are `$1`, `$2` …; values are never put in the text. */
export interface Queries {
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
}

/** A PostgreSQL database: a real one, or the embedded one. Stores and audit tables are made over it. */
export interface Database extends Queries {
  /** Runs work in one transaction: all of it or, when it rejects, nothing. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** True when no other process can have it open: what is known in this process is then all there is. */
  readonly exclusive: boolean;
  close(): Promise<void>;
}
