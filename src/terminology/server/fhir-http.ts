import { decodeText } from '../../fhir/decode-text';
import type { UnverifiableReason } from '../lookup';
import type { TokenSource } from './access-token';
import type { CircuitBreaker } from './circuit-breaker';

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
  readonly timeoutMs: number;
  /** Most requests under way at a time. */
  readonly concurrency: number;
  readonly tokens: TokenSource;
  readonly breaker: CircuitBreaker;
}

// What says that the server is unwell, rather than that it does not know what was asked.
const FAILURES: ReadonlySet<UnverifiableReason> = new Set(['timeout', 'unreachable', 'unauthorized', 'invalid-answer']);

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
      if (!breaker.admit()) return { failure: 'circuit-open' };
      let result: FhirResult = { failure: 'unreachable' };
      try {
        result = await authorized(request);
      } finally {
        breaker.report(!('failure' in result && FAILURES.has(result.failure)));
      }
      return result;
    });
}

/** Runs at most `limit` pieces of work at a time, in the order asked. */
function turns(limit: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((proceed) => waiting.push(proceed));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place passes to the next in line; it is only given up when nobody waits.
      if (next) next();
      else running -= 1;
    }
  };
}

async function send(request: FhirRequest, token: string | undefined, options: FhirClientOptions): Promise<FhirResult> {
  const url = `${options.baseUrl}/${request.operation}?${new URLSearchParams(request.parameters)}`;
  const signal = AbortSignal.timeout(options.timeoutMs);
  const posted = request.post !== undefined;
  try {
    const response = await options.fetch(posted ? (url.split('?')[0] ?? url) : url, {
      method: posted ? 'POST' : 'GET',
      headers: {
        accept: 'application/fhir+json',
        ...(posted && { 'content-type': 'application/fhir+json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(posted && { body: JSON.stringify(request.post) }),
      redirect: 'error',
      signal,
    });
    const read = decodeText(new Uint8Array(await response.arrayBuffer()), response.headers.get('content-type'));
    return resultOf(response.status, read.ok ? read.text : '');
  } catch {
    return { failure: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

function resultOf(status: number, text: string): FhirResult {
  if (status === 401 || status === 403) return { failure: 'unauthorized' };
  if (status === 408 || status === 504) return { failure: 'timeout' };
  if (status === 429 || status >= 500) return { failure: status === 501 ? 'not-supported' : 'unreachable' };
  // 404 and 422: the server does not know the code system, the value set or the operation.
  if (status >= 400) return { failure: 'not-supported' };
  try {
    const resource: unknown = JSON.parse(text);
    if (typeof resource !== 'object' || resource === null || !('resourceType' in resource)) {
      return { failure: 'invalid-answer' };
    }
    if (resource.resourceType === 'OperationOutcome') return { failure: 'not-supported' };
    return { resource: resource as Readonly<Record<string, unknown>> };
  } catch {
    return { failure: 'invalid-answer' };
  }
}
