import type { Answer } from '../http/inbound';
import { Refusal } from '../http/refusal';
import type { IssueReason } from './issue-reasons';

/** What OAuth calls it (RFC 6749 §5.2, RFC 8707 §2, RFC 9449 §5 and §8); the last two are of the authorization endpoint, and say it best. */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce'
  | 'temporarily_unavailable'
  | 'server_error';

const statuses: Readonly<Record<OAuthError, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  invalid_target: 400,
  invalid_dpop_proof: 400,
  use_dpop_nonce: 400,
  temporarily_unavailable: 503,
  server_error: 500,
};

/** Ends a request at the token endpoint. Thrown inside it only. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In fixed words, for who builds a client; nothing of the request, and nothing of what a base or a client is. */
  readonly description: string | undefined;

  constructor(
    readonly error: OAuthError,
    readonly reason: IssueReason,
    more: {
      readonly description?: string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(error);
    this.status = more.status ?? statuses[error];
    this.headers = more.headers ?? {};
    this.description = more.description;
  }
}

/** Refuses a request for its form. */
export const malformed = (reason: IssueReason, description: string): OAuthRefusal =>
  new OAuthRefusal('invalid_request', reason, { description });

/** What something that is needed could not tell: try again. */
export const unavailable = (reason: IssueReason): OAuthRefusal => new OAuthRefusal('temporarily_unavailable', reason);

/** A refusal of what HTTP end points share (limits, bodies), as OAuth says it. */
export function asOAuth(refusal: Refusal<string>): OAuthRefusal {
  const { status, headers, findings } = refusal;
  const error = status === 503 || status === 429 ? 'temporarily_unavailable' : 'invalid_request';
  const bare = status === 415 ? 'A token is asked for by a form: application/x-www-form-urlencoded.' : undefined;
  const description = bare ?? findings[0]?.diagnostics;
  return new OAuthRefusal(error, refusal.reason as IssueReason, {
    status,
    headers,
    ...(description !== undefined && { description }),
  });
}

/** Any error, as what is answered; undefined for what nobody foresaw. */
export function refusalIn(error: unknown): OAuthRefusal | undefined {
  if (error instanceof OAuthRefusal) return error;
  return error instanceof Refusal ? asOAuth(error) : undefined;
}

/** Neither tokens nor what is said of them are kept by anybody on the way (RFC 6749 §5.1). */
const NOT_KEPT = { 'cache-control': 'no-store', pragma: 'no-cache' } as const;

/** An answer in JSON that is not kept. */
export const secretJson = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...NOT_KEPT, ...headers },
  body: JSON.stringify(body),
});

/** An answer in JSON that is the same for everybody. */
export const openJson = (body: object, type: string, maxAgeSeconds: number): Answer => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': `public, max-age=${maxAgeSeconds}` },
  body: JSON.stringify(body),
});

/** A refusal as it is answered. */
export const refusalAnswer = ({ status, error, description, headers }: OAuthRefusal): Answer =>
  secretJson(status, { error, ...(description !== undefined && { error_description: description }) }, headers);
