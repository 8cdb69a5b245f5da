import { type SearchableType, type ServedType, searchableTypes, supportingTypes } from '../assemble/catalogue';
import { isRead, type Served, searchesOfType, typesSearched } from '../assemble/served';
import { type ContentType, contentTypes } from '../bgz/index';
import { isLast } from '../fhir/last-operation';
import { Refusal } from '../http/refusal';
import type { AskedFor } from './authorization';
import { notOffered } from './not-offered';
import { type RoutedTarget, routedTypes, type TaskPort } from './task-port';

/** What a request asks for, by its path and method. */
export type Route =
  | { readonly kind: 'metadata' }
  | {
      readonly kind: 'search';
      readonly type: SearchableType;
      readonly from: 'url' | 'body';
      /** An operation that answers as a search does: `$lastn`. */
      readonly operation?: string;
    }
  | { readonly kind: 'read'; readonly type: ServedType; readonly id: string }
  | { readonly kind: 'content'; readonly type: ContentType; readonly id: string }
  | { readonly kind: 'routed'; readonly target: RoutedTarget; readonly tasks: Required<TaskPort> }
  | { readonly kind: 'task'; readonly interaction: 'read' | 'update'; readonly id: string; readonly tasks: TaskPort };

/** What a search or read asks for, as `authorize` is told. */
export const askedBy = (route: Extract<Route, { readonly kind: 'search' | 'read' | 'content' }>): AskedFor =>
  route.kind === 'search'
    ? {
        interaction: 'search',
        type: route.type,
        ...(route.operation !== undefined && { operation: route.operation }),
      }
    : { interaction: 'read', type: route.type, id: route.id };

/** What a facade serves. */
export interface Serving {
  /** The sections that have a source. */
  readonly served: Served;
  readonly tasks: TaskPort | undefined;
}

const isKnown = (type: string): type is ServedType =>
  [...searchableTypes, ...supportingTypes].some((known) => known === type);

const isSearchable = (type: ServedType): type is SearchableType => searchableTypes.some((known) => known === type);

const notFound = (diagnostics: string) => new Refusal(404, { code: 'not-found', diagnostics });
const NOT_SERVED = 'This resource type or operation is not served; see /metadata.';

const notSupported = (diagnostics: string) => new Refusal(404, { code: 'not-supported', diagnostics });

function allow(method: string, ...allowed: string[]): void {
  const methods = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed;
  if (methods.includes(method)) return;
  throw new Refusal(
    405,
    { code: 'not-supported', diagnostics: `This address takes ${methods.join(', ')}.` },
    { allow: methods.join(', ') },
  );
}

/** The path behind the mount path, as decoded steps. */
function stepsOf(pathname: string, mountPath: string): string[] {
  if (pathname !== mountPath && !pathname.startsWith(`${mountPath}/`))
    throw notFound(
      `There is nothing at this address: requests to the FHIR base must arrive here under ${mountPath === '' ? '/' : mountPath}. Where a proxy or framework takes that part off, hand on the whole path, or set \`mountPath\`.`,
    );
  const rest = pathname
    .slice(mountPath.length)
    .split('/')
    .filter((step) => step !== '');
  try {
    return rest.map(decodeURIComponent);
  } catch {
    throw new Refusal(400, {
      code: 'structure',
      diagnostics: 'The path holds a percent-escape that is not UTF-8 in hexadecimal.',
    });
  }
}

const isId = (step: string): boolean => /^[A-Za-z0-9.-]{1,64}$/.test(step);

/** Content and Tasks, where they are served; undefined for all else. */
function extraRoute(
  method: string,
  [type, id, ...more]: readonly string[],
  { tasks: port, served }: Serving,
): Route | undefined {
  const tasks = type === 'Task' ? port : undefined;
  const content = contentTypes.find((one) => one === type && isRead(served, one));
  if (tasks === undefined && content === undefined) return undefined;
  if (id === undefined || !isId(id) || more.length > 0)
    throw notSupported(`${type} is only had by its id; see /metadata.`);
  if (tasks) {
    allow(method, 'GET', 'PUT');
    return { kind: 'task', interaction: method === 'PUT' ? 'update' : 'read', id, tasks };
  }
  if (content === undefined) return undefined;
  allow(method, 'GET');
  return { kind: 'content', type: content, id };
}

/** Ids that the facade itself makes. */
const isOwnId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);

/** What referrals refer to behind the front door, where that is served; a Location of the BgZ is known by the form of its id. */
function routedRoute(
  method: string,
  [first, id, ...more]: readonly string[],
  { tasks, served }: Serving,
): Route | undefined {
  const type = routedTypes.find((one) => one === first);
  if (type === undefined || !servesRouted(tasks)) return undefined;
  const isOfRecord = isKnown(type) && isRead(served, type);
  if (isOfRecord && (id === undefined || isOwnId(id))) return undefined;
  if (id === undefined || !isId(id) || more.length > 0)
    throw notSupported(`${type} is only had by its id; see /metadata.`);
  allow(method, 'GET');
  return { kind: 'routed', target: { type, id }, tasks };
}

/** True for a port that serves what referrals refer to. */
export const servesRouted = (tasks: TaskPort | undefined): tasks is Required<TaskPort> => tasks?.routed !== undefined;

/** Finds out what is asked; refuses what this server does not have (404) or not in this way (405). */
export function routeOf(method: string, pathname: string, mountPath: string, serving: Serving): Route {
  const steps = stepsOf(pathname, mountPath);
  const [first, second, ...more] = steps;
  if (first === undefined)
    throw notSupported(
      'Searches over the whole system, batches and transactions are not supported; ask per resource type.',
    );
  if (first === 'metadata' && second === undefined) {
    allow(method, 'GET');
    return { kind: 'metadata' };
  }
  const extra = extraRoute(method, steps, serving) ?? routedRoute(method, steps, serving);
  if (extra) return extra;
  const { served } = serving;
  if (!isKnown(first) || !(isRead(served, first) || isSearchable(first))) throw notSupported(NOT_SERVED);
  if (second !== undefined && isLast(first, second) && more.length === 0) {
    allow(method, 'GET', 'POST');
    return searchOf(served, first, method === 'POST' ? 'body' : 'url', second);
  }
  if (more.length > 0 || second?.startsWith('$') || second === '_history')
    throw notSupported('Operations but Observation/$lastn, history and compartments are not supported; see /metadata.');
  if (second === '_search') {
    allow(method, 'POST');
    return searchOf(served, first, 'body');
  }
  allow(method, 'GET');
  if (second === undefined) return searchOf(served, first, 'url');
  if (!isRead(served, first)) throw notSupported(NOT_SERVED);
  if (!isId(second)) throw notFound('No resource has such an id.');
  return { kind: 'read', type: first, id: second };
}

function searchOf(served: Served, type: ServedType, from: 'url' | 'body', operation?: string): Route {
  if (!isSearchable(type))
    throw notSupported(`${type} is not searched for; it comes along with other resources and is read by id.`);
  if (!typesSearched(served).includes(type)) throw notOffered(searchesOfType(served, type).notOffered);
  return { kind: 'search', type, from, ...(operation !== undefined && { operation }) };
}
