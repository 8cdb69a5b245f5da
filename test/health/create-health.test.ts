import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import { createHealth, type HealthCheck, type HealthFinding, type HealthOptions } from '../../src/notified-pull';

const BSN = '999990019';
const at = new Date('2026-11-30T12:00:00.000Z');
const passing: HealthCheck = { look: () => ({ status: 'pass' }) };

/** A health with clocks of the test's own, and what it logged. */
function made(checks: HealthOptions['checks'], more: Partial<HealthOptions> = {}) {
  const clock = { elapsed: 0 };
  const lines: Record<string, unknown>[] = [];
  const take = (facts: object) => void lines.push({ ...facts });
  const logger = { debug: take, info: take, warn: take, error: take };
  const health = createHealth({ checks, now: () => at, monotonic: () => clock.elapsed, logger, ...more });
  const ask = async (path: string, method = 'GET') => {
    const response = await health.fetch(new Request(`http://127.0.0.1${path}`, { method }));
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  return { health, ask, clock, lines };
}

const finding = (found: HealthFinding, needed?: boolean): HealthCheck => ({
  look: () => found,
  ...(needed !== undefined && { needed }),
});

describe('readiness', () => {
  it('tells each check with what it saw, in the form of application/health+json', async () => {
    const { ask } = made({
      store: passing,
      outbox: finding({ status: 'warn', reason: 'old-messages', observed: 4_000, unit: 's' }, false),
      keys: finding({ status: 'pass', observed: new Date('2026-11-01T00:00:00Z') }),
    });
    const { status, headers, body } = await ask('/health/ready');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/health+json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      status: 'warn',
      checks: {
        store: [{ status: 'pass', time: at.toISOString() }],
        outbox: [
          { status: 'warn', observedValue: 4_000, observedUnit: 's', output: 'old-messages', time: at.toISOString() },
        ],
        keys: [{ status: 'pass', observedValue: '2026-11-01T00:00:00.000Z', time: at.toISOString() }],
      },
    });
  });

  it.each([
    ['a check that is needed fails', { a: passing, b: finding({ status: 'fail' }) }, 503, 'fail'],
    ['one that is not needed fails', { a: passing, b: finding({ status: 'fail' }, false) }, 200, 'warn'],
    ['one warns', { a: finding({ status: 'warn' }) }, 200, 'warn'],
    ['all pass', { a: passing }, 200, 'pass'],
    ['there are none', {}, 200, 'pass'],
    ['one gives what is no finding', { a: { look: () => undefined as never } }, 503, 'fail'],
    ['one gives a status that is none', { a: finding({ status: 'ok' as never }) }, 503, 'fail'],
  ])('when %s', async (_what, checks: HealthOptions['checks'], status, whole) => {
    expect(await made(checks).ask('/health/ready')).toMatchObject({ status, body: { status: whole } });
  });

  it('repeats nothing of an error or a text of a check; the logger has the error', async () => {
    const { ask, lines } = made({
      store: { look: () => Promise.reject(new Error(`postgres://bgz:geheim@db.example ${BSN}`)) },
      own: finding(
        { status: 'warn', reason: `patient ${BSN}`, observed: 'db.example' as never, unit: `${BSN}` },
        false,
      ),
    });
    const { status, body, text } = await ask('/health/ready');
    expect(status).toBe(503);
    expect(body.checks).toMatchObject({ store: [{ status: 'fail', output: 'failed' }], own: [{ output: 'other' }] });
    expect(text).not.toMatch(/geheim|example|\d{9}/);
    expect(lines).toEqual([
      expect.objectContaining({
        event: 'health-check-failed',
        check: 'store',
        reason: 'failed',
        err: expect.any(Error),
      }),
      { event: 'health-changed', status: 'fail', stopping: false, checks: ['store: failed', 'own: other'] },
    ]);
  });

  it('asks once, however many ask, and again when what it found is old', async () => {
    let looks = 0;
    let answer = (_: HealthFinding): void => {};
    const check: HealthCheck = {
      keepMs: 1_000,
      look: () => {
        looks++;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    };
    const { ask, clock } = made({ store: check });
    const storm = Array.from({ length: 200 }, () => ask('/health/ready'));
    await Promise.resolve();
    answer({ status: 'pass' });
    expect(new Set((await Promise.all(storm)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(looks).toBe(1);
    clock.elapsed = 999;
    await ask('/health/ready');
    expect(looks).toBe(1);
    clock.elapsed = 1_000;
    const again = ask('/health/ready');
    await Promise.resolve();
    answer({ status: 'fail' });
    expect(await again).toMatchObject({ status: 503 });
    expect(looks).toBe(2);
  });

  it('waits for a check no longer than its limit, and starts no second one beside one that hangs', async () => {
    let looks = 0;
    let end = (_: HealthFinding): void => {};
    const aborted: boolean[] = [];
    const hanging: HealthCheck = {
      limitMs: 5,
      keepMs: 0,
      look: ({ signal }) => {
        looks++;
        signal.addEventListener('abort', () => aborted.push(true));
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    };
    const { ask, clock } = made({ store: hanging, trail: passing });
    const { status, body } = await ask('/health/ready');
    expect(status).toBe(503);
    expect(body.checks).toMatchObject({
      store: [{ status: 'fail', output: 'timed-out' }],
      trail: [{ status: 'pass' }],
    });
    expect(aborted).toEqual([true]);
    clock.elapsed = 20;
    expect((await ask('/health/ready')).body.checks.store).toMatchObject([{ output: 'timed-out' }]);
    expect(looks).toBe(1);
    // One that never comes back does not keep it down for ever.
    clock.elapsed = 60;
    await ask('/health/ready');
    expect(looks).toBe(2);
    end({ status: 'pass' });
    await new Promise((resolve) => setImmediate(resolve));
    await ask('/health/ready');
    expect(looks).toBe(3);
  });

  it('fails first when it is stopped, without asking anybody; the process still lives', async () => {
    let looks = 0;
    const { health, ask } = made({ store: { look: () => ({ status: 'pass', observed: ++looks }), keepMs: 0 } });
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
    health.stop();
    const { status, body } = await ask('/health/ready');
    expect({ status, body }).toEqual({ status: 503, body: { status: 'fail', output: 'stopping' } });
    expect(looks).toBe(1);
    expect(await ask('/health/live')).toMatchObject({ status: 200, body: { status: 'pass' } });
    expect(await health.report()).toMatchObject({ status: 'fail', stopping: true });
  });
});

describe('the handlers', () => {
  it('take GET and HEAD, at their paths', async () => {
    const { ask } = made({ a: passing }, { livePath: '/leeft', readyPath: '/gereed' });
    expect(await ask('/gereed', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(await ask('/leeft')).toMatchObject({ status: 200 });
    expect(await ask('/health/ready')).toMatchObject({ status: 404 });
    const post = await ask('/gereed', 'POST');
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('are mounted in a server of Node as a facade is', async () => {
    const { health } = made({ a: finding({ status: 'fail' }) });
    const server = createServer(nodeListener(health)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const ready = await fetch(`${base}/health/ready`);
      expect([ready.status, ready.headers.get('content-type')]).toEqual([503, 'application/health+json']);
      expect((await fetch(`${base}/health/live`)).status).toBe(200);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it.each([
    ['no checks', {}, /`checks` is missing/],
    ['an option that is none', { checks: {}, port: 1 }, /`port` is not known/],
    [
      'a limit that is none',
      { checks: { a: { ...passing, limitMs: Number.POSITIVE_INFINITY } } },
      /`checks.a.limitMs`/,
    ],
    ['a check that cannot look', { checks: { a: {} } }, /`checks.a.look` is missing/],
    ['a name that may be anything', { checks: { [`patient ${BSN}`]: passing } }, /1 names of checks/],
    ['one path for both', { checks: {}, livePath: '/h', readyPath: '/h' }, /two paths/],
  ])('refuse %s', (_what, options, message) => {
    expect(() => createHealth(options as never)).toThrow(message);
    expect(() => createHealth(options as never)).not.toThrow(BSN);
  });
});
