import { breakerRules } from '../limits/circuit-breaker';
import { authorizePorts, timeoutsRule } from '../limits/ports';
import { shapeOf } from '../options/check-options';
import {
  anyObject,
  anything,
  callable,
  clock,
  either,
  flag,
  listOf,
  logger,
  milliseconds,
  monotonicClock,
  numeric,
  oneOf,
  port,
  type Rule,
  type Rules,
  required,
  text,
  told,
  whole,
} from '../options/rules';
import type { AuthorizePullOptions } from './authorize';
import type { ClaimNames } from './tokens/claim-names';
import type { IntrospectionOptions } from './tokens/introspected-tokens';
import type { KeySetOptions } from './tokens/key-set';
import { LONGEST_LIFE_S, MOST_SKEW_S } from './tokens/longest-life';
import { roleSourcesRule } from './tokens/role-sources';
import type { AssertionOptions } from './tokens/verify-assertion';

/** A store that finds grants. */
export const store = port('a grant store: await createGrantStore(database)', 'findByAuthorizationBase');
const texts: Rule = either(text, listOf(text));
const seconds = numeric(0);
/** Peer profiles are checked where they are told apart; an empty list would be none at all. */
export const peers = listOf(told('a peer profile, for example { ...peerProfiles.twiin, name }', anyObject));

/** What pulling and the workflow Task have in common. */
export const accessRules = {
  store: required(store),
  tokens: required(told('jwtTokens(…), introspectedTokens(…) or a function of your own', callable)),
  peers,
  possession: told('senderConstrained(…)', callable),
  decide: told('httpDecisionPoint(…), or a function of your own', callable),
  replay: oneOf('bound', 'single-use', 'off'),
  requireTokenId: flag,
  missingBase: oneOf('refuse', 'find'),
  scope: texts,
  now: clock,
  logger,
};

/** What each option of `authorizeNotifiedPull` may be. */
export const authorizePullRules: Rules<AuthorizePullOptions> = {
  ...accessRules,
  policy: port('rolePolicy(…)', 'sectionsFor'),
  requireUser: flag,
  treatmentRelation: callable,
  timeoutsMs: timeoutsRule(authorizePorts),
};

/** Names of claims: an empty list reads nothing, on purpose. */
const claimName = either(text, listOf(text, 0));
/** What `claims` may be. */
export const claimsRule = (known: Readonly<ClaimNames>): Rule =>
  shapeOf(Object.fromEntries(Object.keys(known).map((name) => [name, claimName])) as unknown as Rules<ClaimNames>);

/** What each option of a key set may be. */
export const keySetRules: Rules<KeySetOptions> = {
  allowLoopbackHttp: flag,
  fetch: callable,
  timeoutMs: milliseconds,
  keysCacheSeconds: seconds,
  keysStaleSeconds: seconds,
  keysCoolDownSeconds: seconds,
  logger,
  monotonic: monotonicClock,
};

/** What each option of `jwtTokens` may be; its addresses, algorithms and issuers are checked where they are used. */
export const jwtTokenRules = (known: Readonly<ClaimNames>) => ({
  ...keySetRules,
  issuer: text,
  jwks: anything,
  issuers: anything,
  audience: required(texts),
  algorithms: listOf(text),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  claims: claimsRule(known),
  roles: roleSourcesRule,
  requireType: text,
});

/** What each option of `verifyAssertion` may be; its algorithms and issuers are checked where they are used. */
export const assertionRules = (known: Readonly<ClaimNames>): Rules<AssertionOptions> => ({
  ...keySetRules,
  issuers: required(anything),
  audience: required(texts),
  store: required(port('createGrantStore(…)', 'remember')),
  algorithms: listOf(text),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  claims: claimsRule(known),
  roles: roleSourcesRule,
});

/** What each option of `introspectedTokens` may be. */
export const introspectionRules = (known: Readonly<ClaimNames>): Rules<IntrospectionOptions> => ({
  breaker: shapeOf(breakerRules),
  allowLoopbackHttp: flag,
  endpoint: required(told('the https URL of the introspection endpoint', anything)),
  auth: required(told("{ kind: 'client-secret' | 'private-key' | 'none', … }", anyObject)),
  issuer: text,
  audience: texts,
  cacheSeconds: seconds,
  inactiveCacheSeconds: seconds,
  concurrency: whole(1),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  timeoutMs: milliseconds,
  claims: claimsRule(known),
  roles: roleSourcesRule,
  fetch: callable,
  logger,
  monotonic: monotonicClock,
});
