import type { Client, FhirResource } from 'fhir-kit-client';
import type { WireFormat } from '../facade/negotiation';
import { isToldUtf8 } from '../fhir/decode-text';
import { fhirJson } from '../fhir/written-numbers';
import { checkOptions } from '../options/check-options';
import { transportRules } from './option-rules';
import { type AnswerRead, readBytes, readText, xmlModel } from './read-answer';

/** A request to a FHIR server of another organization. */
export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Absolute URL, sent as it is: a receiver must not respell the searches it was offered (spec field-notes §6.8). */
  readonly url: string;
  /** A resource as JSON value; written in `format`. */
  readonly body?: unknown;
  /** Form of the body. Default `json`. */
  readonly format?: WireFormat;
  /** Form in which an answer is asked for. Default `json`; either form is read. */
  readonly accept?: WireFormat;
  /** Bearer token of this request. */
  readonly token?: string;
  /** Further headers, for example those of AORTA. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Why there is no answer to go by. */
export type TransportFailure =
  /** No connection, or it broke off. */
  | 'unreachable'
  | 'timeout'
  /** By the caller's signal. */
  | 'aborted'
  | 'too-large'
  /** The answer is neither FHIR JSON nor FHIR XML. */
  | 'unreadable'
  /** Its bytes are not of the character set they are told to be in, or that set is not read here; nothing is replaced. */
  | 'wrong-charset'
  /** Redirects are not followed: the token is for this address only. */
  | 'redirected'
  /** What was to be sent cannot be written in XML: a control character. */
  | 'unwritable';

/** An answer of any status, or why there is none. Holds nothing that was sent. */
export type FhirAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Headers;
      /** The resource, from JSON or XML; undefined when the answer was empty. */
      readonly body: unknown;
      /** True when the XML held something that FHIR does not have and that `body` therefore lacks. */
      readonly lossy?: boolean;
    }
  | { readonly ok: false; readonly failure: TransportFailure; readonly status?: number };

/** Bytes of a document, or why there are none. */
export type BytesAnswer =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: TransportFailure; readonly status?: number };

/** Talks FHIR to another organization. Neither method ever rejects for what the other side or the network does. */
export interface FhirTransport {
  request(request: FhirRequest): Promise<FhirAnswer>;
  /** Gets raw bytes, whatever their media type; `accept` is that of the document. */
  download(request: {
    readonly url: string;
    readonly accept: string;
    readonly token?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    readonly maxBytes?: number;
  }): Promise<BytesAnswer>;
}

/** Options of {@link fhirTransport}. */
export interface FhirTransportOptions {
  /**
   * Sends in place of the default, which is fhir-kit-client over Node's own fetch. With it the size limit is kept while
   * reading; fhir-kit-client reads an answer whole before it can be measured.
   */
  readonly fetch?: typeof fetch;
  /** Goes along with every request, for example undici's `dispatcher` for mutual TLS. */
  readonly requestOptions?: Readonly<Record<string, unknown>>;
  /** Milliseconds a request may take, its answer read. Default 30 000. */
  readonly timeoutMs?: number;
  /** Most bytes of an answer. Default 64 MiB. */
  readonly maxBytes?: number;
}

/** An answer before it is read: as bytes, or as what the client made of it. `undefined`: the client lost what it said. */
interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly content:
    | { readonly bytes: Uint8Array }
    | { readonly text: string }
    | { readonly value: unknown }
    | undefined;
}

type Send = (url: string, init: RequestInit) => Promise<RawAnswer>;

class TooLarge extends Error {}
class Unwritable extends Error {}

const mediaType = (format: WireFormat): string => `application/fhir+${format}`;

/**
 * Makes a transport.
 *
 * @example
 * const transport = fhirTransport({ requestOptions: { dispatcher: new Agent({ connect: { cert, key } }) } });
 * const answer = await transport.request({ method: 'POST', url: `${base}/Task`, body: task, token });
 */
export function fhirTransport(options: FhirTransportOptions = {}): FhirTransport {
  checkOptions('fhirTransport', options, transportRules);
  const { timeoutMs = 30_000, maxBytes = 64 * 1024 * 1024, requestOptions = {} } = options;
  const given = options.fetch;
  const byFetch: Send = async (url, init) => {
    const response = await (given ?? fetch)(url, { ...requestOptions, ...init } as RequestInit);
    const { status, headers } = response;
    const bytes = isRedirect(status) ? new Uint8Array() : await bytesOf(response, maxBytes);
    return { status, headers, content: { bytes } };
  };
  const send: Send = given ? byFetch : clientSender(requestOptions, maxBytes, byFetch);

  return {
    async request({ method, url, body, format = 'json', accept = 'json', token, headers = {}, signal }) {
      const within = limited(signal, timeoutMs);
      try {
        const raw = await send(url, {
          method,
          redirect: 'manual',
          signal: within,
          headers: {
            accept: mediaType(accept),
            ...(body !== undefined && { 'content-type': `${mediaType(format)}; charset=utf-8` }),
            ...headers,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          ...(body !== undefined && { body: format === 'xml' ? await toXml(body) : fhirJson(body) }),
        });
        if (isRedirect(raw.status)) return { ok: false, failure: 'redirected', status: raw.status };
        const { status, headers: own, content } = raw;
        const read = await readContent(content, own.get('content-type'));
        if (read.ok) return { ok: true, status, headers: own, body: read.value, ...(read.lossy && { lossy: true }) };
        // A refusal is a refusal in whatever words, a success must be read.
        return status >= 400
          ? { ok: true, status, headers: own, body: undefined }
          : { ok: false, failure: read.failure, status };
      } catch (error) {
        return { ok: false, failure: failureOf(error, signal, within) };
      }
    },

    async download({ url, accept, token, headers = {}, signal, maxBytes: most = maxBytes }) {
      const within = limited(signal, timeoutMs);
      try {
        const response = await (given ?? fetch)(url, {
          ...requestOptions,
          redirect: 'manual',
          signal: within,
          headers: { accept, ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        });
        const { status } = response;
        if (isRedirect(status)) return { ok: false, failure: 'redirected', status };
        return { ok: true, status, headers: response.headers, bytes: await bytesOf(response, most) };
      } catch (error) {
        return { ok: false, failure: failureOf(error, signal, within) };
      }
    },
  };
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

function limited(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function failureOf(error: unknown, signal: AbortSignal | undefined, within: AbortSignal): TransportFailure {
  if (error instanceof TooLarge) return 'too-large';
  if (error instanceof Unwritable) return 'unwritable';
  if (signal?.aborted) return 'aborted';
  return within.aborted ? 'timeout' : 'unreachable';
}

async function bytesOf(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel().catch(() => {});
    throw new TooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    size += step.value.byteLength;
    if (size > maxBytes) {
      reader?.cancel().catch(() => {});
      throw new TooLarge();
    }
    chunks.push(step.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** What fhir-kit-client rejects with when the status is no success or the body is no JSON. */
interface ClientError {
  readonly response: { readonly status: number; readonly data: unknown };
  readonly config?: { readonly headers?: unknown };
}

const isClientError = (error: unknown): error is ClientError =>
  error instanceof Error &&
  'response' in error &&
  typeof (error.response as { status?: unknown } | undefined)?.status === 'number';

/**
 * Sends by fhir-kit-client, one client per server. That client takes every answer for UTF-8 and replaces what is none, so an
 * answer that may have been something else is got once more, by `byFetch`, and read from its bytes.
 */
function clientSender(requestOptions: Readonly<Record<string, unknown>>, maxBytes: number, byFetch: Send): Send {
  const clients = new Map<string, Client>();

  /** Measures what the client made of an answer; false when that may not be what was sent. */
  function isSound(value: unknown, headers: Headers): boolean {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (Buffer.byteLength(text) > maxBytes) throw new TooLarge();
    return !text.includes('\u0000') && !text.includes('\ufffd') && isToldUtf8(text, headers.get('content-type'));
  }

  return async (url, init) => {
    const { method, headers, body, signal, redirect } = init;
    // What was sent once must not be sent again: a POST could count twice.
    const doubtful = async (status: number, own: Headers): Promise<RawAnswer> =>
      method === 'GET' ? byFetch(url, init) : { status, headers: own, content: undefined };
    const { Client } = await import('fhir-kit-client');
    const { origin } = new URL(url);
    const client = clients.get(origin) ?? new Client({ baseUrl: origin, requestOptions });
    clients.set(origin, client);
    try {
      const found: FhirResource = await client.request(url, {
        method: method as 'GET' | 'POST' | 'PUT',
        body: body ?? undefined,
        options: { headers: headers as Record<string, string>, ...(signal && { signal }), redirect },
      });
      const { response } = Client.httpFor(found);
      const { status = 200, headers: own = new Headers() } = response ?? {};
      if (!isSound(found, own)) return doubtful(status, own);
      return {
        status,
        headers: own,
        // The client hangs request and response, token and all, on what it gives; a copy is free of them.
        content: { value: Object.keys(found).length === 0 ? undefined : { ...found } },
      };
    } catch (error) {
      if (!isClientError(error)) throw error;
      const { status, data } = error.response;
      const own = error.config?.headers instanceof Headers ? error.config.headers : new Headers();
      // An error is one in whatever letters; only a success is read again.
      if (!isSound(data, own))
        return status < 300 ? doubtful(status, own) : { status, headers: own, content: undefined };
      return {
        status,
        headers: own,
        content: typeof data === 'string' ? { text: data } : { value: data },
      };
    }
  };
}

async function readContent(content: RawAnswer['content'], contentType: string | null): Promise<AnswerRead> {
  if (content === undefined) return { ok: false, failure: 'wrong-charset' };
  if ('value' in content) return { ok: true, value: content.value };
  return 'text' in content ? readText(content.text) : readBytes(content.bytes, contentType);
}

async function toXml(resource: unknown): Promise<string> {
  const [{ writeFhirXml }, model] = await Promise.all([import('../fhir/xml/write-fhir-xml'), xmlModel()]);
  try {
    return `<?xml version="1.0" encoding="UTF-8"?>${writeFhirXml(resource, model)}`;
  } catch {
    throw new Unwritable();
  }
}
