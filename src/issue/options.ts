import type { Grants } from '../access/grants';
import type { Peer } from '../access/peers';
import { bundledPeers, peersByName } from '../access/peers';
import type { ClaimNames } from '../access/tokens/claim-names';
import { defaultClaimNames } from '../access/tokens/claim-names';
import type { KeySetOptions } from '../access/tokens/key-set';
import type { ProofOptions } from '../access/tokens/possession/key-proofs';
import type { ShownRequest } from '../access/tokens/possession/sender-constrained';
import type { RoleSource } from '../access/tokens/role-sources';
import { defaultAlgorithms } from '../access/tokens/verify-jwt';
import type { AuditSink } from '../audit/entry';
import type { Limiter } from '../http/check-limit';
import type { SignatureAlgorithm } from '../http/client/oauth/algorithms';
import { isSafeAddress, SAFE } from '../http/client/safe-address';
import { portWaits, type TimeoutsMs, tokenEndpointPorts, type WaitFor } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { type Logger, loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import type { Binding, Clients } from './clients';
import type { IssuingKeys } from './issuing-keys';
import { tokenEndpointRules } from './option-rules';
import { checkResources, type ProtectedResource } from './resources';
import { USUAL_TOKEN_S } from './token-life';

/** Options of {@link createTokenEndpoint}. */
export interface TokenEndpointOptions extends Omit<KeySetOptions, 'logger'> {
  /** Name of this authorization server, `iss` of its tokens: an https address without query, under which its end points are. */
  readonly issuer: string;
  /** Who may ask: `clientTable(…)`, or a look-up of your own. */
  readonly clients: Clients;
  /** What tokens are signed with: `issuingKeys(…)`. */
  readonly keys: IssuingKeys;
  /** The servers that tokens are for, and their scopes. */
  readonly resources: readonly ProtectedResource[];
  /** The grants that bases are of, and the memory of assertions and proofs: `createGrantStore(database)`. */
  readonly store: Pick<Grants, 'findByAuthorizationBase' | 'remember'>;
  /** Every token that is issued or refused is an event; what cannot be logged is not issued. */
  readonly audit: AuditSink;
  /** Seconds a token lives, 30 to 900; never beyond the end of its grant. Default 300. */
  readonly tokenSeconds?: number;
  /** Algorithms of assertions. Default: PS256, PS384, PS512, RS256, ES256, ES384, ES512. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Longest life of an assertion, in seconds. Default 300, at most 3600. */
  readonly assertionSeconds?: number;
  /** Difference between the clocks that is forgiven. Default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Claims of the authorization assertion that go by another name. Without one the URA is read from `sub`. */
  readonly claims?: Partial<ClaimNames>;
  /** Registers of roles that are known, with the UZI role each code is, which stands in the token. Default: the UZI register. */
  readonly roles?: readonly RoleSource[];
  /** The peer profiles that notifications are written in. Default: the bundled ones. */
  readonly peers?: readonly Peer[];
  /** How proofs of possession (DPoP) are taken. They always are: a client that brings one gets a token that is bound to its key. */
  readonly dpop?: Omit<ProofOptions, 'store'>;
  /**
   * The client certificate of the connection, from the host or from a header that a proxy sets and takes away from others. With it tokens are
   * bound to the certificate that is shown, and clients may log in by it. The same function goes to `senderConstrained`.
   */
  readonly certificate?: (request: ShownRequest) => string | Uint8Array | undefined;
  /** What every token is bound to; a client may need more. Left out, to what the client proves, or to nothing. */
  readonly require?: Binding;
  /** Path under which requests arrive, where a proxy changes it. Default: the path of `issuer`. */
  readonly mountPath?: string;
  /** Network address of who asks, for the trail and to sum refusals by: `connectionAddress` behind `nodeListener`. */
  readonly peerAddress?: (request: Request) => string | undefined;
  /** Your own limiter, asked before anything else is looked at: true lets the request in, anything else is 429; one that fails 503. */
  readonly limit?: Limiter;
  /** Bytes a form may have. Default 32 768. */
  readonly maxBodyBytes?: number;
  /** Milliseconds a form may take to arrive; 408 after that. Default 10 000. */
  readonly bodyTimeoutMs?: number;
  readonly now?: () => Date;
  readonly logger?: Logger;
  /** Milliseconds each port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof tokenEndpointPorts>;
}

/** Paths below the issuer. */
export const paths = { token: '/token', keys: '/jwks', introspection: '/introspect' } as const;

/** The options with defaults filled in. */
export interface IssueSettings extends TokenEndpointOptions {
  readonly tokenSeconds: number;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly assertionSeconds: number;
  readonly clockSkewSeconds: number;
  readonly claimNames: ClaimNames;
  readonly peerOf: (name: string) => Peer | undefined;
  readonly mountPath: string;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly waitFor: WaitFor<keyof typeof tokenEndpointPorts>;
  readonly body: { readonly maxBytes: number; readonly timeoutMs: number };
  /** Whole addresses of the end points. */
  readonly addresses: Readonly<Record<keyof typeof paths, string>>;
}

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

/** Lines of the log that come with every request while a port is down, or because a sender wants it so: told once, then counted. */
const repeated = [
  'limit-failed',
  'peer-address-failed',
  'grant-store-failed',
  'keys-unavailable',
  'clients-unavailable',
  'client-invalid',
  'token-claims',
  'token-endpoint-failed',
];

/** Checks the options and fills in defaults. Throws a TypeError on misuse: a token endpoint that would be unsafe does not start. */
export function issueSettings(options: TokenEndpointOptions): IssueSettings {
  const owner = 'createTokenEndpoint';
  checkOptions(owner, options, tokenEndpointRules(defaultClaimNames));
  const { issuer, resources, certificate, require: wanted } = options;
  if (!URL.canParse(issuer) || !isSafeAddress(new URL(issuer), options) || /[?#]|\/$/.test(issuer))
    throw new TypeError(`${owner}: \`issuer\` is an address without query or slash at its end, ${SAFE}.`);
  checkResources(owner, resources, options);
  if (wanted === 'certificate' && certificate === undefined)
    throw new TypeError(`${owner}: \`require\` is 'certificate', and no \`certificate\` is handed over.`);
  return {
    ...options,
    tokenSeconds: options.tokenSeconds ?? USUAL_TOKEN_S,
    algorithms: options.algorithms ?? defaultAlgorithms,
    assertionSeconds: options.assertionSeconds ?? 300,
    clockSkewSeconds: options.clockSkewSeconds ?? 60,
    claimNames: {
      ...defaultClaimNames,
      receiverUra: [...[defaultClaimNames.receiverUra].flat(), 'sub'],
      ...options.claims,
    },
    peerOf: peersByName(options.peers ?? bundledPeers),
    mountPath: withoutSlash(options.mountPath ?? new URL(issuer).pathname),
    now: options.now ?? (() => new Date()),
    logger: summing(loggerOf(options.logger), repeated),
    waitFor: portWaits(tokenEndpointPorts, options.timeoutsMs),
    body: { maxBytes: options.maxBodyBytes ?? 32_768, timeoutMs: options.bodyTimeoutMs ?? 10_000 },
    addresses: {
      token: issuer + paths.token,
      keys: issuer + paths.keys,
      introspection: issuer + paths.introspection,
    },
  };
}
