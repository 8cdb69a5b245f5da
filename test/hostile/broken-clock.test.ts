import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { FacadeOptions } from '../../src/index';
import { createNotificationReceiver } from '../../src/notified-pull';
import { ask, facadeOf, issuesOf, now, recordedLog } from '../facade/support';

function world(options: Partial<FacadeOptions>) {
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  return { facade: facadeOf({ logger, audit, ...options }), entries, events: () => lines.map(({ event }) => event) };
}

describe('a clock that stops telling the time', () => {
  /** Right when the options are checked, and never again. */
  const stopping = (then: () => unknown) => {
    let asked = 0;
    return () => (asked++ === 0 ? now() : then()) as Date;
  };
  const stopped: readonly (readonly [string, () => unknown])[] = [
    ['gives nothing', () => undefined],
    ['gives no date', () => new Date(Number.NaN)],
    [
      'throws',
      () => {
        throw new Error('klok stuk');
      },
    ],
  ];

  it.each(stopped)('%s: the facade answers 500 and gives nothing', async (_, then) => {
    const { facade, entries, events } = world({ now: stopping(then) });
    const got = await ask(facade, 'AllergyIntolerance');
    expect([got.status, got.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(issuesOf(got)).toMatchObject([{ severity: 'error', code: 'exception' }]);
    expect([entries, events()]).toEqual([[], ['unexpected-error']]);
  });

  it.each(stopped)('%s: the receiver answers 500 and hands nothing over', async (_, then) => {
    let handed = 0;
    const { lines, logger } = recordedLog();
    const receiver = createNotificationReceiver({
      onNotification: () => void handed++,
      onCancel: () => void handed++,
      ownUras: ['00002222'],
      insecure: true,
      baseUrl: 'https://ontvanger.example/fhir',
      logger,
      now: stopping(then),
    });
    const answer = await receiver.handleNotification(
      new Request('https://ontvanger.example/fhir/Task', { method: 'POST', body: '{}' }),
    );
    expect([answer.status, handed]).toEqual([500, 0]);
    expect(lines.map(({ event }) => event)).toEqual(['notification-failed']);
  });
});
