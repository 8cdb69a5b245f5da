import { decodeText } from '../../fhir/decode-text';
import { isJson } from '../../fhir/json';
import { parseJson } from '../../fhir/json-text';
import { exchange } from '../../http/client/exchange';
import type { CircuitBreaker } from '../../limits/circuit-breaker';
import { turns } from '../../limits/turns';
import type { UnverifiableReason } from '../lookup';
import type { TokenSource } from './access-token';

/** A request to a FHIR server: a path with parameters, or a body to post. */
export interface FhirRequest {
  /** Below the base, for example `ValueSet/$validate-code`. */
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that only fit a body; the request is then posted. */
  readonly post?: unknown;
}

/** The resource a server answered, or why there is none. */
export type FhirResult =
  | { readonly resource: Readonly<Record<string, unknown>> }
  | { readonly failure: UnverifiableReason };

/** Sends one request. Never throws. */
export type FhirClient = (request: FhirRequest) => Promise<FhirResult>;

/** What {@link fhirClient} works with. */
export interface FhirClientOptions {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly allowLoopbackHttp: boolean;
  readonly timeoutMs: number;
  /** Most bytes of an answer. */
  readonly maxBytes: number;
  /** Most requests under way at a time. */
  readonly concurrency: number;
  readonly tokens: TokenSource;
  readonly breaker: CircuitBreaker;
}

// What says that the server is unwell, rather than that it does not know what was asked.
const FAILURES: ReadonlySet<UnverifiableReason> = new Set([
  'timeout',
  'unreachable',
  'unauthorized',
  'too-large',
  'invalid-answer',
]);

/** Values of an answer that are read: a page of an expansion, 500 codes with their terms, has some ten thousand. */
const MOST_VALUES = 250_000;

/** A client that waits its turn, respects the breaker, and logs in again once when its token is refused. */
export function fhirClient(options: FhirClientOptions): FhirClient {
  const { breaker, tokens } = options;
  const inTurn = turns(options.concurrency);

  async function authorized(request: FhirRequest): Promise<FhirResult> {
    const first = await tokens.get();
    if ('failure' in first) return first;
    const result = await send(request, first.token, options);
    if (first.token === undefined || !('failure' in result) || result.failure !== 'unauthorized') return result;
    const second = await tokens.get(first.token);
    return 'failure' in second ? second : send(request, second.token, options);
  }

  return (request) =>
    inTurn(async () => {
      const report = breaker.admit();
      if (report === undefined) return { failure: 'circuit-open' };
      let result: FhirResult = { failure: 'unreachable' };
      try {
        result = await authorized(request);
      } finally {
        report(!('failure' in result && FAILURES.has(result.failure)));
      }
      return result;
    });
}

async function send(request: FhirRequest, token: string | undefined, options: FhirClientOptions): Promise<FhirResult> {
  const address = `${options.baseUrl}/${request.operation}`;
  const posted = request.post !== undefined;
  const answer = await exchange(
    {
      method: posted ? 'POST' : 'GET',
      url: posted ? address : `${address}?${new URLSearchParams(request.parameters)}`,
      headers: {
        accept: 'application/fhir+json',
        ...(posted && { 'content-type': 'application/fhir+json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(posted && { body: JSON.stringify(request.post) }),
      timeoutMs: options.timeoutMs,
      maxBytes: options.maxBytes,
    },
    options,
  );
  if (answer.ok) return resultOf(answer.status, answer.bytes, answer.headers.get('content-type'));
  return { failure: answer.failure === 'timeout' || answer.failure === 'too-large' ? answer.failure : 'unreachable' };
}

function resultOf(status: number, bytes: Uint8Array, contentType: string | null): FhirResult {
  if (status === 401 || status === 403) return { failure: 'unauthorized' };
  if (status === 408 || status === 504) return { failure: 'timeout' };
  if (status === 429 || status >= 500) return { failure: status === 501 ? 'not-supported' : 'unreachable' };
  // 404 and 422: the server does not know the code system, the value set or the operation.
  if (status >= 400) return { failure: 'not-supported' };
  const decoded = decodeText(bytes, contentType);
  const parsed = parseJson(decoded.ok ? decoded.text : '', { maxValues: MOST_VALUES });
  if (!parsed.ok) return { failure: parsed.fault === 'too-many-values' ? 'too-large' : 'invalid-answer' };
  const { value: resource } = parsed;
  if (!isJson(resource) || typeof resource.resourceType !== 'string') return { failure: 'invalid-answer' };
  return resource.resourceType === 'OperationOutcome' ? { failure: 'not-supported' } : { resource };
}
