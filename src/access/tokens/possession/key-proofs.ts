import { type SignatureAlgorithm, signatureAlgorithms } from '../../../http/client/oauth/algorithms';
import { shapeOf } from '../../../options/check-options';
import { listOf, numeric, oneOf, port, type Rules, required, secret, text, told, whole } from '../../../options/rules';
import type { Grants } from '../../grants';
import { fingerprintOf } from '../replay';
import { type Nonces, nonces } from './nonces';
import { type ProvenBy, type ReadProof, readProof } from './proof';

/** How proofs by key are taken (DPoP, RFC 9449). */
export interface ProofOptions {
  /** Where ids of proofs are kept: `createGrantStore(database)`. Each proof is for one request, whichever instance it comes to. */
  readonly store: Pick<Grants, 'remember'>;
  /** Default: PS256, ES256, ES384, ES512, EdDSA, Ed25519. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Age of a proof at most, in seconds; default 60, at most 300. */
  readonly maxAgeSeconds?: number;
  /** Difference between the clocks that is forgiven, in seconds; default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Nonces that a proof must have, so that none can be made ahead: a secret that all instances share, and seconds that one is taken (default 300). */
  readonly nonce?: { readonly secret: string; readonly lifetimeSeconds?: number };
}

/** The algorithms of proofs unless told otherwise. */
export const usualProofAlgorithms: readonly SignatureAlgorithm[] = [
  'PS256',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const LEAST_SECRET = 32;

/** What each option of proofs may be. */
export const proofRules: Rules<ProofOptions> = {
  store: required(port('createGrantStore(…)', 'remember')),
  algorithms: listOf(oneOf(...signatureAlgorithms)),
  maxAgeSeconds: whole(1, 300),
  clockSkewSeconds: numeric(0, 300),
  nonce: shapeOf({
    secret: required(
      secret(
        told(`text of ${LEAST_SECRET} characters at least`, {
          ...text,
          meets: (value) => typeof value === 'string' && value.length >= LEAST_SECRET,
        }),
      ),
    ),
    lifetimeSeconds: whole(10, 3_600),
  }),
};

/** A proof that is good for its request, but may have come before. */
export interface GoodProof extends ReadProof {
  readonly proof: string;
}

/** A proof that is good; or what is wrong with it, as OAuth calls it, and the nonce that is wanted. */
export type ProofResult =
  | { readonly ok: true; readonly proof: GoodProof }
  | { readonly ok: false; readonly error: 'invalid_dpop_proof' }
  | { readonly ok: false; readonly error: 'use_dpop_nonce'; readonly nonce: string };

/** Takes proofs by key. */
export interface KeyProofs {
  readonly algorithms: readonly SignatureAlgorithm[];
  /** Reads the `DPoP` header of a request; null for one without. Never rejects. */
  read(shown: Omit<ProvenBy, 'proof'> & { readonly proof: string | null }, now: Date): Promise<ProofResult>;
  /** Whether it comes for the first time: an id of this key that came before is one that somebody else sends again. Rejects as the store does. */
  isFirst(good: GoodProof, now: Date): Promise<boolean>;
}

/** Makes what takes proofs by key. */
export function keyProofs(options: ProofOptions): KeyProofs {
  const { store, algorithms = usualProofAlgorithms, maxAgeSeconds = 60, clockSkewSeconds = 60, nonce } = options;
  const rules = { algorithms, maxAgeSeconds, clockSkewSeconds };
  const fresh: Nonces | undefined = nonce && nonces(nonce.secret, nonce.lifetimeSeconds ?? 300);
  return {
    algorithms,
    async read({ proof, ...request }, now) {
      const isReadable = proof !== null && URL.canParse(request.url);
      const read = isReadable ? await readProof({ ...request, proof }, rules, now) : undefined;
      if (proof === null || read === undefined) return { ok: false, error: 'invalid_dpop_proof' };
      if (fresh && !(read.nonce !== undefined && fresh.isFresh(read.nonce, now)))
        return { ok: false, error: 'use_dpop_nonce', nonce: fresh.current(now) };
      return { ok: true, proof: { ...read, proof } };
    },
    async isFirst({ id, thumbprint, proof }, now) {
      const expiresAt = new Date(now.getTime() + 2_000 * (maxAgeSeconds + clockSkewSeconds)).toISOString();
      const seen = await store.remember({
        issuer: `proof ${thumbprint}`,
        id,
        fingerprint: fingerprintOf(proof),
        expiresAt,
      });
      return seen.firstUse;
    },
  };
}
