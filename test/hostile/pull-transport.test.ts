import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  type FhirTransport,
  fhirTransport,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
  updateWorkflowTask,
} from '../../src/notified-pull';
import { fakeSender, match, SENDER, searchset } from '../receive/fake-sender';
import { BASE, recordOf } from '../referral/task/support';
import { hangs, never, overdue } from './hanging';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const now = () => new Date('2026-11-24T10:00:00Z');
const ALLERGIES = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
const PROBLEMS = 'Condition?_revinclude=Provenance%3Atarget';
const offers: readonly Offer[] = [ALLERGIES, PROBLEMS].map((query) => ({ kind: 'query', query }));
const notification = buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE);
const next = (url: string) => ({ link: [{ relation: 'next', url: `${SENDER}/${url}` }] });

const sender = () =>
  fakeSender({
    [ALLERGIES]: { body: searchset([match('AllergyIntolerance', 'a')], next('AllergyIntolerance?page=2')) },
    'AllergyIntolerance?page=2': { body: searchset([match('AllergyIntolerance', 'b')]) },
    [PROBLEMS]: { body: searchset([match('Condition', 'c')]) },
  });

/** A transport of the vendor's own that is deaf to its signal: addresses it is silent on are never answered. */
function deaf(silent: RegExp) {
  const inner = fhirTransport({ fetch: sender().fetch });
  const asked: string[] = [];
  const transport: FhirTransport = {
    request({ signal: _deaf, ...request }) {
      asked.push(request.url);
      return silent.test(request.url) ? never() : inner.request(request);
    },
    download: never,
  };
  return { transport, asked };
}

async function pull(silent: RegExp, options: Partial<PullBgzOptions> = {}) {
  const entries: AuditEntry[] = [];
  const { transport, asked } = deaf(silent);
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  const given = { notification, token: 't', baseUrl: SENDER, transport, concurrency: 1, retries: 0, now, audit };
  const result = await overdue(pullBgz({ ...given, ...options }));
  const ends = result.sections.map(({ status, error, matches }) => [
    status,
    error?.failure,
    error?.limit,
    matches.length,
  ]);
  return { result, ends, entries, asked };
}

describe('a transport of the vendor that heeds no signal', () => {
  it('is waited for no longer than its limit: the section says so, the next is obtained', async () => {
    const { ends, result } = await pull(/page=2/);
    expect(ends).toEqual([
      ['incomplete', 'timeout', undefined, 1],
      ['obtained', undefined, undefined, 1],
    ]);
    expect(result.complete).toBe(false);
  });

  it('is asked again as often as the pull tries', async () => {
    const { asked } = await pull(/page=2/, { retries: 2, retryDelayMs: 0 });
    expect(asked.filter((url) => url.includes('page=2'))).toHaveLength(3);
  });

  it('does not hold a pull beyond its time: what came is there, what did not is told, and the trail knows', async () => {
    const { ends, result, entries } = await pull(/page=2/, {
      budget: { minutes: 1 },
      timeoutsMs: { transport: 10 * 60_000 },
    });
    expect(ends).toEqual([
      ['incomplete', 'over-budget', 'minutes', 1],
      ['failed', 'over-budget', 'minutes', 0],
    ]);
    expect(result).toMatchObject({ complete: false, limit: { part: 'minutes', most: 1 } });
    expect(entries).toMatchObject([{ outcome: 'partial', reason: 'over-budget-minutes' }]);
  });

  it('does not hold a status for the sender', async () => {
    const { transport } = deaf(/./);
    const told = updateWorkflowTask({
      notification: { workflowTask: 'Task/1', status: 'requested', offers: [], warnings: [] } as never,
      status: 'accepted',
      token: 't',
      baseUrl: SENDER,
      transport,
      retries: 0,
      timeoutsMs: { transport: 1_000 },
    });
    expect(await overdue(told)).toEqual({ ok: false, error: { failure: 'timeout' } });
  });
});

describe('a validator that takes too long', () => {
  const validating = (validate: object) => ({ validate: { packages: [], refused: [], notLoaded: [], ...validate } });

  it('is told to stop, page by page', async () => {
    const { signals, port } = hangs();
    const { ends } = await pull(/nothing/, validating({ validate: port }) as never);
    expect(ends.map(([status, failure]) => [status, failure])).toEqual([
      ['incomplete', 'not-validated'],
      ['incomplete', 'not-validated'],
    ]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('is stopped when the time of the pull is over', async () => {
    const { signals, port } = hangs();
    const { ends, result } = await pull(/nothing/, {
      ...validating({ validate: port }),
      budget: { minutes: 1 },
      timeoutsMs: { validation: 10 * 60_000 },
    } as never);
    expect(ends[0]).toEqual(['incomplete', 'not-validated', undefined, 2]);
    expect(result.limit?.part).toBe('minutes');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('a pull of many resources', () => {
  it('gives way to others while it looks whose they are', async () => {
    vi.useRealTimers();
    let turns = 0;
    let running = true;
    const tick = (): void => {
      turns++;
      if (running) setImmediate(tick);
    };
    // Each look at the clock finds more time gone than one turn may take.
    let clock = 0;
    const spied = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1_000));
    try {
      const many = Array.from({ length: 300 }, (_, at) => match('AllergyIntolerance', `a${at}`));
      const { fetch } = fakeSender({ [ALLERGIES]: { body: searchset(many) } });
      setImmediate(tick);
      const one = { status: 'requested', receiver: { identifiers: [] }, getWorkflowTask: false, warnings: [] };
      const asked = { ...one, offers: offers.slice(0, 1) };
      const result = await pullBgz({ notification: asked, token: 't', baseUrl: SENDER, fetch, now });
      expect(result.complete).toBe(true);
      expect(turns).toBeGreaterThan(300);
    } finally {
      running = false;
      spied.mockRestore();
    }
  });
});
