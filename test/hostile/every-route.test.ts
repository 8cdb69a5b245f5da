import type { CapabilityStatement } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type Authorization, createBgzFacade, type Sources, sourcesOf } from '../../src';
import {
  authorizeNotifiedPull,
  createNotificationReceiver,
  type Decide,
  withConsent,
  workflowTasks,
} from '../../src/notified-pull';
import { bgzRecords } from '../../src/zib';
import { claimsFor, grantOf, storeWith } from '../access/memory-grants';
import { sample } from '../bgz/sample';
import { recordedLog } from '../facade/support';
import { idSecret } from '../id-secret';
import { client, world as tokenWorld } from '../issue/support';

const NOW = new Date('2026-11-24T10:00:00Z');
const BASE = 'https://epd.brug.example/fhir';
const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const made = grantOf(bsn);
const record = {
  ...made,
  referral: {
    ...made.referral,
    receiver: {
      ...made.referral.receiver,
      department: { reference: 'HealthcareService/cardiologie' },
      location: { reference: 'Location/noord' },
    },
  },
};

interface Ports {
  readonly decide?: Decide;
  readonly consent?: 'permit' | 'deny';
}

/** A facade with all it can serve, that tells when a source is asked for anything. */
function world({ decide, consent }: Ports = {}) {
  const asked: string[] = [];
  const watched = Object.fromEntries(
    Object.entries({ ...sourcesOf([bgzRecords(sample)]), documents: () => [] }).map(([group, source]) => [
      group,
      (...given: unknown[]) => {
        asked.push(group);
        return (source as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as Sources;
  const shared = {
    store: storeWith(record),
    tokens: async (token: string) =>
      token === 'good'
        ? ({ ok: true, claims: claimsFor() } as const)
        : ({ ok: false, reason: 'token-signature' } as const),
    now: () => NOW,
    logger: recordedLog().logger,
    ...(decide && { decide }),
  };
  const own = authorizeNotifiedPull(shared);
  const authorize = (request: Request, context: Parameters<typeof own>[1]): Promise<Authorization> =>
    own(request, context);
  const provider = { ura: '00001111', category: 'V4' };
  const facade = createBgzFacade({
    sources: watched,
    authorize: consent ? withConsent(authorize, { consent: () => consent, provider, when: 'always' }) : authorize,
    tasks: workflowTasks({
      ...shared,
      bases: { current: () => ({}), recover: () => undefined } as never,
      routingResource: ({ type, id }) => {
        asked.push(type);
        return { resourceType: type, id } as never;
      },
    }),
    audit: { write: async () => {} },
    idSecret,
    baseUrl: BASE,
    now: () => NOW,
  });
  return { asked, facade };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

const ID = '0123456789abcdef0123456789abcdef';

/** Every route of a facade, as its own CapabilityStatement declares them. */
async function routesOf(): Promise<readonly Route[]> {
  const answer = await world().facade.fetch(new Request(`${BASE}/metadata`));
  const statement = (await answer.json()) as CapabilityStatement;
  const form = { body: '_count=10', type: 'application/x-www-form-urlencoded' };
  const ids: Record<string, string> = { Task: record.id, HealthcareService: 'cardiologie' };
  const routes = (statement.rest?.[0]?.resource ?? []).flatMap(({ type, interaction }): Route[] => [
    ...interaction.flatMap(({ code }): Route[] => {
      const path = `${type}/${ids[type] ?? ID}`;
      if (code === 'read') return [{ method: 'GET', path }];
      if (code === 'search-type')
        return [
          { method: 'GET', path: type },
          { method: 'POST', path: `${type}/_search`, ...form },
        ];
      const body = JSON.stringify({ resourceType: type, status: 'accepted', intent: 'order' });
      return [{ method: 'PUT', path, body, type: 'application/fhir+json' }];
    }),
    ...(type === 'Location' ? [{ method: 'GET', path: 'Location/noord' }] : []),
    ...(type === 'Observation' ? [{ method: 'GET', path: 'Observation/$lastn' }] : []),
    ...(type === 'Observation' ? [{ method: 'POST', path: 'Observation/$lastn', ...form }] : []),
  ]);
  return [...routes, ...routes.filter(({ method }) => method === 'GET').map((one) => ({ ...one, method: 'HEAD' }))];
}

const routes = await routesOf();

const sent = ({ method, path, body, type }: Route, token?: string): Request =>
  new Request(`${BASE}/${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });

const isOfAuthorize = ({ path }: Route): boolean => !/^(Task|HealthcareService)\/|^Location\/noord$/.test(path);

const unclear: Decide = () => Promise.reject(new Error('away'));

describe('every route of a facade', () => {
  it('is among these: searches, reads, documents, Tasks, services and places', () => {
    const told = routes.map(({ method, path }) => `${method} ${path}`);
    for (const one of [
      'GET AllergyIntolerance',
      'POST AllergyIntolerance/_search',
      `GET AllergyIntolerance/${ID}`,
      `GET Binary/${ID}`,
      'POST Observation/$lastn',
      `GET Task/${record.id}`,
      `PUT Task/${record.id}`,
      'GET HealthcareService/cardiologie',
      'GET Location/noord',
      `HEAD Task/${record.id}`,
    ])
      expect(told).toContain(one);
  });

  it.each<[string, string | undefined, Ports, (route: Route) => number]>([
    ['without a token', undefined, {}, () => 401],
    ['with a token that is none', 'bad', {}, () => 401],
    ['that the decision point denies', 'good', { decide: () => ({ decision: false }) }, () => 403],
    ['that the decision point cannot decide on', 'good', { decide: unclear }, () => 503],
    ['of a patient who does not consent', 'good', { consent: 'deny' }, (one) => (isOfAuthorize(one) ? 403 : 200)],
  ])('%s opens nothing', async (_what, token, ports, expected) => {
    const seen: string[] = [];
    const wanted: string[] = [];
    const { facade, asked } = world(ports);
    for (const route of routes) {
      asked.length = 0;
      const { status } = await facade.fetch(sent(route, token));
      const said = `${route.method} ${route.path}`;
      if (expected(route) === 200) {
        // A Task is of the referral itself, for which consent is implied (docs/deciding.md).
        expect([401, 403], said).not.toContain(status);
        continue;
      }
      seen.push(`${said}: ${status} ${asked.join()}`);
      wanted.push(`${said}: ${expected(route)} `);
    }
    expect(seen).toEqual(wanted);
  });

  it('is asked of the decision point once, of the type that is served, and a route that is none never', async () => {
    const types: string[] = [];
    const decide: Decide = ({ resource }) => {
      types.push(resource.type);
      return { decision: true };
    };
    const { facade } = world({ decide });
    for (const route of routes) await facade.fetch(sent(route, 'good'));
    expect(types).toEqual(routes.map(({ path }) => path.split('/')[0]));
    types.length = 0;
    for (const path of ['', 'Patient/x/_history/1', 'Bundle', '_history', 'Task', 'Task/a/b', 'Binary', '$export'])
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
        expect([403, 404, 405]).toContain((await facade.fetch(sent({ method, path }, 'good'))).status);
    expect(types).toEqual([]);
  });
});

describe('every route beside it', () => {
  it.each(['POST', 'PUT'])('%s of a notification needs a token', async (method) => {
    const taken: unknown[] = [];
    const receiver = createNotificationReceiver({
      onNotification: (one) => void taken.push(one),
      onCancel: (one) => void taken.push(one),
      ownUras: ['00002222'],
      authorize: async () => ({ ok: false, reason: 'token-signature' }),
      now: () => NOW,
    });
    const body = JSON.stringify({ resourceType: 'Task' });
    for (const token of [undefined, 'bad']) {
      const request = sent({ method, path: 'Task', body, type: 'application/fhir+json' }, token);
      expect((await receiver.handleNotification(request)).status).toBe(401);
    }
    expect(taken).toEqual([]);
  });

  it.each(['token', 'introspect'])('%s of the token endpoint needs a login', async (path) => {
    const { endpoint } = tokenWorld({}, [client()]);
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'a.b.c',
      token: 'a.b.c',
    });
    const answer = await endpoint.fetch(new Request(`https://as.brug.example/${path}`, { method: 'POST', body }));
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([401, 'invalid_client']);
  });
});
