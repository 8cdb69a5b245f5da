import { LONGEST_WAIT_MS } from '../../limits/stored-moments';

const MINUTE = 60_000;

/** Minutes to wait after the first attempt, the second …; the last goes on (spec notified-pull §10). */
export const backOffMinutes: readonly number[] = [1, 5, 15, 60, 240, 720, 1440];

/** How long the outbox keeps trying. */
export interface Patience {
  /** Attempts after which a message waits for an operator. Default 12. */
  readonly maxAttempts: number;
  /** Age at which a message that fails again waits for an operator, in milliseconds. Default 7 days. */
  readonly maxAgeMs: number;
}

export const defaultPatience: Patience = { maxAttempts: 12, maxAgeMs: 7 * 24 * 60 * MINUTE };

/**
 * Milliseconds to wait after an attempt: the step of the table give or take a tenth, so that what failed together is not
 * tried together; never shorter than the receiver asked for, never longer than a day.
 *
 * @param attempts Attempts so far, from 1.
 * @param random From 0 up to 1.
 * @param retryAfterMs What the receiver asked for (Retry-After).
 */
export function waitAfter(attempts: number, random: number, retryAfterMs = 0): number {
  const step = backOffMinutes[Math.min(Math.max(attempts, 1), backOffMinutes.length) - 1] ?? 1440;
  const wait = Math.round(step * MINUTE * (0.9 + 0.2 * random));
  return Math.min(Math.max(wait, retryAfterMs), LONGEST_WAIT_MS);
}

/** True when a message that failed once more is not tried again by itself. */
export const isExhausted = (
  message: { readonly attempts: number; readonly createdAt: string },
  now: Date,
  patience: Patience,
): boolean =>
  message.attempts >= patience.maxAttempts || now.getTime() - Date.parse(message.createdAt) >= patience.maxAgeMs;

/** Milliseconds in a Retry-After header, seconds or a date; undefined when it says nothing usable. */
export function retryAfterOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
