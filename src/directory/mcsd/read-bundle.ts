import { isJson, listOf } from '../../fhir/json';
import { DirectoryError } from './directory-error';

/** An entry of an answer: a resource, or that one is gone. */
export interface DirectoryEntry {
  /** `match`, `include`, `outcome`, as far as it says. */
  readonly mode?: string;
  readonly resource?: unknown;
  /** `Type/id` of what was deleted. */
  readonly deleted?: string;
  /** Milliseconds since 1970 at which this came about, as far as it says. */
  readonly at?: number;
}

/** A page of an answer. */
export interface DirectoryPage {
  readonly entries: readonly DirectoryEntry[];
  /** As the directory wrote it. */
  readonly next?: string;
  /** When the directory made it, as it writes moments. */
  readonly lastUpdated?: string;
}

const textIn = (value: unknown, name: string): string | undefined => {
  const found = isJson(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** The moment of an entry: of its resource, or of the change. */
function momentOf(entry: object, resource: unknown): number | undefined {
  const written =
    textIn(isJson(resource) ? resource.meta : undefined, 'lastUpdated') ??
    textIn(isJson(entry) ? entry.response : undefined, 'lastModified');
  const at = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(at) ? undefined : at;
}

function entryOf(entry: unknown): DirectoryEntry {
  if (!isJson(entry)) throw new DirectoryError('unreadable');
  const { resource, request } = entry;
  const mode = textIn(entry.search, 'mode');
  const at = momentOf(entry, resource);
  const url = textIn(request, 'method') === 'DELETE' ? textIn(request, 'url') : undefined;
  const gone = url?.split('?')[0]?.split('/').slice(-2).join('/');
  return {
    ...(mode !== undefined && { mode }),
    ...(at !== undefined && { at }),
    ...(gone === undefined ? { resource } : { deleted: gone }),
  };
}

/** Reads a page; throws for what is no Bundle of this type. */
export function readPage(body: unknown, type: 'searchset' | 'history'): DirectoryPage {
  if (!isJson(body) || body.resourceType !== 'Bundle' || body.type !== type) throw new DirectoryError('unreadable');
  const link = listOf(body.link).find((one) => isJson(one) && one.relation === 'next');
  const next = textIn(link, 'url');
  const lastUpdated = textIn(body.meta, 'lastUpdated');
  return {
    entries: listOf(body.entry).map(entryOf),
    ...(next !== undefined && { next }),
    ...(lastUpdated !== undefined && { lastUpdated }),
  };
}
