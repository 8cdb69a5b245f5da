import { decodeJwt, decodeProtectedHeader } from 'jose';
import { certificateThumbprint } from '../access/tokens/possession/certificate';
import { MAX_TOKEN_LENGTH } from '../access/tokens/verify-jwt';
import { JWT_BEARER_CLIENT } from '../http/client/oauth/assertions';
import { oneLine } from '../telemetry/outside-text';
import { clientProblems, type RegisteredClient } from './clients';
import { type IssueCall, isFirstUse } from './issue-call';
import { faultOf, type IssueReason } from './issue-reasons';
import { malformed, OAuthRefusal, unavailable } from './oauth-refusal';
import type { Form } from './read-form';

/** A client that proved itself. */
export interface LoggedIn {
  readonly client: RegisteredClient;
  /** Of the connection, where it shows a certificate that is valid now. */
  readonly thumbprint: string | undefined;
  /** Marks its assertion as used; refuses one that was. */
  readonly useUp: () => Promise<void>;
}

const refused = (reason: IssueReason): OAuthRefusal => new OAuthRefusal('invalid_client', reason);

/** `sub` of an assertion that is not verified yet: whose keys verify it. */
function subjectOf(assertion: string): string | undefined {
  try {
    const { sub } = assertion.length > MAX_TOKEN_LENGTH ? {} : decodeJwt(assertion);
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

async function registered(id: string, { settings, verifiers }: IssueCall): Promise<RegisteredClient | undefined> {
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) return undefined;
  let client: RegisteredClient | undefined;
  try {
    client = await settings.waitFor('clients', (signal) => settings.clients.find(id, { signal }));
  } catch (err) {
    settings.logger.error({ event: 'clients-unavailable', err }, 'the clients could not be looked up');
    throw unavailable('clients-unavailable');
  }
  if (client === undefined || client === null) return undefined;
  const problems = [...clientProblems(client), ...(client.id === id ? [] : ['`id` is another than was asked for'])];
  try {
    if (problems.length === 0) verifiers(client);
  } catch (error) {
    problems.push(error instanceof TypeError ? error.message : 'its keys cannot be used');
  }
  if (problems.length > 0) {
    settings.logger.error({ event: 'client-invalid', problems }, 'the registration of a client cannot be used');
    throw new OAuthRefusal('server_error', 'client-invalid');
  }
  return client;
}

const typeOf = (assertion: string): string => String(decodeProtectedHeader(assertion).typ ?? '').toLowerCase();

/** Whether an assertion says that it is for something else. */
export const isTyped = (assertion: string, other: 'authorization-grant' | 'client-authentication'): boolean =>
  typeOf(assertion).includes(other);

/**
 * Who asks: by a signed assertion (RFC 7523 §2.2 and §3), or by the certificate of the connection (RFC 8705 §2.1). The assertion is not used
 * up yet, so that a client that is asked for a nonce may send it again.
 */
export async function logIn(call: IssueCall, form: Form): Promise<LoggedIn> {
  const { settings, trail, at } = call;
  const assertion = form.get('client_assertion');
  const type = form.get('client_assertion_type');
  if (form.get('client_secret') !== undefined)
    throw malformed('client-method', 'A client logs in by a signed assertion or a certificate, not by a secret.');
  if ((assertion === undefined) !== (type === undefined) || (type !== undefined && type !== JWT_BEARER_CLIENT))
    throw malformed('client-method', `\`client_assertion\` goes with \`client_assertion_type\` ${JWT_BEARER_CLIENT}.`);
  const given = form.get('client_id');
  const id = assertion === undefined ? given : subjectOf(assertion);
  if (id === undefined) throw refused(assertion === undefined ? 'client-missing' : 'client-malformed');
  if (given !== undefined && given !== id) throw refused('client-claims');
  const client = await registered(id, call);
  if (client === undefined) throw refused('client-unknown');
  // Claimed, until it is proven: the reason beside it tells.
  trail.learn({ system: oneLine(client.id) });
  const shown = settings.certificate?.(call.request.request);
  const thumbprint = shown === undefined ? undefined : certificateThumbprint(shown, at);
  if (client.certificates !== undefined && (thumbprint === undefined || !client.certificates.includes(thumbprint)))
    throw refused('client-certificate');
  const login = client.login ?? 'private-key-jwt';
  if (assertion === undefined) {
    if (login !== 'tls-client') throw refused('client-missing');
    return { client, thumbprint, useUp: async () => {} };
  }
  if (login !== 'private-key-jwt') throw refused('client-method');
  const verified = await call.verifiers(client)(assertion, at);
  if (!verified.ok && verified.reason === 'token-unverifiable') throw unavailable('client-unverifiable');
  if (!verified.ok) throw refused(faultOf('client', verified.reason));
  const { jti, sub } = verified.payload;
  if (sub !== client.id || typeof jti !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(jti)) throw refused('client-claims');
  if (isTyped(assertion, 'authorization-grant')) throw refused('client-malformed');
  const { issuer, expiresAt } = verified;
  return {
    client,
    thumbprint,
    useUp: async () => {
      if (!(await isFirstUse(call, { issuer, id: jti, text: assertion, expiresAt }))) throw refused('client-replayed');
    },
  };
}
