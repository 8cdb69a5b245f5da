import { fhirJson } from '../../fhir/written-numbers';
import { checkOptions } from '../../options/check-options';
import { anyObject, callable, flag, milliseconds, port, type Rules, whole } from '../../options/rules';
import type { WireFormat } from '../negotiation';
import { type Exchanged, type ExchangeFailure, type ExchangeOptions, type ExchangeRequest, exchange } from './exchange';
import type { Proofs } from './oauth/dpop';
import { readBytes, xmlModel } from './read-answer';
import { isSafeAddress, type LoopbackOptions } from './safe-address';

/** Told what an answer takes as it is read; whoever counts may end the request by its `signal`. */
export interface Meter {
  /** Bytes, as they come, after decompression. */
  readonly bytes: (count: number) => void;
  /** Values (see the budget of a pull), before they are unfolded. False when that is too much: then they are not. */
  readonly values: (count: number) => boolean;
}

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
  /** For who keeps a budget over several requests. */
  readonly meter?: Meter;
}

/** Why there is no answer to go by. Only the first two may pass by themselves. */
export type TransportFailure =
  | ExchangeFailure
  /** The answer is neither FHIR JSON nor FHIR XML. */
  | 'unreadable'
  /** Its bytes are not of the character set they are told to be in, or that set is not read here; nothing is replaced. */
  | 'wrong-charset'
  /** What was to be sent cannot be written in XML (a control character), or its proof not be signed. */
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
    readonly meter?: Meter;
  }): Promise<BytesAnswer>;
}

/** Options of {@link fhirTransport}. */
export interface FhirTransportOptions extends LoopbackOptions {
  /** Sends in place of Node's own. */
  readonly fetch?: typeof fetch;
  /** Goes along with every request, for example undici's `dispatcher` for mutual TLS. */
  readonly requestOptions?: Readonly<Record<string, unknown>>;
  /** Proofs of possession that go along with a token (`tokenClient({ dpop }).proofs`); without them it is a bearer token. */
  readonly proofs?: Proofs;
  /** Milliseconds a request may take, its answer read. Default 30 000. */
  readonly timeoutMs?: number;
  /** Most bytes of an answer, counted as they come and after decompression. Default 8 MiB. */
  readonly maxBytes?: number;
}

/** What each option of `fhirTransport` may be. */
const transportRules: Rules<FhirTransportOptions> = {
  allowLoopbackHttp: flag,
  fetch: callable,
  requestOptions: anyObject,
  proofs: port('the proofs of a tokenClient', 'headers', 'learn'),
  timeoutMs: milliseconds,
  maxBytes: whole(1),
};

const mediaType = (format: WireFormat): string => `application/fhir+${format}`;

/**
 * Makes a transport. A token (or an `authorization` or `cookie` among the headers) and a body go over https only (see
 * `allowLoopbackHttp`); to another address nothing is sent (`unsafe-address`).
 *
 * @example
 * const transport = fhirTransport({ requestOptions: { dispatcher: new Agent({ connect: { cert, key } }) } });
 * const answer = await transport.request({ method: 'POST', url: `${base}/Task`, body: task, token });
 */
export function fhirTransport(options: FhirTransportOptions = {}): FhirTransport {
  checkOptions('fhirTransport', options, transportRules);
  const {
    timeoutMs = 30_000,
    maxBytes = 8 * 1024 * 1024,
    fetch: given,
    requestOptions,
    proofs,
    allowLoopbackHttp = false,
  } = options;
  const sends: ExchangeOptions = {
    allowLoopbackHttp,
    ...(given && { fetch: given }),
    ...(requestOptions && { requestOptions }),
  };

  /** Sends with the token; with proofs once more when the server wants its nonce in them. */
  async function authorized(request: ExchangeRequest, token: string | undefined): Promise<Exchanged | Unprovable> {
    if (proofs === undefined || token === undefined)
      return exchange({ ...request, headers: { ...request.headers, ...bearer(token) } }, sends);
    const proven = { method: request.method, url: String(request.url), token };
    for (let again = true; ; again = false) {
      const proof = await proofs.headers(proven).catch(() => undefined);
      if (proof === undefined) return { ok: false, failure: 'unwritable' };
      const headers = { ...request.headers, ...proof };
      const answer = await exchange({ ...request, headers }, sends);
      if (!(answer.ok && proofs.learn(proven, answer) && again)) return answer;
    }
  }

  // What is written is data of a patient: a notification, a Task.
  const mayTake = (url: string) => URL.canParse(url) && isSafeAddress(new URL(url), { allowLoopbackHttp });

  return {
    async request({ method, url, body, format = 'json', accept = 'json', token, headers = {}, signal, meter }) {
      const written = await writtenIn(format, body);
      if (written === null) return { ok: false, failure: 'unwritable' };
      if (written !== undefined && !mayTake(url)) return { ok: false, failure: 'unsafe-address' };
      const answer = await authorized(
        {
          method,
          url,
          timeoutMs,
          maxBytes,
          headers: {
            accept: mediaType(accept),
            ...(written !== undefined && { 'content-type': `${mediaType(format)}; charset=utf-8` }),
            ...headers,
          },
          ...(written !== undefined && { body: written }),
          ...(signal && { signal }),
          ...(meter && { onBytes: meter.bytes }),
        },
        token,
      );
      return answer.ok ? readAnswer(answer, meter) : answer;
    },

    async download({ url, accept, token, headers = {}, signal, maxBytes: most = maxBytes, meter }) {
      const request = { method: 'GET', url, timeoutMs, maxBytes: most } as const;
      const more = { ...(signal && { signal }), ...(meter && { onBytes: meter.bytes }) };
      return authorized({ ...request, headers: { accept, ...headers }, ...more }, token);
    },
  };
}

/** The key of the proofs does not sign: without one the token is not sent. */
type Unprovable = { readonly ok: false; readonly failure: 'unwritable'; readonly status?: undefined };

const bearer = (token: string | undefined): Readonly<Record<string, string>> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

async function readAnswer(answer: Extract<Exchanged, { ok: true }>, meter: Meter | undefined): Promise<FhirAnswer> {
  const { status, headers, bytes } = answer;
  const read = await readBytes(bytes, headers.get('content-type'), meter?.values);
  if (read.ok) return { ok: true, status, headers, body: read.value, ...(read.lossy && { lossy: true }) };
  if (read.failure === 'given-up') return { ok: false, failure: 'aborted', status };
  // A refusal is a refusal in whatever words, a success must be read.
  return status >= 400 ? { ok: true, status, headers, body: undefined } : { ok: false, failure: read.failure, status };
}

/** The body as it is sent; null for what cannot be written. */
async function writtenIn(format: WireFormat, body: unknown): Promise<string | null | undefined> {
  if (body === undefined) return undefined;
  return format === 'xml' ? toXml(body) : fhirJson(body);
}

async function toXml(resource: unknown): Promise<string | null> {
  const [{ writeFhirXml }, model] = await Promise.all([import('../../fhir/xml/write-fhir-xml'), xmlModel()]);
  try {
    return `<?xml version="1.0" encoding="UTF-8"?>${writeFhirXml(resource, model)}`;
  } catch {
    return null;
  }
}
