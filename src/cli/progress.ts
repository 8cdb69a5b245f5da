import { monotonic } from '../telemetry/monotonic';

/** Shows how far a long command is. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Takes the bar away, so that something else can be written. */
  clear(): void;
}

const WAIT_MS = 1000;
const EVERY_MS = 100;
const CELLS = 30;

/** A bar on standard error, once a command takes longer than a second; nothing where no terminal reads along. */
export function progressOf(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total < 2) return { step: () => {}, clear: () => {} };
  let done = 0;
  let next = monotonic() + WAIT_MS;
  let shown = false;
  return {
    step() {
      done++;
      if (monotonic() < next) return;
      next = monotonic() + EVERY_MS;
      const full = Math.round((CELLS * done) / total);
      stream.write(`\r${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${done}/${total}\x1b[K`);
      shown = true;
    },
    clear() {
      if (shown) stream.write('\r\x1b[K');
      shown = false;
    },
  };
}
