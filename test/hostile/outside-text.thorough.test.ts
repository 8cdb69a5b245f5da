import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  createNotificationReceiver,
  peerProfile,
  pullBgz,
  type TokenCheck,
} from '../../src/notified-pull';
import { facadeOf, now, recordedLog } from '../facade/support';
import { serve } from '../receive/loopback';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { peer, says } from './peer';

const MOST = 8_000;
const UGLY = `regel\r\nnieuwe regel \u001b[2J \u202eomgekeerd \u2028 ${BSN} `;

/** What may stand in a line of a log or a trail: one line, nothing unseen, no BSN, and not much of it. */
function expectFit(line: unknown, own: string[] = []): void {
  const { patientBsn: _bsn, err: _err, ...rest } = line as Record<string, unknown>;
  const text = JSON.stringify(rest);
  expect(text.length).toBeLessThan(MOST);
  expect(text).not.toMatch(/\\[rn]|\\u00[01]|[\u2028\u2029\u202e]/);
  expect(text).not.toContain(BSN);
  for (const one of own) expect(text).not.toContain(one);
}

describe('what a sender chose is cut and counted in the trail of a pull', () => {
  it('3,000 documents that are missing, under ids that are none', async () => {
    const entry = Array.from({ length: 3_000 }, (_, at) => ({
      resource: {
        resourceType: 'DocumentReference',
        id: `${UGLY}${at}`,
        subject: { reference: 'Patient/1' },
        content: [{ attachment: { title: UGLY } }],
      },
    }));
    const sender = await peer({ '*': says({ resourceType: 'Bundle', type: 'searchset', entry }) });
    const trail: AuditEntry[] = [];
    const offers = [{ kind: 'query', query: 'DocumentReference?status=current' }] as const;
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
      token: 't',
      baseUrl: `${sender.origin}/fhir`,
      retries: 0,
      now,
      audit: { write: async (one) => void trail.push(one) },
    });
    expect(result.documents.length).toBe(3_000);
    expectFit(trail[0]);
    expect(trail[0]?.missing).toEqual(['DocumentReference/(no id)', '3000 documents in all']);
  });

  it('ids that are well formed: the first twenty, and how many more', async () => {
    const entry = Array.from({ length: 500 }, (_, at) => ({
      resource: {
        resourceType: 'DocumentReference',
        id: `d-${at}`,
        subject: { reference: 'Patient/1' },
        content: [{}],
      },
    }));
    const sender = await peer({ '*': says({ resourceType: 'Bundle', type: 'searchset', entry }) });
    const trail: AuditEntry[] = [];
    await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(
        recordOf({ offers: [{ kind: 'query', query: 'DocumentReference' }] }),
        peerProfile('twiin'),
        BASE,
      ),
      token: 't',
      baseUrl: `${sender.origin}/fhir`,
      retries: 0,
      now,
      audit: { write: async (one) => void trail.push(one) },
    });
    expect(trail[0]?.missing).toHaveLength(21);
    expect(trail[0]?.missing?.at(-1)).toBe('and 480 more');
  });

  it('thousands of codes in an OperationOutcome', async () => {
    const issue = Array.from({ length: 5_000 }, (_, at) => ({
      severity: 'error',
      // None of them is a code of FHIR, but for two.
      code:
        ['forbidden', 'security'][at] ??
        `code-${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + ((at / 26) % 26))}`,
      diagnostics: UGLY,
    }));
    const sender = await peer({ '*': says({ resourceType: 'OperationOutcome', issue }, 403) });
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(
        recordOf({ offers: [{ kind: 'query', query: 'Condition' }] }),
        peerProfile('twiin'),
        BASE,
      ),
      token: 't',
      baseUrl: `${sender.origin}/fhir`,
      retries: 0,
      now,
    });
    expect(result.sections[0]?.error?.codes).toEqual(['forbidden', 'security']);
  });
});

describe('what a sender chose is cut and counted where notifications are taken', () => {
  const long = 'x'.repeat(5_000);
  const authorize: TokenCheck = async () => ({
    ok: true,
    claims: {
      receiverUra: '00001111',
      receiverName: `${UGLY}${long}`,
      client: `${UGLY}${long}`.replace(BSN, ''),
      user: {
        identifier: { system: `urn:${long}`, value: `1\n${long}` },
        role: `${UGLY}${long}`,
        name: `${UGLY}${long}`,
      },
      scopes: [],
      expiresAt: '2026-11-24T10:05:00Z',
    },
  });

  it('names of the token, identifiers of the address, thousands of offers that cannot be read', async () => {
    const trail: AuditEntry[] = [];
    const log = recordedLog();
    const door = createNotificationReceiver({
      onNotification: () => {},
      onCancel: () => {},
      ownUras: ['00002222'],
      authorize,
      audit: { write: async (one) => void trail.push(one) },
      maxBodyBytes: 4_000_000,
      maxOffers: 10_000,
      logger: log.logger,
      now,
    });
    const origin = await serve((request) => door.handleNotification(request));
    const headers = { authorization: 'Bearer abc', 'content-type': 'application/fhir+json' };
    const task = buildNotificationTask(recordOf(), peerProfile('twiin'), BASE);
    const broken = {
      type: { coding: [{ code: 'query-available-resources' }] },
      valueString: `Condition?code=%zz${UGLY}`,
    };
    const input = [...(task.input ?? []), ...Array.from({ length: 5_000 }, () => broken)];
    const sent = await fetch(`${origin}/fhir/Task`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...task, input }),
    });
    expect(sent.status).toBe(201);
    const named = encodeURIComponent(`http://x.example|${UGLY}${'y'.repeat(6_000)}`);
    const cancel = { resourceType: 'Task', status: 'cancelled', intent: 'proposal' };
    await fetch(`${origin}/fhir/Task?identifier=${named}`, { method: 'PUT', headers, body: JSON.stringify(cancel) });
    expect(trail).toHaveLength(2);
    for (const one of trail) expectFit(one, [long.slice(0, 300)]);
    expect(log.lines.length).toBeLessThan(30);
    for (const line of log.lines) expectFit(line);
    expect(log.lines).toContainEqual(expect.objectContaining({ event: 'offer-unreadable', more: 4_980 }));
  });
});

describe('what a caller chose is cut and counted where the BgZ is served', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      'a hundred long parameters',
      `AllergyIntolerance?${Array.from({ length: 100 }, (_, at) => `p${at}=${'z'.repeat(140)}`).join('&')}`,
      {},
    ],
    ['control characters in a parameter', `AllergyIntolerance?code=${encodeURIComponent(UGLY)}`, {}],
    ['an id of its own for the request', 'AllergyIntolerance', { 'x-request-id': `${BSN}-${'q'.repeat(40)}` }],
    ['a BSN for an id', `Patient/${BSN}`, {}],
  ])('%s', async (_what, path, headers) => {
    const trail: AuditEntry[] = [];
    const log = recordedLog();
    const facade = facadeOf({ audit: { write: async (one) => void trail.push(one) }, logger: log.logger });
    const origin = await serve((request) => facade.fetch(request));
    await fetch(`${origin}/fhir/${path}`, { headers: { authorization: `Bearer ${BSN}`, ...headers } });
    expect(trail).toHaveLength(1);
    expectFit(trail[0]);
    for (const line of log.lines) expectFit(line);
  });
});
