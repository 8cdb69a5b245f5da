import { request as httpRequest } from 'node:http';
import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { bgzDocument, type FacadeOptions, sourcesOf } from '../../src/index';
import { nodeListener } from '../../src/node';
import { createNotificationReceiver } from '../../src/notified-pull';
import { loinc } from '../../src/zib';
import { ANNA, anna, facadeOf, now, recordedLog } from '../facade/support';
import { listen, serve } from '../receive/loopback';

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** A request with the headers as they are put on the wire: twice where they are given twice. */
const ask = (origin: string, path: string, headers: readonly (readonly [string, string])[], method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest(`${origin}${path}`, { method, headers: headers.flat(), setHost: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

async function facadeServer(options: Partial<FacadeOptions> = {}) {
  const trail: AuditEntry[] = [];
  const log = recordedLog();
  const facade = facadeOf({ audit: { write: async (one) => void trail.push(one) }, logger: log.logger, ...options });
  const origin = await listen(nodeListener(facade));
  return { origin, trail, log: log.lines, host: ['host', new URL(origin).host] as const };
}

describe('two Authorization headers', () => {
  const good = ['authorization', `Bearer ${ANNA}`] as const;

  it.each<[string, readonly (readonly [string, string])[]]>([
    ['two bearer tokens', [good, ['authorization', 'Bearer 999990032']]],
    ['the same one twice', [good, good]],
    ['in different capitals', [good, ['Authorization', `bearer ${ANNA}`]]],
    ['a bearer token and a password', [good, ['authorization', 'Basic YTpi']]],
    ['a password first', [['authorization', 'Basic YTpi'], good]],
    ['a bearer token and nothing', [good, ['authorization', '']]],
    ['in one line', [['authorization', `Bearer ${ANNA}, Bearer 999990032`]]],
    ['a bearer token with a parameter behind it', [['authorization', `Bearer ${ANNA}, realm="x"`]]],
    ['of a scheme with parameters', [['authorization', 'Digest a="b, c", d=e'], good]],
  ])('%s: refused before anybody looks at one of them', async (_what, headers) => {
    let asked = 0;
    const { origin, trail, host } = await facadeServer({
      authorize: () => {
        asked++;
        return { allowed: true, patient: { bsn: ANNA } };
      },
    });
    const answer = await ask(origin, '/fhir/AllergyIntolerance', [host, ...headers]);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ issue: [{ code: 'invalid', location: ['http.Authorization'] }] });
    expect(asked).toBe(0);
    expect(trail).toMatchObject([{ outcome: 'refused', reason: 'several-credentials' }]);
  });

  it('one of a scheme with parameters is one', async () => {
    const { origin, host } = await facadeServer({ authorize: () => ({ allowed: true, patient: { bsn: ANNA } }) });
    const digest = 'Digest username="a, b", realm="c", nc=00000001, qop=auth';
    expect((await ask(origin, '/fhir/AllergyIntolerance', [host, ['authorization', digest]])).status).toBe(200);
  });

  it.each<[string, string]>([
    ['quotes that are escaped', '\\"'],
    ['quotes that open', '"\\'],
  ])('a field made of %s is read once, however long it is', async (_what, part) => {
    const facade = facadeOf();
    const field = `Digest a=${part.repeat(60_000)}!`;
    const asked = (more: string) =>
      facade.fetch(
        new Request('https://epd.example/fhir/AllergyIntolerance', { headers: { authorization: field + more } }),
      );
    expect((await asked('')).status).toBe(401);
    // A quote that is never closed hides no second credential.
    expect((await asked(', Bearer b')).status).toBe(400);
  });

  it('are refused where notifications are taken', async () => {
    const door = createNotificationReceiver({
      onNotification: () => {},
      onCancel: () => {},
      ownUras: ['00002222'],
      authorize: async () => ({
        ok: true,
        claims: { receiverUra: '00001111', scopes: [], expiresAt: '2026-11-24T10:05:00Z' },
      }),
      now,
    });
    const origin = await listen(nodeListener({ fetch: (request) => door.handleNotification(request) }));
    const headers = [
      ['host', new URL(origin).host],
      ['authorization', 'Bearer a'],
      ['authorization', 'Bearer b'],
    ] as const;
    expect((await ask(origin, '/fhir/Task', headers, 'POST')).status).toBe(400);
  });
});

describe('a Host that its sender chose', () => {
  const auth = ['authorization', `Bearer ${ANNA}`] as const;
  const evil = ['host', 'kwaad.example'] as const;
  const baseUrl = 'https://ehr.example.nl/fhir';

  it.each([
    'kwaad.example',
    'kwaad.example:443',
    '127.0.0.1.kwaad.example',
    'localhost.kwaad.example',
    'KWAAD.example',
  ])('%s is in no answer', async (name) => {
    for (const options of [{ baseUrl }, {}]) {
      const { origin, trail } = await facadeServer(options);
      for (const path of ['/fhir/AllergyIntolerance?_count=1', '/fhir/metadata', '/fhir/Onzin', '/elders']) {
        const answer = await ask(origin, path, [['host', name], auth]);
        expect(answer.text.toLowerCase()).not.toContain('kwaad');
        expect(answer.location).toBeUndefined();
      }
      expect(JSON.stringify(trail).toLowerCase()).not.toContain('kwaad');
    }
  });

  it('counts for nothing where the base is configured: links and addresses begin with that', async () => {
    const { origin } = await facadeServer({ baseUrl });
    const forwarded = ['x-forwarded-host', 'kwaad.example'] as const;
    const { status, text } = await ask(origin, '/fhir/AllergyIntolerance?_count=1', [evil, forwarded, auth]);
    expect(status).toBe(200);
    const bundle = JSON.parse(text) as Bundle;
    const urls = [...(bundle.link ?? []).map(({ url }) => url), ...(bundle.entry ?? []).map(({ fullUrl }) => fullUrl)];
    expect(urls.length).toBeGreaterThan(1);
    expect(urls.filter((url) => !url?.startsWith(`${baseUrl}/`))).toEqual([]);
  });

  it('is refused where none is configured, and the log says what to do', async () => {
    const { origin, trail, log } = await facadeServer();
    const answer = await ask(origin, '/fhir/AllergyIntolerance', [evil, auth]);
    expect(answer.status).toBe(421);
    expect(trail).toMatchObject([{ outcome: 'refused', reason: 'host-unknown' }]);
    expect(log).toContainEqual(expect.objectContaining({ event: 'host-unknown', host: 'kwaad.example' }));
  });

  it('that makes no address is answered with 400', async () => {
    const { origin } = await facadeServer({ baseUrl });
    expect((await ask(origin, '/fhir/AllergyIntolerance', [['host', 'a b'], auth])).status).toBe(400);
  });

  it('is in no Location of a notification', async () => {
    const door = createNotificationReceiver({
      onNotification: () => {},
      onCancel: () => {},
      ownUras: ['00002222'],
      insecure: true,
      now,
    });
    const origin = await serve((request) => door.handleNotification(request));
    expect(await ask(origin, '/fhir/metadata', [evil])).toMatchObject({ status: 421, location: undefined });
    expect(await ask(origin, '/fhir/Task', [evil], 'POST')).toMatchObject({ status: 421, location: undefined });
  });
});

describe('a receiver that goes while a document streams', () => {
  const CHUNK = new Uint8Array(64 * 1024);

  /** A document without end; `onGone`: what its source does when it is told that nobody reads any more. */
  function letterOf(onGone: 'waits' | 'throws') {
    let released = 0;
    const letter = bgzDocument({
      id: 'brief-1',
      type: loinc('57133-1', 'Verwijsbrief'),
      title: 'Verwijsbrief',
      contentType: 'application/pdf',
      indexed: '2026-11-24T09:00:00',
      open: ({ signal }) =>
        (async function* () {
          try {
            for (;;) {
              if (onGone === 'throws') signal.throwIfAborted();
              yield CHUNK;
              await new Promise((resolve) => setImmediate(resolve));
            }
          } finally {
            released++;
          }
        })(),
    });
    return { letter, released: () => released };
  }

  it.each(['waits', 'throws'] as const)('is one event, whose source %s', async (onGone) => {
    const { letter, released } = letterOf(onGone);
    const { origin, trail, log } = await facadeServer({
      sources: { ...sourcesOf([anna], { groups: 'all' }), documents: () => [letter] },
    });
    const headers = { authorization: `Bearer ${ANNA}` };
    const found = (await (
      await fetch(`${origin}/fhir/DocumentReference?status=current`, { headers })
    ).json()) as Bundle;
    const attachment = JSON.stringify(found.entry?.[0]?.resource).match(/Binary\/[A-Za-z0-9.-]+/)?.[0];
    trail.length = 0;
    await new Promise<void>((resolve) => {
      const sent = httpRequest(
        `${origin}/fhir/${attachment}`,
        { headers: { ...headers, accept: 'application/pdf' } },
        (response) => {
          response.once('data', () => {
            sent.destroy();
            resolve();
          });
        },
      );
      sent.on('error', () => {});
      sent.end();
    });
    await expect.poll(() => trail.length).toBeGreaterThan(1);
    await expect.poll(released).toBe(1);
    // Whatever else would be told of it, is by now.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(trail.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['success', undefined],
      ['failed', 'aborted'],
    ]);
    expect(log.filter(({ event }) => event === 'document-failed')).toHaveLength(1);
  });

  it('is none, when the answer was withheld because it could not be logged', async () => {
    const { letter, released } = letterOf('waits');
    let writes = 0;
    const log = recordedLog();
    const failing = async () => {
      writes++;
      if (writes > 1) throw new Error('vol');
    };
    const { origin } = await facadeServer({
      sources: { ...sourcesOf([anna], { groups: 'all' }), documents: () => [letter] },
      audit: { write: failing },
      logger: log.logger,
    });
    const headers = { authorization: `Bearer ${ANNA}` };
    const found = (await (
      await fetch(`${origin}/fhir/DocumentReference?status=current`, { headers })
    ).json()) as Bundle;
    const attachment = JSON.stringify(found.entry?.[0]?.resource).match(/Binary\/[A-Za-z0-9.-]+/)?.[0];
    const answer = await fetch(`${origin}/fhir/${attachment}`, { headers: { ...headers, accept: 'application/pdf' } });
    expect(answer.status).toBe(503);
    expect(writes).toBe(2);
    expect(log.lines.filter(({ event }) => event === 'document-failed')).toEqual([]);
    expect(released()).toBe(0);
  });
});
