import type { JWTPayload } from 'jose';
import { playBase } from '../access/policy/may-issue-token';
import { defaultClaimNames, readClaims } from '../access/tokens/claim-names';
import { jwtVerifier, type Verification } from '../access/tokens/verify-jwt';
import { signatureAlgorithms } from '../http/client/oauth/algorithms';
import { type IssueCall, keysOf, stored } from './issue-call';
import { logIn } from './log-in';
import { OAuthRefusal, unavailable } from './oauth-refusal';
import type { IssueSettings } from './options';
import { readForm } from './read-form';
import { LONGEST_TOKEN_S } from './token-life';

/** Verifies tokens of this server with the keys that it publishes now. */
export type OwnTokens = (token: string, call: Pick<IssueCall, 'at'>) => Promise<Verification>;

/** Makes what verifies tokens of our own. */
export function ownTokens(settings: IssueSettings): OwnTokens {
  const { issuer, resources, logger } = settings;
  const source = async () => {
    const { published } = await keysOf({ settings, at: settings.now() });
    return { keys: [...published] };
  };
  const verify = jwtVerifier({
    issuers: [{ issuer, jwks: source, algorithms: signatureAlgorithms }],
    audience: resources.map(({ resource }) => resource),
    clockSkewSeconds: 0,
    maxLifetimeSeconds: LONGEST_TOKEN_S,
    types: ['at+jwt'],
    typeRequired: true,
    // A key that is not published any more counts at once.
    keysCacheSeconds: 0,
    keysStaleSeconds: 1,
    keysCoolDownSeconds: 0,
    logger,
  });
  return (token, { at }) => verify(token, at);
}

/** Whether the client and the grant behind a token still stand. */
async function stands(call: IssueCall, payload: JWTPayload): Promise<boolean> {
  const { settings, at } = call;
  const read = readClaims(payload, defaultClaimNames);
  if (!read.ok) return false;
  const { client: id, receiverUra = '', authorizationBase: base, group } = read.claims;
  const client = await settings
    .waitFor('clients', (signal) => settings.clients.find(id ?? '', { signal }))
    .catch((err) => {
      settings.logger.error({ event: 'clients-unavailable', err }, 'the clients could not be looked up');
      throw unavailable('clients-unavailable');
    });
  if (!client?.uras.includes(receiverUra)) return false;
  if (base === undefined) return true;
  const { store, peerOf } = settings;
  const claims = { receiverUra, ...(group !== undefined && { group }) };
  return (await stored(call, () => playBase(store, base, claims, { peerOf, now: at }))).ok;
}

/**
 * Tells a resource server what a token says, while it stands (RFC 7662): signed with a key that still counts, within its time, for a resource
 * of who asks, of a client that is still registered, and on a grant that was not withdrawn. Of every other token only that it is not active.
 *
 * @throws {OAuthRefusal} When who asks may not, or it could not be found out.
 */
export async function introspect(call: IssueCall, verify: OwnTokens): Promise<object> {
  const { request, settings, trail } = call;
  const form = await readForm(request, settings.body);
  const { client, useUp } = await logIn(call, form);
  await useUp();
  trail.admit();
  const { introspects = [] } = client;
  if (introspects.length === 0) throw new OAuthRefusal('invalid_client', 'introspection-not-allowed', { status: 403 });
  const verified = await verify(form.need('token'), call);
  if (!verified.ok && verified.reason === 'token-unverifiable') throw unavailable('keys-unavailable');
  if (!verified.ok) return { active: false };
  const { payload } = verified;
  const isOfIts = [payload.aud].flat().some((one) => typeof one === 'string' && introspects.includes(one));
  if (!isOfIts || !(await stands(call, payload))) return { active: false };
  const isProven = typeof payload.cnf === 'object' && payload.cnf !== null && 'jkt' in payload.cnf;
  return { active: true, ...payload, token_type: isProven ? 'DPoP' : 'Bearer' };
}
