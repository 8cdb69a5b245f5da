import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import type { Cursor } from './cursor';
import type { Scope } from './scope';

/** A reference that leads out of the Bundle. */
export interface LeavingOut {
  readonly reference: string;
  /** The resource it is in. */
  readonly scope: Scope;
  /** JSON name of the element. */
  readonly name: string;
  /** What holds the element, where that is the resource. */
  readonly holder: Cursor | undefined;
  readonly place: () => Cursor;
}

/** References of a Bundle to what it should hold and does not. */
export interface Missing {
  /** The values that were counted: each profile of a resource comes by them. */
  readonly met: WeakSet<object>;
  count: number;
  first?: LeavingOut;
  /** Whether a reference leads to what the Bundle should hold; made when first asked. */
  expects?: (leaving: LeavingOut) => boolean;
}

/** The entries of a Bundle by what a reference may call them. */
export interface BundleIndex {
  /** Bundle.type; empty where it is no code. */
  readonly type: string;
  readonly bundle: Json;
  /** The walk fills it. */
  readonly missing: Missing;
  /** The resource a reference leads to, read from the entry with the given fullUrl. */
  find(reference: string, from: string | undefined): Json | undefined;
}

const RESTFUL = /^(https?:\/\/.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** A RESTful reference taken apart: base URL (empty when relative), type and id. */
interface RestfulParts {
  readonly base: string;
  readonly type: string;
  readonly id: string;
}

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
const isOfId = (unit: number): boolean => isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 45 || unit === 46;

/** The parts of a relative reference without a version, as most are: `Patient/1`. */
function relativeParts(reference: string): RestfulParts | undefined {
  const slash = reference.indexOf('/');
  const { length } = reference;
  const first = reference.charCodeAt(0);
  if (slash < 2 || length - slash > 65 || slash + 1 === length || first < 65 || first > 90) return undefined;
  for (let at = 1; at < slash; at++) if (!isLetter(reference.charCodeAt(at))) return undefined;
  for (let at = slash + 1; at < length; at++) if (!isOfId(reference.charCodeAt(at))) return undefined;
  return { base: '', type: reference.slice(0, slash), id: reference.slice(slash + 1) };
}

/** The parts of a RESTful reference: base URL (empty when relative), type and id. */
export function restfulParts(reference: string): RestfulParts | undefined {
  const relative = relativeParts(reference);
  if (relative) return relative;
  const parts = RESTFUL.exec(reference);
  return parts?.[2] && parts[3] ? { base: parts[1] ?? '', type: parts[2], id: parts[3] } : undefined;
}

const withoutVersion = (url: string): string => {
  const at = url.indexOf('/_history/');
  return at < 0 ? url : url.slice(0, at);
};

/**
 * Indexes a Bundle once, so that following a reference costs the same in a Bundle of ten and of ten thousand.
 * STU3 bundle.html#references: a relative reference is read against the base of the fullUrl it stands under; entries
 * without a fullUrl are found by type and id.
 */
export function indexBundle(bundle: Json): BundleIndex {
  const byUrl = new Map<string, Json>();
  const byType = new Map<string, Map<string, Json>>();
  for (const entry of listOf(bundle.entry)) {
    if (!isJson(entry) || !isJson(entry.resource)) continue;
    const { resource, fullUrl } = entry;
    if (typeof fullUrl === 'string') {
      // A UUID in capitals is told where it stands; what it was meant to be is found all the same.
      const meant = fullUrl.startsWith('urn:uuid:') ? fullUrl.toLowerCase() : fullUrl;
      for (const url of [fullUrl, meant]) if (!byUrl.has(url)) byUrl.set(url, resource);
    }
    const [type, id] = [textOf(resource.resourceType), textOf(resource.id)];
    const byId = byType.get(type) ?? new Map<string, Json>();
    byType.set(type, byId);
    if (!byId.has(id)) byId.set(id, resource);
  }
  const type = textOf(bundle.type);
  // References are followed entry by entry, so the base of the last fullUrl is mostly the next.
  let last: { readonly from: string; readonly base: string | undefined } | undefined;
  const baseOf = (from: string): string | undefined => {
    if (last?.from !== from) last = { from, base: restfulParts(from)?.base };
    return last.base;
  };
  return {
    type: /^[a-z-]{1,20}$/.test(type) ? type : '',
    bundle,
    missing: { met: new WeakSet(), count: 0 },
    find(reference, from) {
      const plain = withoutVersion(reference);
      const direct = byUrl.get(plain);
      if (direct) return direct;
      const parts = restfulParts(plain);
      if (!parts || parts.base) return undefined;
      const base = from === undefined ? undefined : baseOf(from);
      return (base ? byUrl.get(base + plain) : undefined) ?? byType.get(parts.type)?.get(parts.id);
    },
  };
}
