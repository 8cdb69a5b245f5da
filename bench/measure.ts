/** Milliseconds per call of a function, a sample for each of several rounds, after a warm-up. */
export function roundsOf(work: () => unknown, { rounds = 7, msEach = 60 } = {}): readonly number[] {
  for (let i = 0; i < 20; i++) work();
  return Array.from({ length: rounds }, () => {
    let calls = 0;
    const start = performance.now();
    do {
      work();
      calls++;
    } while (performance.now() - start < msEach);
    return (performance.now() - start) / calls;
  });
}

/** The same for an asynchronous function, one call after the other. */
export async function roundsOfAsync(
  work: () => Promise<unknown>,
  { rounds = 7, msEach = 60 } = {},
): Promise<readonly number[]> {
  for (let i = 0; i < 20; i++) await work();
  const samples: number[] = [];
  while (samples.length < rounds) {
    let calls = 0;
    const start = performance.now();
    do {
      await work();
      calls++;
    } while (performance.now() - start < msEach);
    samples.push((performance.now() - start) / calls);
  }
  return samples;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], hundredth: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredth) / 100))] ?? Number.NaN;
}
