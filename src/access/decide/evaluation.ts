import { sanitisedQuery } from '../../audit/sanitised-query';
import type { AskedFor } from '../../facade/authorization';
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

/** What the question is about. */
export interface AskedOf {
  readonly asked: AskedFor;
  /** The parameters of a search; of one by POST they are in its body. */
  readonly parameters: () => Promise<readonly RawParameter[]>;
}

async function idOf({ asked: { interaction, type, id, operation }, parameters }: AskedOf): Promise<string> {
  if (interaction !== 'search') return `${type}/${id}`;
  const query = sanitisedQuery(await parameters());
  return `${type}${operation === undefined ? '' : `/${operation}`}${query === '' ? '' : `?${query}`}`;
}

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
  question: AskedOf,
  { claims, record }: { readonly claims: TokenClaims; readonly record: NotificationRecord },
  at: Date,
): Promise<AccessEvaluation> {
  const { interaction, type } = question.asked;
  const id = await idOf(question);
  return {
    subject: subjectOf(claims),
    action: { name: interaction },
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
