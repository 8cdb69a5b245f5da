import type { HealthcareService, Location, Task } from 'fhir/r3';
import type { AuditContext } from '../audit/access-trail';
import type { ChallengeHeaders } from '../http/challenge-headers';
import type { Finding } from '../http/refusal';

/** What a Task port answers: the workflow Task, or why not. `trail` is for the audit only. */
export type TaskAnswer =
  | { readonly status: 200; readonly task: Task; readonly trail: AuditContext }
  | {
      readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 503;
      readonly finding: Finding;
      /** Of a 503: it is known who asks, so that the trail has each such request, and not one and the sum of its like. */
      readonly known?: boolean;
      /** Of a 401. */
      readonly headers?: ChallengeHeaders;
      readonly trail: AuditContext;
    };

/** What a referral can refer to behind the front door of its receiver (TA Routering; spec bgz-msz-profiles §5). */
export const routedTypes = ['HealthcareService', 'Location'] as const;
export type RoutedType = (typeof routedTypes)[number];
export type RoutedResource = HealthcareService | Location;

/** What is asked for by `GET HealthcareService/[id]` or `GET Location/[id]`. */
export interface RoutedTarget {
  readonly type: RoutedType;
  readonly id: string;
}

/** The service or place, or why not. */
export type RoutedAnswer =
  | { readonly status: 200; readonly resource: RoutedResource; readonly trail: AuditContext }
  | Exclude<TaskAnswer, { readonly status: 200 }>;

/**
 * The workflow Tasks of a referral, served under the same base as the BgZ. The port checks its own authorisation: reading a
 * Task needs no user in the token, pulling does (spec notified-pull §7).
 */
export interface TaskPort {
  /** `GET Task/[id]`. */
  read(id: string, request: Request, context: { readonly signal: AbortSignal }): Promise<TaskAnswer>;
  /** `PUT Task/[id]`. */
  update(id: string, request: Request, change: TaskChange): Promise<TaskAnswer>;
  /** `GET HealthcareService/[id]` and `GET Location/[id]`, as far as a referral names them. Left out, neither is served for that. */
  routed?(target: RoutedTarget, request: Request, context: { readonly signal: AbortSignal }): Promise<RoutedAnswer>;
}

/** What a Task port needs to change a Task. */
export interface TaskChange {
  /**
   * Reads the body: a resource as parsed JSON, whether it was sent as JSON or XML. Called when it is known who asks, so that
   * nobody without a token has anything read; it rejects with what the facade then answers: let it.
   *
   * @param known Who asks and for whom, for the trail of a body that is refused.
   */
  body(known: AuditContext): Promise<unknown>;
  /**
   * Writes the change to the trail: called when all is checked and before anything is changed. When it rejects nothing may be
   * changed; let it reject, or answer 503. It does once the time is over.
   */
  announce(trail: AuditContext): Promise<void>;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
}
