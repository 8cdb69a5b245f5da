import { isObject, type JsonObject, listed, objects, text } from '../json';
import type { Tree } from '../tree';
import type { Mutation, Operator } from './operator';

type Change = (bundle: JsonObject, entries: JsonObject[]) => void;

/** Changes to a Bundle as a whole; `entries` are its entries, to be changed in place. */
const onBundle = (name: string, changes: Record<string, Change>): Operator => ({
  name,
  find: ({ resource }: Tree): Mutation[] =>
    resource.resourceType === 'Bundle'
      ? Object.entries(changes).map(([variant, change]) => ({
          at: 'Bundle',
          kind: variant,
          variant,
          apply: (copy) => change(copy, objects(copy.entry)),
        }))
      : [],
});

const put = (entry: JsonObject | undefined, values: JsonObject) => void Object.assign(entry ?? {}, values);

const putInResource = (entry: JsonObject | undefined, values: JsonObject) => {
  if (isObject(entry?.resource)) put(entry.resource, values);
};

const refer = (bundle: JsonObject, reference: string) => put(references(bundle.entry ?? [])[0], { reference });

/** Makes it a Bundle that asks a server to do something with each entry. */
function send(bundle: JsonObject, entries: readonly JsonObject[], type: string): void {
  delete bundle.total;
  bundle.type = type;
  for (const entry of entries) {
    delete entry.search;
    entry.request = { method: 'PUT', url: text(entry.fullUrl).split('/').slice(-2).join('/') };
  }
}

/** Every reference in the Bundle, at any depth. */
function references(value: JsonObject[string]): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return [...(typeof value.reference === 'string' ? [value] : []), ...Object.values(value).flatMap(references)];
}

export const bundleOperators: Operator[] = [
  onBundle('bundle-full-url', {
    repeated: (_, entries) => put(entries[1], { fullUrl: entries[0]?.fullUrl ?? '' }),
    missing: (_, entries) => void delete entries[0]?.fullUrl,
    'all missing': (_, entries) => entries.forEach((entry) => void delete entry.fullUrl),
    'other id': (_, entries) => put(entries[0], { fullUrl: `${text(entries[0]?.fullUrl)}x` }),
    'other type': (_, entries) =>
      put(entries[0], { fullUrl: text(entries[0]?.fullUrl).replace(/[A-Z][A-Za-z]+(?=\/[^/]+$)/, 'Basic') }),
    relative: (_, entries) => put(entries[0], { fullUrl: 'Patient/1' }),
    history: (_, entries) => put(entries[0], { fullUrl: `${text(entries[0]?.fullUrl)}/_history/1` }),
    'bad uuid': (_, entries) => put(entries[0], { fullUrl: 'urn:uuid:123' }),
    empty: (_, entries) => put(entries[0], { fullUrl: '' }),
  }),
  onBundle('bundle-type', {
    unheard: (bundle) => put(bundle, { type: 'unheard-of' }),
    missing: (bundle) => void delete bundle.type,
    document: (bundle) => put(bundle, { type: 'document' }),
    message: (bundle) => put(bundle, { type: 'message' }),
    transaction: (bundle) => put(bundle, { type: 'transaction' }),
    batch: (bundle) => put(bundle, { type: 'batch' }),
    history: (bundle) => put(bundle, { type: 'history' }),
  }),
  onBundle('bundle-entry-part', {
    search: (_, entries) => put(entries[0], { search: { mode: 'match' } }),
    'search mode': (_, entries) => put(entries[0], { search: { mode: 'unheard-of' } }),
    'search score': (_, entries) => put(entries[0], { search: { mode: 'match', score: 'hoog' } }),
    request: (_, entries) => put(entries[0], { request: { method: 'GET', url: 'Patient/1' } }),
    'request incomplete': (_, entries) => put(entries[0], { request: { method: 'GET' } }),
    response: (_, entries) => put(entries[0], { response: { status: '200' } }),
    'no resource': (_, entries) => void delete entries[0]?.resource,
    'empty entry': (bundle) => put(bundle, { entry: [...listed(bundle.entry), {}] }),
    unknown: (_, entries) => put(entries[0], { unheardOf: 1 }),
  }),
  onBundle('bundle-part', {
    total: (bundle) => put(bundle, { total: 3 }),
    'negative total': (bundle) => put(bundle, { total: -1 }),
    'total as string': (bundle) => put(bundle, { total: '3' }),
    'link without url': (bundle) => put(bundle, { link: [{ relation: 'self' }] }),
    'link without relation': (bundle) => put(bundle, { link: [{ url: 'http://example.org' }] }),
    'entry as object': (bundle) => put(bundle, { entry: objects(bundle.entry)[0] ?? {} }),
    'no entries': (bundle) => put(bundle, { entry: [] }),
    'text (not in Bundle)': (bundle) =>
      put(bundle, { text: { status: 'empty', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' } }),
    timestamp: (bundle) => put(bundle, { timestamp: '2020-01-01T10:00:00Z' }),
  }),
  onBundle('bundle-full-url-elsewhere', {
    'no rest': (_, entries) => put(entries[0], { fullUrl: 'http://example.org/documenten/brief-1' }),
    query: (_, entries) => put(entries[0], { fullUrl: 'http://example.org/brief?nummer=1' }),
    'type in the middle': (_, entries) => put(entries[0], { fullUrl: 'http://example.org/Patient/1/brief' }),
    'file name': (_, entries) => put(entries[0], { fullUrl: 'http://example.org/a/b/c.json' }),
    urn: (_, entries) => put(entries[0], { fullUrl: 'urn:isbn:1234' }),
    'upper-case uuid': (_, entries) => put(entries[0], { fullUrl: 'urn:uuid:0D3F5FE2-8A0B-4B7E-9C43-0F1A6F1E0000' }),
    'mixed-case uuid': (_, entries) => put(entries[0], { fullUrl: 'urn:uuid:0d3f5fe2-8a0B-4b7e-9c43-0f1a6f1e0000' }),
    'upper-case scheme': (_, entries) => put(entries[0], { fullUrl: 'URN:UUID:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000' }),
    'lower-case uuid': (_, entries) => put(entries[0], { fullUrl: 'urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000' }),
  }),
  onBundle('bundle-conditional', {
    'in a transaction': (bundle, entries) => {
      send(bundle, entries, 'transaction');
      refer(bundle, 'Patient?identifier=http://example.org/id|1');
    },
    'in a batch': (bundle, entries) => {
      send(bundle, entries, 'batch');
      refer(bundle, 'Patient?identifier=http://example.org/id|1');
    },
    'in an answer': (bundle) => refer(bundle, 'Patient?identifier=http://example.org/id|1'),
    'of another type': (bundle, entries) => {
      send(bundle, entries, 'transaction');
      refer(bundle, 'Binary?identifier=1');
    },
    'without a type': (bundle, entries) => {
      send(bundle, entries, 'transaction');
      refer(bundle, '?identifier=1');
    },
    'without a query': (bundle, entries) => {
      send(bundle, entries, 'transaction');
      refer(bundle, 'Patient?');
    },
    absolute: (bundle, entries) => {
      send(bundle, entries, 'transaction');
      refer(bundle, 'http://example.org/fhir/Patient?identifier=1');
    },
    'no references changed': (bundle, entries) => send(bundle, entries, 'transaction'),
  }),
  onBundle('bundle-reference', {
    broken: (bundle) => refer(bundle, 'Patient/unheard-of'),
    'broken uuid': (bundle) => refer(bundle, 'urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0000'),
    'to other entry': (bundle, entries) => refer(bundle, text(entries.at(-1)?.fullUrl)),
    local: (bundle) => refer(bundle, '#unheard-of'),
  }),
  onBundle('bundle-resource', {
    'same twice': (bundle, entries) =>
      put(bundle, {
        entry: [
          ...listed(bundle.entry),
          { ...structuredClone(entries[0] ?? {}), fullUrl: 'urn:uuid:0d3f5fe2-8a0b-4b7e-9c43-0f1a6f1e0001' },
        ],
      }),
    'same again': (bundle, entries) =>
      put(bundle, { entry: [...listed(bundle.entry), structuredClone(entries[0] ?? {})] }),
    'no id': (_, entries) => void (isObject(entries[0]?.resource) && delete entries[0].resource.id),
    'unknown type': (_, entries) => putInResource(entries[0], { resourceType: 'Unheardof' }),
    'unknown property': (_, entries) => putInResource(entries[0], { unheardOf: 1 }),
    'broken date': (_, entries) => putInResource(entries[0], { birthDate: '2020-02-30' }),
    'resource as array': (_, entries) => put(entries[0], { resource: listed(entries[0]?.resource) }),
    outcome: (bundle) =>
      put(bundle, {
        entry: [
          ...listed(bundle.entry),
          {
            resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'processing' }] },
            search: { mode: 'outcome' },
          },
        ],
      }),
  }),
];
