import { X509Certificate } from 'node:crypto';
import type { Decide } from '../access/decide/evaluation';
import { type KeySetOptions, type KeySource, keySet } from '../access/tokens/key-set';
import { checkArgument, checkOptions } from '../options/check-options';
import { callable, clock, numeric, port, type Rules, required, whole } from '../options/rules';
import type { OutboxDesk } from '../referral/send/desk';
import type { Database } from '../sql/database';
import { databaseRule } from '../sql/database-rule';
import type { HealthCheck } from './check';

/** The database of grants, outbox or inbox answers. Needed: without it nobody can be let in. */
export function storeCheck(database: Database): HealthCheck {
  checkArgument('storeCheck', 'database', database, databaseRule);
  return {
    async look() {
      await database.query('SELECT 1');
      return { status: 'pass' };
    },
  };
}

/**
 * The trail in a database can be written: by the way that lines take, with no line. It takes the lock, asks for the rights and is refused by
 * a database that is read-only. Whether there is room on the disk only a line would tell. Needed: nothing leaves without its line.
 */
export function trailCheck(database: Database): HealthCheck {
  checkArgument('trailCheck', 'database', database, databaseRule);
  return {
    async look() {
      await database.query("SELECT bgz_audit_append('{}'::text[], '{}'::bigint[])");
      return { status: 'pass' };
    },
  };
}

/** Of nobody: what a decision point is asked to see that it decides. */
const probe = {
  subject: { type: 'organization', id: 'probe', properties: {} },
  action: { name: 'read' },
  resource: { type: 'Patient', id: 'Patient/probe', properties: { patient: 'probe' } },
  context: { purpose: 'TREAT', notification: 'probe', group: 'probe', scopes: [] },
} as const;

/**
 * The policy decision point decides: it is asked about a patient and an organization that do not exist (`probe`), and any decision will do; a policy that
 * knows neither denies. Needed: without a decision nobody is let in.
 *
 * @param decide as `authorizeNotifiedPull` has it: `httpDecisionPoint(…)`
 */
export function decisionPointCheck(decide: Decide, limits: { readonly now?: () => Date } = {}): HealthCheck {
  checkArgument('decisionPointCheck', 'decide', decide, required(callable));
  checkOptions('decisionPointCheck', limits, { now: clock });
  const { now = () => new Date() } = limits;
  return {
    async look({ signal }) {
      const evaluation = { ...probe, context: { ...probe.context, time: now().toISOString() } };
      const { decision } = (await decide(evaluation, { signal })) ?? {};
      return typeof decision === 'boolean' ? { status: 'pass' } : { status: 'fail', reason: 'no-decision' };
    },
  };
}

/** When an outbox is worth a look. */
export interface OutboxLimits {
  /** `warn` from so many dead messages. Default 1. */
  readonly dead?: number;
  /** `warn` when the oldest message that is still to be sent has waited so many seconds. Default 3 600. */
  readonly ageSeconds?: number;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
}

const outboxRules: Rules<OutboxLimits> = { dead: whole(1), ageSeconds: numeric(1), now: clock };

/** How far the outbox is behind. It only warns: a receiver that is down is no reason to send nobody here. */
export function outboxCheck(
  outbox: Pick<OutboxDesk, 'depth' | 'oldestWaiting'>,
  limits: OutboxLimits = {},
): HealthCheck {
  checkArgument(
    'outboxCheck',
    'outbox',
    outbox,
    required(port('the outbox of createNotifiedPull', 'depth', 'oldestWaiting')),
  );
  checkOptions('outboxCheck', limits, outboxRules);
  const { dead: mostDead = 1, ageSeconds = 3_600, now = () => new Date() } = limits;
  return {
    needed: false,
    async look() {
      const [{ dead }, oldest] = await Promise.all([outbox.depth(), outbox.oldestWaiting()]);
      const age = oldest === undefined ? 0 : Math.max(0, Math.round((now().getTime() - oldest.getTime()) / 1000));
      if (dead >= mostDead) return { status: 'warn', reason: 'dead-messages', observed: dead, unit: '{message}' };
      if (age >= ageSeconds) return { status: 'warn', reason: 'old-messages', observed: age, unit: 's' };
      return { status: 'pass', observed: age, unit: 's' };
    },
  };
}

/** When an age is worth a look. */
export interface AgeLimits {
  readonly warnAfterDays: number;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
}

const ageRules: Rules<AgeLimits> = { warnAfterDays: required(numeric(0)), now: clock };
const DAY = 86_400_000;

/**
 * The age of something that must be renewed: since when the newest signing key is used, when a copy of a directory was last refreshed. It only
 * warns. No moment (`undefined`) is `fail`: it never was.
 */
export function ageCheck(
  since: () => Date | undefined | PromiseLike<Date | undefined>,
  limits: AgeLimits,
): HealthCheck {
  checkArgument('ageCheck', 'since', since, {
    allowed: 'a function that gives a Date',
    meets: (value) => typeof value === 'function',
    required: true,
  });
  checkOptions('ageCheck', limits, ageRules);
  const { warnAfterDays, now = () => new Date() } = limits;
  return {
    needed: false,
    async look() {
      const moment = await since();
      if (moment === undefined) return { status: 'fail', reason: 'never' };
      if (!(now().getTime() - moment.getTime() < warnAfterDays * DAY))
        return { status: 'warn', reason: 'too-old', observed: moment };
      return { status: 'pass', observed: moment };
    },
  };
}

/** When the end of a certificate is worth a look. */
export interface CertificateLimits {
  /** `warn` so many days before its end. Default 30. */
  readonly warnDays?: number;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
}

const certificateRules: Rules<CertificateLimits> = { warnDays: numeric(0), now: clock };
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The end of certificates: `warn` before it, `fail` from it on and before its beginning. Not needed, as all instances have the same ones.
 *
 * @param pem Gives the certificates as PEM, one or a chain, each time anew: reads the file, so that one that was replaced is seen.
 */
export function certificateCheck(pem: () => string | PromiseLike<string>, limits: CertificateLimits = {}): HealthCheck {
  checkArgument('certificateCheck', 'pem', pem, {
    allowed: 'a function that gives PEM',
    meets: (value) => typeof value === 'function',
    required: true,
  });
  checkOptions('certificateCheck', limits, certificateRules);
  const { warnDays = 30, now = () => new Date() } = limits;
  return {
    needed: false,
    async look() {
      const found = [...String(await pem()).matchAll(PEM)].map(([text]) => new X509Certificate(text));
      if (found.length === 0) return { status: 'fail', reason: 'no-certificate' };
      const observed = new Date(Math.min(...found.map(({ validTo }) => Date.parse(validTo))));
      const at = now().getTime();
      if (found.some(({ validFrom }) => Date.parse(validFrom) > at))
        return { status: 'fail', reason: 'not-yet-valid', observed };
      if (observed.getTime() <= at) return { status: 'fail', reason: 'expired', observed };
      if (observed.getTime() - at < warnDays * DAY) return { status: 'warn', reason: 'expires-soon', observed };
      return { status: 'pass', observed };
    },
  };
}

/**
 * The key set of an issuer can be had, as `jwtTokens` gets it and with the same options: cached, and `fail` when it was out of reach for longer
 * than it may stay in use. Not needed: tokens of other issuers are still checked, and instances share the issuer.
 *
 * @throws {TypeError} When the source is no safe address or no set of public keys.
 */
export function keySetCheck(jwks: KeySource, options: KeySetOptions = {}): HealthCheck {
  const keys = keySet(jwks, options);
  return {
    needed: false,
    async look() {
      await keys.current();
      return { status: 'pass' };
    },
  };
}
