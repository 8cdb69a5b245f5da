import { fhirTransport } from '../http/client/fhir-transport';
import type { pullPorts, WaitFor } from '../limits/ports';
import type { Logger } from '../telemetry/logger';
import type { Budget } from './budget';
import type { PullBgzOptions } from './pull-bgz';
import { type PullSession, pullSession } from './pull-session';
import { waitedTransport } from './waited-transport';

/** What a pull is done with, and held against. */
export interface PullMeans {
  readonly budget: Budget;
  readonly logger: Logger;
  readonly waitFor: WaitFor<keyof typeof pullPorts>;
  /** Of all requests of the pull, and of its lines in the trail. */
  readonly correlationId: string;
  /** The moment of the pull. */
  readonly now: Date;
}

/** How the sender of a pull is talked to. */
export type SessionSettings = Pick<
  PullBgzOptions,
  | 'allowLoopbackHttp'
  | 'baseUrl'
  | 'fetch'
  | 'headers'
  | 'retries'
  | 'retryDelayMs'
  | 'timeoutMs'
  | 'token'
  | 'transport'
>;

/** Opens sessions with the sender of a pull, one per authorization base, within its budget. */
export function sessionsOf(
  options: SessionSettings,
  { budget, waitFor, correlationId }: PullMeans,
): (authorizationBase: string | undefined) => PullSession {
  const transport = options.transport
    ? waitedTransport(options.transport, waitFor)
    : fhirTransport({
        fetch: options.fetch,
        allowLoopbackHttp: options.allowLoopbackHttp,
        ...(options.timeoutMs && { timeoutMs: options.timeoutMs }),
      });
  return (authorizationBase) =>
    pullSession({
      transport,
      token: options.token,
      waitFor,
      authorizationBase,
      baseUrl: options.baseUrl,
      retries: options.retries ?? 2,
      retryDelayMs: options.retryDelayMs ?? 500,
      signal: budget.signal,
      meter: budget.meter,
      correlationId,
      ...(options.headers && { headers: options.headers }),
    });
}
