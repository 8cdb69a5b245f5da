import { createLocalJWKSet, errors, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import { isJson } from '../../fhir/json';
import { askJson } from '../../http/client/ask-json';
import type { LoopbackOptions } from '../../http/client/safe-address';
import { within } from '../../limits/within';
import { type Logger, loggerOf } from '../../telemetry/logger';
import { type Monotonic, monotonic } from '../../telemetry/monotonic';
import { endpointUrl } from './endpoint-url';

/** The public keys of an issuer: the address of its JWK set, the set itself, or a function that gets it from elsewhere. */
export type KeySource =
  | URL
  | string
  | JSONWebKeySet
  | ((context: { readonly signal: AbortSignal }) => JSONWebKeySet | Promise<JSONWebKeySet>);

/** How a key set is kept. */
export interface KeySetOptions extends LoopbackOptions {
  readonly fetch?: typeof fetch;
  /** Milliseconds the issuer may take. Default 5000. */
  readonly timeoutMs?: number;
  /** How long a set is used before it is asked for anew. Default 600. */
  readonly keysCacheSeconds?: number;
  /** How long it stays in use when the issuer cannot be reached. Default 3600. */
  readonly keysStaleSeconds?: number;
  /** Least time between two requests to the issuer, whatever keys tokens name. Default 30. */
  readonly keysCoolDownSeconds?: number;
  readonly logger?: Logger;
  /** Clock for the age of a set, in milliseconds. Default: that of the process. */
  readonly monotonic?: Monotonic;
}

type LocalKeys = ReturnType<typeof createLocalJWKSet>;
type Key = Awaited<ReturnType<LocalKeys>>;

/** The keys could not be had, so nothing can be said of a signature. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/** The keys of one issuer. */
export interface KeySet {
  /** Finds the key of a token. Rejects as jose does when there is none, or with {@link KeysUnreachable}. */
  find(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<Key>;
  /** Stands for the set that counts now, asked for anew when that is due: another set is another object. Rejects with {@link KeysUnreachable}. */
  current(): Promise<object>;
}

const MAX_BYTES = 512 * 1024;

function localKeys(set: unknown): LocalKeys {
  if (!isJson(set) || !Array.isArray(set.keys)) throw new TypeError('a JWK set has a list `keys`');
  // A secret or private key has no place in what is published; used as one it would let anybody sign.
  const isPublic = set.keys.every((key) => isJson(key) && key.kty !== 'oct' && !('d' in key));
  if (!isPublic) throw new TypeError('a JWK set holds public keys only');
  return createLocalJWKSet(set as unknown as JSONWebKeySet);
}

/** Where a set comes from, as a function that gets it; undefined for one that is given whole. */
function loaderOf(source: KeySource, options: KeySetOptions): () => Promise<unknown> {
  const timeoutMs = options.timeoutMs ?? 5000;
  if (typeof source === 'function') return () => within(timeoutMs, async (signal) => source({ signal }));
  const url = endpointUrl(source as URL | string, 'jwks', options);
  return async () => {
    const answer = await askJson(
      {
        method: 'GET',
        url,
        headers: { accept: 'application/jwk-set+json, application/json' },
        timeoutMs,
        maxBytes: MAX_BYTES,
      },
      options.fetch ? { fetch: options.fetch } : {},
    );
    if (!answer.ok) throw new Error(answer.failure);
    return answer.body;
  };
}

/**
 * The keys of one issuer: kept for a while, asked for anew when a token names a key that is not among them, but never more
 * often than the cool-down allows, so that made-up key ids do not turn into requests to the issuer. Ages are durations: a
 * clock that is set, ahead or back, makes no key count for longer.
 *
 * @throws {TypeError} When the source is no safe address or no set of public keys.
 */
export function keySet(source: KeySource, options: KeySetOptions = {}): KeySet {
  if (typeof source === 'object' && !(source instanceof URL)) {
    const keys = localKeys(source);
    return { find: (header, token) => keys(header, token), current: async () => keys };
  }
  const { monotonic: elapsed = monotonic } = options;
  const load = loaderOf(source, options);
  const cacheMs = (options.keysCacheSeconds ?? 600) * 1000;
  const staleMs = Math.max(cacheMs, (options.keysStaleSeconds ?? 3600) * 1000);
  const coolDownMs = (options.keysCoolDownSeconds ?? 30) * 1000;
  let held: { readonly keys: LocalKeys; readonly at: number } | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failed = false;
  let loading: Promise<void> | undefined;

  async function renew(now: number): Promise<void> {
    triedAt = now;
    try {
      held = { keys: localKeys(await load()), at: now };
      failed = false;
    } catch (err) {
      failed = true;
      loggerOf(options.logger).warn({ event: 'keys-unreachable', err }, 'the key set of an issuer could not be had');
    }
  }

  const refresh = (now: number): Promise<void> => {
    if (loading === undefined && now - triedAt >= coolDownMs) {
      loading = renew(now).finally(() => {
        loading = undefined;
      });
    }
    return loading ?? Promise.resolve();
  };

  async function current(now = elapsed()): Promise<LocalKeys> {
    if (held === undefined || now - held.at >= cacheMs) await refresh(now);
    if (held === undefined || now - held.at >= staleMs) throw new KeysUnreachable();
    return held.keys;
  }

  return {
    current: () => current(),
    async find(header, token) {
      const now = elapsed();
      const keys = await current(now);
      try {
        return await keys(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      }
      await refresh(now);
      // The key may be a new one that could not be fetched: that is no verdict on the token.
      if (failed) throw new KeysUnreachable();
      return (held?.keys ?? keys)(header, token);
    },
  };
}
