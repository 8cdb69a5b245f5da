import type { Json } from '../../fhir/json';
import { textOf } from '../../fhir/json';
import type { Operation } from '../script/test-script';
import { said, Told } from '../words';
import type { Asked } from './answer';

const MEDIA: Readonly<Record<string, string>> = { json: 'application/fhir+json', xml: 'application/fhir+xml' };

/** The method of each interaction (STU3 http.html); what is none of them is an operation, asked by GET where it has no body. */
const METHODS: Readonly<Record<string, string>> = {
  read: 'GET',
  vread: 'GET',
  history: 'GET',
  search: 'GET',
  capabilities: 'GET',
  create: 'POST',
  update: 'PUT',
  updateCreate: 'PUT',
  delete: 'DELETE',
  batch: 'POST',
  transaction: 'POST',
};

const RESTFUL = new Set(Object.keys(METHODS));

/** What goes into a request beside the operation: the values of its texts and the resources that it names. */
export interface RequestParts {
  /** The address of the server, without a slash at its end. */
  readonly base: string;
  readonly filled: (text: string) => string;
  readonly fixture: (id: string) => Json | undefined;
}

/** Parameters as a script writes them, each name and value encoded by itself. */
function encoded(query: string): string {
  return query
    .split('&')
    .filter(Boolean)
    .map((one) => {
      const at = one.indexOf('=');
      if (at < 0) return encodeURIComponent(one);
      return `${encodeURIComponent(one.slice(0, at))}=${encodeURIComponent(one.slice(at + 1))}`;
    })
    .join('&');
}

function withParams(place: string, params: string, encode: boolean): string {
  const [path = '', query = ''] = params.split(/\?(.*)/s);
  if (query === '') return place + path;
  return `${place}${path}?${encode ? encoded(query) : query}`;
}

/** Where an operation leads: its own url, the target's address, or the type with its parameters. */
function urlOf(operation: Operation, { base, filled, fixture }: RequestParts): string {
  const { type = '', resource, params = '', url, targetId, encodeRequestUrl } = operation;
  if (url !== undefined) {
    const told = filled(url);
    const whole = /^https?:/i.test(told) ? told : `${base}/${told.replace(/^\//, '')}`;
    // What is sent along, a token of a patient, is for this server only.
    if (whole !== base && !whole.startsWith(`${base}/`)) throw new Told(said.otherServer);
    return whole;
  }
  if (type === 'capabilities') return `${base}/metadata`;
  if (targetId !== undefined && params === '') {
    const target = fixture(targetId);
    if (!target) throw new Told(said.noSource({ id: targetId }));
    const version = type === 'vread' ? `/_history/${textOf((target.meta as Json | undefined)?.versionId)}` : '';
    const name = `${resource ?? textOf(target.resourceType)}/${textOf(target.id)}`;
    return `${base}/${name}${version}${type === 'history' ? '/_history' : ''}`;
  }
  const operationName = type !== '' && !RESTFUL.has(type) && !params.includes('$') ? `/$${type}` : '';
  const place = resource === undefined ? base : `${base}/${resource}`;
  return withParams(`${place}${operationName}`, filled(params), encodeRequestUrl);
}

/**
 * The request of an operation.
 *
 * @throws {Told} With the reason why it cannot be sent: another server, a variable without a value, a fixture that is not there.
 */
export function requestOf(operation: Operation, parts: RequestParts): Asked {
  const { type = '', sourceId, accept = 'json', contentType, requestHeaders } = operation;
  const body = sourceId === undefined ? undefined : parts.fixture(sourceId);
  if (sourceId !== undefined && !body) throw new Told(said.noSource({ id: sourceId }));
  const method = operation.method?.toUpperCase() ?? METHODS[type] ?? (body ? 'POST' : 'GET');
  const headers: Record<string, string> = { accept: MEDIA[accept] ?? accept };
  if (body)
    headers['content-type'] = MEDIA[contentType ?? ''] ?? contentType ?? MEDIA[accept] ?? 'application/fhir+json';
  for (const { field, value } of requestHeaders) headers[field.toLowerCase()] = parts.filled(value);
  return { method, url: urlOf(operation, parts), headers, body };
}
