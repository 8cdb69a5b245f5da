import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { rememberAddress } from 'bgz-facade/node';
import { epdFacade } from './facade.js';

/** Made once for all requests of an instance. */
const facade = epdFacade();

/** Bytes that the result of a function may have, as JSON. */
const MOST_BYTES = 6 * 1024 * 1024;

/**
 * The request in an event of a function URL or an HTTP API (payload format 2.0). Headers that came several times stand in it as
 * one with commas, which the facade looks at; the body of a form comes in base64.
 */
export function requestOf(event: APIGatewayProxyEventV2): Request {
  // A REST API and a load balancer send others, in which a parameter that came twice stands once.
  if (event.version !== '2.0') throw new Error('This function takes events of payload format 2.0.');
  const { domainName, http } = event.requestContext;
  const url = new URL(`https://${domainName}`);
  url.pathname = event.rawPath;
  url.search = event.rawQueryString;
  const body = event.body === undefined ? null : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const headers = Object.entries(event.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const takesBody = http.method !== 'GET' && http.method !== 'HEAD';
  const request = new Request(url, { method: http.method, headers, body: takesBody ? body : null });
  rememberAddress(request, http.sourceIp);
  return request;
}

/** Answers an event as a stream of your own making would; see lambda-stream.ts. */
export const answer = (event: APIGatewayProxyEventV2): Promise<Response> => facade.fetch(requestOf(event));

/** To be called before an instance is left alone: what the trail still waits for would wait until the next request. */
export const settle = (): Promise<boolean> => facade.close();

const tooLarge: APIGatewayProxyStructuredResultV2 = {
  statusCode: 500,
  headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'too-costly',
        diagnostics:
          'The answer is larger than this server can send at once. Ask for it in pages (_count), or accept gzip.',
      },
    ],
  }),
};

/** The whole body; undefined for one of more bytes than can be sent, of which no more is read. */
async function bodyOf(response: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    bytes += step.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(step.value);
  }
  return Buffer.concat(parts);
}

/** A text goes as it is, anything else (gzip, a letter) in base64. */
const isText = ({ headers }: Response): boolean =>
  !headers.has('content-encoding') && /^application\/fhir\+(?:json|xml)\b/.test(headers.get('content-type') ?? '');

/** The function: of a function URL (`InvokeMode: BUFFERED`), or behind an HTTP API. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    const response = await answer(event);
    const body = await bodyOf(response);
    if (body === undefined) return tooLarge;
    const isBase64Encoded = !isText(response);
    const result: APIGatewayProxyStructuredResultV2 = {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
    };
    // Quotes are escaped once more, and base64 takes a third more than the bytes.
    return Buffer.byteLength(JSON.stringify(result)) > MOST_BYTES ? tooLarge : result;
  } finally {
    await settle();
  }
}
