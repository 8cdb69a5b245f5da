/** What a step must show; false, or an error, ends the play with a non-zero exit. */
export type Check = readonly [what: string, holds: boolean];

/** Plays one step. Its title says what happens, and why it goes as it does. */
export type Step = (title: string, act: () => Promise<readonly Check[]>) => Promise<void>;

/** Steps of the play, told as they go. */
export interface Play {
  readonly step: Step;
  /** Takes a line about an HTTP exchange; the first of them are shown under the step in which they happened. */
  readonly exchange: (line: string) => void;
  /** Takes a line that is shown under its step in any case. */
  readonly tell: (line: string) => void;
  /** How many steps were as they must be, and how many were not. */
  readonly score: { passed: number; failed: number };
}

/** Starts a play that writes to the terminal, of each step no more than so many HTTP exchanges. */
export function startPlay(write: (line: string) => void, most: number): Play {
  const score = { passed: 0, failed: 0 };
  const exchanges: string[] = [];
  const told: string[] = [];
  let number = 0;

  function show(): void {
    for (const line of exchanges.slice(0, most)) write(line);
    if (exchanges.length > most) write(`      … and ${exchanges.length - most} more`);
    for (const line of told) write(line);
    exchanges.splice(0);
    told.splice(0);
  }

  return {
    score,
    exchange: (line) => void exchanges.push(line),
    tell: (line) => void told.push(line),
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
      show();
      for (const [what, holds] of checks) write(`    ${holds ? '✔' : '✘'} ${what}`);
    },
  };
}
