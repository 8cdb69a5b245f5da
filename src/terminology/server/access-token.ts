import { isJson } from '../../fhir/json';
import { askJson, type EndpointAnswer } from '../../http/client/ask-json';
import { TimeIsOver, within } from '../../limits/within';
import type { Monotonic } from '../../telemetry/monotonic';

/** OAuth 2.0 client credentials (RFC 6749 §4.4), sent as HTTP Basic to the token endpoint. */
export interface ClientCredentials {
  /** `https`; `http` to this machine itself with `allowLoopbackHttp`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
}

/**
 * Client credentials, or a function that gives a bearer token, for servers with another way of logging in. The function
 * is called for every request, and once more when its token is refused (`refused`); it keeps a token as long as it likes. That of
 * `tokenClient(…).forServer(…)` fits.
 */
export type ServerAuth =
  | ClientCredentials
  | ((context: { readonly signal: AbortSignal; readonly refused?: string }) => string | Promise<string>);

/** A token, or why there is none. */
export type TokenResult = { readonly token: string | undefined } | { readonly failure: TokenFailure };

/** Why there is no token. */
export type TokenFailure = 'timeout' | 'unreachable' | 'unauthorized' | 'too-large' | 'invalid-answer';

/** Gives the token to send. */
export interface TokenSource {
  /** `fresh`: the server refused this token; get another. */
  get(refused?: string): Promise<TokenResult>;
}

// A token is renewed this much before it expires, so that it does not expire on its way.
const MARGIN_MS = 30_000;
const DEFAULT_LIFETIME_S = 60;
/** Bytes of the answer of a token endpoint that are read. */
const MAX_BYTES = 64 * 1024;

/** How a token is asked for. */
export interface TokenSourceOptions {
  readonly fetch: typeof fetch;
  readonly allowLoopbackHttp: boolean;
  readonly timeoutMs: number;
  readonly monotonic: Monotonic;
}

/** A source of tokens that asks for one when needed and keeps it until shortly before it expires. */
export function tokenSource(auth: ServerAuth | undefined, options: TokenSourceOptions): TokenSource {
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let asking: Promise<TokenResult> | undefined;

  async function ask(refused: string | undefined): Promise<TokenResult> {
    if (auth === undefined) return { token: undefined };
    if (typeof auth === 'function') return fromFunction(auth, refused, options.timeoutMs);
    const requestedAt = options.monotonic();
    const answer = await requestToken(auth, options);
    if ('failure' in answer) return answer;
    const lifetime = answer.lifetimeS * 1000;
    held = { token: answer.token, renewAt: requestedAt + lifetime - Math.min(MARGIN_MS, lifetime / 2) };
    return { token: answer.token };
  }

  return {
    get(refused) {
      if (held !== undefined && (held.token === refused || held.renewAt <= options.monotonic())) held = undefined;
      if (held !== undefined) return Promise.resolve({ token: held.token });
      asking ??= ask(refused).finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}

async function fromFunction(
  auth: Exclude<ServerAuth, ClientCredentials>,
  refused: string | undefined,
  timeoutMs: number,
): Promise<TokenResult> {
  try {
    const more = refused === undefined ? {} : { refused };
    return { token: await within(timeoutMs, (signal) => auth({ signal, ...more })) };
  } catch (error) {
    return { failure: error instanceof TimeIsOver ? 'timeout' : 'unauthorized' };
  }
}

type FetchedToken =
  | { readonly token: string; readonly lifetimeS: number }
  | Extract<TokenResult, { readonly failure: string }>;

async function requestToken(auth: ClientCredentials, options: TokenSourceOptions): Promise<FetchedToken> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(auth.scope && { scope: auth.scope }) });
  const login = `${formEncoded(auth.clientId)}:${formEncoded(auth.clientSecret)}`;
  // A redirect would carry the secret to a place nobody configured; none is followed.
  const answer = await askJson(
    {
      method: 'POST',
      url: auth.tokenUrl,
      headers: {
        authorization: `Basic ${Buffer.from(login).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: body.toString(),
      timeoutMs: options.timeoutMs,
      maxBytes: MAX_BYTES,
    },
    options,
  );
  return answer.ok ? tokenIn(answer.body) : { failure: failureOf(answer) };
}

function failureOf({ failure, status = 0 }: Extract<EndpointAnswer, { ok: false }>): TokenFailure {
  if (failure === 'timeout' || failure === 'too-large') return failure;
  if (failure === 'not-json') return 'invalid-answer';
  return failure === 'status' && status < 500 && status !== 429 ? 'unauthorized' : 'unreachable';
}

/** RFC 6749 §2.3.1: id and secret are form-encoded before they are joined. */
const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

function tokenIn(body: unknown): FetchedToken {
  if (!isJson(body)) return { failure: 'invalid-answer' };
  const { access_token: token, expires_in: lifetime } = body;
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return { failure: 'invalid-answer' };
  const seconds = typeof lifetime === 'number' || typeof lifetime === 'string' ? Number(lifetime) : DEFAULT_LIFETIME_S;
  return { token, lifetimeS: seconds > 0 ? seconds : DEFAULT_LIFETIME_S };
}
