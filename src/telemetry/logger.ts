/**
 * Where structured log lines go; a pino logger fits as it is. First the facts, then a sentence. Facts never hold a BSN, a
 * name or a token; `err` is the vendor's own error.
 */
export interface Logger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** A logger that keeps silent. */
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What was made of a logger, and of what was made: a room that hands its logger on to the next wraps it once. */
const made = new WeakMap<Logger, Logger>([[silent, silent]]);

/** A log that cannot be written is told to the process itself, once per logger: there is no other way left. */
function warnOnce(): () => void {
  let told = false;
  return () => {
    if (!told) process.emitWarning('A logger given to bgz-facade threw; its lines are lost.', { code: 'BGZ_LOGGER' });
    told = true;
  };
}

/**
 * The logger of a set of options: one that never throws, since what is logged may not change what is answered. Silent when
 * none is given.
 */
export function loggerOf(given: Logger | undefined): Logger {
  if (given === undefined) return silent;
  const known = made.get(given);
  if (known) return known;
  const failed = warnOnce();
  const write =
    (level: keyof Logger) =>
    (facts: object, message: string): void =>
      guarded(() => given[level](facts, message), failed);
  const safe: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  made.set(given, safe).set(safe, safe);
  return safe;
}

/**
 * Calls a port of the vendor that is only told something: what it throws, or its promise rejects with, goes to `failed` and
 * stops nothing.
 */
export function guarded(call: () => unknown, failed: (cause: unknown) => void): void {
  try {
    Promise.resolve(call()).catch(failed);
  } catch (cause) {
    failed(cause);
  }
}
