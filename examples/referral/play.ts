/** What a step must show; false, or an error, ends the play with a non-zero exit. */
export type Check = readonly [what: string, holds: boolean];

/** Steps of the play, told as they go. */
export interface Play {
  step(title: string, act: () => Promise<readonly Check[]>): Promise<void>;
  /** Takes a line about an HTTP exchange; shown under the step in which it happened. */
  readonly exchange: (line: string) => void;
  /** How many steps were as they must be, and how many were not. */
  readonly score: { passed: number; failed: number };
}

/** Starts a play that writes to the terminal. */
export function startPlay(write: (line: string) => void): Play {
  const score = { passed: 0, failed: 0 };
  let exchanges: string[] = [];
  let number = 0;

  const MOST = 14;
  function showExchanges(): void {
    for (const line of exchanges.slice(0, MOST)) write(line);
    if (exchanges.length > MOST) write(`      … and ${exchanges.length - MOST} more`);
    exchanges = [];
  }

  return {
    score,
    exchange: (line) => void exchanges.push(line),
    async step(title, act) {
      number += 1;
      let checks: readonly Check[];
      try {
        checks = await act();
      } catch (error) {
        checks = [[`the step ended in an error: ${error instanceof Error ? error.message : 'unknown'}`, false]];
      }
      const good = checks.every(([, holds]) => holds);
      if (good) score.passed += 1;
      else score.failed += 1;
      write(`\n${String(number).padStart(2)}. ${good ? '✔' : '✘'} ${title}`);
      showExchanges();
      for (const [what, holds] of checks) write(`    ${holds ? '✔' : '✘'} ${what}`);
    },
  };
}
