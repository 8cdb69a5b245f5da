import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import { saidOfFullUrls } from '../rules/phrases';
import { restfulParts } from '../walk/bundle-index';
import { type Cursor, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import { placeType } from '../walk/scope';
import { checkCompleteness } from './bundle-completeness';

const URN = /^urn:(?:uuid|oid):/;
const ABSOLUTE_URL = /^https?:\/\/\S+$/;

/**
 * What is wrong with a fullUrl; undefined when nothing is. STU3 bundle.html: it does not disagree with the id of the resource.
 * Only the URL of a resource on a server names an id; any other may end as it likes.
 */
function fullUrlFault(at: Cursor, fullUrl: string, resource: Json): Phrase | undefined {
  if (URN.test(fullUrl)) return undefined;
  // URIs are case sensitive (STU3 datatypes.html#uri): what begins with URN: or urn:UUID: is found by no reference to urn:uuid:.
  if (!/^[a-z][a-z0-9+.-]*:\S+$/.test(fullUrl) || /^urn:(?:uuid|oid):/i.test(fullUrl))
    return saidOfFullUrls.notAbsolute;
  if (!ABSOLUTE_URL.test(fullUrl)) return undefined;
  const parts = restfulParts(fullUrl);
  if (!parts || at.run.walker.shapes.snapshots.ofType(parts.type)?.table.kind !== 'resource') return undefined;
  if (typeof resource.id !== 'string') return saidOfFullUrls.noId;
  return parts.type === resource.resourceType && parts.id === resource.id ? undefined : saidOfFullUrls.otherEnd;
}

/** The version a duplicate would have to differ in (bdl-7). */
const versionOf = (resource: Json): string =>
  isJson(resource.meta) && typeof resource.meta.versionId === 'string' ? resource.meta.versionId : '';

/** The first entry of each fullUrl, and of each with a version. */
interface Seen {
  readonly unversioned: Map<string, number>;
  readonly versioned: Map<string, number>;
}

const MAY_LACK_FULL_URL = new Set(['batch', 'transaction', 'batch-response', 'transaction-response', 'history']);

function checkEntry(at: Cursor, entry: Json, type: unknown, seen: Seen): void {
  const { resource, fullUrl } = entry;
  if (!isJson(resource)) return;
  const outcome = isJson(entry.search) && entry.search.mode === 'outcome';
  if (outcome && resource.resourceType !== 'OperationOutcome') {
    note(placeIn(at, 'resource', -1, 'Resource'), 'bundle-outcome', {
      found: placeType(textOf(resource.resourceType)),
    });
  }
  if (typeof fullUrl !== 'string') {
    if (!MAY_LACK_FULL_URL.has(textOf(type))) {
      note(at, 'bundle-full-url-missing', { entry: at.index });
    }
    return;
  }
  const reason = fullUrlFault(at, fullUrl, resource);
  if (reason !== undefined) note(placeIn(at, 'fullUrl', -1, 'uri'), 'bundle-full-url', { reason });
  const version = versionOf(resource);
  const of = version === '' ? seen.unversioned : seen.versioned;
  const key = version === '' ? fullUrl : `${fullUrl}|${version}`;
  const before = of.get(key);
  if (before !== undefined) note(at, 'bundle-duplicate', { entry: before });
  else of.set(key, at.index);
}

const FIRST: Readonly<Record<string, string>> = { document: 'Composition', message: 'MessageHeader' };

/** What a Composition refers to that must be in the document (STU3 documents.html#bundle). */
const DOCUMENT_PARTS: readonly (readonly string[])[] = [
  ['subject'],
  ['encounter'],
  ['author'],
  ['attester', 'party'],
  ['custodian'],
  ['event', 'detail'],
];

/** The references under a path, each with its place. */
function referencesAt(value: Json, at: Cursor, path: readonly string[]): readonly (readonly [Cursor, string])[] {
  const [name = '', ...rest] = path;
  const inner = value[name];
  return listOf(inner).flatMap((item, index) => {
    if (!isJson(item)) return [];
    const type = rest.length > 0 ? 'BackboneElement' : 'Reference';
    const place = placeIn(at, name, Array.isArray(inner) ? index : -1, type);
    if (rest.length > 0) return referencesAt(item, place, rest);
    return typeof item.reference === 'string' ? [[place, item.reference] as const] : [];
  });
}

/** Entries of sections, and of sections within sections. */
function sectionReferences(value: Json, at: Cursor): readonly (readonly [Cursor, string])[] {
  return listOf(value.section).flatMap((section, index) => {
    if (!isJson(section)) return [];
    const place = placeIn(at, 'section', index, 'BackboneElement');
    return [...referencesAt(section, place, ['entry']), ...sectionReferences(section, place)];
  });
}

/** A document holds everything its Composition refers to. */
function checkDocument(at: Cursor, bundle: Json): void {
  const [entry] = listOf(bundle.entry);
  if (!isJson(entry) || !isJson(entry.resource)) return;
  const place = placeIn(placeIn(at, 'entry', 0, 'BackboneElement'), 'resource', -1, 'Composition');
  const composition = entry.resource;
  const references = [
    ...DOCUMENT_PARTS.flatMap((path) => referencesAt(composition, place, path)),
    ...sectionReferences(composition, place),
  ];
  const from = typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined;
  for (const [named, reference] of references) {
    if (reference.startsWith('#') || /^urn:/.test(reference) || at.scope.bundle?.find(reference, from)) continue;
    note(named, 'bundle-reference');
  }
}

/** Rules of a Bundle as a whole: fullUrl, uniqueness, what comes first (STU3 bundle.html). */
export function checkBundle(at: Cursor, bundle: Json): void {
  const seen: Seen = { unversioned: new Map(), versioned: new Map() };
  for (const [index, entry] of listOf(bundle.entry).entries()) {
    if (isJson(entry)) checkEntry(placeIn(at, 'entry', index, 'BackboneElement'), entry, bundle.type, seen);
  }
  checkCompleteness(at);
  const expected = Object.hasOwn(FIRST, textOf(bundle.type)) ? FIRST[textOf(bundle.type)] : undefined;
  if (!expected) return;
  if (bundle.type === 'document') {
    checkDocument(at, bundle);
    // The date of a document (STU3 documents.html); its own date, not that of the Composition.
    if (!isJson(bundle.meta) || bundle.meta.lastUpdated === undefined) note(at, 'bundle-document-date');
  }
  const [first] = listOf(bundle.entry);
  const found = isJson(first) && isJson(first.resource) ? first.resource.resourceType : undefined;
  if (found !== expected) note(at, 'bundle-first-entry', { type: textOf(bundle.type), expected });
}
