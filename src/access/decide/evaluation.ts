import { sanitisedQuery } from '../../audit/sanitised-query';
import { systems } from '../../fhir/naming-systems';
import { parseParameters, type RawParameter } from '../../http/parameters';
import type { NotificationRecord } from '../model';
import type { TokenClaims } from '../tokens/token-check';

/** A question to a policy decision point, in the form of AuthZEN (Authorization API 1.0, Access Evaluation). */
export interface AccessEvaluation {
  readonly subject: {
    /** `practitioner`, or `organization` where the token names no user. */
    readonly type: 'practitioner' | 'organization';
    /** Register and number: `http://fhir.nl/fhir/NamingSystem/uzi-nr-pers|900001234`. */
    readonly id: string;
    readonly properties: {
      /** UZI role code. */
      readonly role?: string;
      /** URA of the organization that pulls. */
      readonly organization?: string;
      /** Client id of the system that pulls. */
      readonly client?: string;
    };
  };
  readonly action: { readonly name: 'search' | 'read' | 'update' };
  readonly resource: {
    readonly type: string;
    /** What is asked, relative to the base: `Condition?…` decoded and with any BSN taken out, `Condition/id`, `Task/id`. */
    readonly id: string;
    readonly properties: {
      /** BSN of the patient of the grant. */
      readonly patient: string;
    };
  };
  readonly context: {
    /** ISO instant. */
    readonly time: string;
    readonly purpose: 'TREAT';
    /** Task.identifier and groupIdentifier of the referral that it is for. */
    readonly notification: string;
    readonly group: string;
    readonly scopes: readonly string[];
  };
}

/** What a policy decision point answers. */
export interface Decision {
  readonly decision: boolean;
  /** Reasons and advice of the decision point; not looked at. */
  readonly context?: unknown;
}

/** What a question goes along with. */
export interface DecideContext {
  /** Aborted when the decision is waited for no longer. */
  readonly signal: AbortSignal;
  /** Of the act that the request is part of, where it has one. */
  readonly correlationId?: string;
}

/** A policy decision point. It is asked when all else allows the request, and can only deny. */
export type Decide = (evaluation: AccessEvaluation, context: DecideContext) => Decision | Promise<Decision>;

/** The last steps of a path under the FHIR base: a type, and an id, an operation or `_search` behind it. */
const TARGET = /\/([A-Z][A-Za-z]{1,40})(?:\/(\$[a-z-]{1,40}|_search|[A-Za-z0-9.-]{1,64}))?\/?$/;

/** What of a request the question is about. */
export interface AskedOf {
  readonly request: Pick<Request, 'method' | 'url'>;
  /** The parameters, where they are known already; of a search by POST they are in its body. */
  readonly parameters: () => Promise<readonly RawParameter[]>;
}

async function resourceOf({ request, parameters }: AskedOf): Promise<{ readonly type: string; readonly id: string }> {
  const [, type = '', behind] = TARGET.exec(new URL(request.url).pathname) ?? [];
  const isSearch = behind === undefined || behind === '_search' || behind.startsWith('$');
  if (!isSearch) return { type, id: `${type}/${behind}` };
  const operation = behind?.startsWith('$') ? `/${behind}` : '';
  const query = sanitisedQuery(await parameters());
  return { type, id: `${type}${operation}${query === '' ? '' : `?${query}`}` };
}

const actionOf = (method: string, id: string): AccessEvaluation['action']['name'] =>
  method === 'PUT' ? 'update' : /^[A-Za-z]+\/[^$?]/.test(id) ? 'read' : 'search';

function subjectOf({ user, receiverUra = '', client }: TokenClaims): AccessEvaluation['subject'] {
  const organization = `${systems.ura}|${receiverUra}`;
  return {
    type: user ? 'practitioner' : 'organization',
    id: user ? `${user.identifier.system}|${user.identifier.value}` : organization,
    properties: {
      ...(user?.role !== undefined && { role: user.role }),
      ...(receiverUra !== '' && { organization: receiverUra }),
      ...(client !== undefined && { client }),
    },
  };
}

/** The question that is asked about a request on a grant. */
export async function evaluationOf(
  asked: AskedOf,
  { claims, record }: { readonly claims: TokenClaims; readonly record: NotificationRecord },
  at: Date,
): Promise<AccessEvaluation> {
  const { type, id } = await resourceOf(asked);
  return {
    subject: subjectOf(claims),
    action: { name: actionOf(asked.request.method, id) },
    resource: { type, id, properties: { patient: record.referral.patient.bsn } },
    context: {
      time: at.toISOString(),
      purpose: 'TREAT',
      notification: record.identifier,
      group: record.groupIdentifier,
      scopes: claims.scopes,
    },
  };
}

/** The parameters of a request by its address alone. */
export const parametersInUrl = async ({ url }: Pick<Request, 'url'>): Promise<readonly RawParameter[]> =>
  parseParameters(new URL(url).search);
