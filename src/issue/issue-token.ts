import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { NotificationRecord } from '../access/model';
import { grantTrail } from '../access/policy/grant-trail';
import { playBase } from '../access/policy/may-issue-token';
import { provenTrail } from '../access/tokens/bearer';
import { JWT_BEARER_GRANT } from '../http/client/oauth/assertions';
import { signed } from '../http/client/oauth/sign';
import { type Bound, bindingOf } from './bind';
import type { RegisteredClient } from './clients';
import { type Assigned, assignedBy } from './grant-assertion';
import { type IssueCall, keysOf, stored } from './issue-call';
import { logIn } from './log-in';
import { OAuthRefusal, unavailable } from './oauth-refusal';
import { readForm } from './read-form';
import { type Asked, askedOf } from './resources';

/** A token that was made, and not given yet. */
export interface IssuedAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly expires_in: number;
  readonly scope: string;
}

/** The grant of the base that was played back, when it stands; undefined where none is needed and none was given. */
async function grantOf(call: IssueCall, assigned: Assigned, asked: Asked): Promise<NotificationRecord | undefined> {
  const { settings, trail, at } = call;
  const { authorizationBase: base, receiverUra, patientBsn, group } = assigned;
  if (base === undefined) {
    if (asked.needsBase) throw new OAuthRefusal('invalid_grant', 'base-missing');
    return undefined;
  }
  const claims = {
    receiverUra,
    ...(patientBsn !== undefined && { patientBsn }),
    ...(group !== undefined && { group }),
  };
  const { peerOf, store } = settings;
  const played = await stored(call, () => playBase(store, base, claims, { peerOf, now: at }));
  if (played.record) trail.learn(grantTrail(played.record));
  if (!played.ok) throw new OAuthRefusal('invalid_grant', played.reason);
  return played.record;
}

interface Made {
  readonly client: RegisteredClient;
  readonly assigned: Assigned;
  readonly asked: Asked;
  readonly bound: Bound;
  readonly lifetimeSeconds: number;
}

/** The claims of a token (RFC 9068 §2.2), under the names that are read at the other end unless told otherwise. */
function claimsOf({ settings, at }: IssueCall, { client, assigned, asked, bound, lifetimeSeconds }: Made): JWTPayload {
  const { user, authorizationBase, group, patientBsn, receiverUra } = assigned;
  const issuedAt = Math.floor(at.getTime() / 1000);
  return {
    iss: settings.issuer,
    aud: asked.resource,
    sub: client.id,
    client_id: client.id,
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    scope: asked.scopes.join(' '),
    ura: receiverUra,
    ...(client.organizationName !== undefined && { organization_name: client.organizationName }),
    ...(authorizationBase !== undefined && { authorization_base: authorizationBase }),
    ...(user && {
      user: {
        id: user.identifier.value,
        system: user.identifier.system,
        ...(user.role !== undefined && { role: user.role }),
        ...(user.name !== undefined && { name: user.name }),
      },
    }),
    ...(group !== undefined && { group_identifier: group }),
    // With a base it was held against the grant, which says whose data it is; without one nothing else limits the token to the patient.
    ...(authorizationBase === undefined && patientBsn !== undefined && { patient: patientBsn }),
    ...((bound.key ?? bound.certificate) !== undefined && {
      cnf: {
        ...(bound.key !== undefined && { jkt: bound.key }),
        ...(bound.certificate !== undefined && { 'x5t#S256': bound.certificate }),
      },
    }),
  };
}

/**
 * Makes the token that a request asks for, or refuses it: who asks (client), with what it is bound (proof, certificate), for whom (assertion),
 * for what (scope, resource), and on which grant. Each assertion and proof is used up as soon as it is found good.
 *
 * @throws {OAuthRefusal} When there is none to be had.
 */
export async function issueToken(call: IssueCall): Promise<IssuedAnswer> {
  const { request, settings, trail, at } = call;
  const form = await readForm(request, settings.body);
  if (form.need('grant_type') !== JWT_BEARER_GRANT)
    throw new OAuthRefusal('unsupported_grant_type', 'grant-type', {
      description: `\`grant_type\` is ${JWT_BEARER_GRANT}.`,
    });
  const loggedIn = await logIn(call, form);
  const { client } = loggedIn;
  const bound = await bindingOf(call, loggedIn);
  await loggedIn.useUp();
  trail.admit();
  await bound.useUp();
  const assigned = await assignedBy(call, form.need('assertion'), { client, bound });
  const { organizationName: receiverName } = client;
  trail.learn(
    provenTrail({
      ...assigned,
      client: client.id,
      ...(receiverName !== undefined && { receiverName }),
      expiresAt: at.toISOString(),
    }),
  );
  const asked = askedOf({ resource: form.get('resource'), scope: form.get('scope') }, client, settings.resources);
  // A token that may do more than the assertion that it is given for is none that was asked for.
  if (assigned.scopes.length > 0 && asked.scopes.some((scope) => !assigned.scopes.includes(scope)))
    throw new OAuthRefusal('invalid_scope', 'scope-not-allowed');
  const grant = await grantOf(call, assigned, asked);
  const left = grant === undefined ? settings.tokenSeconds : (Date.parse(grant.validUntil) - at.getTime()) / 1000;
  const lifetimeSeconds = Math.min(settings.tokenSeconds, Math.floor(left));
  if (lifetimeSeconds < 1) throw new OAuthRefusal('invalid_grant', 'grant-expired');
  const { signing } = await keysOf(call);
  const claims = claimsOf(call, { client, assigned, asked, bound, lifetimeSeconds });
  // What jose says of a key may show a part of it.
  const token = await signed(signing, claims, { typ: 'at+jwt' }).catch(() => {
    settings.logger.error({ event: 'keys-unavailable' }, 'the key that tokens are signed with does not sign');
    throw unavailable('keys-unavailable');
  });
  trail.learn({ checks: { authorization: true } });
  return {
    access_token: token,
    token_type: bound.key === undefined ? 'Bearer' : 'DPoP',
    expires_in: lifetimeSeconds,
    scope: asked.scopes.join(' '),
  };
}
