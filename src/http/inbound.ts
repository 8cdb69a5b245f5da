/** A request as it is answered, wherever it came in: by `fetch`, or straight from a connection of Node. */
export interface Inbound {
  readonly method: string;
  readonly url: URL;
  /** Headers that came several times are one, with commas between the values. Names are asked in lower case. */
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  /** Aborted when who asks is gone. */
  readonly signal: AbortSignal;
  /** The address it came from, where that is known without a look-up. */
  readonly address: string | undefined;
  /** The same for ports, which take a web-standard one; made when it is first asked for. */
  readonly request: Request;
  /** Whether somebody read of its body before it came here. */
  readonly isRead: boolean;
}

/** An answer before it is sent. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A stream where it leaves as it comes; what goes wrong in that breaks the answer off. */
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

const addresses = new WeakMap<Request, string>();

/**
 * Says from which address a request came, for a host that makes the Request itself (Hono, Deno, Bun, a function):
 * `connectionAddress` then gives it. `nodeListener` does so by itself.
 *
 * @param address Of the connection, as the host tells it; never what a header says that who asks can set.
 * @example
 * Deno.serve((request, { remoteAddr }) => {
 *   rememberAddress(request, remoteAddr.hostname);
 *   return facade.fetch(request);
 * });
 */
export function rememberAddress(request: Request, address: string | undefined): void {
  if (address !== undefined) addresses.set(request, address);
}

/** From which address a request came, where a connection of Node told. */
export const addressOf = (request: Request): string | undefined => addresses.get(request);

/** A web-standard request as it is answered. */
export function inboundOf(request: Request): Inbound {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    get signal() {
      return request.signal;
    },
    address: addressOf(request),
    request,
    get isRead() {
      return request.bodyUsed || request.body?.locked === true;
    },
  };
}

/** An answer as a web-standard response. */
export const asResponse = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });

/** Lets go of what an answer that is not sent was to be made of. */
export async function dropAnswer({ body }: Answer): Promise<void> {
  if (body instanceof ReadableStream) await body.cancel().catch(() => {});
}

type Fetch = (request: Request) => Promise<Response>;

/** What answers without a Request and a Response being made, by the function that answers with them. */
const direct = new WeakMap<Fetch, (inbound: Inbound) => Promise<Answer>>();

/**
 * A web-standard handler of what answers. Whoever puts one of its own around it is asked by that: the way without Requests is found by
 * the handler itself.
 *
 * @param lastResort The answer where none could be made.
 */
export function fetchBy(answer: (inbound: Inbound) => Promise<Answer>, lastResort: (error: unknown) => Answer): Fetch {
  const safely = (inbound: Inbound): Promise<Answer> => answer(inbound).catch(lastResort);
  const answered = async (request: Request): Promise<Answer> => safely(inboundOf(request));
  const fetch: Fetch = async (request) => asResponse(await answered(request).catch(lastResort));
  direct.set(fetch, safely);
  return fetch;
}

/** What a handler answers by; one that is not ours, which may be a method of `holder`, by its Response. */
export function answering(fetch: Fetch, holder?: unknown): (inbound: Inbound) => Promise<Answer> {
  return direct.get(fetch) ?? (async ({ request }) => answerOf(await fetch.call(holder, request)));
}

function answerOf({ status, headers, body }: Response): Answer {
  // Several cookies stay several in no other way; nothing that is answered here sets any.
  return { status, headers: Object.fromEntries(headers), body };
}
