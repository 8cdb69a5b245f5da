import { jwtVerifier, type Verification } from '../access/tokens/verify-jwt';
import type { RegisteredClient } from './clients';
import type { IssueSettings } from './options';

/** What verifies the assertions of a client. */
export type ClientVerifier = (assertion: string, now: Date) => Promise<Verification>;

/** Verifiers by client, with the key sets they have fetched. */
export type ClientVerifiers = (client: RegisteredClient) => ClientVerifier;

/** Kept at most: the one that was made first goes first. */
const KEPT = 1_000;

/** Explicit types of assertions, beside `JWT`; which one may be what is looked at where it is used. */
const TYPES = ['jwt', 'authorization-grant+jwt', 'client-authentication+jwt'];

/** What of a registration a verifier is made of. */
const madeOf = ({ jwks, issuer, algorithms }: RegisteredClient): readonly unknown[] => [
  jwks instanceof URL ? jwks.href : jwks,
  issuer,
  algorithms?.join(' '),
];

/** Makes the verifiers of one token endpoint: a set that was fetched serves until the registration is another. */
export function clientVerifiers(settings: IssueSettings): ClientVerifiers {
  const { addresses, issuer: self, algorithms, assertionSeconds, clockSkewSeconds, logger } = settings;
  const { allowLoopbackHttp, fetch, timeoutMs, keysCacheSeconds, keysStaleSeconds, keysCoolDownSeconds, monotonic } =
    settings;
  const kept = new Map<string, { readonly of: readonly unknown[]; readonly verify: ClientVerifier }>();
  return (client) => {
    const of = madeOf(client);
    const known = kept.get(client.id);
    if (known?.of.every((part, at) => part === of[at])) return known.verify;
    const verify = jwtVerifier({
      allowLoopbackHttp,
      fetch,
      timeoutMs,
      keysCacheSeconds,
      keysStaleSeconds,
      keysCoolDownSeconds,
      monotonic,
      logger,
      issuers: [
        {
          issuer: client.issuer ?? client.id,
          jwks: client.jwks,
          ...(client.algorithms && { algorithms: client.algorithms }),
        },
      ],
      audience: [addresses.token, addresses.introspection, self],
      algorithms,
      clockSkewSeconds,
      maxLifetimeSeconds: assertionSeconds,
      types: TYPES,
    });
    for (const oldest of kept.keys()) {
      if (kept.size < KEPT) break;
      kept.delete(oldest);
    }
    kept.delete(client.id);
    kept.set(client.id, { of, verify });
    return verify;
  };
}
