import { UsageError } from './usage-error';

/** Milliseconds of `--timeout`, or another option. @throws {UsageError} When it is no whole number of them. */
export function timeoutOf(text: string | undefined, flag = '--timeout'): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${flag} is a number of milliseconds, 1 or more.`);
  return Number(text);
}
