import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { CapabilityStatement } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { writeFhirXml } from '../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import {
  buildCancelTask,
  buildNotificationTask,
  createNotificationReceiver,
  peerProfile,
  pullBgz,
  type TakenNotification,
  type Withdrawn,
} from '../../src/notified-pull';
import { BASE, recordOf } from '../referral/task/support';
import { listen, serve } from './loopback';

// What a HAPI FHIR 8.6.1 server and client (STU3) put on the wire, word for word but for the port and the content.

const now = () => new Date('2026-11-24T10:00:00Z');

const medicationStatement = (n: number) =>
  `{"fullUrl":"{base}/MedicationStatement/medicationstatement-${n}","resource":{"resourceType":"MedicationStatement","id":"medicationstatement-${n}","status":"active","medicationReference":{"reference":"Medication/med-${n}"},"subject":{"reference":"Patient/patient-1"},"taken":"y"}}`;
const medication = (n: number) =>
  `{"fullUrl":"{base}/Medication/med-${n}","resource":{"resourceType":"Medication","id":"med-${n}","code":{"text":"pil ${n} à 5 µg"}},"search":{"mode":"include"}}`;
const paging = (offset: number) =>
  `{base}?_getpages=d78d7ff9-f1fd-4b5c-b5a2-6e6d205e7bcc&_getpagesoffset=${offset}&_count=2&_include=MedicationStatement%3Amedication&_bundletype=searchset`;
const page = (links: string, entries: readonly string[]) =>
  `{"resourceType":"Bundle","id":"f91cc646-b973-4d31-bb9f-ae5fab20a13b","meta":{"lastUpdated":"2026-11-28T16:05:38.063+00:00"},"type":"searchset","total":4,"link":[${links}],"entry":[${entries.join(',')}]}`;
const link = (relation: string, url: string) => `{"relation":"${relation}","url":"${url}"}`;

const allergy = (n: number) =>
  `<entry><fullUrl value="{base}/AllergyIntolerance/allergyintolerance-${n}"></fullUrl><resource><AllergyIntolerance xmlns="http://hl7.org/fhir"><id value="allergyintolerance-${n}"></id><verificationStatus value="confirmed"></verificationStatus><code><text value="pénicilline ${n}"></text></code><patient><reference value="Patient/patient-1"></reference></patient></AllergyIntolerance></resource></entry>`;
const xmlPaging =
  '{base}?_getpages=56cb4a69-159a-4d61-abb5-8c94b43ce9c9&_getpagesoffset=2&_count=2&_bundletype=searchset';
const xmlPage = (next: string, entries: readonly string[]) =>
  `<Bundle xmlns="http://hl7.org/fhir"><id value="c13b21ca-4c60-48cb-b110-fe22e1cb33db"></id><meta><lastUpdated value="2026-11-28T16:05:39.229+00:00"></lastUpdated></meta><type value="searchset"></type><total value="3"></total><link><relation value="self"></relation><url value="{base}/AllergyIntolerance"></url></link>${next}${entries.join('')}</Bundle>`;

const FIRST = 'MedicationStatement?_include=MedicationStatement%3Amedication';

/** A HAPI server under a path: the address of a page, and what stands there. */
async function hapiServer(path: string) {
  const pages: Readonly<Record<string, readonly [type: string, body: string]>> = {
    [`{base}/${FIRST}`]: [
      'application/fhir+json;charset=utf-8',
      page(`${link('self', `{base}/${FIRST}`)},${link('next', paging(2))}`, [
        medicationStatement(1),
        medicationStatement(2),
        medication(1),
        medication(2),
      ]),
    ],
    [paging(2)]: [
      'application/fhir+json;charset=utf-8',
      page(`${link('self', paging(2))},${link('previous', paging(0))}`, [
        medicationStatement(3),
        medicationStatement(4),
        medication(3),
        medication(4),
      ]),
    ],
    '{base}/AllergyIntolerance': [
      'application/fhir+xml;charset=utf-8',
      xmlPage(
        `<link><relation value="next"></relation><url value="${xmlPaging.replaceAll('&', '&amp;')}"></url></link>`,
        [allergy(1), allergy(2)],
      ),
    ],
    [xmlPaging]: ['application/fhir+xml;charset=utf-8', xmlPage('', [allergy(3)])],
    // A page that was kept too long, or by another node.
    '{base}/Condition': [
      'application/fhir+json;charset=utf-8',
      page(link('next', '{base}?_getpages=onbekend&_getpagesoffset=2&_count=2&_bundletype=searchset'), []),
    ],
  };
  const origin: string = await listen((request, response) => {
    const base = `${origin}${path}`;
    // At the root of a server the base itself is asked for with a slash.
    const url = `${origin}${request.url}`.replace(`${origin}/?`, `${base}?`);
    const found = pages[url.replace(base, '{base}')];
    response.statusCode = found ? 200 : 410;
    response.setHeader('content-type', found?.[0] ?? 'application/fhir+json;charset=utf-8');
    const gone =
      '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing","diagnostics":"HAPI-0417: Search ID does not exist and may have expired"}]}';
    const body = (found?.[1] ?? gone).replaceAll('{base}', base);
    if (/gzip/.test(String(request.headers['accept-encoding'])))
      response.setHeader('content-encoding', 'gzip').end(gzipSync(body));
    else response.end(body);
  });
  return { base: `${origin}${path}` };
}

describe('a HAPI server that pages', () => {
  it.each([
    ['under a path', '/fhir', ''],
    ['under a path, written with a slash', '/fhir', '/'],
    ['deep under a path', '/a/b/stu3', ''],
    ['at the root', '', ''],
    ['at the root, written with a slash', '', '/'],
  ])('is pulled whole, JSON and XML: %s', async (_what, path, slash) => {
    const { base } = await hapiServer(path);
    const offers = [FIRST, 'AllergyIntolerance'].map((query) => ({ kind: 'query', query }) as const);
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
      token: 't',
      baseUrl: `${base}${slash}`,
      retries: 0,
      now,
    });
    expect(result.sections.slice(0, 2)).toMatchObject([
      { status: 'obtained', matches: [1, 2, 3, 4].map((n) => ({ id: `medicationstatement-${n}` })) },
      { status: 'obtained', matches: [1, 2, 3].map((n) => ({ code: { text: `pénicilline ${n}` } })) },
    ]);
    expect(result.resources.Medication).toMatchObject([1, 2, 3, 4].map((n) => ({ code: { text: `pil ${n} à 5 µg` } })));
    expect(result.complete).toBe(true);
  });

  it('of which a page is gone leaves the section incomplete', async () => {
    const { base } = await hapiServer('/fhir');
    const offers = [{ kind: 'query', query: 'Condition' } as const];
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
      token: 't',
      baseUrl: base,
      retries: 0,
      now,
    });
    expect(result.sections[0]).toMatchObject({
      status: 'incomplete',
      error: { failure: 'http-status', status: 410, codes: ['processing'] },
    });
  });

  it('with its addresses in capitals gives each resource once', async () => {
    const origin: string = await listen((request, response) => {
      const condition = { resourceType: 'Condition', id: 'condition-1', subject: { reference: 'Patient/1' } };
      const fullUrl = `${origin.replace('http', 'HTTP')}/fhir/Condition/condition-1`;
      const bundle = { resourceType: 'Bundle', type: 'searchset', total: 1, entry: [{ fullUrl, resource: condition }] };
      response.setHeader('content-type', 'application/fhir+json;charset=utf-8');
      response.end(JSON.stringify(request.url?.includes('?') ? bundle : condition));
    });
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(
        recordOf({
          offers: [
            { kind: 'query', query: 'Condition?_count=1' },
            { kind: 'resource', reference: 'Condition/condition-1' },
          ],
        }),
        peerProfile('twiin'),
        BASE,
      ),
      token: 't',
      baseUrl: `${origin}/fhir`,
      retries: 0,
      now,
    });
    expect(result.complete).toBe(true);
    expect(result.resources.Condition).toHaveLength(1);
  });
});

describe('a HAPI client that notifies', () => {
  const AGENT = 'HAPI-FHIR/8.6.1 (FHIR Client; FHIR 3.0.2/DSTU3; apache)';
  const EITHER =
    'application/fhir+xml;q=1.0, application/fhir+json;q=1.0, application/xml+fhir;q=0.9, application/json+fhir;q=0.9';
  const model = createFhirXmlModel(definitionsOf());
  const task = buildNotificationTask(recordOf(), peerProfile('twiin'), BASE);
  const cancel = buildCancelTask(recordOf(), peerProfile('twiin'));

  const send = (url: string, method: string, headers: Record<string, string>, body?: Uint8Array) =>
    new Promise<{ status: number; location: string; type: string; text: string }>((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(body.byteLength) };
      const given = { 'user-agent': AGENT, 'accept-encoding': 'gzip', ...headers, ...length };
      const sending = httpRequest(url, { method, headers: given }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });

  async function receiver() {
    const taken: TakenNotification[] = [];
    const withdrawn: Withdrawn[] = [];
    const door = createNotificationReceiver({
      ownUras: ['00002222'],
      insecure: true,
      onNotification: (one) => void taken.push(one),
      onCancel: (one) => void withdrawn.push(one),
      now,
    });
    const origin = await serve((request) => door.handleNotification(request));
    return { base: `${origin}/fhir`, taken, withdrawn };
  }

  it.each([
    ['JSON', 'application/fhir+json', (resource: object) => JSON.stringify(resource), false],
    ['JSON, compressed', 'application/fhir+json', (resource: object) => JSON.stringify(resource), true],
    ['XML', 'application/fhir+xml', (resource: object) => writeFhirXml(resource, model), false],
    ['XML, compressed', 'application/fhir+xml', (resource: object) => writeFhirXml(resource, model), true],
  ] as const)(
    'asks what the receiver can, and its first notification and its withdrawal arrive: %s',
    async (_what, type, write, gzip) => {
      const { base, taken, withdrawn } = await receiver();
      const asked = await send(`${base}/metadata`, 'GET', { accept: EITHER });
      expect(asked.status).toBe(200);
      // The client stops here unless the version of FHIR is its own.
      expect(asked.type).toBe('application/fhir+json; charset=utf-8');
      expect((JSON.parse(asked.text) as CapabilityStatement).fhirVersion).toMatch(/^3\.0\./);

      const own = type.endsWith('json') ? 'application/json+fhir' : 'application/xml+fhir';
      const headers = {
        accept: `${type};q=1.0, ${own};q=0.9`,
        'content-type': `${type}; charset=UTF-8`,
        ...(gzip && { 'content-encoding': 'gzip' }),
      };
      const bytes = (resource: object) => (gzip ? gzipSync(write(resource)) : Buffer.from(write(resource)));
      const first = await send(`${base}/Task`, 'POST', { ...headers, prefer: 'return=representation' }, bytes(task));
      expect([first.status, first.type]).toEqual([201, `${type}; charset=utf-8`]);
      const again = await send(
        `${base}/Task?_pretty=true`,
        'POST',
        { ...headers, prefer: 'return=minimal' },
        bytes(task),
      );
      expect([again.status, again.location]).toEqual([200, first.location]);
      const identifier = 'urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0002';
      const ended = await send(`${base}/Task?identifier=${identifier}`, 'PUT', headers, bytes(cancel));
      expect([ended.status, ended.location]).toEqual([200, first.location]);
      expect(taken).toHaveLength(1);
      expect(taken[0]?.offers).toHaveLength(recordOf().offers.length);
      expect(withdrawn).toHaveLength(1);
    },
  );
});
