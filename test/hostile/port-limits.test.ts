import type { DocumentReference } from 'fhir/r3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  type BgzDocumentInput,
  bgzDocument,
  type FacadeOptions,
  pagedSource,
  sourcesOf,
  type TaskPort,
} from '../../src/index';
import { allergyIntolerance, loinc, snomed } from '../../src/zib';
import { ANNA, anna, ask, BASE, facadeOf, inMode, recordedLog, search, tom } from '../facade/support';
import { installSdk, removeSdk } from '../telemetry/sdk';
import { hangs, never, overdue } from './hanging';

// Only the timers: what is asked is whether a limit ends the waiting, not how long a limit is.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const letter = (open: BgzDocumentInput['open']): BgzDocumentInput => ({
  id: 'brief-1',
  type: loinc('57133-1', 'Verwijsbrief'),
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00',
  author: { name: 'Ziekenhuis De Brug', identificationNumber: { system: '2.16.528.1.1007.3.3', value: '00001234' } },
  open,
});

/** Asks for the only document of Anna. */
async function openLetter(open: BgzDocumentInput['open']) {
  const made = world({
    sources: { ...sourcesOf([anna, tom], { groups: 'all' }), documents: () => [bgzDocument(letter(open))] },
  });
  const found = inMode(await search(made.facade, 'DocumentReference?status=current'), 'match')[0] as DocumentReference;
  const url = `${BASE}/${found.content[0]?.attachment.url}`;
  const asked = made.facade.fetch(new Request(url, { headers: { authorization: `Bearer ${ANNA}` } }));
  return { ...made, asked };
}

function world(options: Partial<FacadeOptions>) {
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  let asked = 0;
  const given = sourcesOf([anna, tom], { groups: 'all' });
  const counted = Object.fromEntries(
    Object.entries(given).map(([group, source]) => [
      group,
      (...query: never[]) => {
        asked++;
        return (source as (...all: never[]) => unknown)(...query);
      },
    ]),
  );
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  const facade = facadeOf({ sources: counted as FacadeOptions['sources'], audit, logger, ...options });
  return { facade, entries, lines, asked: () => asked };
}

describe('a port of the facade that never answers', () => {
  it('authorize: 503, no source is asked, the port is told to stop', async () => {
    const { signals, port } = hangs();
    const { facade, entries, lines, asked } = world({ authorize: port });
    const answer = await overdue(ask(facade, 'AllergyIntolerance'));
    expect(answer.status).toBe(503);
    expect(asked()).toBe(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(entries).toMatchObject([{ outcome: 'failed', status: 503, reason: 'authorize-timed-out' }]);
    expect(lines).toMatchObject([
      { event: 'authorize-failed' },
      { event: 'request-refused', status: 503, reason: 'authorize-timed-out' },
    ]);
  });

  it('findPatient: 503, no source is asked', async () => {
    const { signals, port } = hangs();
    const { facade, entries, asked } = world({
      authorize: () => ({ allowed: true, patient: 'any' }),
      findPatient: port,
    });
    expect((await overdue(ask(facade, 'Patient/p-1'))).status).toBe(503);
    expect(asked()).toBe(0);
    expect(signals[0]?.aborted).toBe(true);
    expect(entries).toMatchObject([{ status: 503, reason: 'find-patient-timed-out' }]);
  });

  it.each(['refuse', 'serve'] as const)('audit: no data leaves unlogged, auditFailure %s', async (auditFailure) => {
    const { signals, port } = hangs();
    const { facade, lines } = world({ audit: { write: port }, auditFailure });
    const answer = await overdue(ask(facade, 'AllergyIntolerance'));
    expect(answer.status).toBe(auditFailure === 'serve' ? 200 : 503);
    if (auditFailure === 'refuse') expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(lines.map(({ event }) => event)).toContain('audit-failed');
  });

  it('validation that enforces: 503, nothing leaves', async () => {
    const { signals, port } = hangs();
    const { facade, entries } = world({ validate: 'enforce', validator: { validate: port } });
    const answer = await overdue(ask(facade, 'AllergyIntolerance'));
    expect(answer.status).toBe(503);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(signals[0]?.aborted).toBe(true);
    expect(entries).toMatchObject([{ status: 503, reason: 'validation-timed-out' }]);
  });

  it('validation that reports: the answer leaves, and the next ones are still looked at', async () => {
    const looked: string[] = [];
    const validate = vi.fn(async () => {
      looked.push('asked');
      return never();
    });
    const { facade, lines } = world({ validate: 'report', validator: { validate } });
    expect((await overdue(ask(facade, 'AllergyIntolerance'))).status).toBe(200);
    expect((await overdue(ask(facade, 'Condition'))).status).toBe(200);
    await overdue(new Promise((resolve) => setTimeout(resolve, 120_000)));
    expect(looked).toHaveLength(2);
    expect(lines.filter(({ event }) => event === 'validation-failed')).toHaveLength(2);
  });

  it.each(['GET', 'PUT'])('tasks: 503 to a %s', async (method) => {
    const { signals, port } = hangs();
    const tasks: TaskPort = { read: port, update: port };
    const { facade, entries } = world({ tasks });
    const body = method === 'PUT' ? JSON.stringify({ resourceType: 'Task' }) : null;
    const init = { method, body, headers: { 'content-type': 'application/fhir+json' } };
    expect((await overdue(ask(facade, 'Task/t-1', init))).status).toBe(503);
    expect(signals[0]?.aborted).toBe(true);
    expect(entries).toMatchObject([{ status: 503, reason: 'task-timed-out' }]);
  });

  it('tasks that come back later: the change may not be announced any more', async () => {
    let announcing: Promise<unknown> = Promise.resolve();
    const tasks: TaskPort = {
      read: never,
      update: async (_id, _request, { announce, signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        announcing = announce({}).then(
          () => 'announced',
          () => 'refused',
        );
        return never();
      },
    };
    const { facade, entries } = world({ tasks });
    const init = { method: 'PUT', body: '{}', headers: { 'content-type': 'application/fhir+json' } };
    expect((await overdue(ask(facade, 'Task/t-1', init))).status).toBe(503);
    expect(await announcing).toBe('refused');
    expect(entries).toMatchObject([{ status: 503 }]);
  });
});

describe('a document', () => {
  it('whose source does not open it: 504, and the source is told to stop', async () => {
    const { signals, port } = hangs();
    const { asked, entries } = await openLetter(port);
    const answer = await overdue(asked);
    expect(answer.status).toBe(504);
    expect(signals[0]?.aborted).toBe(true);
    expect(entries.at(-1)).toMatchObject({ status: 504, reason: 'document-source-timed-out' });
  });

  it('that stops half-way is broken off, told, and the source is told to stop', async () => {
    const signals: AbortSignal[] = [];
    const { asked, entries } = await openLetter(async function* ({ signal }: { readonly signal: AbortSignal }) {
      signals.push(signal);
      yield Buffer.from('%PDF-1.7');
      await never();
    } as never);
    const answer = await asked;
    expect(answer.status).toBe(200);
    const read = answer.arrayBuffer().then(
      () => 'whole',
      () => 'broken off',
    );
    expect(await overdue(read)).toBe('broken off');
    expect(signals[0]?.aborted).toBe(true);
    expect(entries.at(-1)).toMatchObject({ outcome: 'failed', reason: 'document-timed-out' });
  });
});

it('a receiver that takes no more of an answer in parts: it is broken off, and its source asked for no more', async () => {
  const records = Array.from({ length: 1_600 }, (_one, nth) =>
    allergyIntolerance({ id: `a-${String(nth).padStart(4, '0')}`, causativeAgent: snomed('762952008', 'pinda') }),
  );
  let furthest = '';
  const allergyIntolerances = pagedSource<'allergyIntolerances'>(({ page }) => {
    furthest = page?.after ?? '';
    return records.filter(({ id }) => id > furthest).slice(0, page?.limit);
  });
  const { facade, entries, lines } = world({ sources: { patient: () => [anna.patient], allergyIntolerances } });
  const headers = { authorization: `Bearer ${ANNA}` };
  const { body } = await facade.fetch(new Request(`${BASE}/AllergyIntolerance`, { headers }));
  const reader = body?.getReader();
  await reader?.read();
  await vi.advanceTimersByTimeAsync(600_000);
  await expect(reader?.read()).rejects.toThrow('could not be sent whole');
  expect(furthest < 'a-0600').toBe(true);
  expect(entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['success', undefined],
    ['failed', 'receiver-timed-out'],
  ]);
  expect(lines).toContainEqual(expect.objectContaining({ event: 'search-broken', reason: 'receiver-timed-out' }));
});

describe('the figures', () => {
  it('tell which port was too late', async () => {
    const sdk = installSdk();
    onTestFinished(removeSdk);
    const { facade } = world({ authorize: never });
    await overdue(ask(facade, 'AllergyIntolerance'));
    vi.useRealTimers();
    const points = (await sdk.figures()).get('bgz.port.timeouts')?.dataPoints;
    expect(points).toMatchObject([{ attributes: { port: 'authorize' }, value: 1 }]);
  });
});

describe('a limit of one’s own', () => {
  it('holds in place of the default', async () => {
    const { facade } = world({ authorize: never, timeoutsMs: { authorize: 50 } });
    const asked = ask(facade, 'AllergyIntolerance');
    await vi.advanceTimersByTimeAsync(50);
    expect((await asked).status).toBe(503);
  });

  it.each<[object, RegExp]>([
    [{ authorize: 0 }, /`timeoutsMs\.authorize` is 0; allowed is milliseconds/],
    [{ audit: Number.POSITIVE_INFINITY }, /`timeoutsMs\.audit` is Infinity/],
    [{ authorise: 5_000 }, /`timeoutsMs\.authorise` is not known; did you mean `authorize`/],
  ])('%j is refused', (timeoutsMs, message) => {
    expect(() => world({ timeoutsMs })).toThrow(message);
  });
});
