interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/** What a group commit is made of. */
export interface GroupCommitOptions<T> {
  /** Writes all of them or, when it rejects, none. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Most that go together. */
  readonly most: number;
  /** True when one of the items is to blame and not the place they go to: the others are then tried by themselves. */
  readonly isOfItem: (error: unknown) => boolean;
}

/**
 * One write at a time; what arrives meanwhile goes together in the next. Under load the cost of a write is shared, without
 * load nothing waits.
 *
 * @returns Resolves when the item is written, rejects when it is not.
 */
export function groupCommit<T>({ commit, most, isOfItem }: GroupCommitOptions<T>): (item: T) => Promise<void> {
  let queue: Waiting<T>[] = [];
  let busy = false;

  async function settle(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await commit(group.map(({ item }) => item));
      for (const { done } of group) done();
    } catch (error) {
      if (group.length > 1 && isOfItem(error)) for (const one of group) await settle([one]);
      else for (const { failed } of group) failed(error);
    }
  }

  async function drain(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      const group = queue.slice(0, most);
      queue = queue.slice(most);
      await settle(group);
    }
    busy = false;
  }

  return (item) =>
    new Promise((done, failed) => {
      queue.push({ item, done, failed });
      if (!busy) void drain();
    });
}
