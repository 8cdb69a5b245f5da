/** Wakes who waits for work. */
export interface Bell {
  ring(): void;
  /** How often it rang; give it to `sleep`, so that a ring in between is not missed. */
  rings(): number;
  /** Sleeps until the time is over, the signal aborts or the bell rings. */
  sleep(milliseconds: number, signal: AbortSignal, since: number): Promise<void>;
}

export function createBell(): Bell {
  const sleepers = new Set<() => void>();
  let rung = 0;
  return {
    rings: () => rung,
    ring() {
      rung++;
      for (const wake of sleepers) wake();
    },
    sleep(milliseconds, signal, since) {
      if (signal.aborted || rung !== since) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
        sleepers.add(wake);
      });
    },
  };
}
