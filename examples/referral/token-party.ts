import { fhirTransport, type RegisteredClient, tokenClient } from 'bgz-facade/notified-pull';
import type { Clock } from './clock.js';
import { createKeyPair } from './keys.js';
import type { Line } from './line.js';

/** Who asks for tokens: a client with its keys, and requests that prove that they are its own. */
export async function createTokenParty(clientId: string, clock: Clock, line: Line) {
  const [login, possession] = await Promise.all([
    createKeyPair(`${clientId}-1`),
    createKeyPair(`${clientId}-dpop`, 'ES256'),
  ]);
  const tokens = tokenClient({
    clientId,
    key: login.signing,
    dpop: { ...possession.signing, publicKey: possession.publicKey },
    retries: 0,
    ...line.sends,
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
  });
  const { proofs } = tokens;
  if (proofs === undefined) throw new Error('A client with a key for proofs makes proofs.');
  return {
    tokens,
    /** What an authorization server of others is told of this client: its keys, and the certificate of its connections. */
    registration: {
      id: clientId,
      jwks: { keys: [login.jwk] },
      ...(line.thumbprint !== undefined && { certificates: [line.thumbprint] }),
    } satisfies Partial<RegisteredClient>,
    transport: fhirTransport({ proofs, ...line.sends }),
    /** Headers of one request with a token of this client. */
    headers: (url: string, token: string) => proofs.headers({ method: 'GET', url, token }),
  };
}

export type TokenParty = Awaited<ReturnType<typeof createTokenParty>>;
