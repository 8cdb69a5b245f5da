/** Median of several runs of a function, in milliseconds per call. */
export function timeOf(work: () => unknown, minimumMs = 400): number {
  for (let i = 0; i < 20; i++) work();
  const samples: number[] = [];
  const end = performance.now() + minimumMs;
  while (performance.now() < end || samples.length < 7) {
    const start = performance.now();
    work();
    samples.push(performance.now() - start);
  }
  return median(samples);
}

/** The same for an asynchronous function, one call after the other. */
export async function timeOfAsync(work: () => Promise<unknown>, minimumMs = 400): Promise<number> {
  for (let i = 0; i < 20; i++) await work();
  const samples: number[] = [];
  const end = performance.now() + minimumMs;
  while (performance.now() < end || samples.length < 7) {
    const start = performance.now();
    await work();
    samples.push(performance.now() - start);
  }
  return median(samples);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One line of the report: what, how much, what was aimed at, and whether it was met. */
export function line(
  what: string,
  value: number,
  unit: string,
  aim?: { readonly text: string; readonly met: boolean },
): string {
  const number = value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 3);
  const verdict = aim === undefined ? '' : `${aim.text.padEnd(22)} ${aim.met ? 'met' : 'NOT met'}`;
  return `${what.padEnd(58)} ${number.padStart(9)} ${unit.padEnd(7)} ${verdict}`.trimEnd();
}
