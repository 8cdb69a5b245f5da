import { vi } from 'vitest';

/** Waits until what is said holds, for as long as a test may take: a busy machine is no failure. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 600_000, interval: 10 });
