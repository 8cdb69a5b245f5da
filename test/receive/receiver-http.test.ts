import { request as httpRequest } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { CapabilityStatement, Task } from 'fhir/r3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  createNotificationReceiver,
  peerProfile,
  type ReceiverOptions,
  type TakenNotification,
} from '../../src/notified-pull';
import { createValidator } from '../../src/validate';
import { recordedLog } from '../facade/support';
import { BASE, recordOf } from '../referral/task/support';
import { serve } from './loopback';

const NAME = 'Ziekenhuis Sint Jan in ’t Veld – café';
const task: Task = (() => {
  const built = buildNotificationTask(recordOf(), peerProfile('twiin'), BASE);
  return { ...built, requester: { ...built.requester, onBehalfOf: { ...built.requester?.onBehalfOf, display: NAME } } };
})() as Task;
const JSON_TYPE = 'application/fhir+json';
const text = JSON.stringify(task);

interface Given {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array;
}

interface Got {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Sends bytes as they are: no client in between that mends or adds. */
const send = (origin: string, { method = 'GET', path, headers = {}, body }: Given): Promise<Got> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.byteLength) };
    const sending = httpRequest(
      `${origin}${path}`,
      { method, headers: { ...headers, ...length } },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });

let taken: TakenNotification[] = [];
let trail: AuditEntry[] = [];
beforeEach(() => {
  taken = [];
  trail = [];
});

const receiverAt = (options: Partial<ReceiverOptions> = {}): Promise<string> => {
  const receiver = createNotificationReceiver({
    ownUras: ['00002222'],
    insecure: true,
    onNotification: (notification) => void taken.push(notification),
    onCancel: () => {},
    audit: { write: async (entry) => void trail.push(entry) },
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...options,
  });
  return serve((request) => receiver.handleNotification(request));
};

const diagnosticsOf = (got: Got): string => JSON.parse(got.text).issue[0].diagnostics;

describe('the body of a notification', () => {
  const utf8 = Buffer.from(text, 'utf8');
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><Task xmlns="http://hl7.org/fhir"><identifier><system value="urn:ietf:rfc:3986"/><value value="urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0002"/></identifier><status value="requested"/><intent value="proposal"/><code><coding><code value="pull-notification"/></coding></code><requester><agent><reference value="Device/1"/></agent><onBehalfOf><identifier><system value="http://fhir.nl/fhir/NamingSystem/ura"/><value value="00001111"/></identifier><display value="Ziekenhuis café"/></onBehalfOf></requester><owner><identifier><system value="http://fhir.nl/fhir/NamingSystem/ura"/><value value="00002222"/></identifier></owner><input><type><coding><code value="query-available-resources"/></coding></type><valueString value="Condition"/></input></Task>`;

  it.each<[string, Record<string, string>, Uint8Array, string]>([
    ['UTF-8', { 'content-type': JSON_TYPE }, utf8, NAME],
    ['UTF-8 behind a mark', { 'content-type': JSON_TYPE }, Buffer.from(`\ufeff${text}`), NAME],
    ['UTF-16 behind a mark', { 'content-type': JSON_TYPE }, Buffer.from(`\ufeff${text}`, 'utf16le'), NAME],
    [
      'ISO-8859-1, as told',
      { 'content-type': 'application/fhir+xml; charset=ISO-8859-1' },
      Buffer.from(xml('ISO-8859-1'), 'latin1'),
      'Ziekenhuis café',
    ],
    [
      'ISO-8859-1, as its XML declares',
      { 'content-type': 'application/fhir+xml' },
      Buffer.from(xml('iso-8859-1'), 'latin1'),
      'Ziekenhuis café',
    ],
    ['gzip', { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(utf8), NAME],
    ['gzip, spelled as of old', { 'content-type': JSON_TYPE, 'content-encoding': 'X-GZIP' }, gzipSync(utf8), NAME],
    ['deflate', { 'content-type': JSON_TYPE, 'content-encoding': 'deflate' }, deflateSync(utf8), NAME],
    ['brotli', { 'content-type': JSON_TYPE, 'content-encoding': 'br' }, brotliCompressSync(utf8), NAME],
    ['told to be as it is', { 'content-type': JSON_TYPE, 'content-encoding': 'identity' }, utf8, NAME],
  ])('is read: %s', async (_what, headers, body, name) => {
    const got = await send(await receiverAt(), { method: 'POST', path: '/fhir/Task', headers, body });
    expect(got.text).not.toContain('OperationOutcome');
    expect(got.status).toBe(201);
    expect(taken.map(({ sender }) => sender.notConfirmed?.name)).toEqual([name]);
  });

  it.each<[string, number, Record<string, string>, Uint8Array, RegExp]>([
    ['no UTF-8', 400, { 'content-type': JSON_TYPE }, Buffer.from(text, 'latin1'), /not utf-8 text/],
    [
      'UTF-8 told to be ISO-8859-1',
      400,
      { 'content-type': `${JSON_TYPE}; charset=iso-8859-1` },
      utf8,
      /not iso-8859-1 text/,
    ],
    ['a set that is not read', 415, { 'content-type': `${JSON_TYPE}; charset=ibm037` }, utf8, /send UTF-8/],
    [
      'another compression',
      415,
      { 'content-type': JSON_TYPE, 'content-encoding': 'zstd' },
      utf8,
      /coded once, as br, gzip/,
    ],
    [
      'compressed twice',
      415,
      { 'content-type': JSON_TYPE, 'content-encoding': 'gzip, gzip' },
      utf8,
      /coded once, as br, gzip/,
    ],
    ['no gzip, told to be', 400, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }, utf8, /not gzip/],
    [
      'gzip that is cut off',
      400,
      { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
      gzipSync(utf8).subarray(0, 100),
      /not whole/,
    ],
    [
      'small, and large when decompressed',
      413,
      { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(262_145, ' ')),
      /larger than 262144 bytes/,
    ],
  ])('is refused in words that are true: %s, %i', async (_what, status, headers, body, words) => {
    const got = await send(await receiverAt(), { method: 'POST', path: '/fhir/Task', headers, body });
    expect(got.status).toBe(status);
    expect(diagnosticsOf(got)).toMatch(words);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ kind: 'receive-notification', status, outcome: 'refused' }]);
    if (status === 415 && headers['content-encoding'] !== undefined)
      expect(got.headers['accept-encoding']).toBe('br, gzip, deflate');
  });
});

describe('a notification of which one offer cannot be read', () => {
  const withInputs = (...values: string[]): Uint8Array =>
    Buffer.from(
      JSON.stringify({
        ...task,
        input: values.map((valueString) => ({
          type: { coding: [{ code: 'query-available-resources' }, { system: 'http://loinc.org', code: '48765-2' }] },
          valueString,
        })),
      }),
    );
  const headers = { 'content-type': JSON_TYPE };

  it('is taken: the offer is named to the application and the log, the others are there', async () => {
    const log = recordedLog();
    const origin = await receiverAt({ logger: log.logger });
    const body = withInputs('Condition?_id=%', 'Procedure?status=completed');
    const got = await send(origin, { method: 'POST', path: '/fhir/Task', headers, body });
    expect(got.status).toBe(201);
    expect(taken[0]?.offers).toMatchObject([{ query: 'Procedure?status=completed' }]);
    expect(taken[0]?.unread).toMatchObject([
      {
        code: 'invalid-encoding',
        path: 'Task.input[0].valueString',
        type: 'Condition',
        section: { system: 'http://loinc.org', code: '48765-2' },
      },
    ]);
    expect(taken[0]?.warnings.map(({ code }) => code)).toContain('invalid-encoding');
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        event: 'offer-unreadable',
        code: 'invalid-encoding',
        path: 'Task.input[0].valueString',
      }),
    );
    expect(JSON.stringify(log.lines)).not.toContain('_id=');
    // Mended under the same identifier it is other content: a change has a new identifier.
    const mended = withInputs('Condition?_id=1', 'Procedure?status=completed');
    expect((await send(origin, { method: 'POST', path: '/fhir/Task', headers, body: mended })).status).toBe(409);
    expect((await send(origin, { method: 'POST', path: '/fhir/Task', headers, body })).status).toBe(200);
  });

  it('is refused when no other is left, and told why', async () => {
    const body = withInputs('Condition?_id=%');
    const got = await send(await receiverAt(), { method: 'POST', path: '/fhir/Task', headers, body });
    expect(got.status).toBe(422);
    expect(JSON.parse(got.text).issue).toMatchObject([
      { expression: ['Task.input[0].valueString'], diagnostics: expect.stringContaining('percent-escape') },
      { expression: ['Task.input'] },
    ]);
  });
});

describe('what the receiver can is asked before the first notification', () => {
  const statementOf = (got: Got): CapabilityStatement => JSON.parse(got.text);

  it('at metadata: a CapabilityStatement of STU3 that takes Tasks, without error from our validator', async () => {
    const origin = await receiverAt();
    const got = await send(origin, { path: '/fhir/metadata', headers: { accept: JSON_TYPE } });
    expect(got.status).toBe(200);
    expect(got.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    const statement = statementOf(got);
    expect(statement).toMatchObject({
      resourceType: 'CapabilityStatement',
      kind: 'instance',
      fhirVersion: '3.0.2',
      implementation: { url: `${origin}/fhir` },
      format: ['application/fhir+json', 'application/fhir+xml'],
      rest: [{ mode: 'server', resource: [{ type: 'Task', interaction: [{ code: 'create' }, { code: 'update' }] }] }],
    });
    expect(statement.rest?.[0]?.security).toBeUndefined();
    const { issues } = await createValidator().validate(statement);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    // About nobody.
    expect(trail).toEqual([]);
  });

  it('without a token, also where notifications need one; it says so', async () => {
    const origin = await receiverAt({
      insecure: undefined,
      authorize: async () => ({ ok: false, reason: 'token-signature' }),
      baseUrl: 'https://poort.example/fhir/',
    });
    const statement = statementOf(await send(origin, { path: '/fhir/metadata' }));
    expect(statement.rest?.[0]?.security?.service?.[0]?.coding?.[0]?.code).toBe('OAuth');
    expect(statement.implementation?.url).toBe('https://poort.example/fhir');
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['Accept', '/fhir/metadata', { accept: 'application/fhir+xml' }, 'application/fhir+xml; charset=utf-8'],
    ['_format', '/fhir/metadata?_format=xml', { accept: JSON_TYPE }, 'application/fhir+xml; charset=utf-8'],
    [
      '_format=json',
      '/fhir/metadata?_format=json',
      { accept: 'application/fhir+xml' },
      'application/fhir+json; charset=utf-8',
    ],
    ['nothing', '/fhir/metadata', {}, 'application/fhir+json; charset=utf-8'],
    ['a slash at the end', '/fhir/metadata/', {}, 'application/fhir+json; charset=utf-8'],
  ])('in the form asked for by %s', async (_what, path, headers, type) => {
    const got = await send(await receiverAt(), { path, headers });
    expect(got.status).toBe(200);
    expect(got.headers['content-type']).toBe(type);
    expect(got.text).toContain(type.includes('xml') ? '<CapabilityStatement xmlns' : '"CapabilityStatement"');
  });

  it.each<[string, string, ReceiverOptions['mountPath']]>([
    ['at the root', '', ''],
    ['at the root, given as a slash', '', '/'],
    ['deeper', '/ziekenhuis/stu3', '/ziekenhuis/stu3/'],
  ])('wherever the base is mounted: %s', async (_what, base, mountPath) => {
    const origin = await receiverAt({ mountPath });
    const got = await send(origin, { path: `${base}/metadata` });
    expect(statementOf(got).implementation?.url).toBe(`${origin}${base}`);
    const headers = { 'content-type': JSON_TYPE };
    const sent = await send(origin, { method: 'POST', path: `${base}/Task`, headers, body: Buffer.from(text) });
    expect(sent.status).toBe(201);
    expect(sent.headers.location).toMatch(new RegExp(`^${origin}${base}/Task/[0-9a-f-]{36}$`));
  });

  it('by HEAD without body, and by OPTIONS at the base', async () => {
    const origin = await receiverAt();
    const head = await send(origin, { method: 'HEAD', path: '/fhir/metadata' });
    expect([head.status, head.headers['content-type'], head.text]).toEqual([
      200,
      'application/fhir+json; charset=utf-8',
      '',
    ]);
    const options = await send(origin, { method: 'OPTIONS', path: '/fhir' });
    expect(statementOf(options).resourceType).toBe('CapabilityStatement');
  });

  it.each<[string, string, string, number, string | undefined, RegExp]>([
    ['a search of Tasks', 'GET', '/fhir/Task', 405, 'POST, PUT', /takes POST, PUT/],
    ['a Task taken away', 'DELETE', '/fhir/Task', 405, 'POST, PUT', /takes POST, PUT/],
    ['a statement sent in', 'POST', '/fhir/metadata', 405, 'GET, HEAD, OPTIONS', /takes GET/],
    ['a Task read back', 'GET', '/fhir/Task/1', 404, undefined, /Nothing is kept or read here/],
    ['another type', 'GET', '/fhir/Patient', 404, undefined, /taken at Task/],
    ['the base', 'GET', '/fhir', 405, 'OPTIONS', /metadata/],
    ['another base', 'GET', '/metadata', 404, undefined, /base is \/fhir; notifications are taken at \/fhir\/Task/],
    [
      'a base that begins alike',
      'GET',
      '/fhirx/metadata',
      404,
      undefined,
      /base is \/fhir; notifications are taken at \/fhir\/Task/,
    ],
    ['a name of every object', 'GET', '/fhir/constructor', 404, undefined, /Nothing is kept/],
  ])('and all else is refused with an OperationOutcome: %s', async (_what, method, path, status, allow, words) => {
    const got = await send(await receiverAt(), { method, path });
    expect(got.status).toBe(status);
    expect(JSON.parse(got.text).resourceType).toBe('OperationOutcome');
    expect(diagnosticsOf(got)).toMatch(words);
    expect(got.headers.allow).toBe(allow);
  });
});
