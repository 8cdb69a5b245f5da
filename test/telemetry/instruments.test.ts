import { afterEach, describe, expect, it } from 'vitest';
import { count, counters, gauges, histograms, measure, observeOutbox } from '../../src/telemetry/instruments';
import { inSpan, traceId } from '../../src/telemetry/spans';
import { installSdk, removeSdk } from './sdk';

afterEach(removeSdk);

const points = (data: { readonly dataPoints: readonly { attributes: object; value: unknown }[] } | undefined) =>
  data?.dataPoints.map(({ attributes, value }) => [attributes, value]);

describe('figures for the vendor’s OpenTelemetry', () => {
  it('counts by attribute', async () => {
    const sdk = installSdk();
    count('denials', { reason: 'grant-cancelled' });
    count('denials', { reason: 'grant-cancelled' });
    count('denials', { reason: 'role-unknown' });
    expect(points((await sdk.figures()).get('bgz.pull.denials'))).toEqual([
      [{ reason: 'grant-cancelled' }, 2],
      [{ reason: 'role-unknown' }, 1],
    ]);
  });

  it('records durations in seconds', async () => {
    const sdk = installSdk();
    measure('source', 0.004, { group: 'problems', outcome: 'success' });
    const data = (await sdk.figures()).get('bgz.source.duration');
    expect(data?.descriptor.unit).toBe('s');
    expect(data?.dataPoints[0]).toMatchObject({ attributes: { group: 'problems' }, value: { count: 1, sum: 0.004 } });
  });

  it('looks at the outbox whenever figures are collected, until told to stop', async () => {
    const sdk = installSdk();
    let dead = 1;
    let looks = 0;
    const stop = observeOutbox(
      {},
      {
        depth: async () => {
          looks++;
          return { queued: 3, dead };
        },
        age: async () => 90,
      },
    );
    const longer = observeOutbox({}, { depth: async () => ({ queued: 1 }), age: async () => 400 });
    dead = 2;
    const figures = await sdk.figures();
    expect(points(figures.get('bgz.outbox.depth'))).toEqual([
      [{ state: 'queued' }, 4],
      [{ state: 'dead' }, 2],
    ]);
    expect(points(figures.get('bgz.outbox.age'))).toEqual([[{}, 400]]);
    stop();
    longer();
    await sdk.figures();
    expect(looks).toBe(1);
  });

  it('leaves a gap, and the other figures, when the outbox is out of reach', async () => {
    const sdk = installSdk();
    const down = () => Promise.reject(new Error('down'));
    const stop = observeOutbox({}, { depth: down, age: down });
    count('auditFailures', { kind: 'cancel' });
    const figures = await sdk.figures();
    expect(figures.get('bgz.outbox.depth')?.dataPoints ?? []).toEqual([]);
    expect(figures.get('bgz.outbox.age')?.dataPoints ?? []).toEqual([]);
    expect(points(figures.get('bgz.audit.failures'))).toEqual([[{ kind: 'cancel' }, 1]]);
    stop();
  });

  it('works with an SDK that is installed after the first figure', async () => {
    count('tokenRefusals', { reason: 'token-expired' });
    const sdk = installSdk();
    count('tokenRefusals', { reason: 'token-expired' });
    expect(points((await sdk.figures()).get('bgz.token.refusals'))).toEqual([[{ reason: 'token-expired' }, 1]]);
  });

  it.each([
    '999990019',
    'patient-999990019',
    'Jan de Vries',
    'http://example.org/Patient?identifier=1',
    'x'.repeat(65),
    '',
  ])('lets nothing through that is no code: %j', async (value) => {
    const sdk = installSdk();
    count('denials', { reason: value });
    await inSpan('bgz.test', { reason: value }, async (span) => span.set({ other: value }));
    expect(points((await sdk.figures()).get('bgz.pull.denials'))).toEqual([[{ reason: 'other' }, 1]]);
    expect(sdk.spans()[0]?.attributes).toEqual({ reason: 'other', other: 'other' });
  });

  it('gives every instrument a name, a meaning and a unit of its own', () => {
    const all = [...Object.values(counters), ...Object.values(histograms), ...Object.values(gauges)];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, description, unit } of all) {
      expect(name).toMatch(/^bgz(\.[a-z]+){2}$/);
      expect(description).toMatch(/\.$/);
      expect(unit).toMatch(/^(s|\{[a-z]+\})$/);
    }
  });
});

describe('spans', () => {
  it('tell the trace id to what runs in them, also after an await', async () => {
    const sdk = installSdk();
    const seen = await inSpan('bgz.test', { kind: 'notify' }, async () => {
      await Promise.resolve();
      return traceId();
    });
    expect(seen).toMatch(/^[0-9a-f]{32}$/);
    expect(sdk.spans()).toMatchObject([{ name: 'bgz.test', attributes: { kind: 'notify' } }]);
    expect(sdk.spans()[0]?.spanContext().traceId).toBe(seen);
    expect(traceId()).toBeUndefined();
  });

  it('end as an error when the work fails, and tell nothing of what the error said', async () => {
    const sdk = installSdk();
    await expect(inSpan('bgz.test', {}, () => Promise.reject(new Error('BSN 999990019')))).rejects.toThrow('BSN');
    const [span] = sdk.spans();
    expect(span?.status).toEqual({ code: 2 });
    expect(span?.events).toEqual([]);
    expect(JSON.stringify(span?.attributes)).not.toContain('999990019');
  });

  it('can be marked as failed with a code', async () => {
    const sdk = installSdk();
    await inSpan('bgz.test', {}, async (span) => span.fail('timeout'));
    expect(sdk.spans()[0]).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'timeout' } });
  });
});

describe('without an OpenTelemetry SDK', () => {
  it('everything is idle and the work just runs', async () => {
    count('denials', { reason: 'x' });
    measure('send', 1, { kind: 'notify' });
    let looked = false;
    const look = () => {
      looked = true;
      return Promise.reject(new Error('looked at'));
    };
    const stop = observeOutbox({}, { depth: look, age: look });
    expect(await inSpan('bgz.test', {}, async () => 42)).toBe(42);
    expect(traceId()).toBeUndefined();
    expect(looked).toBe(false);
    stop();
  });
});
