import { authorizationServers, fhirTransport, tokenClient } from 'bgz-facade/notified-pull';
import type { Clock } from './clock';
import { ON_THIS_MACHINE } from './http-server';
import { createKeyPair } from './keys';

/** Who asks for tokens: a client with its keys, and requests that prove that they are its own. */
export async function createTokenParty(clientId: string, clock: Clock) {
  const [login, possession] = await Promise.all([
    createKeyPair(`${clientId}-1`),
    createKeyPair(`${clientId}-dpop`, 'ES256'),
  ]);
  const tokens = tokenClient({
    clientId,
    key: login.signing,
    dpop: { ...possession.signing, publicKey: possession.publicKey },
    retries: 0,
    allowLoopbackHttp: ON_THIS_MACHINE,
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
  });
  const { proofs } = tokens;
  if (proofs === undefined) throw new Error('A client with a key for proofs makes proofs.');
  const servers = authorizationServers({ allowLoopbackHttp: ON_THIS_MACHINE, monotonic: () => clock.monotonic() });
  return {
    clientId,
    jwks: { keys: [login.jwk] },
    tokens,
    /** Where the authorization server with this name gives tokens. */
    tokenUrl: (issuer: string) => servers.tokenUrl(issuer),
    transport: fhirTransport({ proofs, allowLoopbackHttp: ON_THIS_MACHINE }),
    /** Headers of one request with a token of this client. */
    headers: (url: string, token: string) => proofs.headers({ method: 'GET', url, token }),
  };
}

export type TokenParty = Awaited<ReturnType<typeof createTokenParty>>;
