import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  createNotificationReceiver,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
  type TokenCheck,
  updateWorkflowTask,
} from '../../src/notified-pull';
import { createValidator } from '../../src/validate';
import { recordedLog } from '../facade/support';
import { fakeSender, match, SENDER, searchset } from '../receive/fake-sender';
import { AGB, BASE, recordOf } from '../referral/task/support';
import { installSdk, removeSdk } from '../telemetry/sdk';
import { hangs, never, overdue } from './hanging';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const now = () => new Date('2026-11-24T10:00:00Z');
const ALLERGIES = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
const PROBLEMS = 'Condition?_revinclude=Provenance%3Atarget';
const offers: readonly Offer[] = [ALLERGIES, PROBLEMS].map((query) => ({ kind: 'query', query }));
const notification = buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE);

function pull(options: Partial<PullBgzOptions> = {}) {
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  const sender = fakeSender({
    [ALLERGIES]: { body: searchset([match('AllergyIntolerance', 'a')]) },
    [PROBLEMS]: { body: searchset([match('Condition', 'c')]) },
  });
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  const given = { notification, token: 't', baseUrl: SENDER, fetch: sender.fetch, concurrency: 1, now, audit, logger };
  return { entries, lines, sender, result: pullBgz({ ...given, ...options }) };
}

const endsOf = ({ sections }: Awaited<ReturnType<typeof pullBgz>>) =>
  sections.map(({ status, error }) => [status, error?.failure]);

describe('a pull whose port never answers', () => {
  it('audit: what came is withheld, and the trail is told to stop', async () => {
    const { signals, port } = hangs();
    const { result, lines } = pull({ audit: { write: port } });
    expect(await overdue(result)).toMatchObject({
      complete: false,
      problem: 'audit-failed',
      sections: [],
      resources: {},
      reason: { nl: 'Het ophalen kon niet worden vastgelegd; wat kwam wordt niet getoond.' },
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(lines.map(({ event }) => event)).toContain('audit-failed');
  });

  it('token: each section fails by name, nothing is sent without one, and the trail says so', async () => {
    const { signals, port } = hangs();
    const { result, sender, entries } = pull({ token: port });
    const pulled = await overdue(result);
    expect(endsOf(pulled)).toEqual([
      ['failed', 'token-timed-out'],
      ['failed', 'token-timed-out'],
    ]);
    expect(pulled.sections[0]?.reason?.nl).toContain('toegangstoken kwam niet op tijd');
    expect(sender.seen).toEqual([]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(entries).toMatchObject([{ kind: 'pull', outcome: 'failed' }]);
  });

  it('token that hung once: the next section asks again and is obtained', async () => {
    let asked = 0;
    const { result } = pull({ token: () => (asked++ === 0 ? never() : 't') });
    expect(endsOf(await overdue(result))).toEqual([
      ['failed', 'token-timed-out'],
      ['obtained', undefined],
    ]);
  });

  it('token while the caller ends the pull: it ends at once, as ended', async () => {
    const { signals, port } = hangs();
    const caller = new AbortController();
    const { result } = pull({ token: port, signal: caller.signal });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    caller.abort();
    expect(endsOf(await result)).toEqual([
      ['aborted', 'aborted'],
      ['aborted', 'aborted'],
    ]);
    expect(signals[0]?.aborted).toBe(true);
  });

  it('validation: what came is there, and not passed for validated', async () => {
    const validate = { ...createValidator(), validate: never };
    const pulled = await overdue(pull({ validate }).result);
    expect(endsOf(pulled)).toEqual([
      ['incomplete', 'not-validated'],
      ['incomplete', 'not-validated'],
    ]);
    expect(Object.keys(pulled.resources)).toEqual(['AllergyIntolerance', 'Condition']);
  });

  it('is counted by port', async () => {
    const sdk = installSdk();
    onTestFinished(removeSdk);
    await overdue(pull({ audit: { write: never } }).result);
    vi.useRealTimers();
    const figures = await sdk.figures();
    expect(figures.get('bgz.port.timeouts')?.dataPoints).toMatchObject([{ attributes: { port: 'audit' }, value: 1 }]);
    expect(figures.get('bgz.audit.failures')?.dataPoints).toMatchObject([{ attributes: { kind: 'pull' }, value: 1 }]);
  });

  it.each<[object, RegExp]>([
    [{ token: 0 }, /`timeoutsMs\.token` is 0; allowed is milliseconds/],
    [{ tokens: 5_000 }, /`timeoutsMs\.tokens` is not known; did you mean `token`/],
  ])('has no limit of %j', async (timeoutsMs, message) => {
    await expect(pull({ timeoutsMs }).result).rejects.toThrow(message);
  });
});

describe('a status for the sender whose token never comes', () => {
  it('is not sent', async () => {
    const { signals, port } = hangs();
    const sender = fakeSender({});
    const told = updateWorkflowTask({
      notification: { workflowTask: 'Task/1', status: 'requested', offers: [], warnings: [] } as never,
      status: 'accepted',
      token: port,
      baseUrl: SENDER,
      fetch: sender.fetch,
      timeoutsMs: { token: 50 },
    });
    await vi.advanceTimersByTimeAsync(50);
    expect(await told).toEqual({ ok: false, error: { failure: 'token-timed-out' } });
    expect(sender.seen).toEqual([]);
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('a receiver whose directory never answers', () => {
  it('has the sender try again, hands nothing over, and tells the directory to stop', async () => {
    const { signals, port } = hangs();
    const entries: AuditEntry[] = [];
    const taken: unknown[] = [];
    const authorize: TokenCheck = async () => ({
      ok: true,
      claims: { receiverUra: '00001111', scopes: [], expiresAt: '2026-11-24T10:05:00Z' },
    });
    const receiver = createNotificationReceiver({
      onNotification: (one) => void taken.push(one),
      onCancel: () => {},
      ownUras: ['00002222'],
      authorize,
      organizationOf: port,
      audit: { write: async (entry) => void entries.push(entry) },
      now,
      logger: recordedLog().logger,
      timeoutsMs: { organizationOf: 1_000 },
    });
    const task = {
      ...notification,
      contained: undefined,
      requester: { agent: { display: 'x' }, onBehalfOf: { identifier: { system: AGB, value: '06010111' } } },
    };
    const request = new Request('http://localhost/fhir/Task', {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/fhir+json' },
      body: JSON.stringify(task),
    });
    const answer = await overdue(receiver.handleNotification(request));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(taken).toEqual([]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(entries).toMatchObject([{ outcome: 'failed', status: 503, reason: 'directory-failed' }]);
  });
});
