import { inBatches } from '../limits/in-batches';

/** What a group commit is made of. */
export interface GroupCommitOptions<T> {
  /** Writes all of them or, when it rejects, none. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Most that go together. */
  readonly most: number;
  /** True when one of the items is to blame and not the place they go to: the others are then tried by themselves. */
  readonly isOfItem: (error: unknown) => boolean;
  /** Also lets those go together that come in one turn of the event loop: what is written to is fast, or within the process. */
  readonly gather?: boolean;
}

type Outcome = { readonly failure?: { readonly reason: unknown } };

/**
 * One write at a time; what arrives meanwhile goes together in the next. Under load the cost of a write is shared, without
 * load nothing waits.
 *
 * @returns Resolves when the item is written, rejects when it is not.
 */
export function groupCommit<T>({ commit, most, isOfItem, gather }: GroupCommitOptions<T>): (item: T) => Promise<void> {
  async function outcomesOf(items: readonly T[]): Promise<readonly Outcome[]> {
    try {
      await commit(items);
      return items.map(() => ({}));
    } catch (reason) {
      if (items.length === 1 || !isOfItem(reason)) return items.map(() => ({ failure: { reason } }));
    }
    const outcomes: Outcome[] = [];
    for (const item of items) outcomes.push(...(await outcomesOf([item])));
    return outcomes;
  }

  const write = inBatches(outcomesOf, most, { gather });
  return async (item) => {
    const { failure } = await write(item);
    if (failure) throw failure.reason;
  };
}
