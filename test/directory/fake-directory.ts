import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export type Resource = { readonly resourceType: string; readonly id: string; readonly [name: string]: unknown };

export const URA = 'http://fhir.nl/fhir/NamingSystem/ura';
export const EXCHANGE =
  'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-data-exchange-capabilities';

const references = (type: string, ids: readonly string[]) => ids.map((id) => ({ reference: `${type}/${id}` }));
const payload = (code: string, system?: string) => [{ coding: [{ code, ...(system && { system }) }] }];

export const organization = (id: string, more: object = {}, endpoints: readonly string[] = []): Resource => ({
  resourceType: 'Organization',
  id,
  active: true,
  name: `Organisatie ${id}`,
  endpoint: references('Endpoint', endpoints),
  ...more,
});
export const withUra = (value: string) => ({ identifier: [{ system: URA, value }] });
export const service = (id: string, provider: string, number: object, endpoints: readonly string[] = []): Resource => ({
  resourceType: 'HealthcareService',
  id,
  active: true,
  name: `Dienst ${id}`,
  identifier: [number],
  providedBy: { reference: `Organization/${provider}` },
  endpoint: references('Endpoint', endpoints),
});
export const endpoint = (id: string, address: string, more: object = {}): Resource => ({
  resourceType: 'Endpoint',
  id,
  status: 'active',
  connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
  payloadType: payload('Twiin-TA-notification', EXCHANGE),
  payloadMimeType: ['application/fhir+json; fhirVersion=3.0'],
  address,
  ...more,
});
export const bgz = { payloadType: payload('http://nictiz.nl/fhir/CapabilityStatement/bgz2017-servercapabilities') };
export const tokens = { payloadType: payload('Nuts-OAuth'), connectionType: { code: 'other' }, payloadMimeType: [] };

/** A change of the directory, with the resource as it was from then on; undefined once it is deleted. */
interface Version {
  readonly type: string;
  readonly id: string;
  readonly at: string;
  readonly resource?: Resource;
}

/** What goes wrong, when it does: answers a request in place of the directory, and says that it did. */
export type Fault = (url: URL, response: ServerResponse, request: IncomingMessage) => boolean | Promise<boolean>;

export interface FakeDirectory {
  readonly base: string;
  /** Paths with queries, as they came. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  put(...resources: readonly Resource[]): void;
  remove(type: string, id: string): void;
  fault: Fault | undefined;
  /** Entries a page has. */
  pageSize: number;
}

export const json = (response: ServerResponse, status: number, body: unknown): true => {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
};

const listOf = (value: unknown): readonly Record<string, unknown>[] => (Array.isArray(value) ? value : []);
const refers = (reference: unknown, to: string | null): boolean =>
  (reference as { reference?: string } | undefined)?.reference === to;
const hasToken = (codings: readonly Record<string, unknown>[], token: string | null): boolean =>
  codings.some(({ system = '', code, value = code }) => token === `${system}|${value}`);

const servers = new Set<() => void>();
afterEach(() => {
  for (const close of servers) close();
  servers.clear();
});

/** A query directory over HTTP that knows the searches of TA Routering, history by `_since`, and pages. */
export async function fakeDirectory(...resources: readonly Resource[]): Promise<FakeDirectory> {
  const versions: Version[] = [];
  let clock = Date.parse('2026-11-24T10:00:00Z');
  const tick = () => {
    clock += 1_000;
    return new Date(clock).toISOString();
  };
  const put = (...given: readonly Resource[]) => {
    for (const resource of given) {
      const at = tick();
      versions.push({
        type: resource.resourceType,
        id: resource.id,
        at,
        resource: { ...resource, meta: { lastUpdated: at } },
      });
    }
  };
  const current = (type: string): Resource[] => {
    const latest = new Map<string, Version>();
    for (const version of versions) if (version.type === type) latest.set(version.id, version);
    return [...latest.values()].flatMap(({ resource }) => resource ?? []);
  };

  function search(type: string, query: URLSearchParams) {
    const asked = (name: string) => query.get(name);
    const found = current(type).filter(
      (one) =>
        (!query.has('identifier') || hasToken(listOf(one.identifier), asked('identifier'))) &&
        (!query.has('organization') || refers(one.providedBy, asked('organization'))) &&
        (!query.has('partof') || refers(one.partOf, asked('partof'))) &&
        (!query.has('service-type') ||
          listOf(one.type).some((concept) => hasToken(listOf(concept.coding), asked('service-type')))),
    );
    const included =
      asked('_include') === 'Organization:endpoint'
        ? found.flatMap((one) =>
            current('Endpoint').filter(({ id }) => listOf(one.endpoint).some((r) => refers(r, `Endpoint/${id}`))),
          )
        : [];
    return [
      ...found.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...included.map((resource) => ({ resource, search: { mode: 'include' } })),
    ];
  }

  const history = (type: string, since: string | null) =>
    versions
      .filter((version) => version.type === type && (since === null || version.at >= since))
      .reverse()
      .map(({ id, at, resource }) =>
        resource
          ? {
              resource,
              request: { method: 'PUT', url: `${type}/${id}` },
              response: { status: '200', lastModified: at },
            }
          : { request: { method: 'DELETE', url: `${type}/${id}` }, response: { status: '204', lastModified: at } },
      );

  const directory: FakeDirectory = {
    base: '',
    asked: [],
    headers: [],
    put,
    remove: (type, id) => void versions.push({ type, id, at: tick() }),
    fault: undefined,
    pageSize: 50,
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    directory.asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    directory.headers.push(request.headers);
    if (directory.fault && (await directory.fault(url, response, request))) return;
    const [, , type = '', id] = url.pathname.split('/');
    if (id !== undefined && id !== '_history') {
      const one = current(type).find((resource) => resource.id === id);
      const gone = { resourceType: 'OperationOutcome', issue: [] };
      json(response, one ? 200 : 404, one ?? gone);
      return;
    }
    const all = id === '_history' ? history(type, url.searchParams.get('_since')) : search(type, url.searchParams);
    const from = Number(url.searchParams.get('from') ?? 0);
    const rest = new URL(url);
    rest.searchParams.set('from', String(from + directory.pageSize));
    json(response, 200, {
      resourceType: 'Bundle',
      type: id === '_history' ? 'history' : 'searchset',
      meta: { lastUpdated: new Date(clock).toISOString() },
      ...(all.length > from + directory.pageSize && {
        link: [{ relation: 'next', url: `${directory.base}${rest.pathname.slice(5)}${rest.search}` }],
      }),
      entry: all.slice(from, from + directory.pageSize),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.add(() => {
    server.closeAllConnections();
    server.close();
  });
  put(...resources);
  return Object.assign(directory, { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir` });
}
