import { describe, expect, it } from 'vitest';
import type { Logger } from '../../src/index';
import {
  authorizeNotifiedPull,
  buildNotificationTask,
  createNotificationReceiver,
  type GrantStore,
  peerProfile,
  type ReceiverOptions,
} from '../../src/notified-pull';
import { now, recordedLog } from '../facade/support';
import { BASE, recordOf } from '../referral/task/support';

const good = { receiverUra: '00001111', scopes: [], expiresAt: '2026-11-24T10:05:00Z' };

/** What a token check may give that is no answer of one. */
const others: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['true', true],
  ['an empty object', {}],
  ['a good token without claims', { ok: true }],
  ['claims that are null', { ok: true, claims: null }],
  ['ok in words', { ok: 'false', claims: good }],
  ['a refusal without reason', { ok: false }],
  ['an organization that is a list', { ok: true, claims: { ...good, receiverUra: ['00001111'] } }],
  ['a patient that is a number', { ok: true, claims: { ...good, patientBsn: 999990019 } }],
  ['scopes that are one text', { ok: true, claims: { ...good, scopes: 'patient/*.read' } }],
  ['no end', { ok: true, claims: { ...good, expiresAt: undefined } }],
  ['a user without number', { ok: true, claims: { ...good, user: { role: '01.015' } } }],
];

function receiving(options: Partial<ReceiverOptions>, logger: Logger) {
  const record = recordOf();
  let handed = 0;
  const receiver = createNotificationReceiver({
    onNotification: () => void handed++,
    onCancel: () => void handed++,
    ownUras: [record.referral.receiver.organization.ura],
    unconfirmedSender: 'refuse',
    authorize: async () => ({ ok: true, claims: good }),
    baseUrl: 'https://ontvanger.example/fhir',
    now,
    logger,
    ...options,
  });
  const body = JSON.stringify(buildNotificationTask(record, peerProfile('twiin'), BASE));
  const headers = { authorization: 'Bearer abc', 'content-type': 'application/fhir+json' };
  const post = async () => {
    const request = new Request('https://ontvanger.example/fhir/Task', { method: 'POST', headers, body });
    return (await receiver.handleNotification(request)).status;
  };
  return { post, handed: () => handed };
}

describe('a token check that answers in another form', () => {
  it.each(others)('%s: the receiver hands nothing over, and says to try again', async (_, answer) => {
    const { lines, logger } = recordedLog();
    const { post, handed } = receiving({ authorize: async () => answer as never }, logger);
    expect([await post(), handed()]).toEqual([503, 0]);
    expect(lines).toMatchObject([{ event: 'token-check-failed' }, {}].slice(0, lines.length));
    expect(lines.length).toBeGreaterThan(0);
  });

  it.each(others)('%s: nobody may pull', async (_, answer) => {
    const { lines, logger } = recordedLog();
    const authorize = authorizeNotifiedPull({
      // Not asked: what a token check did not say is looked up nowhere.
      store: { findByAuthorizationBase: () => Promise.reject(new Error('asked')) } as unknown as GrantStore,
      tokens: async () => answer as never,
      now,
      logger,
    });
    const request = new Request('https://epd.example/fhir/Condition', { headers: { authorization: 'Bearer abc' } });
    expect(await authorize(request)).toMatchObject({
      allowed: false,
      reason: 'unavailable',
      trail: { reason: 'token-unverifiable' },
    });
    expect(lines).toMatchObject([{ event: 'token-check-failed' }]);
  });
});

it('tells the log which claims are not in their form, and nothing of what they are', async () => {
  const { lines, logger } = recordedLog();
  const claims = { ...good, patientBsn: 999990019, user: { id: 'x', role: '01.015' } };
  await receiving({ authorize: async () => ({ ok: true, claims }) as never }, logger).post();
  const { message } = (lines[0]?.err ?? {}) as Error;
  expect(message).toContain('patientBsn, user');
  expect(message).not.toMatch(/99999|01\.015/);
});

describe('a knowsPatient that gives no yes', () => {
  it.each([
    ['an empty list', [], 422],
    ['a text', 'nee', 422],
    ['nothing', undefined, 422],
    ['true', true, 201],
  ])('%s', async (_, known, status) => {
    const { logger } = recordedLog();
    const { post, handed } = receiving({ knowsPatient: () => known as never }, logger);
    expect([await post(), handed()]).toEqual([status, status === 201 ? 1 : 0]);
  });
});
