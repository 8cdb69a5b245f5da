import type { Json } from '../../fhir/json';
import { textOf } from '../../fhir/json';
import type { Operation } from '../script/test-script';
import { said, Told } from '../words';
import type { Asked } from './answer';

const MEDIA: ReadonlyMap<string | undefined, string> = new Map([
  ['json', 'application/fhir+json'],
  ['xml', 'application/fhir+xml'],
]);

/** The method of each interaction (STU3 http.html); what is none of them is an operation, asked by GET where it has no body. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['read', 'GET'],
  ['vread', 'GET'],
  ['history', 'GET'],
  ['search', 'GET'],
  ['capabilities', 'GET'],
  ['create', 'POST'],
  ['update', 'PUT'],
  ['updateCreate', 'PUT'],
  ['delete', 'DELETE'],
  ['batch', 'POST'],
  ['transaction', 'POST'],
]);

/** What goes into a request beside the operation: the values of its texts and the resources that it names. */
export interface RequestParts {
  /** The address of the server, without a slash at its end. */
  readonly base: string;
  readonly filled: (text: string) => string;
  readonly fixture: (id: string) => Json | undefined;
}

/** Half of a character, which no URL can hold. */
const UNWRITABLE = /\p{Surrogate}/u;

/** Parameters as a script writes them, each name and value encoded by itself. */
function encoded(query: string): string {
  if (UNWRITABLE.test(query)) throw new Told(said.noUrl);
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
  // What follows the address of the server is a path in it, and no end of its name.
  const whole = path === '' || path.startsWith('/') ? place + path : `${place}/${path}`;
  if (query === '') return whole;
  return `${whole}?${encode ? encoded(query) : query}`;
}

/** Where an operation leads: its own url, the target's address, or the type with its parameters. */
function urlOf(operation: Operation, { base, filled, fixture }: RequestParts): string {
  const { type = '', resource, params = '', url, targetId, encodeRequestUrl } = operation;
  if (url !== undefined) {
    const told = filled(url);
    return /^https?:/i.test(told) ? told : `${base}/${told.replace(/^\//, '')}`;
  }
  if (type === 'capabilities') return `${base}/metadata`;
  if (targetId !== undefined && params === '') {
    const target = fixture(targetId);
    if (!target) throw new Told(said.noSource({ id: targetId }));
    const version = type === 'vread' ? `/_history/${textOf((target.meta as Json | undefined)?.versionId)}` : '';
    const name = `${resource ?? textOf(target.resourceType)}/${textOf(target.id)}`;
    return `${base}/${name}${version}${type === 'history' ? '/_history' : ''}`;
  }
  const operationName = type !== '' && !METHODS.has(type) && !params.includes('$') ? `/$${type}` : '';
  const place = resource === undefined ? base : `${base}/${resource}`;
  return withParams(`${place}${operationName}`, filled(params), encodeRequestUrl);
}

/** An address under that of the server, as it is when dots and all are resolved: a token of a patient goes along, and is for it only. */
function within(base: string, url: string): string {
  if (!URL.canParse(url)) throw new Told(said.noUrl);
  const [server, asked] = [new URL(base), new URL(url)];
  const path = server.pathname.replace(/\/$/, '');
  const isUnder = asked.pathname === path || asked.pathname.startsWith(`${path}/`);
  if (asked.origin !== server.origin || asked.username !== '' || asked.password !== '' || !isUnder)
    throw new Told(said.otherServer);
  return url;
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
  const method = operation.method?.toUpperCase() ?? METHODS.get(type) ?? (body ? 'POST' : 'GET');
  const headers: Record<string, string> = { accept: MEDIA.get(accept) ?? accept };
  if (body)
    headers['content-type'] = MEDIA.get(contentType) ?? contentType ?? MEDIA.get(accept) ?? 'application/fhir+json';
  for (const { field, value } of requestHeaders) headers[field.toLowerCase()] = parts.filled(value);
  return { method, url: within(parts.base, urlOf(operation, parts)), headers, body };
}
