import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import type { Task } from 'fhir/r3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { FacadeOptions, TaskPort } from '../../src/index';
import { through } from './door';
import { ANNA, anna, ask, BSN, facadeOf, now, recordedLog, TOM } from './support';

const granted = {
  user: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' }, role: '01.010' },
  organization: { ura: '00001234', name: 'Ziekenhuis De Brug' },
  notification: 'urn:uuid:7b0d3f5e-0000-4000-8000-000000000001',
  group: 'urn:uuid:7b0d3f5e-0000-4000-8000-000000000002',
  checks: { authorization: true, treatmentRelation: true },
};

/** A facade whose trail is kept in a list. */
function trailed(options: Partial<FacadeOptions> = {}) {
  const entries: AuditEntry[] = [];
  const facade = facadeOf({
    audit: { write: async (entry) => void entries.push(entry) },
    authorize: (request) => {
      if (request.headers.get('authorization') !== `Bearer ${ANNA}`)
        return { allowed: false, reason: 'unauthenticated', trail: { reason: 'token-missing' } };
      return { allowed: true, patient: { bsn: ANNA }, trail: granted };
    },
    ...options,
  });
  return { entries, facade };
}

const only = (entries: readonly AuditEntry[]): AuditEntry => {
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

describe('the trail of a request', () => {
  it('holds no id of the caller that may be a BSN, on one line', async () => {
    for (const id of [TOM, `${TOM.slice(0, 4)}-${TOM.slice(4)}`]) {
      const { entries, facade } = trailed();
      await ask(facade, `AllergyIntolerance/${id}`);
      expect(only(entries).object).toMatchObject({ type: 'AllergyIntolerance', id: '[removed]' });
    }
  });

  it('holds no more of a query than every sink keeps, and says how much there was', async () => {
    const { entries, facade } = trailed();
    const codes = Array.from({ length: 40 }, (_, nth) => `code=${'astma+'.repeat(30)}${nth}`).join('&');
    await ask(facade, `Condition?${codes}`);
    const query = only(entries).object?.query ?? '';
    expect(query.length).toBeLessThan(2_000);
    expect(query).toMatch(/^code=astma .*… \(\d{4} characters\)$/);
  });

  it('tells who asked what of whom, on what ground, and what left', async () => {
    const { entries, facade } = trailed({ peerAddress: () => '192.0.2.7' });
    const answer = await ask(facade, `Condition?patient.identifier=${BSN}|${ANNA}&clinical-status=active`);
    const total = (answer.body as { total: number }).total;
    expect(only(entries)).toEqual({
      ...granted,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'search',
      at: now().toISOString(),
      action: 'R',
      outcome: 'success',
      status: 200,
      purpose: 'TREAT',
      address: '192.0.2.7',
      requestId: answer.headers.get('x-request-id'),
      patientBsn: ANNA,
      object: { type: 'Condition', query: expect.stringContaining('clinical-status=active') },
      resources: total,
    });
    expect(total).toBeGreaterThan(0);
  });

  it('holds the BSN in its own field only', async () => {
    const { entries, facade } = trailed();
    await ask(facade, `Condition?patient.identifier=${encodeURIComponent(`${BSN}|${ANNA}`)}`);
    const { patientBsn, ...rest } = only(entries);
    expect(patientBsn).toBe(ANNA);
    expect(JSON.stringify(rest)).not.toContain(ANNA);
  });

  it.each<[string, string, RequestInit, Partial<AuditEntry>]>([
    [
      'a search without a token',
      'Condition',
      { headers: { authorization: 'Bearer' } },
      { kind: 'search', status: 401 },
    ],
    ['a parameter nobody knows', 'Condition?foo=1', {}, { kind: 'search', status: 400, reason: 'not-supported' }],
    ['a type that is not served', 'Account', {}, { kind: 'request', status: 404 }],
    ['a read of what is not there', 'Condition/nothing', {}, { kind: 'read', status: 404, reason: 'not-found' }],
    ['a method that is not taken', 'Condition', { method: 'DELETE' }, { kind: 'request', status: 405 }],
    ['a form that is not had', 'Condition', { headers: { accept: 'text/html' } }, { kind: 'request', status: 406 }],
  ])('tells of what is refused: %s', async (_what, path, init, expected) => {
    const { entries, facade } = trailed();
    await ask(facade, path, init);
    expect(only(entries)).toMatchObject({ outcome: 'refused', ...expected });
    expect(only(entries)).not.toHaveProperty('resources');
  });

  it('tells whose data was tried for when that is not the patient of the authorisation', async () => {
    const { entries, facade } = trailed();
    await ask(facade, `Condition?patient.identifier=${BSN}|${TOM}`);
    expect(only(entries)).toMatchObject({ outcome: 'refused', reason: 'other-patient', patientBsn: TOM, ...granted });
  });

  it('tells that a search was not offered, which the caller is not told', async () => {
    const { entries, facade } = trailed({
      authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only: ['Condition'], trail: granted }),
    });
    await ask(facade, 'AllergyIntolerance');
    expect(only(entries)).toMatchObject({ outcome: 'refused', status: 403, reason: 'not-offered' });
  });

  it('tells what failed and what is missing', async () => {
    const sources = {
      patient: () => [anna.patient],
      problems: () => {
        throw new Error('down');
      },
    };
    const failing = trailed({ sources });
    await ask(failing.facade, 'Condition');
    expect(only(failing.entries)).toMatchObject({ outcome: 'failed', status: 502, reason: 'source-failed' });
    const partial = trailed({ sources, completeness: 'partial' });
    await ask(partial.facade, 'Condition');
    expect(only(partial.entries)).toMatchObject({ outcome: 'partial', status: 200, missing: ['problems'] });
  });

  it('leaves metadata out: it is about nobody', async () => {
    const { entries, facade } = trailed();
    await ask(facade, 'metadata');
    expect(entries).toEqual([]);
  });

  it('takes over the ids of the request, when they are ids', async () => {
    const { entries, facade } = trailed();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await ask(facade, 'Condition', { headers: { 'x-request-id': 'aaaa-bbbb-1', traceparent } });
    expect(answer.headers.get('x-request-id')).toBe('aaaa-bbbb-1');
    expect(only(entries)).toMatchObject({ requestId: 'aaaa-bbbb-1', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
    const odd = await ask(facade, 'Condition', { headers: { 'x-request-id': ANNA, traceparent: ANNA } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(entries.at(-1)).split(ANNA)).toHaveLength(2);
  });
});

describe('a trail that cannot be written', () => {
  const audit = {
    write: async () => {
      throw new Error('disk full');
    },
  };

  it('lets nothing leave', async () => {
    const { lines, logger } = recordedLog();
    const answer = await ask(facadeOf({ audit, logger }), 'Condition');
    expect(answer.status).toBe(503);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(answer.text).not.toMatch(/Condition|disk/);
    expect(lines).toMatchObject([{ event: 'audit-failed', err: { message: 'disk full' } }]);
  });

  it('lets the answer leave, loudly, when the vendor chose so', async () => {
    const { lines, logger } = recordedLog();
    const answer = await ask(facadeOf({ audit, logger, auditFailure: 'serve' }), 'Condition');
    expect(answer.status).toBe(200);
    expect(lines.map((line) => line.event)).toEqual(['audit-failed']);
  });

  it('is written before the answer leaves', async () => {
    let written = false;
    const slow = {
      write: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        written = true;
      },
    };
    await through(
      facadeOf({ audit: slow }),
      new Request('https://epd.example/fhir/Condition', { headers: { authorization: `Bearer ${ANNA}` } }),
    );
    expect(written).toBe(true);
  });
});

describe('an authorisation', () => {
  it('that cannot be had is 503, and one that is refused tells nothing of why', async () => {
    const refusing = (reason: 'unauthenticated' | 'forbidden' | 'unavailable') =>
      ask(
        facadeOf({ authorize: () => ({ allowed: false, reason, trail: { reason: 'grant-cancelled' } }) }),
        'Condition',
      );
    expect((await refusing('unavailable')).status).toBe(503);
    expect((await refusing('forbidden')).status).toBe(403);
    const unauthenticated = await refusing('unauthenticated');
    expect([unauthenticated.status, unauthenticated.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const reason of ['unavailable', 'forbidden', 'unauthenticated'] as const)
      expect((await refusing(reason)).text).not.toContain('cancelled');
  });
});

describe('a request that would keep itself out of the trail', () => {
  it('is cleaned and cut, however many tokens it seems to begin', async () => {
    const { entries, facade } = trailed();
    const body = `category=${'-eyJ'.repeat(16_000)}`;
    const init = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
    await ask(facade, 'Condition/_search', init);
    expect(only(entries).object?.query).toMatch(/^category=-eyJ/);
    expect(only(entries).object?.query?.length).toBeLessThan(600);
  });

  it('puts no BSN in the request id or a parameter name that is shown back', async () => {
    const { facade } = trailed();
    const answer = await ask(facade, `Condition?p${ANNA}=1`, { headers: { 'x-request-id': `bsn-${ANNA}` } });
    expect(answer.text).not.toContain(ANNA);
    expect(answer.headers.get('x-request-id')).not.toContain(ANNA);
  });
});

describe('a workflow Task', () => {
  const task: Task = { resourceType: 'Task', id: 't-1', status: 'requested', intent: 'order' };
  const changed: string[] = [];
  const port: TaskPort = {
    read: async (id) =>
      id === 't-1'
        ? { status: 200, task, trail: granted }
        : {
            status: 404,
            finding: { code: 'not-found', diagnostics: 'No such Task.' },
            trail: { reason: 'task-unknown' },
          },
    update: async (_id, _request, { body, announce }) => {
      const { status } = (await body(granted)) as Task;
      await announce(granted);
      changed.push(status);
      return { status: 200, task: { ...task, status }, trail: granted };
    },
  };
  const put = (body: string, type = 'application/fhir+json') => ({
    method: 'PUT',
    headers: { 'content-type': type },
    body,
  });

  it('is read through its port, in JSON and XML, and told to the trail', async () => {
    const { entries, facade } = trailed({ tasks: port });
    expect((await ask(facade, 'Task/t-1')).body).toEqual(task);
    expect((await ask(facade, 'Task/t-1?_format=xml')).text).toContain('<status value="requested"/>');
    expect((await ask(facade, 'Task/t-2')).status).toBe(404);
    expect(entries).toMatchObject([
      { kind: 'task-read', action: 'R', outcome: 'success', object: { type: 'Task', id: 't-1' }, ...granted },
      { kind: 'task-read', outcome: 'success' },
      { kind: 'task-read', outcome: 'refused', reason: 'task-unknown' },
    ]);
  });

  it('is updated through its port, from JSON and XML', async () => {
    const { entries, facade } = trailed({ tasks: port });
    const json = await ask(facade, 'Task/t-1', put(JSON.stringify({ ...task, status: 'accepted' })));
    expect(json.body).toMatchObject({ status: 'accepted' });
    const xml = '<Task xmlns="http://hl7.org/fhir"><status value="completed"/><intent value="order"/></Task>';
    expect((await ask(facade, 'Task/t-1', put(xml, 'application/fhir+xml'))).body).toMatchObject({
      status: 'completed',
    });
    expect(entries).toMatchObject([
      { kind: 'task-update', action: 'U', object: { query: 'status=accepted' } },
      { kind: 'task-update', object: { query: 'status=completed' } },
    ]);
  });

  it('is not changed when the trail cannot be written', async () => {
    changed.length = 0;
    const audit = { write: () => Promise.reject(new Error('disk full')) };
    const answer = await ask(facadeOf({ tasks: port, audit }), 'Task/t-1', put(JSON.stringify(task)));
    expect([answer.status, changed]).toEqual([503, []]);
  });

  it.each([
    ['broken JSON', put('{'), 400],
    ['broken XML', put('<Task>', 'application/fhir+xml'), 400],
    ['another media type', put('status=accepted', 'application/x-www-form-urlencoded'), 415],
    ['any media type', put('{}', '*/*'), 415],
    ['too many bytes', put(JSON.stringify({ text: 'x'.repeat(70_000) })), 413],
    ['a new Task', { ...put('{}'), method: 'POST' }, 405],
  ])('refuses %s', async (_what, init, status) => {
    expect((await ask(facadeOf({ tasks: port }), 'Task/t-1', init)).status).toBe(status);
  });

  it('is not served without a port, nor searched for', async () => {
    expect((await ask(facadeOf(), 'Task/t-1')).status).toBe(404);
    expect((await ask(facadeOf({ tasks: port }), 'Task?status=requested')).status).toBe(404);
  });

  it('is 500 when the port fails, without its words', async () => {
    const failing: TaskPort = {
      ...port,
      read: async () => {
        throw new Error(`for ${ANNA}`);
      },
    };
    const answer = await ask(facadeOf({ tasks: failing }), 'Task/t-1');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain(ANNA);
  });
});

describe('figures for the vendor’s monitoring', () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  beforeAll(() => void metrics.setGlobalMeterProvider(provider));
  afterAll(async () => {
    metrics.disable();
    await provider.shutdown();
  });

  it('count and time requests by type, denials by reason, and sources by group', async () => {
    await ask(facadeOf(), 'Condition');
    await ask(facadeOf(), `Condition?patient.identifier=${BSN}|${TOM}`);
    await reader.forceFlush();
    const found = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    const points = (name: string) =>
      found
        .filter((one) => one.descriptor.name === name)
        .flatMap((one) => one.dataPoints.map((point) => point.attributes));
    expect(points('bgz.pull.requests')).toEqual(
      expect.arrayContaining([
        { type: 'Condition', outcome: 'success' },
        { type: 'Condition', outcome: 'refused' },
      ]),
    );
    expect(points('bgz.pull.denials')).toEqual([{ reason: 'other-patient' }]);
    expect(points('bgz.source.duration')).toEqual(
      expect.arrayContaining([
        { group: 'patient', outcome: 'success' },
        { group: 'problems', outcome: 'success' },
      ]),
    );
  });
});
