import { type Exchange, type PlayServer, serve } from './http-server.js';
import type { Line } from './line.js';

/** A resource of the directory (FHIR R4), as far as it is searched here. */
export interface DirectoryResource {
  readonly resourceType: 'Organization' | 'HealthcareService' | 'Endpoint';
  readonly id: string;
  readonly [element: string]: unknown;
}

export interface DirectoryServer {
  readonly baseUrl: string;
  readonly server: PlayServer;
  /** Takes what a hospital says of itself. A query directory has it from the administration directory that the hospital registered in the LRZa. */
  publish(resources: readonly DirectoryResource[]): void;
}

interface Coded {
  readonly system?: string;
  readonly code?: string;
  readonly value?: string;
}

const listAt = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? value : []);
const has = (coded: readonly Coded[], token: string) =>
  coded.some(({ system = '', code = '', value = code }) => `${system}|${value}` === token);
const refersTo = (value: unknown, reference: string) =>
  (value as { reference?: string } | undefined)?.reference === reference;

/** The search parameters that TA Routering asks with. */
const parameters: Readonly<Record<string, (one: DirectoryResource, value: string) => boolean>> = {
  identifier: (one, token) => has(listAt(one.identifier), token),
  organization: (one, reference) => refersTo(one.providedBy, reference),
  partof: (one, reference) => refersTo(one.partOf, reference),
  'service-type': (one, token) =>
    has(
      listAt<{ coding: Coded[] }>(one.type).flatMap(({ coding }) => coding),
      token,
    ),
};

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } });
const outcome = (status: number, code: string) =>
  json(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

/** Starts the query directory of the region: who is who, where, and for what (IHE mCSD, ITI-90). */
export async function startDirectory(line: Line, exchange: Exchange): Promise<DirectoryServer> {
  const held = new Map<string, DirectoryResource>();

  function search(type: string, asked: URLSearchParams): Response {
    let found = [...held.values()].filter(({ resourceType }) => resourceType === type);
    for (const [name, value] of asked) {
      if (name === '_include' || name === '_count') continue;
      const matches = parameters[name];
      if (matches === undefined) return outcome(400, 'not-supported');
      found = found.filter((one) => matches(one, value));
    }
    const included = asked.has('_include')
      ? found.flatMap(({ endpoint }) =>
          listAt<{ reference: string }>(endpoint).flatMap(({ reference }) => held.get(reference) ?? []),
        )
      : [];
    const entry = [
      ...found.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...included.map((resource) => ({ resource, search: { mode: 'include' } })),
    ];
    return json(200, { resourceType: 'Bundle', type: 'searchset', total: found.length, entry });
  }

  const server = await serve(
    'Directory',
    line,
    async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const [, type = '', id] = /^\/fhir\/(\w+)(?:\/([\w.-]+))?$/.exec(pathname) ?? [];
      if (request.method !== 'GET') return outcome(405, 'not-supported');
      if (id === undefined) return search(type, searchParams);
      const one = held.get(`${type}/${id}`);
      return one === undefined ? outcome(404, 'not-found') : json(200, one);
    },
    exchange,
  );
  return {
    baseUrl: `${server.origin}/fhir`,
    server,
    publish(resources) {
      for (const one of resources) held.set(`${one.resourceType}/${one.id}`, one);
    },
  };
}
