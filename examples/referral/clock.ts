/** The clock of the play: everybody reads it, and a step may turn it on. */
export interface Clock {
  now(): Date;
  /** Milliseconds that have passed, for what is reckoned in durations. */
  monotonic(): number;
  advance(milliseconds: number): void;
}

/** Starts at the real time, so that dates in the records make sense. */
export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    monotonic: () => performance.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export const MINUTE = 60_000;
