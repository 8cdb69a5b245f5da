/** What a check found. `fail`: it does not work; `warn`: it works, and somebody must look. */
export type HealthStatus = 'pass' | 'warn' | 'fail';

/** What a check tells: figures and codes of yours, never anything of a patient, a peer or a secret. */
export interface HealthFinding {
  readonly status: HealthStatus;
  /** Stable code of why it is no `pass`: lower-case letters, digits and dashes. Anything else is told as `other`. */
  readonly reason?: string;
  /** A figure, or a moment. */
  readonly observed?: number | Date;
  /** Of the figure, for example `s`. */
  readonly unit?: string;
}

/** Something to look at. */
export interface HealthCheck {
  /** Looks; what it throws is `fail`, reason `failed`, and the error goes to the logger alone. */
  readonly look: (context: { readonly signal: AbortSignal }) => HealthFinding | PromiseLike<HealthFinding>;
  /**
   * Whether this instance can serve nobody while it fails, so that none should be sent here. Default true. False for what all instances
   * have in common and what taking them away does not mend: a failure then makes the whole `warn`.
   */
  readonly needed?: boolean;
  /** Milliseconds it is waited for; then it is `fail`, reason `timed-out`. Default 2 000. */
  readonly limitMs?: number;
  /** Milliseconds for which what it found is told again without looking. Default 2 000. */
  readonly keepMs?: number;
}

/** A finding with when it was looked at. */
export interface HealthResult extends HealthFinding {
  readonly at: Date;
}

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value) && !/\d{6}/.test(value);
const isUnit = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z%{}]{1,20}$/.test(value);

/** What a check found, with nothing in it that is no status, code, figure or moment. */
export function cleanFinding(found: HealthFinding): HealthFinding {
  const { status, reason, observed, unit } = (found ?? {}) as Partial<HealthFinding>;
  if (status !== 'pass' && status !== 'warn' && status !== 'fail') return { status: 'fail', reason: 'unreadable' };
  const moment = observed instanceof Date && !Number.isNaN(observed.getTime());
  return {
    status,
    ...(reason !== undefined && { reason: isCode(reason) ? reason : 'other' }),
    ...((moment || Number.isFinite(observed)) && { observed: observed as number | Date }),
    ...(isUnit(unit) && { unit }),
  };
}
