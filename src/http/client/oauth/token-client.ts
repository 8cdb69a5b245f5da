import { setTimeout as wait } from 'node:timers/promises';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { waited } from '../../../limits/waited';
import { checkOptions, shapeOf } from '../../../options/check-options';
import {
  anyObject,
  callable,
  clock,
  either,
  flag,
  milliseconds,
  monotonicClock,
  oneOf,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../../options/rules';
import { type Monotonic, monotonic as ofProcess } from '../../../telemetry/monotonic';
import type { ExchangeOptions } from '../exchange';
import { askToken } from './ask-token';
import { assertion, clientAssertionForm, JWT_BEARER_GRANT } from './assertions';
import { dpopProofs, type Proofs } from './dpop';
import { type SigningKey, signingKeyRules } from './sign';
import { askKey, checkAsk, claimsOf, type TokenAsk } from './token-ask';
import { TokenError } from './token-error';

/** Options of {@link tokenClient}. */
export interface TokenClientOptions extends ExchangeOptions {
  /** Id of this system at the authorization servers: `iss` of its assertions, `sub` of the one it logs in with. */
  readonly clientId: string;
  /** The key it signs with; a function for keys that rotate, called for each assertion. */
  readonly key: SigningKey | (() => SigningKey | Promise<SigningKey>);
  /**
   * How the client logs in: by a signed assertion (`private_key_jwt`, RFC 7523 §2.2; default), or by its client certificate
   * (`tls_client_auth`, RFC 8705 §2.1; give it in `requestOptions`).
   */
  readonly login?: 'private-key-jwt' | 'tls-client';
  /**
   * Key of proofs of possession (DPoP, RFC 9449), signed with every request; keep it for as long as the tokens live. With it a token that is
   * not bound to the key is not taken.
   */
  readonly dpop?: SigningKey & { readonly publicKey?: CryptoKey | JWK };
  /** `aud` of assertions. Default: the token endpoint; for authorization servers that want their issuer name, a function. */
  readonly audience?: (tokenUrl: string) => string;
  /** Claims of the authorization assertion in place of the usual; those of RFC 7523 are set beside them. */
  readonly claims?: (ask: TokenAsk) => JWTPayload;
  /** Seconds an assertion lives, 1 to 300. Default 60. */
  readonly assertionSeconds?: number;
  /** Milliseconds a request may take. Default 10 000. */
  readonly timeoutMs?: number;
  /** How often is tried again what may pass by itself (no connection, 5xx, 429), with new assertions. Default 1. */
  readonly retries?: number;
  /** Milliseconds before the first of these, doubling. Default 500. */
  readonly retryDelayMs?: number;
  readonly now?: () => Date;
  readonly monotonic?: Monotonic;
}

/** What is known where a token is needed. */
export interface TokenContext {
  /** Ends the waiting; what others wait for too goes on. */
  readonly signal?: AbortSignal;
  /** A token that was refused: another is asked for. */
  readonly refused?: string | undefined;
  /** Whichever is held was refused. */
  readonly fresh?: boolean;
  /** Of the act that the token is for: goes along as `X-Correlation-Id`, where it has the form of one. */
  readonly correlationId?: string;
}

/** Gets access tokens at the authorization servers of others. Every method rejects with a {@link TokenError}. */
export interface TokenClient {
  /** The token, held or new. */
  token(ask: TokenAsk, context?: TokenContext): Promise<string>;
  /** `send.token` of `createNotifiedPull`: asks at the endpoint that the directory gave. */
  forSending(
    ask: Omit<TokenAsk, 'tokenUrl'>,
  ): (endpoint: { readonly tokenUrl?: string }, context: TokenContext) => Promise<string>;
  /** `token` of `pullBgz` and `updateWorkflowTask`, with the base of the notification. */
  forPulling(
    ask: TokenAsk,
  ): (base: string | undefined, refused: string | undefined, context: TokenContext) => Promise<string>;
  /** `auth` of a terminology server. */
  forServer(ask: TokenAsk): (context: TokenContext) => Promise<string>;
  /** Proofs that go along with the tokens, for `fhirTransport({ proofs })`; undefined without `dpop`. */
  readonly proofs: Proofs | undefined;
}

const signingKey = shapeOf(signingKeyRules);

const clientRules: Rules<TokenClientOptions> = {
  clientId: required(text),
  key: required(secret(told('{ key, algorithm, keyId }, or a function that gives one', either(callable, signingKey)))),
  login: oneOf('private-key-jwt', 'tls-client'),
  dpop: secret(shapeOf({ ...signingKeyRules, publicKey: anyObject })),
  audience: callable,
  claims: callable,
  assertionSeconds: whole(1, 300),
  timeoutMs: milliseconds,
  retries: whole(0, 10),
  retryDelayMs: milliseconds,
  now: clock,
  monotonic: monotonicClock,
  fetch: callable,
  requestOptions: anyObject,
  allowLoopbackHttp: flag,
};

/** Tokens held at most: the one that was used longest ago goes first. */
const KEPT = 1_000;
/** A token is renewed so long before it ends, so that it does not end on its way. */
const MARGIN_MS = 30_000;

interface Held {
  readonly token: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/**
 * Gets access tokens by signed assertions (RFC 7523; spec notified-pull §7), and keeps each until shortly before its end. One request at a
 * time is under way for one token, however many wait for it. When a new one cannot be had because the other side is down, the old one is
 * given until it ends.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const tokens = tokenClient({ clientId: 'epd-van-de-poort', key: { key: jwk, algorithm: 'PS256', keyId: '2026-11' } });
 * await pullBgz({ notification, baseUrl, token: tokens.forPulling({ tokenUrl, ura: '00002222', scope: 'bgz-receiver', user }) });
 */
export function tokenClient(options: TokenClientOptions): TokenClient {
  checkOptions('tokenClient', options, clientRules);
  const { clientId, key, login = 'private-key-jwt', assertionSeconds = 60, timeoutMs = 10_000 } = options;
  const { retries = 1, retryDelayMs = 500, now = () => new Date(), monotonic = ofProcess } = options;
  const { fetch: send, requestOptions, allowLoopbackHttp = false } = options;
  const sends: ExchangeOptions = {
    allowLoopbackHttp,
    ...(send && { fetch: send }),
    ...(requestOptions && { requestOptions }),
  };
  const proofs = options.dpop && dpopProofs(options.dpop, { now });
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<string>>();

  async function formOf(ask: TokenAsk): Promise<Readonly<Record<string, string>>> {
    const { tokenUrl, grant = 'jwt-bearer', ura = '', scope, resource } = ask;
    const signing = typeof key === 'function' ? await key() : key;
    const audience = options.audience?.(tokenUrl) ?? tokenUrl;
    const common = { issuer: clientId, audience, lifetimeSeconds: assertionSeconds };
    const proves = login === 'private-key-jwt';
    const client = proves ? await assertion(signing, { ...common, subject: clientId }, now()) : undefined;
    const claims = options.claims?.(ask) ?? claimsOf(ask);
    return {
      ...(grant === 'jwt-bearer'
        ? {
            grant_type: JWT_BEARER_GRANT,
            assertion: await assertion(signing, { ...common, subject: ura, claims }, now()),
          }
        : { grant_type: 'client_credentials' }),
      ...(client === undefined ? { client_id: clientId } : clientAssertionForm(clientId, client)),
      ...(scope !== undefined && { scope }),
      ...(resource !== undefined && { resource }),
    };
  }

  function keep(name: string, one: Held): void {
    held.delete(name);
    for (const oldest of held.keys()) {
      if (held.size < KEPT) break;
      held.delete(oldest);
    }
    held.set(name, one);
  }

  async function ask(name: string, wanted: TokenAsk, correlationId: string | undefined): Promise<string> {
    for (let tried = 0; ; tried++) {
      const askedAt = monotonic();
      try {
        const { token, lifetimeSeconds } = await askToken({
          ...sends,
          endpoint: wanted.tokenUrl,
          form: () => formOf(wanted),
          timeoutMs,
          ...(proofs && { proofs }),
          ...(correlationId !== undefined && { correlationId }),
        });
        const life = lifetimeSeconds * 1000;
        keep(name, { token, renewAt: askedAt + life - Math.min(MARGIN_MS, life / 2), endsAt: askedAt + life });
        return token;
      } catch (error) {
        const passing = error instanceof TokenError && error.mayPass;
        if (passing && tried < retries) {
          await wait(retryDelayMs * 2 ** tried);
          continue;
        }
        const old = held.get(name);
        if (passing && old !== undefined && monotonic() < old.endsAt) return old.token;
        throw error;
      }
    }
  }

  async function token(wanted: TokenAsk, context: TokenContext = {}): Promise<string> {
    const { signal, refused, fresh = false, correlationId } = context;
    checkAsk(wanted, { allowLoopbackHttp });
    const name = askKey(wanted);
    const underWay = asking.get(name);
    if (underWay !== undefined) return waited(underWay, signal);
    const old = held.get(name);
    if (old !== undefined && (fresh || old.token === refused)) held.delete(name);
    else if (old !== undefined && monotonic() < old.renewAt) {
      keep(name, old);
      return old.token;
    }
    const asked = ask(name, wanted, correlationId).finally(() => asking.delete(name));
    // Who waited may have gone.
    asked.catch(() => {});
    asking.set(name, asked);
    return waited(asked, signal);
  }

  return {
    token,
    proofs,
    forSending:
      (wanted) =>
      async ({ tokenUrl }, context) => {
        // Sending without a token is for who says so.
        if (tokenUrl === undefined) throw new TokenError('no-endpoint');
        return token({ ...wanted, tokenUrl }, context);
      },
    forPulling: (wanted) => (base, refused, context) =>
      token({ ...wanted, ...(base !== undefined && { authorizationBase: base }) }, { ...context, refused }),
    forServer: (wanted) => (context) => token(wanted, context),
  };
}
