import { generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src';
import type { AuditEntry } from '../../src/audit';
import { aortaId, createNotificationReceiver, pullBgz, tokenClient } from '../../src/notified-pull';
import { bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { idSecret } from '../id-secret';
import { serve } from '../receive/loopback';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const one = '6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001';
const other = '6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0002';

function facadeWith(trail: AuditEntry[]) {
  return createBgzFacade({
    sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
    authorize: () => ({ allowed: true, patient: { bsn } }),
    audit: { write: async (entry) => void trail.push(entry) },
    idSecret,
    mountPath: '/fhir',
  });
}

async function asked(headers: Record<string, string>) {
  const trail: AuditEntry[] = [];
  const answer = await facadeWith(trail).fetch(new Request('https://epd.example/fhir/Flag', { headers }));
  const { requestId, correlationId } = trail[0] ?? {};
  expect(answer.headers.get('x-request-id')).toBe(requestId);
  expect(answer.headers.get('x-correlation-id')).toBe(correlationId ?? null);
  return { requestId, correlationId };
}

describe('the ids that come with a request', () => {
  it.each<[string, Record<string, string>, { requestId?: unknown; correlationId?: unknown }]>([
    ['both', { 'x-request-id': one, 'x-correlation-id': other }, { requestId: one, correlationId: other }],
    [
      'of AORTA',
      { 'aorta-id': `initialRequestID=${other}; requestID=${one}` },
      { requestId: one, correlationId: other },
    ],
    [
      'of AORTA, written together and the other way round',
      { 'AORTA-ID': `requestid=${one};INITIALREQUESTID=${other}` },
      { requestId: one, correlationId: other },
    ],
    [
      'of both, where the plain ones count',
      { 'x-request-id': one, 'aorta-id': aortaId({ requestId: other, correlationId: other }) },
      { requestId: one, correlationId: other },
    ],
    ['none', {}, {}],
    ['too long', { 'x-correlation-id': 'x'.repeat(65) }, {}],
    ['odd', { 'x-correlation-id': 'a b c d e f g' }, {}],
    ['a BSN', { 'x-correlation-id': bsn, 'x-request-id': `x-${bsn}` }, {}],
    ['a BSN in AORTA', { 'aorta-id': `initialRequestID=${bsn}; requestID=${one}` }, { requestId: one }],
    ['twice in AORTA', { 'aorta-id': `initialRequestID=${one}; initialRequestID=${other}` }, {}],
    ['more than AORTA has', { 'aorta-id': `initialRequestID=${one}; ${'x=y;'.repeat(100)}` }, {}],
    ['no pairs in AORTA', { 'aorta-id': one }, {}],
  ])('stand in trail and answer when they are ids: %s', async (_, headers, expected) => {
    const { requestId, correlationId } = await asked(headers);
    expect(requestId).toEqual(expected.requestId ?? expect.stringMatching(UUID));
    expect(correlationId).toBe(expected.correlationId);
  });

  it('are those of a notification too', async () => {
    const trail: AuditEntry[] = [];
    const receiver = createNotificationReceiver({
      ownUras: ['00002222'],
      insecure: true,
      onNotification: () => {},
      onCancel: () => {},
      audit: { write: async (entry) => void trail.push(entry) },
    });
    const headers = { 'content-type': 'application/fhir+json', 'x-correlation-id': other };
    const answer = await receiver.handleNotification(
      new Request('https://epd.example/fhir/Task', { method: 'POST', headers, body: '{"resourceType":"Task"}' }),
    );
    expect(answer.headers.get('x-correlation-id')).toBe(other);
    expect(trail[0]?.correlationId).toBe(other);
  });
});

describe('a pull', () => {
  const pulled = async (more: object = {}) => {
    const [sending, pulling]: [AuditEntry[], AuditEntry[]] = [[], []];
    const facade = facadeWith(sending);
    const origin = await serve((request) => facade.fetch(request));
    const offers = ['AllergyIntolerance', 'Condition', 'Flag'].map((query) => ({ kind: 'query', query }) as const);
    const notification = {
      offers,
      warnings: [],
      status: 'requested',
      sender: { identifiers: [] },
      receiver: { identifiers: [] },
      getWorkflowTask: false,
    };
    const result = await pullBgz({
      notification: notification as never,
      token: 'abc',
      baseUrl: `${origin}/fhir`,
      allowLoopbackHttp: true,
      audit: { write: async (entry) => void pulling.push(entry) },
      ...more,
    });
    expect(result.complete).toBe(true);
    return { sending, pulling };
  };

  it('has one correlation id in the trails of both sides, and each request one of its own', async () => {
    const { sending, pulling } = await pulled();
    const [{ correlationId } = {}] = pulling;
    expect(correlationId).toMatch(UUID);
    expect(sending).toHaveLength(3);
    expect(new Set(sending.map((entry) => entry.correlationId))).toEqual(new Set([correlationId]));
    expect(new Set(sending.map((entry) => entry.requestId)).size).toBe(3);
  });

  it('has the one that is given, as its option or among its headers, in whatever letters', async () => {
    const given = await pulled({ correlationId: other });
    expect(given.pulling[0]?.correlationId).toBe(other);
    const named = await pulled({ headers: { 'X-Correlation-ID': one } });
    for (const { sending, id } of [
      { ...given, id: other },
      { ...named, id: one },
    ])
      expect(sending.map((entry) => entry.correlationId)).toEqual([id, id, id]);
  });

  it('asks for its token under that id', async () => {
    const asked: unknown[] = [];
    const token = (_base: unknown, _refused: unknown, context: { readonly correlationId: string }) => {
      asked.push(context.correlationId);
      return 'abc';
    };
    const { pulling } = await pulled({ token });
    expect(asked).toEqual([pulling[0]?.correlationId]);
  });

  it('is refused one that is no id', async () => {
    await expect(pulled({ correlationId: 'a b' })).rejects.toThrow(/`correlationId`/);
    await expect(pulled({ correlationId: bsn })).rejects.toThrow(TypeError);
  });
});

describe('a request for a token', () => {
  it('has the id of the act that the token is for, and one of its own', async () => {
    const came: Headers[] = [];
    const origin = await serve(async ({ headers }) => {
      came.push(headers);
      return Response.json({ access_token: `t-${came.length}`, token_type: 'Bearer', expires_in: 60 });
    });
    const { privateKey: key } = await generateKeyPair('ES256');
    const tokens = tokenClient({
      clientId: 'epd',
      key: { key, algorithm: 'ES256', keyId: 'k1' },
      allowLoopbackHttp: true,
    });
    const ask = { tokenUrl: `${origin}/token`, ura: '00002222' };
    const contexts = [{ correlationId: other }, {}, { correlationId: `x-${bsn}` }];
    for (const context of contexts) await tokens.token(ask, { fresh: true, ...context });
    await tokens.forPulling(ask)('basis', undefined, { correlationId: one });
    await tokens.forSending({ ura: '00002222' })({ tokenUrl: ask.tokenUrl }, { fresh: true, correlationId: one });
    expect(came.map((headers) => headers.get('x-correlation-id'))).toEqual([other, null, null, one, one]);
    const own = came.map((headers) => headers.get('x-request-id'));
    for (const id of own) expect(id).toMatch(UUID);
    expect(new Set(own).size).toBe(came.length);
  });
});
