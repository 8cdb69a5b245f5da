import type { GrantAccess } from '../access/policy/grant-access';
import { stateAt } from '../access/policy/grant-state';
import type { AuditContext } from '../audit/access-trail';
import type { AskedFor } from '../facade/authorization';
import type { RoutedAnswer, RoutedResource, RoutedTarget } from '../facade/task-port';
import type { WaitFor } from '../limits/ports';
import type { Logger } from '../telemetry/logger';
import type { TaskReason } from './task-reasons';
import { type Refused, refusals, refuse, unservable } from './task-refusals';

/** Gives the service or place that a referral names by `reference`, as a STU3 resource with that id; undefined for none. */
export type RoutingResource = (
  target: RoutedTarget,
  context: { readonly signal: AbortSignal },
) => RoutedResource | undefined | Promise<RoutedResource | undefined>;

/** A grant that a request is good for. */
export type Granted = Extract<GrantAccess, { readonly ok: true }>;

interface RoutedOptions {
  readonly source: RoutingResource;
  readonly access: (request: Request, asking: { readonly asked: AskedFor }) => Promise<GrantAccess>;
  /** Asks the policy decision point about what all else allows. */
  readonly decided: (
    request: Request,
    asked: AskedFor,
    granted: Granted,
  ) => Promise<Granted | { readonly refused: Refused }>;
  readonly waitFor: WaitFor<'routingResource'>;
  readonly logger: Logger;
}

const notNamed = (trail: AuditContext): Refused => {
  const { status, ...finding } = refusals.forbidden;
  const reason = 'routing-not-named' satisfies TaskReason;
  return { status, finding, trail: { ...trail, checks: { authorization: false }, reason } };
};

const unknownTarget = (trail: AuditContext): Refused => ({
  status: 404,
  finding: { code: 'not-found', diagnostics: 'What the referral refers to is not known any more.' },
  trail: { ...trail, checks: { authorization: true }, reason: 'routing-unknown' satisfies TaskReason },
});

/**
 * Reads what the referral of a grant names, while the grant stands: a reference opens nothing else of the directory behind it. As for the
 * workflow Task, no user is needed.
 */
export function routedReads({ source, access, decided, waitFor, logger }: RoutedOptions) {
  return async (target: RoutedTarget, request: Request): Promise<RoutedAnswer> => {
    const asked: AskedFor = { interaction: 'read', ...target };
    const granted = await access(request, { asked });
    if (!granted.ok) return refuse(granted.reason, granted.trail, granted);
    const { record, at } = granted;
    const state = stateAt(record, at);
    if (!state.open) return refuse(state.reason, granted.trail);
    const { department, location } = record.referral.receiver;
    const named = target.type === 'Location' ? location : department;
    if (named?.reference !== `${target.type}/${target.id}`) return notNamed(granted.trail);
    const allowed = await decided(request, asked, granted);
    if ('refused' in allowed) return allowed.refused;
    const { trail } = allowed;
    try {
      const resource = await waitFor('routingResource', (signal) => source(target, { signal }));
      if (resource === undefined) return unknownTarget(trail);
      return { status: 200, resource, trail: { ...trail, checks: { authorization: true } } };
    } catch (err) {
      logger.error({ event: 'routing-failed', err }, 'what a referral refers to could not be looked up');
      return unservable('routing-failed', trail);
    }
  };
}
