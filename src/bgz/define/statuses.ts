import type { MappingOptions } from './context';

/** The dates a status is decided by, as the record has them. */
export interface Dates {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** A status, and when the dates of a record decide for it. */
interface ClockRule<Status extends string, Facts extends Dates> {
  readonly status: Status;
  /** In words, for the docs. */
  readonly when: string;
  readonly holds: (facts: Facts, now: Date) => boolean;
  /** The choice of the vendor without which it does not hold. */
  readonly option?: keyof MappingOptions;
}

/** A status that the clock decides where the record states none. */
export interface ClockStatus<Status extends string, Facts extends Dates = Dates> {
  readonly zib: string;
  readonly element: string;
  /** What goes before the clock. */
  readonly first: string;
  /** The first rule that holds decides. */
  readonly rules: readonly ClockRule<Status, Facts>[];
  readonly otherwise: Status;
  readonly source: string;
}

/** A status that follows from the record alone, in words for the docs: how, how a record says otherwise, and what it rests on. */
interface RecordStatus {
  readonly zib: string;
  readonly element: string;
  readonly how: string;
  readonly otherwise: string;
  readonly source: string;
}

/** How the status of the resources of a section comes about. */
export interface StatedStatuses {
  /** Decided by the clock. Only its words are looked at, so what its rules look at need not be known. */
  readonly clock?: Omit<ClockStatus<string>, 'rules'> & {
    readonly rules: readonly Pick<ClockRule<string, Dates>, 'status' | 'when' | 'option'>[];
  };
  /** Decided by the record alone. */
  readonly record?: readonly RecordStatus[];
  /**
   * Statuses that say that something has yet to come or goes on, and the date by which that would be over: `start`, or `end` where
   * going on for years is what it is there for.
   */
  readonly open?: Readonly<Record<string, 'start' | 'end'>>;
}
