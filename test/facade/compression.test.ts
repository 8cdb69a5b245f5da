import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bgzDocument, type SourceQuery, sourcesOf } from '../../src/index';
import { nodeListener } from '../../src/node';
import { bgzRecords, bsn, loinc, snomed } from '../../src/zib';
import { ANNA, BSN, facadeOf, TOM } from './support';

const many = bgzRecords({
  patient: { id: 'p', identificationNumbers: [bsn(ANNA)] },
  problems: Array.from({ length: 30 }, (_one, i) => ({
    id: `p-${i}`,
    problemName: snomed('195967001', 'ernstig astma'),
    problemStatus: 'active' as const,
  })),
});
const LETTER = '<brief>'.repeat(1_000);
const facade = facadeOf({
  sources: {
    ...sourcesOf([many], { groups: 'all' }),
    documents: ({ patient }: SourceQuery) =>
      patient.bsn === ANNA
        ? [
            bgzDocument({
              id: 'brief',
              type: loinc('57133-1', 'Verwijsbrief'),
              title: 'Brief',
              contentType: 'text/xml',
              indexed: '2026-11-24T09:00:00',
              open: () => Buffer.from(LETTER),
            }),
          ]
        : [],
  },
});
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer(nodeListener(facade)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const decode = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

interface Asked {
  readonly method?: string;
  readonly accept?: string;
  readonly token?: string;
}

/** What arrives, byte for byte: a client that unfolds by itself would not show how it was sent. */
async function ask(path: string, acceptEncoding: string | undefined, { method, accept, token = ANNA }: Asked = {}) {
  const asking = httpRequest({
    port,
    method: method ?? 'GET',
    path: `/fhir/${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(accept !== undefined && { accept }),
      ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
    },
  });
  asking.end();
  const [response] = await once(asking, 'response');
  const parts: Uint8Array[] = [];
  for await (const part of response) parts.push(part);
  const bytes = Buffer.concat(parts);
  const coding = response.headers['content-encoding'] as keyof typeof decode | undefined;
  const text = (coding === undefined || bytes.byteLength === 0 ? bytes : decode[coding](bytes)).toString('utf8');
  return { status: response.statusCode as number, headers: response.headers, coding, bytes, text };
}

/** Accept-Encoding and the coding of the answer; a dash where it is sent as it is. */
const asked: [string | undefined, string][] = [
  [undefined, '-'],
  ['', '-'],
  ['gzip', 'gzip'],
  ['GZip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['deflate, gzip', 'gzip'],
  ['br;q=0.1, gzip;q=0.9', 'gzip'],
  ['br;q=0, gzip;q=0.2', 'gzip'],
  ['gzip;q=0', '-'],
  ['*', 'br'],
  ['*;q=0.5, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['identity', '-'],
  ['identity, gzip;q=0.5', '-'],
  ['identity;q=0.5, gzip', 'gzip'],
  ['identity;q=0, gzip', 'gzip'],
  ['gzip, *;q=0', 'gzip'],
  ['zstd', '-'],
  ['zstd, gzip', 'gzip'],
  ['gzip;q=nonsense', '-'],
];

describe('an answer, coded as the receiver asks', () => {
  it.each(asked)('Accept-Encoding: %s → %s', async (header, coding) => {
    const plain = await ask('Condition', undefined);
    const answer = await ask('Condition', header);
    expect(answer.status).toBe(200);
    expect(answer.coding ?? '-').toBe(coding);
    expect(answer.text).toBe(plain.text);
    expect(answer.headers.vary).toBe('accept, accept-encoding');
    if (coding !== '-') expect(answer.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 5);
  });

  it('in XML, by POST _search, on metadata and on a refusal alike', async () => {
    const xml = await ask('Condition', 'gzip', { accept: 'application/fhir+xml' });
    expect(xml).toMatchObject({ status: 200, coding: 'gzip', text: expect.stringMatching(/^<\?xml.*ernstig astma/) });
    expect((await ask('metadata', 'gzip')).coding).toBe('gzip');
    const refused = await ask(`Condition?${Array.from({ length: 30 }, (_, i) => `foo${i}=1`).join('&')}`, 'gzip');
    expect(refused).toMatchObject({ status: 400, coding: 'gzip', text: expect.stringContaining('OperationOutcome') });
  });

  it('unless it is small; then only when it is not taken as it is', async () => {
    expect(await ask('Condition/abc', 'gzip')).toMatchObject({ status: 404, coding: undefined });
    expect(await ask('Condition/abc', 'gzip, identity;q=0')).toMatchObject({ status: 404, coding: 'gzip' });
  });

  it.each(['identity;q=0', '*;q=0', 'zstd, *;q=0', 'identity;q=0, zstd'])(
    'refuses %s with 406 and what there is',
    async (header) => {
      const answer = await ask('Condition', header);
      expect(answer).toMatchObject({ status: 406, coding: undefined, text: expect.stringContaining('gzip') });
    },
  );

  it('answers HEAD without a body, and tells that the coding matters', async () => {
    const answer = await ask('Condition', 'gzip', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.vary).toBe('accept, accept-encoding');
  });

  it('sends a document as it is, and refuses one that may not be sent so', async () => {
    const found = JSON.parse((await ask('DocumentReference', undefined)).text);
    const url = found.entry[0].resource.content[0].attachment.url;
    expect(await ask(url, 'gzip')).toMatchObject({ status: 200, coding: undefined, text: LETTER });
    expect(await ask(url, 'gzip, identity;q=0')).toMatchObject({ status: 406 });
  });

  it('gives a client that unfolds by itself what it asked for', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/fhir/Condition?patient.identifier=${BSN}|${ANNA}`, {
      headers: { authorization: `Bearer ${ANNA}` },
    });
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    expect(await response.json()).toMatchObject({ total: 30 });
  });

  it('changes nothing of who may see what', async () => {
    expect(await ask(`Condition?patient.identifier=${BSN}|${ANNA}`, 'gzip', { token: TOM })).toMatchObject({
      status: 403,
    });
  });
});

describe('the form of an answer', () => {
  it.each([
    ['application/fhir+xml, application/fhir+json', 'json'],
    ['application/fhir+xml;q=0.8, application/json+fhir;q=0.8', 'json'],
    ['application/xml, text/json', 'json'],
    ['application/fhir+xml, */*', 'xml'],
    ['*/*', 'json'],
    ['application/fhir+xml, application/fhir+json;q=0.9', 'xml'],
    ['application/fhir+xml, */*;q=0.9', 'xml'],
    ['application/fhir+json;q=0, */*', 'xml'],
  ])('Accept: %s → %s, forms wanted alike in JSON', async (accept, form) => {
    expect((await ask('Condition', undefined, { accept })).headers['content-type']).toContain(`fhir+${form}`);
  });
});
