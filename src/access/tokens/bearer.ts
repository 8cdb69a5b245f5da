import type { AuditContext } from '../../audit/access-trail';
import type { PartyIdentifier } from '../../audit/entry';
import type { ChallengeHeaders } from '../../http/challenge-headers';
import type { accessPorts, WaitFor } from '../../limits/ports';
import { count } from '../../telemetry/instruments';
import type { Logger } from '../../telemetry/logger';
import { oneLine, outsideText } from '../../telemetry/outside-text';
import { frozen } from '../frozen';
import type { Unavailability } from '../policy/reasons';
import { bearerOnly, type Possession } from './possession/sender-constrained';
import { type ReplayOptions, withReplayCheck } from './replay';
import { sentToken } from './sent-token';
import type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './token-check';
import { asTokenResult } from './token-form';

/** The claims of the token of a request; or why there are none. Both with what the trail may know. */
export type BearerResult =
  | { readonly ok: true; readonly claims: TokenClaims; readonly trail: AuditContext }
  | {
      readonly ok: false;
      readonly reason: TokenFailure | Unavailability;
      readonly trail: AuditContext;
      readonly headers?: ChallengeHeaders;
    };

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

/** Reads and checks the token of requests; a check or a store that fails lets nobody in. */
export function bearerTokens(options: {
  readonly tokens: TokenCheck;
  readonly replay: ReplayOptions;
  readonly possession: Possession | undefined;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly waitFor: WaitFor<keyof typeof accessPorts>;
}): (request: Request) => Promise<BearerResult> {
  const { tokens, now, logger, waitFor, possession = bearerOnly } = options;
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
  const refuse = (
    reason: TokenFailure | Unavailability,
    trail: AuditContext = {},
    headers?: ChallengeHeaders,
  ): BearerResult => {
    count('tokenRefusals', { reason });
    return { ok: false, reason, trail, ...(headers && { headers }) };
  };
  return async (request) => {
    const sent = sentToken(request.headers);
    if ('failure' in sent) return refuse(sent.failure);
    const { token } = sent;
    try {
      const at = now();
      const result = await check(token.text, { now: at });
      if (!result.ok) return refuse(result.reason, unprovenTrail(result));
      const { claims } = result;
      const proven = await possession(request, { ...token, claims }, at);
      // Whoever has somebody else's token does not act for that user: the trail has it as what is claimed.
      if (!proven.ok)
        return refuse(
          proven.reason,
          unprovenTrail({ ok: false, reason: proven.reason, unproven: claims }),
          proven.headers,
        );
      return { ok: true, claims, trail: provenTrail(claims) };
    } catch (err) {
      logger.error({ event: 'grant-store-failed', err }, 'the grant store could not be asked');
      return refuse('store-unavailable');
    }
  };
}
