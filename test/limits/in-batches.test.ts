import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupCommit } from '../../src/audit/group-commit';
import { inBatches } from '../../src/limits/in-batches';

/** Answers that come when they are let go of, one question at a time. */
function asked() {
  const questions: { items: readonly number[]; answer: () => void; fail: (reason: unknown) => void }[] = [];
  const ask = (items: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      questions.push({ items, answer: () => resolve(items.map((item) => item * 10)), fail: reject });
    });
  return { questions, ask };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('What is asked in batches', () => {
  it('is asked at once when nothing is under way, and else with what comes up meanwhile, in order', async () => {
    const { questions, ask } = asked();
    const one = inBatches(ask, 3);
    const answers = [1, 2, 3, 4, 5].map(one);
    expect(questions.map(({ items }) => items)).toEqual([[1]]);
    questions[0]?.answer();
    await soon();
    expect(questions.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    questions[1]?.answer();
    await soon();
    questions[2]?.answer();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  });

  it('is gathered until the end of the turn where that was chosen', async () => {
    const { questions, ask } = asked();
    const one = inBatches(ask, 3, { gather: true });
    const answers = [1, 2, 3, 4, 5].map(one);
    expect(questions).toHaveLength(0);
    await soon();
    expect(questions.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    questions[0]?.answer();
    await soon();
    await soon();
    expect(questions.map(({ items }) => items)).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    questions[1]?.answer();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  });

  it('is never answered by a question that was put before', async () => {
    const { questions, ask } = asked();
    const one = inBatches(ask, 10, { gather: true });
    void one(1);
    await soon();
    const late = one(1);
    questions[0]?.answer();
    await soon();
    await soon();
    expect(questions).toHaveLength(2);
    questions[1]?.answer();
    expect(await late).toBe(10);
  });

  it('fails with its own question, and no other', async () => {
    const { questions, ask } = asked();
    const one = inBatches(ask, 2, { gather: true });
    const answers = Promise.allSettled([1, 2, 3, 4, 5].map(one));
    await soon();
    questions[0]?.answer();
    await soon();
    await soon();
    questions[1]?.fail(new Error('gone'));
    await soon();
    await soon();
    questions[2]?.answer();
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const next = one(6);
    await soon();
    questions[3]?.answer();
    expect(await next).toBe(60);
  });
});

describe('A question that is not answered', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('holds up the next for as long as there is patience, and who asked it waits on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { questions, ask } = asked();
    const one = inBatches(ask, 10, { patienceMs: 2_000 });
    const [hung, next] = [one(1), one(2)];
    await vi.advanceTimersByTimeAsync(1_999);
    expect(questions.map(({ items }) => items)).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(questions.map(({ items }) => items)).toEqual([[1], [2]]);
    questions[1]?.answer();
    expect(await next).toBe(20);
    questions[0]?.answer();
    expect(await hung).toBe(10);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that fails after that, fails who asked it and nobody else', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { questions, ask } = asked();
    const one = inBatches(ask, 10, { patienceMs: 2_000 });
    const hung = expect(one(1)).rejects.toThrow('gone');
    const next = one(2);
    await vi.advanceTimersByTimeAsync(2_000);
    questions[0]?.fail(new Error('gone'));
    await hung;
    questions[1]?.answer();
    expect(await next).toBe(20);
  });

  it('holds up all others where order counts', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { questions, ask } = asked();
    const one = inBatches(ask, 10);
    void one(1);
    void one(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions.map(({ items }) => items)).toEqual([[1]]);
  });
});

describe('A group commit', () => {
  it('refuses all of a group that could not be written, and nobody of another', async () => {
    const written: number[] = [];
    let group = 0;
    const write = groupCommit<number>({
      commit: async (items) => {
        if (++group === 2) throw new Error('no space');
        written.push(...items);
      },
      most: 2,
      gather: true,
    });
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map(write));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(written).toEqual([1, 2, 5]);
  });

  it('tries the others of a group by themselves when one of them is to blame, in their order', async () => {
    const written: number[] = [];
    const write = groupCommit<number>({
      commit: async (items) => {
        if (items.includes(3)) throw new Error('cannot be stored');
        written.push(...items);
      },
      most: 10,
      isOfItem: () => true,
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map(write));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual([1, 2, 4]);
  });
});
