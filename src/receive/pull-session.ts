import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { measureJson } from '../fhir/json-text';
import { fhirJson } from '../fhir/written-numbers';
import type { BytesAnswer, FhirAnswer, FhirTransport, Meter } from '../http/client/fhir-transport';
import { beside, correlationHeaders } from '../http/correlation';
import type { WaitFor } from '../limits/ports';
import { TimeIsOver } from '../limits/within';

/**
 * Gives the token to pull with: a token, or a function that gets one for an authorization base at the sender's authorization
 * server. It is called once, and once more when the token is refused; `refused` is then the token that was. The signal is
 * aborted when the token is waited for no longer; `correlationId` is that of the pull.
 */
export type PullToken =
  | string
  | ((
      authorizationBase: string | undefined,
      refused: string | undefined,
      context: { readonly signal: AbortSignal; readonly correlationId: string },
    ) => string | Promise<string>);

/** How the sender is talked to. */
export interface SessionOptions {
  readonly transport: FhirTransport;
  readonly token: PullToken;
  /** Waits for the token. */
  readonly waitFor: WaitFor<'token'>;
  readonly authorizationBase: string | undefined;
  readonly baseUrl: string;
  /** How often a transient fault is tried again, and how long is waited before the first time, doubling. */
  readonly retries: number;
  readonly retryDelayMs: number;
  readonly signal: AbortSignal | undefined;
  /** Told what all answers take. */
  readonly meter?: Meter;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of all requests of the session; each has an id of its own beside it. */
  readonly correlationId: string;
}

/** A token could not be had, not in time, or the session ended while it was waited for. */
export interface NoToken {
  readonly ok: false;
  readonly failure: 'no-token' | 'token-timed-out' | 'aborted';
  readonly status?: undefined;
}

/** Talks to the sender with one authorization: retries what may pass, and gets a new token once when the old is refused. */
export interface PullSession {
  /** FHIR base of the sender, without slash at the end. */
  readonly base: string;
  get(url: string): Promise<FhirAnswer | NoToken>;
  put(url: string, body: unknown): Promise<FhirAnswer | NoToken>;
  download(url: string, accept: string, maxBytes: number): Promise<BytesAnswer | NoToken>;
  /**
   * The address when it is the sender's base or lies under it; undefined otherwise: the token goes nowhere else. A relative
   * one is taken from the page it stands on (RFC 3986 §5), else from the base.
   */
  within(reference: string, from?: string): string | undefined;
}

const LONGEST_WAIT_MS = 30_000;

/** Without a token nothing is asked: a request without one would be another request than the one meant. */
function usable(token: unknown): string {
  if (typeof token === 'string' && token.trim() !== '') return token;
  throw new TypeError('no token');
}

const transient = (answer: FhirAnswer | BytesAnswer): boolean =>
  answer.ok
    ? answer.status === 429 || (answer.status >= 500 && answer.status !== 501)
    : answer.failure === 'unreachable' || answer.failure === 'timeout';

/** Retry-After in seconds; the form with a date would need the other side's clock. */
function waitOf(answer: FhirAnswer | BytesAnswer, planned: number): number {
  const asked = answer.ok ? Number(answer.headers.get('retry-after') ?? '') * 1000 : 0;
  return Math.min(Number.isFinite(asked) && asked > 0 ? asked : planned, LONGEST_WAIT_MS);
}

/** Sends with a meter. A transport of the vendor's own may not tell it; then what it gave is measured. */
async function metered<T extends FhirAnswer | BytesAnswer>(
  meter: Meter | undefined,
  send: (more: { readonly meter?: Meter }) => Promise<T>,
): Promise<T> {
  if (meter === undefined) return send({});
  let told = false;
  const bytes = (count: number) => {
    told = true;
    meter.bytes(count);
  };
  const answer = await send({ meter: { ...meter, bytes } });
  if (!told) measure(answer, meter);
  return answer;
}

function measure(answer: FhirAnswer | BytesAnswer, meter: Meter): void {
  if (answer.ok && 'bytes' in answer) meter.bytes(answer.bytes.byteLength);
  if (!answer.ok || !('body' in answer) || answer.body === undefined) return;
  const text = fhirJson(answer.body);
  const measured = measureJson(text);
  meter.bytes(Buffer.byteLength(text));
  meter.values(measured.ok ? measured.values : Number.POSITIVE_INFINITY);
}

/** Opens a session; nothing is sent yet. */
export function pullSession(options: SessionOptions): PullSession {
  const { transport, waitFor, authorizationBase, retries, retryDelayMs, signal, headers = {} } = options;
  const { origin, pathname } = new URL(options.baseUrl);
  const path = pathname.replace(/\/+$/, '');
  const base = `${origin}${path}`;
  let held: { readonly token: Promise<string> } | undefined;

  /** One token for all requests of the session; of many that are refused at once the first gets a new one. */
  async function tokenFor(refused?: string): Promise<string> {
    const { token } = options;
    if (typeof token === 'string') return token;
    const current = held;
    const isRefused = current !== undefined && refused !== undefined && (await current.token) === refused;
    // While waiting, another request may have got a new one already.
    if (current === undefined || (isRefused && held === current)) {
      const ask = (ended: AbortSignal) =>
        token(authorizationBase, refused, { signal: ended, correlationId: options.correlationId });
      const asked = waitFor('token', ask, signal).then(usable);
      held = { token: asked };
      // A failure is not kept: the next request asks again.
      asked.catch(() => {
        if (held?.token === asked) held = undefined;
      });
      return asked;
    }
    return held?.token ?? current.token;
  }

  async function attempt<T extends FhirAnswer | BytesAnswer>(
    send: (token: string, more: { readonly meter?: Meter }) => Promise<T>,
  ): Promise<T | NoToken> {
    let refused: string | undefined;
    let renewed = false;
    for (let tried = 0; ; ) {
      let token: string;
      try {
        token = await tokenFor(refused);
      } catch (error) {
        if (signal?.aborted) return { ok: false, failure: 'aborted' };
        return { ok: false, failure: error instanceof TimeIsOver ? 'token-timed-out' : 'no-token' };
      }
      const answer = await metered(options.meter, (more) => send(token, more));
      if (answer.ok && answer.status === 401 && !renewed && typeof options.token !== 'string') {
        renewed = true;
        refused = token;
        continue;
      }
      if (!transient(answer) || tried >= retries || signal?.aborted) return answer;
      try {
        await wait(waitOf(answer, retryDelayMs * 2 ** tried), undefined, signal ? { signal } : {});
      } catch {
        return answer;
      }
      tried++;
    }
  }

  const common = () => {
    const ids = correlationHeaders({ requestId: randomUUID(), correlationId: options.correlationId });
    return { headers: beside(ids, headers), ...(signal && { signal }) };
  };
  return {
    base,
    get: (url) => attempt((token, more) => transport.request({ method: 'GET', url, token, ...common(), ...more })),
    put: (url, body) =>
      attempt((token, more) => transport.request({ method: 'PUT', url, body, token, ...common(), ...more })),
    download: (url, accept, maxBytes) =>
      attempt((token, more) => transport.download({ url, accept, maxBytes, token, ...common(), ...more })),
    within: (reference, from) =>
      inside(reference, from ?? `${base}/`, origin, path) ?? inside(reference, `${base}/`, origin, path),
  };
}

/** Hosts and ports compare as URLs have them: case and default ports do not count (RFC 3986 §6.2). */
function inside(reference: string, against: string, origin: string, path: string): string | undefined {
  if (!URL.canParse(reference, against)) return undefined;
  const url = new URL(reference, against);
  const isInside = url.pathname === path || url.pathname.startsWith(`${path}/`);
  // A coded slash may be a way out on the other side; a name and password are for nobody we know.
  const isPlain = url.username === '' && url.password === '' && !/%2f|%5c/i.test(url.pathname);
  url.hash = '';
  return url.origin === origin && isInside && isPlain ? url.href : undefined;
}
