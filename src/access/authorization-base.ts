import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** What a base opens: `notification`, what the notification carries; `workflow`, the second one of peers with two (Nuts). */
export type BasePurpose = 'notification' | 'workflow';

/** An authorization base, and the hash under which its grant is stored. */
export interface AuthorizationBase {
  /** 256 bits, base64url (43 characters). A secret: it goes into a Task and nowhere else. */
  readonly base: string;
  /** SHA-256 of the base, 64 lower-case hex characters. */
  readonly hash: string;
}

/** Makes authorization bases, and makes them again when a message is sent later. */
export interface AuthorizationBases {
  /** The base of a notification under the newest secret. The same id and purpose always give the same base. */
  current(id: string, purpose: BasePurpose): AuthorizationBase;
  /**
   * The base that was stored as this hash, whichever of the secrets it was made with.
   *
   * @returns Undefined when none of the secrets gives it: the secret it was made with is gone.
   */
  recover(id: string, purpose: BasePurpose, hash: string): string | undefined;
}

const LEAST_BYTES = 32;

/** Random bytes have more in any notation; fewer is a row of one character, or a word that is repeated. */
const LEAST_DIFFERENT = 8;

/** SHA-256 of an authorization base as hex: what the store keeps in its place. */
export const hashOfBase = (base: string): string => hash('sha256', base, 'hex');

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Authorization bases derived from a secret, so that no base has to be stored: HMAC-SHA-256 over purpose and notification
 * id. Without the secret a base cannot be guessed and says nothing (spec notified-pull §7).
 *
 * @param secrets One secret or several, the newest first, each at least 32 bytes (a string counts as UTF-8). Keep an old one
 *   for as long as notifications made with it may be pulled.
 * @throws {TypeError} When there is no secret, or one is too short or can be guessed.
 * @example
 * const bases = createAuthorizationBases([process.env.BGZ_BASE_SECRET ?? '']);
 * const { base, hash } = bases.current(queued.id, 'notification');
 */
export function createAuthorizationBases(
  secrets: string | Uint8Array | readonly (string | Uint8Array)[],
): AuthorizationBases {
  const list: readonly (string | Uint8Array)[] =
    typeof secrets === 'string' || secrets instanceof Uint8Array ? [secrets] : secrets;
  // Copies: what a caller does to its own bytes afterwards must not change the bases.
  const keys = list.map((secret) => Buffer.from(typeof secret === 'string' ? Buffer.from(secret, 'utf8') : secret));
  const [newest] = keys;
  const short = keys.flatMap((key, at) => (key.length < LEAST_BYTES ? [`secret ${at + 1} has ${key.length}`] : []));
  if (newest === undefined) throw new TypeError('createAuthorizationBases needs at least one secret of 32 bytes.');
  if (short.length > 0) {
    throw new TypeError(`createAuthorizationBases needs secrets of at least 32 bytes; ${short.join(', ')}.`);
  }
  const guessed = keys.findIndex((key) => new Set(key).size < LEAST_DIFFERENT);
  if (guessed >= 0) {
    throw new TypeError(
      `createAuthorizationBases: secret ${guessed + 1} has fewer than ${LEAST_DIFFERENT} different bytes, so it can be guessed; take random ones, for example crypto.randomBytes(32).`,
    );
  }
  const derive = (key: Buffer, id: string, purpose: BasePurpose): string =>
    createHmac('sha256', key).update(`bgz-facade authorization-base\n${purpose}\n${id}`, 'utf8').digest('base64url');

  return {
    current(id, purpose) {
      const base = derive(newest, id, purpose);
      return { base, hash: hashOfBase(base) };
    },
    recover: (id, purpose, hash) =>
      keys.map((key) => derive(key, id, purpose)).find((base) => equal(hashOfBase(base), hash)),
  };
}
