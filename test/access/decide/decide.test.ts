import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBgzFacade, type FacadeOptions, sourcesOf } from '../../../src';
import type { AuditEntry } from '../../../src/audit';
import {
  type AccessEvaluation,
  authorizeNotifiedPull,
  type Decide,
  httpDecisionPoint,
  workflowTasks,
} from '../../../src/notified-pull';
import { bgzRecords } from '../../../src/zib';
import { sample } from '../../bgz/sample';
import { recordedLog } from '../../facade/support';
import { idSecret } from '../../id-secret';
import { claimsFor, grantOf, storeWith } from '../memory-grants';

const NOW = new Date('2026-11-24T10:00:00Z');
const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const record = grantOf(bsn);
const PATIENT = `http://fhir.nl/fhir/NamingSystem/bsn|${bsn}`;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function world(decide?: Decide, claims = claimsFor(), more: Partial<FacadeOptions> = {}) {
  const trail: AuditEntry[] = [];
  const log = recordedLog();
  const shared = {
    store: storeWith(record),
    tokens: async () => ({ ok: true, claims }) as const,
    now: () => NOW,
    logger: log.logger,
    ...(decide && { decide }),
  };
  const facade = createBgzFacade({
    sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
    authorize: authorizeNotifiedPull(shared),
    tasks: workflowTasks({ ...shared, bases: { current: () => ({}), recover: () => undefined } as never }),
    audit: { write: async (entry) => void trail.push(entry) },
    idSecret,
    baseUrl: 'https://epd.brug.example/fhir',
    mountPath: '/fhir',
    now: () => NOW,
    ...more,
  });
  return {
    trail,
    log: log.lines,
    ask: (path: string, init: RequestInit = {}) =>
      facade.fetch(
        new Request(`https://epd.brug.example/fhir/${path}`, {
          ...init,
          headers: { authorization: 'Bearer abc', ...init.headers },
        }),
      ),
  };
}

/** A decision point that keeps what it was asked. */
function point(decision: boolean) {
  const asked: AccessEvaluation[] = [];
  const decide: Decide = (evaluation) => {
    asked.push(evaluation);
    return { decision };
  };
  return { asked, decide };
}

describe('a policy decision point', () => {
  it('is asked in the form of AuthZEN: who, what, of whom, for which referral; a BSN of the query stands there once', async () => {
    const { asked, decide } = point(true);
    const { ask, trail } = world(decide);
    const query = `patient.identifier=${encodeURIComponent(PATIENT)}&_revinclude=Provenance%3Atarget`;
    expect((await ask(`AllergyIntolerance?${query}`)).status).toBe(200);
    expect(asked).toEqual([
      {
        subject: {
          type: 'practitioner',
          id: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers|900001234',
          properties: { role: '01.010', organization: '00002222', client: 'epd-van-de-poort' },
        },
        action: { name: 'search' },
        resource: {
          type: 'AllergyIntolerance',
          id: expect.stringMatching(/^AllergyIntolerance\?.*_revinclude=Provenance:target$/),
          properties: { patient: bsn },
        },
        context: {
          time: NOW.toISOString(),
          purpose: 'TREAT',
          notification: record.identifier,
          group: record.groupIdentifier,
          scopes: ['bgz-receiver'],
        },
      },
    ]);
    expect(asked[0]?.resource.id).not.toContain(bsn);
    expect(trail).toMatchObject([{ status: 200, decision: 'permit' }]);
  });

  it('is told of a search by POST what its form says, of a read its id, of a Task what is done with it', async () => {
    const { asked, decide } = point(true);
    const { ask } = world(decide);
    const found = (await (await ask('Condition?_revinclude=Provenance:target')).json()) as {
      entry: { resource: { id: string } }[];
    };
    const id = found.entry[0]?.resource.id ?? '';
    await ask('Condition/_search', { method: 'POST', headers: FORM, body: '_revinclude=Provenance%3Atarget' });
    await ask(`Condition/${id}`);
    await ask(`Task/${record.id}`);
    const body = JSON.stringify({ resourceType: 'Task', status: 'accepted', intent: 'order' });
    await ask(`Task/${record.id}`, { method: 'PUT', headers: { 'content-type': 'application/fhir+json' }, body });
    expect(asked.map(({ action, resource }) => [action.name, resource.type, resource.id])).toEqual([
      ['search', 'Condition', 'Condition?_revinclude=Provenance:target'],
      ['search', 'Condition', 'Condition?_revinclude=Provenance:target'],
      ['read', 'Condition', `Condition/${id}`],
      ['read', 'Task', `Task/${record.id}`],
      ['update', 'Task', `Task/${record.id}`],
    ]);
  });

  describe.each(['/fhir', '/FHIR', '/Stu3/Condition', ''])('of a facade under %j', (mountPath) => {
    const search = 'Condition?_revinclude=Provenance:target';
    it.each<[path: string, asked: string, form?: string]>([
      ['Condition?_revinclude=Provenance%3Atarget', `search ${search}`],
      ['%43ondition?_revinclude=Provenance%3Atarget', `search ${search}`],
      ['/Condition//?_revinclude=Provenance%3Atarget', `search ${search}`],
      ['Condition/%5fsearch', `search ${search}`, '_revinclude=Provenance%3Atarget'],
      ['Observation/%24lastn?code=x', 'search Observation/$lastn?code=x'],
      ['Condition//0123456789abcdef0123456789abcdef', 'read Condition/0123456789abcdef0123456789abcdef'],
      ['Condition/Patient', 'read Condition/Patient'],
      [`T%61sk//${record.id}`, `read Task/${record.id}`],
    ])('is told what %s asks, however it is spelled', async (path, expected, body) => {
      const { asked, decide } = point(false);
      const { ask } = world(decide, claimsFor(), { baseUrl: `https://epd.brug.example${mountPath}`, mountPath });
      const init = body === undefined ? {} : { method: 'POST', headers: FORM, body };
      expect((await ask(`..${mountPath}/${path}`, init)).status).toBe(403);
      expect(asked.map(({ action, resource }) => `${action.name} ${resource.id}`)).toEqual([expected]);
      expect(asked[0]?.resource.id).toMatch(new RegExp(`^${asked[0]?.resource.type}\\b`));
    });
  });

  it.each<[path: string, asked: string | undefined]>([
    ['FHIR/Condition?code=x', 'search Condition?code=x'],
    ['FHIR/%43ondition//_search', 'search Condition'],
    ['FHIR/Observation/%24lastn', 'search Observation/$lastn'],
    ['FHIR/Condition/Patient', 'read Condition/Patient'],
    ['Binary/x', 'read Binary/x'],
    ['FHIR/Elsewhere', undefined],
    ['FHIR/Con%ZZdition', undefined],
    ['', undefined],
  ])(
    'is told by an authorize of its own what the address %j asks; what is nothing, nobody is let in for',
    async (path, expected) => {
      const { asked, decide } = point(true);
      const authorize = authorizeNotifiedPull({
        store: storeWith(record),
        tokens: async () => ({ ok: true, claims: claimsFor() }),
        now: () => NOW,
        decide,
      });
      const request = new Request(`https://epd.brug.example/${path}`, { headers: { authorization: 'Bearer abc' } });
      expect((await authorize(request)).allowed).toBe(expected !== undefined);
      expect(asked.map(({ action, resource }) => `${action.name} ${resource.id}`)).toEqual([expected ?? []].flat());
    },
  );

  it('speaks of the organization where the token names no user', async () => {
    const { asked, decide } = point(true);
    const { user: _user, ...claims } = claimsFor();
    await world(decide, claims).ask(`Task/${record.id}`);
    expect(asked[0]?.subject).toMatchObject({
      type: 'organization',
      id: 'http://fhir.nl/fhir/NamingSystem/ura|00002222',
    });
  });

  it('is told the id of the act that the request is part of', async () => {
    const told: unknown[] = [];
    const { ask, trail } = world((_evaluation, { correlationId }) => {
      told.push(correlationId);
      return { decision: true };
    });
    const id = '6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001';
    await ask('Condition?_revinclude=Provenance:target', { headers: { 'x-correlation-id': id } });
    await ask(`Task/${record.id}`, { headers: { 'x-correlation-id': id } });
    await ask('Condition?_revinclude=Provenance:target');
    expect(told).toEqual([id, id, undefined]);
    expect(trail.map(({ correlationId }) => correlationId)).toEqual(told);
  });

  it('can deny what all else allows, and the trail says that it did', async () => {
    const { decide } = point(false);
    const { ask, trail } = world(decide);
    for (const path of ['Condition?_revinclude=Provenance:target', `Task/${record.id}`]) {
      const answer = await ask(path);
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain('decision');
    }
    expect(trail).toMatchObject([
      { status: 403, reason: 'decision-denied', decision: 'deny', checks: { authorization: false } },
      { status: 403, reason: 'decision-denied', decision: 'deny' },
    ]);
  });

  it('is not asked about what is refused anyway, and cannot allow it', async () => {
    const { asked, decide } = point(true);
    const { ask, trail } = world(decide, claimsFor({ receiverUra: '00009999' }));
    expect((await ask('Condition')).status).toBe(403);
    expect(asked).toEqual([]);
    const own = world(decide);
    expect((await own.ask('Flag')).status).toBe(403);
    expect(trail[0]).toMatchObject({ reason: 'other-receiver' });
    expect(own.trail[0]).toMatchObject({ reason: 'not-offered', decision: 'permit' });
  });

  it.each<[string, number, string, RequestInit, Partial<FacadeOptions>?]>([
    ['of another type', 415, 'not-supported', { headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['larger than is taken', 413, 'too-long', { headers: FORM, body: `x=${'x'.repeat(500)}` }, { maxBodyBytes: 400 }],
    ['with a broken escape', 400, 'structure', { headers: FORM, body: 'x=%zz' }],
    [
      'in no character set',
      415,
      'unknown-charset',
      { headers: { 'content-type': `${FORM['content-type']}; charset=made-up` }, body: 'x=1' },
    ],
    [
      'in a coding that is not read',
      415,
      'not-supported',
      { headers: { ...FORM, 'content-encoding': 'compress' }, body: 'x=1' },
    ],
    [
      'that does not come',
      408,
      'body-late',
      { headers: FORM, body: new ReadableStream(), duplex: 'half' } as RequestInit,
      { bodyTimeoutMs: 10 },
    ],
  ])('is not asked about a form %s, which is refused as without one', async (_, status, reason, init, options) => {
    const { asked, decide } = point(true);
    const { ask, trail, log } = world(decide, claimsFor(), options);
    expect((await ask('Condition/_search', { method: 'POST', ...init })).status).toBe(status);
    expect(asked).toEqual([]);
    expect(trail).toMatchObject([
      { status, reason, outcome: 'refused', organization: { ura: '00002222' }, notification: record.identifier },
    ]);
    expect(trail[0]?.decision).toBeUndefined();
    expect(log.map(({ event }) => event)).not.toContain('decision-failed');
  });

  it('is not asked by an authorize of its own about what cannot be read, and nobody is let in', async () => {
    const { asked, decide } = point(true);
    const { lines, logger } = recordedLog();
    const authorize = authorizeNotifiedPull({
      store: storeWith(record),
      tokens: async () => ({ ok: true, claims: claimsFor() }),
      now: () => NOW,
      logger,
      decide,
    });
    const headers = { authorization: 'Bearer abc' };
    const refused = { allowed: false, reason: 'forbidden', trail: { reason: 'request-unreadable' } };
    expect(await authorize(new Request('https://epd.brug.example/fhir/Flag?x=%zz', { headers }))).toMatchObject(
      refused,
    );
    expect(lines).toEqual([]);
    const parameters = () => Promise.reject(new Error('gone'));
    expect(
      await authorize(new Request('https://epd.brug.example/fhir/Flag', { headers }), { parameters }),
    ).toMatchObject(refused);
    expect(lines).toMatchObject([{ event: 'request-unreadable' }]);
    expect(asked).toEqual([]);
  });

  it.each<[string, Decide]>([
    [
      'throws',
      () => {
        throw new Error(`no answer for ${bsn}`);
      },
    ],
    ['rejects', () => Promise.reject(new Error('down'))],
    ['answers yes in words', () => ({ decision: 'true' }) as never],
    ['answers nothing', () => undefined as never],
    ['answers true alone', () => true as never],
  ])('that %s lets nobody in', async (_, decide) => {
    const { ask, trail } = world(decide);
    const answer = await ask('Condition?_revinclude=Provenance:target');
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain(bsn);
    expect(trail).toMatchObject([{ status: 503, reason: 'decision-unavailable' }]);
    expect(trail[0]?.decision).toBeUndefined();
  });
});

describe('a decision point over HTTP', () => {
  let server: Server;
  let url: string;
  let play: (response: ServerResponse, body: string, headers: NodeJS.Dict<string | string[]>) => void;
  const yes = (response: ServerResponse) => void response.end('{"decision":true}');
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.setHeader('content-type', 'application/json');
      play(response, body, { ...request.headers, ':method': request.method ?? '' });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/access/v1/evaluation`;
  });
  afterEach(() => {
    play = yes;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const decideAt = (more = {}) => httpDecisionPoint({ url, allowLoopbackHttp: true, ...more });
  const evaluation = { subject: { type: 'organization', id: 'x' } } as never;
  const asked = (decide: Decide) => Promise.resolve(decide(evaluation, { signal: new AbortController().signal }));

  it('is asked by one POST with the evaluation and its token', async () => {
    const seen: unknown[] = [];
    play = (response, body, headers) => {
      seen.push([headers[':method'], headers.authorization, headers['content-type'], JSON.parse(body)]);
      response.end('{"decision":false,"context":{"reason":"closed"}}');
    };
    expect(await asked(decideAt({ token: async () => 'geheim' }))).toEqual({ decision: false });
    expect(seen).toEqual([['POST', 'Bearer geheim', 'application/json', evaluation]]);
  });

  it('is asked under the id of the act, where there is one', async () => {
    const seen: unknown[] = [];
    play = (response, _body, headers) => {
      seen.push(headers['x-correlation-id']);
      yes(response);
    };
    const { signal } = new AbortController();
    await decideAt()(evaluation, { signal, correlationId: '6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001' });
    await decideAt()(evaluation, { signal });
    expect(seen).toEqual(['6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001', undefined]);
  });

  it.each<[string, typeof play]>([
    ['an error', (response) => void response.writeHead(500).end('{"decision":true}')],
    ['a refusal', (response) => void response.writeHead(401).end('{}')],
    ['a redirect', (response) => void response.writeHead(302, { location: '/elders' }).end()],
    ['no JSON', (response) => void response.end('ja')],
    ['no decision', (response) => void response.end('{"decisions":true}')],
    ['a decision in words', (response) => void response.end('{"decision":"true"}')],
    ['too much', (response) => void response.end(`{"decision":true,"x":"${'x'.repeat(100_000)}"}`)],
    ['nothing in time', () => {}],
  ])('gives no decision by %s', async (_, next) => {
    play = next;
    const error = await asked(decideAt({ timeoutMs: 200 })).catch((reason: Error) => reason.message);
    expect(error).toMatch(/^The decision point gave no decision: /);
  });

  it('is not asked over a network that is not encrypted: what is asked holds a BSN', () => {
    expect(() => httpDecisionPoint({ url: 'http://pdp.example/access/v1/evaluation' })).toThrow(TypeError);
    expect(() => httpDecisionPoint({ url, token: '' } as never)).toThrow(TypeError);
  });
});
