import { checkOptions, shapeOf } from '../options/check-options';
import {
  callable,
  clock,
  flag,
  logger as loggerRule,
  milliseconds,
  monotonicClock,
  named,
  numeric,
  path,
  type Rules,
  required,
  told,
} from '../options/rules';
import { type Logger, loggerOf } from '../telemetry/logger';
import { type Monotonic, monotonic as ofProcess } from '../telemetry/monotonic';
import { summing } from '../telemetry/repeated-lines';
import type { HealthCheck, HealthResult, HealthStatus } from './check';
import { keptCheck } from './kept-check';

/** Options of {@link createHealth}. */
export interface HealthOptions {
  /** What readiness looks at, by name: lower-case letters, digits and dashes. */
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Where `fetch` answers. Default `/health/live` and `/health/ready`. */
  readonly livePath?: string;
  readonly readyPath?: string;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
  /** Clock for durations, in milliseconds. Default: that of the process. */
  readonly monotonic?: Monotonic;
  /** Takes `health-check-failed` with the error of a check, and `health-changed` when the whole becomes another status. */
  readonly logger?: Logger;
}

/** All checks together. */
export interface HealthReport {
  readonly status: HealthStatus;
  /** Being stopped: whatever the checks say, nobody should be sent here. */
  readonly stopping: boolean;
  readonly checks: Readonly<Record<string, HealthResult>>;
}

/** What tells a load balancer and an orchestrator how this process is. */
export interface Health {
  /** Answers at both paths; another path is 404. `nodeListener(health)` mounts it in a server of Node. */
  fetch(request: Request): Promise<Response>;
  /** Liveness: 200 while the process answers at all. What it needs of others is no reason to start it anew. */
  live(request: Request): Promise<Response>;
  /** Readiness: 200, or 503 while it is being stopped or a check that is needed fails. */
  ready(request: Request): Promise<Response>;
  /** What readiness tells, for code. */
  report(): Promise<HealthReport>;
  /** Makes readiness fail from now on; the first step of stopping. Nothing undoes it. */
  stop(): void;
}

const checkRules: Rules<HealthCheck> = {
  look: required(callable),
  needed: flag,
  limitMs: milliseconds,
  keepMs: numeric(0),
};
const rules: Rules<HealthOptions> = {
  checks: required(told('an object with checks by name', named(shapeOf(checkRules)))),
  livePath: path,
  readyPath: path,
  now: clock,
  monotonic: monotonicClock,
  logger: loggerRule,
};

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** As draft-inadarei-api-health-check names it. */
const TYPE = 'application/health+json';

const answered = (request: Request, status: number, body: object): Response =>
  new Response(request.method === 'HEAD' ? null : `${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': TYPE, 'cache-control': 'no-store' },
  });

const refused = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } });

function wholeOf(
  checks: Readonly<Record<string, HealthCheck>>,
  results: Readonly<Record<string, HealthResult>>,
): HealthStatus {
  const found = Object.entries(results);
  if (found.some(([name, { status }]) => status === 'fail' && checks[name]?.needed !== false)) return 'fail';
  return found.every(([, { status }]) => status === 'pass') ? 'pass' : 'warn';
}

const shown = ({ status, reason, observed, unit, at }: HealthResult): object => ({
  status,
  ...(observed !== undefined && { observedValue: observed instanceof Date ? observed.toISOString() : observed }),
  ...(unit !== undefined && { observedUnit: unit }),
  ...(reason !== undefined && { output: reason }),
  time: at.toISOString(),
});

/**
 * Liveness and readiness as web-standard handlers, in the form of `application/health+json`. An answer has statuses, codes, figures and
 * moments: no secret, no address of anybody, nothing of a patient; all the same they are for your own network.
 *
 * @throws {TypeError} For options that cannot work.
 * @example
 * const health = createHealth({ checks: { store: storeCheck(database), trail: trailCheck(database), outbox: outboxCheck(notifiedPull.outbox) } });
 * createServer(nodeListener(health)).listen(9000); // beside the facade, on a port of your own network
 * process.once('SIGTERM', () => health.stop());
 */
export function createHealth(options: HealthOptions): Health {
  checkOptions('createHealth', options, rules);
  const {
    checks,
    livePath = '/health/live',
    readyPath = '/health/ready',
    now = () => new Date(),
    monotonic = ofProcess,
  } = options;
  const strange = Object.keys(checks).filter((name) => !NAME.test(name));
  if (strange.length > 0)
    throw new TypeError(
      `createHealth: ${strange.length} names of checks are not lower-case letters, digits and dashes, 40 at most.`,
    );
  if (livePath === readyPath) throw new TypeError('createHealth: `livePath` and `readyPath` are two paths.');
  // Probes come every few seconds, and anybody may send one.
  const logger = summing(loggerOf(options.logger), ['health-check-failed']);
  const kept = Object.entries(checks).map(
    ([name, check]) => [name, keptCheck(name, check, { now, monotonic, logger })] as const,
  );
  let stopping = false;
  let before: HealthStatus | undefined;

  async function report(): Promise<HealthReport> {
    const results = await Promise.all(kept.map(async ([name, ask]) => [name, await ask()] as const));
    const found = Object.fromEntries(results);
    const status = stopping ? 'fail' : wholeOf(checks, found);
    if (status !== before) {
      const bad = results
        .filter(([, one]) => one.status !== 'pass')
        .map(([name, { reason }]) => `${name}: ${reason ?? 'other'}`);
      const facts = { event: 'health-changed', status, stopping, checks: bad };
      if (before !== undefined || status !== 'pass')
        logger[status === 'pass' ? 'info' : 'warn'](facts, 'readiness changed');
      before = status;
    }
    return { status, stopping, checks: found };
  }

  const asked = (answer: (request: Request) => Promise<Response>) => async (request: Request) =>
    request.method === 'GET' || request.method === 'HEAD' ? answer(request) : refused(405, { allow: 'GET, HEAD' });

  const live = asked(async (request) => answered(request, 200, { status: 'pass' }));
  const ready = asked(async (request) => {
    // Who is being stopped answers at once: a check that hangs must not keep it in the rotation.
    if (stopping) return answered(request, 503, { status: 'fail', output: 'stopping' });
    const { status, checks: found } = await report();
    const body = {
      status,
      checks: Object.fromEntries(Object.entries(found).map(([name, one]) => [name, [shown(one)]])),
    };
    return answered(request, status === 'fail' ? 503 : 200, body);
  });
  return {
    live,
    ready,
    report,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === livePath) return live(request);
      return pathname === readyPath ? ready(request) : refused(404);
    },
    stop() {
      stopping = true;
    },
  };
}
