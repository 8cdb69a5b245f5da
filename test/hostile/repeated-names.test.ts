import type { OperationOutcome } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/fhir/json-text';
import {
  buildNotificationTask,
  createNotificationReceiver,
  introspectedTokens,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { goodClaims, NOW, reasonOf } from '../access/tokens/support';
import { BASE, recordOf } from '../referral/task/support';

/** One reader takes the first of two properties of one name, another the last: what says two things says nothing. */
const answering = (text: string) =>
  (async () => new Response(text, { headers: { 'content-type': 'application/fhir+json' } })) as typeof fetch;

describe('JSON that says two things under one name', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '[{"a":{"b":1,"c":[],"b":2}}]',
    '{"a":{"x":1},"b":[{"x":1}],"a":3}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
  ])('%s is not read', (text) => {
    expect(parseJson(text)).toEqual({ ok: false, fault: 'repeated-name' });
  });

  it.each([
    '{"a":{"a":1},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"b","b":"a"}',
    '{"a":["b","b"],"b":"{\\"b\\":1,\\"b\\":2}"}',
  ])('%s is: names are of their own object, and values may repeat', (text) => {
    expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it('as a Task is refused', async () => {
    const receiver = createNotificationReceiver({
      ownUras: ['00002222'],
      insecure: true,
      baseUrl: 'https://epd.example/fhir',
      onNotification: () => {
        throw new Error('this is no notification');
      },
      onCancel: () => {},
    });
    const response = await receiver.handleNotification(
      new Request('https://epd.example/fhir/Task', {
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json' },
        body: '{"resourceType":"Task","status":"cancelled","status":"requested"}',
      }),
    );
    expect(response.status).toBe(400);
    const { issue } = (await response.json()) as OperationOutcome;
    expect(issue[0]?.diagnostics).toBe('The body has an object with two properties of one name.');
  });

  it('as the word of an authorization server grants nothing', async () => {
    const claims = JSON.stringify({ active: true, ...goodClaims() }).slice(1);
    const check = introspectedTokens({
      endpoint: 'https://as.example/introspect',
      auth: { kind: 'client-secret', clientId: 'ehr', clientSecret: 'geheim' },
      fetch: answering(`{"active":false,${claims}`),
    });
    expect(reasonOf(await check('opaque', { now: NOW }))).toBe('token-unverifiable');
  });

  it('as a section leaves the pull incomplete, and says so', async () => {
    const query = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
    const text = '{"resourceType":"Bundle","type":"searchset","total":1,"total":0}';
    const options: PullBgzOptions = {
      notification: buildNotificationTask(recordOf({ offers: [{ kind: 'query', query }] }), peerProfile('twiin'), BASE),
      token: 'token-1',
      baseUrl: 'https://ehr.sender.example/fhir',
      fetch: answering(text),
      retryDelayMs: 1,
      now: () => NOW,
    };
    const { complete, sections } = await pullBgz(options);
    expect(complete).toBe(false);
    expect(sections[0]).toMatchObject({ status: 'failed', error: { failure: 'unreadable' } });
  });
});
