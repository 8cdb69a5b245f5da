import { claimsRule, keySetRules, peers } from '../access/option-rules';
import type { ClaimNames } from '../access/tokens/claim-names';
import { MOST_SKEW_S } from '../access/tokens/longest-life';
import { proofRules } from '../access/tokens/possession/key-proofs';
import { roleSourcesRule } from '../access/tokens/role-sources';
import { signatureAlgorithms } from '../http/client/oauth/algorithms';
import { timeoutsRule, tokenEndpointPorts } from '../limits/ports';
import { shapeOf } from '../options/check-options';
import {
  anyObject,
  callable,
  clock,
  listOf,
  logger,
  milliseconds,
  numeric,
  oneOf,
  path,
  port,
  type Rules,
  required,
  text,
  told,
  whole,
} from '../options/rules';
import type { TokenEndpointOptions } from './options';
import { LONGEST_TOKEN_S } from './token-life';

const { store: _store, ...dpopRules } = proofRules;

/** What each option of `createTokenEndpoint` may be; its addresses and resources are checked where they are used. */
export const tokenEndpointRules = (known: Readonly<ClaimNames>): Rules<TokenEndpointOptions> => ({
  ...keySetRules,
  issuer: required(text),
  clients: required(port('clients: clientTable(…)', 'find')),
  keys: required(port('keys: issuingKeys(…)', 'at')),
  resources: required(listOf(told('{ resource, scopes: { name: { base } } }', anyObject))),
  store: required(port('a grant store: await createGrantStore(database)', 'findByAuthorizationBase', 'remember')),
  audit: required(port('an audit sink, for example await auditTable(database)', 'write')),
  tokenSeconds: whole(30, LONGEST_TOKEN_S),
  algorithms: listOf(oneOf(...signatureAlgorithms)),
  assertionSeconds: whole(1, 3_600),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  claims: claimsRule(known),
  roles: roleSourcesRule,
  peers,
  dpop: shapeOf(dpopRules),
  certificate: callable,
  require: oneOf('key', 'certificate', 'either'),
  mountPath: path,
  peerAddress: callable,
  limit: callable,
  maxBodyBytes: whole(1),
  bodyTimeoutMs: milliseconds,
  now: clock,
  logger,
  timeoutsMs: timeoutsRule(tokenEndpointPorts),
});
