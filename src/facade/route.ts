import { type SearchableType, type ServedType, searchableTypes, supportingTypes } from '../assemble/catalogue';
import { type ContentType, contentTypes, hasContent } from '../bgz/index';
import { Refusal } from '../http/refusal';
import type { TaskPort } from './task-port';

/** What a request asks for, by its path and method. */
export type Route =
  | { readonly kind: 'metadata' }
  | { readonly kind: 'search'; readonly type: SearchableType; readonly from: 'url' | 'body' }
  | { readonly kind: 'read'; readonly type: ServedType; readonly id: string }
  | { readonly kind: 'content'; readonly type: ContentType; readonly id: string }
  | { readonly kind: 'task'; readonly interaction: 'read' | 'update'; readonly id: string; readonly tasks: TaskPort };

/** What a facade serves beside the six core sections. */
export interface Extras {
  /** Whether there is a source of what has content: the types of its section, and that of the content. */
  readonly documents: boolean;
  readonly tasks: TaskPort | undefined;
}

const isSearchable = (type: string): type is SearchableType => (searchableTypes as readonly string[]).includes(type);
const isServed = (type: string): type is ServedType =>
  isSearchable(type) || (supportingTypes as readonly string[]).includes(type);

const notFound = (diagnostics: string) => new Refusal(404, { code: 'not-found', diagnostics });
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
function extraRoute(method: string, [type, id, ...more]: readonly string[], extras: Extras): Route | undefined {
  const tasks = type === 'Task' ? extras.tasks : undefined;
  const content = extras.documents ? contentTypes.find((one) => one === type) : undefined;
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

/** Finds out what is asked; refuses what this server does not have (404) or not in this way (405). */
export function routeOf(method: string, pathname: string, mountPath: string, extras: Extras): Route {
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
  const extra = extraRoute(method, steps, extras);
  if (extra) return extra;
  if (!isServed(first) || (hasContent(first) && !extras.documents))
    throw notSupported('This resource type or operation is not served; see /metadata.');
  if (more.length > 0 || second?.startsWith('$') || second === '_history')
    throw notSupported('Operations, history and compartments are not supported; see /metadata.');
  if (second === '_search') {
    allow(method, 'POST');
    return searchOf(first, 'body');
  }
  allow(method, 'GET');
  if (second === undefined) return searchOf(first, 'url');
  if (!isId(second)) throw notFound('No resource has such an id.');
  return { kind: 'read', type: first, id: second };
}

function searchOf(type: ServedType, from: 'url' | 'body'): Route {
  if (!isSearchable(type))
    throw notSupported(`${type} is not searched for; it comes along with other resources and is read by id.`);
  return { kind: 'search', type, from };
}
