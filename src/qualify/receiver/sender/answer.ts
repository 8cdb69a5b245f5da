import type { ServerResponse } from 'node:http';
import type { FhirResource } from 'fhir/r3';
import { isJson, type Json } from '../../../fhir/json';
import { encode } from '../../../http/encode';
import { preferredFormat } from '../../../http/negotiation';
import { operationOutcome } from '../../../http/refusal';
import type { Asked } from './asked';

/** Writes an answer of the facade, whole. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-length'));
  response.writeHead(answer.status, { ...headers, 'content-length': bytes.byteLength }).end(bytes);
}

/** Writes a resource in the form that is asked for. */
export async function sendResource(
  response: ServerResponse,
  { request }: Asked,
  status: number,
  resource: FhirResource,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const asked = new URL(request.url).searchParams.get('_format') ?? undefined;
  const format = preferredFormat(request.headers.get('accept'), asked) ?? 'json';
  const answer = await encode(status, resource, { format }, headers);
  const bytes = Buffer.from(answer.body as string | Uint8Array);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.byteLength }).end(bytes);
}

/** Refuses with an OperationOutcome. */
export const sendRefusal = (
  response: ServerResponse,
  asked: Asked,
  status: 400 | 401 | 403 | 404 | 503,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const code = { 400: 'invalid', 401: 'login', 403: 'forbidden', 404: 'not-found', 503: 'transient' } as const;
  const outcome = operationOutcome([{ code: code[status], diagnostics: 'Refused in this scenario.' }]);
  return sendResource(response, asked, status, outcome, headers);
};

/** The searchset that the facade has for a request; undefined when it has none. */
export async function searchsetOf(
  asked: Asked,
  facade: (request: Request) => Promise<Response>,
): Promise<Json | undefined> {
  const headers = new Headers(asked.request.headers);
  headers.set('accept', 'application/fhir+json');
  headers.delete('accept-encoding');
  const url = new URL(asked.request.url);
  // How much of it comes at a time is played here.
  for (const name of ['_format', '_count']) url.searchParams.delete(name);
  const answer = await facade(new Request(url, { method: 'GET', headers }));
  const body: unknown = answer.status === 200 ? await answer.json() : undefined;
  return isJson(body) && body.resourceType === 'Bundle' ? body : undefined;
}
