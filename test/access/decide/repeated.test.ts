import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deciding } from '../../../src/access/decide/decided';
import type { AccessEvaluation, Decide } from '../../../src/access/decide/evaluation';

/** Asks so many times, and gives the lines that were logged, the later ones by the end of a minute. */
function asker(decide: Decide) {
  const lines: { readonly event?: string; readonly err?: unknown; readonly count?: number }[] = [];
  const take = (facts: object) => void lines.push({ ...facts });
  const logger = { debug: take, info: take, warn: take, error: take };
  const waitFor = async <T>(_port: 'decide', ask: (signal: AbortSignal) => T | Promise<T>): Promise<T> =>
    ask(new AbortController().signal);
  const ask = deciding(decide, { waitFor: waitFor as never, logger });
  const request = { headers: new Headers() };
  return {
    lines,
    times: async (count: number) => {
      for (let i = 0; i < count; i++) await ask({} as AccessEvaluation, request);
    },
  };
}

const down = () => Promise.reject(new Error('no connection'));

describe('a decision point that fails', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is logged in full once, and at the end of the minute as how often it was so again', async () => {
    const { lines, times } = asker(down);
    await times(87);
    expect(lines).toEqual([{ event: 'decision-failed', err: new Error('no connection') }]);
    vi.advanceTimersByTime(60_000);
    expect(lines.slice(1)).toEqual([{ event: 'decision-failed', count: 86 }]);
  });

  it('is logged in full again in the next minute, and not summed where it was so once', async () => {
    const { lines, times } = asker(down);
    await times(1);
    vi.advanceTimersByTime(60_000);
    await times(1);
    vi.advanceTimersByTime(60_000);
    expect(lines.map(({ err, count }) => [err !== undefined, count])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
  });

  it('is kept apart from one that fails in another way, up to a bound', async () => {
    let nth = 0;
    const { lines, times } = asker(() => Promise.reject(new Error(`failure ${nth++ % 150}`)));
    await times(300);
    expect(lines).toHaveLength(101);
    vi.advanceTimersByTime(60_000);
    const counted = lines.reduce((sum, { count = 1 }) => sum + count, 0);
    expect(counted).toBe(300);
  });

  it('denies each time all the same', async () => {
    const ask = deciding(down, {
      waitFor: (async (_port: string, work: (signal: AbortSignal) => unknown) =>
        work(new AbortController().signal)) as never,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    for (let i = 0; i < 3; i++)
      expect(await ask({} as AccessEvaluation, { headers: new Headers() })).toEqual({ reason: 'decision-unavailable' });
  });
});
