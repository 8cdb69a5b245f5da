import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, type JWK } from 'jose';
import { importKey, isJwk, type SigningKey, signed } from './sign';

/** A request that a proof goes along with. */
export interface ProvenRequest {
  readonly method: string;
  readonly url: string;
  /** The access token that the request carries; undefined at a token endpoint. */
  readonly token?: string;
}

/** Proofs of possession (DPoP, RFC 9449) of one key, with the nonces that servers ask for. */
export interface Proofs {
  /** `Authorization` and `DPoP` of a request. */
  headers(request: ProvenRequest): Promise<Readonly<Record<string, string>>>;
  /**
   * Takes the nonce of an answer.
   *
   * @returns True when the request is to be sent once more, with that nonce: it was refused for want of it (RFC 9449 §8 and §9).
   */
  learn(request: ProvenRequest, answer: { readonly status: number; readonly headers: Headers }): boolean;
}

/** Members that are the public half of a key, per kind. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  EC: ['kty', 'crv', 'x', 'y'],
  OKP: ['kty', 'crv', 'x'],
  RSA: ['kty', 'n', 'e'],
};

/** Servers whose nonces are kept at most. */
const KEPT = 100;

/** Longest nonce that is taken. */
const LONGEST = 512;

/** The public half of a key, as it stands in a proof or a key set. */
export async function publicHalf(key: CryptoKey | KeyObject | JWK): Promise<JWK> {
  const whole = isJwk(key) ? key : await exportJWK(key);
  const names = PUBLIC[whole.kty ?? ''] ?? [];
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)));
}

/** The address a proof is for: without query and fragment (RFC 9449 §4.2). */
const targetOf = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
};

/**
 * Makes proofs with a key.
 *
 * @param signing The private key; as a `CryptoKey` it must be extractable or come with `publicKey`.
 */
export function dpopProofs(
  signing: SigningKey & { readonly publicKey?: CryptoKey | JWK },
  { now }: { readonly now: () => Date },
): Proofs {
  let open: Promise<JWK> | undefined;
  let key: ReturnType<typeof importKey> | undefined;
  const nonces = new Map<string, string>();

  function keep(origin: string, nonce: string): void {
    nonces.delete(origin);
    for (const oldest of nonces.keys()) {
      if (nonces.size < KEPT) break;
      nonces.delete(oldest);
    }
    nonces.set(origin, nonce);
  }

  return {
    async headers({ method, url, token }) {
      open ??= publicHalf(signing.publicKey ?? signing.key);
      key ??= importKey(signing);
      const nonce = nonces.get(new URL(url).origin);
      const claims = {
        jti: randomUUID(),
        htm: method,
        htu: targetOf(url),
        iat: Math.floor(now().getTime() / 1000),
        ...(token !== undefined && { ath: createHash('sha256').update(token).digest('base64url') }),
        ...(nonce !== undefined && { nonce }),
      };
      const { algorithm } = signing;
      const proof = await signed({ key: (await key) as CryptoKey, algorithm }, claims, {
        typ: 'dpop+jwt',
        jwk: await open,
      });
      return { DPoP: proof, ...(token !== undefined && { authorization: `DPoP ${token}` }) };
    },
    learn({ url, token }, { status, headers }) {
      const nonce = headers.get('dpop-nonce');
      if (nonce === null || nonce === '' || nonce.length > LONGEST) return false;
      const { origin } = new URL(url);
      const isNew = nonces.get(origin) !== nonce;
      keep(origin, nonce);
      if (!isNew) return false;
      const challenge = headers.get('www-authenticate') ?? '';
      return token === undefined ? status === 400 : status === 401 && /use_dpop_nonce/.test(challenge);
    },
  };
}
