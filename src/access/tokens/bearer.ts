import type { AuditContext } from '../../audit/access-trail';
import type { PartyIdentifier } from '../../audit/entry';
import type { accessPorts, WaitFor } from '../../limits/ports';
import { count } from '../../telemetry/instruments';
import type { Logger } from '../../telemetry/logger';
import { oneLine, outsideText } from '../../telemetry/outside-text';
import { frozen } from '../frozen';
import type { Unavailability } from '../policy/reasons';
import { type ReplayOptions, withReplayCheck } from './replay';
import type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './token-check';
import { asTokenResult } from './token-form';
import { MAX_TOKEN_LENGTH } from './verify-jwt';

/** The claims of the bearer token of a request; or why there are none. Both with what the trail may know. */
export type BearerResult =
  | { readonly ok: true; readonly claims: TokenClaims; readonly trail: AuditContext }
  | { readonly ok: false; readonly reason: TokenFailure | Unavailability; readonly trail: AuditContext };

/** The token of an Authorization header (RFC 6750 §2.1); the other places RFC 6750 knows are not looked at. */
function bearerOf(request: Request): { readonly token: string } | { readonly failure: TokenFailure } {
  const header = request.headers.get('authorization')?.trim() ?? '';
  if (!/^bearer(\s|$)/i.test(header)) return { failure: 'token-missing' };
  const token = header.slice('bearer'.length).trim();
  if (token === '') return { failure: 'token-missing' };
  const wellFormed = token.length <= MAX_TOKEN_LENGTH && /^[A-Za-z0-9\-._~+/]+=*$/.test(token);
  return wellFormed ? { token } : { failure: 'token-malformed' };
}

/** A number of a register as the trail keeps it: one of nine digits may pass the 11-test and be no BSN. */
const numberOf = ({ system, value }: PartyIdentifier): PartyIdentifier => ({
  system: outsideText(system),
  value: oneLine(value),
});

/** What is told of claims that cannot change any more: those of a token that is remembered. */
const told = new WeakMap<TokenClaims, AuditContext>();

/** What a token that passed says for the trail; its texts are of the other organization's making. */
export function provenTrail(claims: TokenClaims): AuditContext {
  const known = told.get(claims);
  if (known !== undefined) return known;
  const trail = trailOf(claims);
  if (isUnchanging(claims)) told.set(claims, frozen(trail));
  return trail;
}

const isUnchanging = (claims: TokenClaims): boolean =>
  Object.isFrozen(claims) && Object.isFrozen(claims.user) && Object.isFrozen(claims.user?.identifier);

const trailOf = ({ user, receiverUra, receiverName, client }: TokenClaims): AuditContext => ({
  ...(user && {
    user: {
      identifier: numberOf(user.identifier),
      ...(user.role !== undefined && { role: outsideText(user.role) }),
      ...(user.name !== undefined && { name: outsideText(user.name) }),
    },
  }),
  ...(receiverUra !== undefined && {
    organization: { ura: receiverUra, ...(receiverName !== undefined && { name: outsideText(receiverName) }) },
  }),
  ...(client !== undefined && { system: oneLine(client) }),
});

/** What a refused token says of itself; the reason beside it tells that it was not accepted. */
const unprovenTrail = ({ unproven }: Extract<TokenResult, { ok: false }>): AuditContext => ({
  ...(unproven?.receiverUra !== undefined && { organization: { ura: outsideText(unproven.receiverUra) } }),
  ...(unproven?.client !== undefined && { system: oneLine(unproven.client) }),
});

/** Reads and checks the bearer token of requests; a check or a store that fails lets nobody in. */
export function bearerTokens(options: {
  readonly tokens: TokenCheck;
  readonly replay: ReplayOptions;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly waitFor: WaitFor<keyof typeof accessPorts>;
}): (request: Request) => Promise<BearerResult> {
  const { tokens, now, logger, waitFor } = options;
  const guarded: TokenCheck = async (token, context) => {
    try {
      return asTokenResult(await waitFor('tokens', (signal) => tokens(token, { ...context, signal })));
    } catch (err) {
      logger.error({ event: 'token-check-failed', err }, 'the token check failed');
      return { ok: false, reason: 'token-unverifiable' };
    }
  };
  const { store, ...rules } = options.replay;
  const check = withReplayCheck(guarded, {
    ...rules,
    store: { remember: (seen) => waitFor('store', () => store.remember(seen)) },
  });
  const refuse = (reason: TokenFailure | Unavailability, trail: AuditContext = {}): BearerResult => {
    count('tokenRefusals', { reason });
    return { ok: false, reason, trail };
  };
  return async (request) => {
    const bearer = bearerOf(request);
    if ('failure' in bearer) return refuse(bearer.failure);
    try {
      const result = await check(bearer.token, { now: now() });
      if (!result.ok) return refuse(result.reason, unprovenTrail(result));
      return { ok: true, claims: result.claims, trail: provenTrail(result.claims) };
    } catch (err) {
      logger.error({ event: 'grant-store-failed', err }, 'the grant store could not be asked');
      return refuse('store-unavailable');
    }
  };
}
