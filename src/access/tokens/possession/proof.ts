import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import { isJson } from '../../../fhir/json';
import type { SignatureAlgorithm } from '../../../http/client/oauth/algorithms';

/** A request that comes with a proof (RFC 9449 §4.3). */
export interface ProvenBy {
  readonly proof: string;
  readonly method: string;
  /** As who sent it knows it; its query says nothing here. */
  readonly url: string;
  /** The token it goes along with, and the thumbprint of the key that is bound to (RFC 7638, SHA-256); undefined where a token is asked for. */
  readonly bound: { readonly token: string; readonly thumbprint: string } | undefined;
}

/** How proofs are held to their time and form. */
export interface ProofRules {
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly maxAgeSeconds: number;
  readonly clockSkewSeconds: number;
}

/** What a good proof says that is still to be looked at. */
export interface ReadProof {
  /** `jti`: each proof is for one request. */
  readonly id: string;
  readonly nonce: string | undefined;
  /** Of the key it is signed with. */
  readonly thumbprint: string;
}

/** Longest proof that is looked at; one with a key of RSA takes about 1,500 characters. */
const LONGEST = 4_096;
const RSA_BITS = { least: 2_048, most: 8_192 } as const;

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;

/** A key of a sane size: a huge one would make verifying it the attack. */
function isSane(jwk: { readonly kty?: unknown; readonly n?: unknown }): boolean {
  if (jwk.kty !== 'RSA') return true;
  const bits = typeof jwk.n === 'string' ? Math.floor((jwk.n.length * 6) / 8) * 8 : 0;
  return bits >= RSA_BITS.least && bits <= RSA_BITS.most;
}

/** Whether two addresses are one, but for query and fragment. */
function isSameAddress(told: unknown, url: string): boolean {
  if (!isText(told, 2_048) || !URL.canParse(told)) return false;
  const [one, other] = [new URL(told), new URL(url)];
  return one.username === '' && one.password === '' && one.origin === other.origin && one.pathname === other.pathname;
}

/** The claims, when they are of this request and this moment. */
function fitting(
  payload: JWTPayload,
  request: ProvenBy,
  rules: ProofRules,
  now: Date,
): Omit<ReadProof, 'thumbprint'> | undefined {
  const { jti, htm, htu, iat, ath, nonce } = payload;
  const age = now.getTime() / 1000 - Number(iat);
  const isNow =
    typeof iat === 'number' && age >= -rules.clockSkewSeconds && age <= rules.maxAgeSeconds + rules.clockSkewSeconds;
  // One that is made for a token is not made for asking one.
  const ofToken = request.bound && createHash('sha256').update(request.bound.token).digest('base64url');
  if (!isNow || htm !== request.method || ath !== ofToken || !isSameAddress(htu, request.url)) return undefined;
  if (!isText(jti, 256) || (nonce !== undefined && !isText(nonce, 512))) return undefined;
  return { id: jti, nonce: nonce as string | undefined };
}

/**
 * Checks a proof of possession as RFC 9449 §4.3 asks: one JWT of type `dpop+jwt`, signed with the key in its header, which is the one of
 * the token, for this method, address, token and moment; where a token is asked for, any key. Whether it came before and has the nonce that is wanted is for who calls.
 *
 * @returns What is still to be looked at; undefined for a proof that is none. Never throws.
 */
export async function readProof(request: ProvenBy, rules: ProofRules, now: Date): Promise<ReadProof | undefined> {
  const { proof, bound } = request;
  if (proof.length > LONGEST) return undefined;
  try {
    const { typ, alg, jwk, crit } = decodeProtectedHeader(proof);
    const known: readonly string[] = rules.algorithms;
    if (typ !== 'dpop+jwt' || crit !== undefined || typeof alg !== 'string' || !known.includes(alg)) return undefined;
    if (!isJson(jwk) || !isSane(jwk)) return undefined;
    // What costs nothing comes before the signature.
    const thumbprint = await calculateJwkThumbprint(jwk);
    if (bound !== undefined && thumbprint !== bound.thumbprint) return undefined;
    const read = fitting(decodeJwt(proof), request, rules, now);
    if (read === undefined) return undefined;
    await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [alg],
      currentDate: now,
      clockTolerance: rules.clockSkewSeconds,
    });
    return { ...read, thumbprint };
  } catch {
    return undefined;
  }
}
