import { type BatchOptions, inBatches } from '../limits/in-batches';

/** What a group commit is made of; with `isOfItem`, an item that is to blame for a failure fails alone. */
export interface GroupCommitOptions<T> extends BatchOptions {
  /** Writes all of them or, when it rejects, none. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Most that go together. */
  readonly most: number;
}

/**
 * One write at a time; what arrives meanwhile goes together in the next. Under load the cost of a write is shared, without
 * load nothing waits.
 *
 * @returns Resolves when the item is written, rejects when it is not.
 */
export function groupCommit<T>({ commit, most, ...how }: GroupCommitOptions<T>): (item: T) => Promise<void> {
  return inBatches<T, void>(
    async (items) => {
      await commit(items);
      return [];
    },
    most,
    how,
  );
}
