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
export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
