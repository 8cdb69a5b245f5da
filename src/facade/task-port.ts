import type { Task } from 'fhir/r3';
import type { AuditContext } from './access-trail';
import type { Finding } from './refusal';

/** What a Task port answers: the workflow Task, or why not. `trail` is for the audit only. */
export type TaskAnswer =
  | { readonly status: 200; readonly task: Task; readonly trail: AuditContext }
  | {
      readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 503;
      readonly finding: Finding;
      readonly trail: AuditContext;
    };

/**
 * The workflow Tasks of a referral, served under the same base as the BgZ. The port checks its own authorisation: reading a
 * Task needs no user in the token, pulling does (spec notified-pull §7).
 */
export interface TaskPort {
  /** `GET Task/[id]`. */
  read(id: string, request: Request): Promise<TaskAnswer>;
  /**
   * `PUT Task/[id]`; the body as parsed JSON. `announce` writes the change to the trail: called when all is checked and before
   * anything is changed. When it rejects nothing may be changed; let it reject, or answer 503.
   */
  update(
    id: string,
    body: unknown,
    request: Request,
    announce: (trail: AuditContext) => Promise<void>,
  ): Promise<TaskAnswer>;
}
