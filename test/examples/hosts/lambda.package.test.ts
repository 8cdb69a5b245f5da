import { PassThrough, type Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { epdFacade } from '../../../examples/facade';
import { expectSame } from './answers';
import { askFetch, bearer, forwarded, type Question, type Reply } from './ask';
import { questions } from './questions';
import { told, until } from './told';

vi.mock(import('../../../examples/facade'), async (original) => {
  vi.stubEnv('BGZ_ID_SECRET', (await import('../../id-secret')).idSecret);
  vi.stubEnv('BGZ_BASE_URL', 'https://f.lambda-url.example/fhir');
  const own = await original();
  const { sources } = await import('../../../examples/epd-sources');
  const { tell } = await import('./told');
  const { watched } = await import('./watched-epd');
  return { epdFacade: (more = {}) => own.epdFacade({ ...watched(sources, tell), ...more }) };
});

const base = 'https://f.lambda-url.example/fhir';
/** Some 9 MB of it. */
const long = 'Observation?code=http://loinc.org|29463-7';
const address = '192.0.2.44';

/** The event that AWS makes of a request: headers in lower case, the body of a form in base64. */
function eventOf({ path, method = 'GET', headers = {}, body }: Question): APIGatewayProxyEventV2 {
  const url = new URL(`${base}/${path}`);
  const sent = { host: url.host, ...forwarded, ...headers };
  const http = { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value])),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'f',
      domainName: url.host,
      domainPrefix: 'f',
      http,
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    isBase64Encoded: body !== undefined,
    ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
  };
}

const replyOf = ({ statusCode, headers, body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2): Reply => ({
  status: statusCode ?? 0,
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
  body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
});

beforeEach(() => told.splice(0));

describe('the facade in a function of AWS', () => {
  let handler: typeof import('../../../examples/lambda').handler;
  beforeAll(async () => {
    ({ handler } = await import('../../../examples/lambda'));
  });
  const asked = async (question: Question) => replyOf(await handler(eventOf(question)));

  it.each(questions)('answers %s as facade.fetch does: %d', async (_what, status, question) => {
    const expected = await askFetch(epdFacade().fetch, base, question);
    expect(expected.status).toBe(status);
    expectSame(await asked(question), expected);
  });

  it('has links under its base and the address that AWS saw in the trail, whatever headers say', async () => {
    const { body } = await asked({ path: 'Condition', headers: bearer });
    expect(JSON.parse(body.toString()).link).toEqual([{ relation: 'self', url: `${base}/Condition` }]);
    await until(`asked by ${address} (200)`);
  });

  it('says how to ask for what is larger than it can send, and sends it packed', async () => {
    await asked({ path: 'Immunization', headers: bearer });
    const refused = await asked({ path: long, headers: { ...bearer, accept: 'application/fhir+xml' } });
    expect(refused.status).toBe(500);
    expect(JSON.parse(refused.body.toString()).issue).toEqual([
      expect.objectContaining({ code: 'too-costly', diagnostics: expect.stringContaining('_count') }),
    ]);
    const packed = await asked({ path: long, headers: { ...bearer, 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(packed.body).toString()).entry).toHaveLength(1_500);
  });

  it('refuses events of another format, in which a parameter that came twice stands once', async () => {
    const event = { ...eventOf({ path: 'Condition', headers: bearer }), version: '1.0' };
    await expect(handler(event)).rejects.toThrow('payload format 2.0');
  });
});

describe('the facade in a function of AWS that streams', () => {
  /** What the runtime of AWS does: what is given beside a stream goes first, then what is written to it. */
  const HttpResponseStream = {
    from(stream: Writable, metadata: object): Writable {
      stream.emit('metadata', metadata);
      return stream;
    },
  };

  async function asked(question: Question): Promise<Reply> {
    const { handler } = await import('../../../examples/lambda-stream');
    const stream = Object.assign(new PassThrough(), { setContentType: () => {} });
    const parts: Buffer[] = [];
    let head: { statusCode: number; headers: Record<string, string> } | undefined;
    stream.on('metadata', (metadata) => {
      head = metadata;
    });
    stream.on('data', (part: Buffer) => parts.push(part));
    await handler(eventOf(question), stream, {} as Context);
    return { status: head?.statusCode ?? 0, headers: head?.headers ?? {}, body: Buffer.concat(parts) };
  }

  beforeAll(() => {
    vi.stubGlobal('awslambda', { HttpResponseStream, streamifyResponse: (handler: unknown) => handler });
  });

  it.each(questions)('answers %s as facade.fetch does: %d', async (_what, status, question) => {
    const reply = await asked(question);
    expect(reply.status).toBe(status);
    expectSame(reply, await askFetch(epdFacade().fetch, base, question));
  });

  it('sends more than a function may give at once', async () => {
    await asked({ path: 'Immunization', headers: bearer });
    const headers = { ...bearer, accept: 'application/fhir+xml' };
    const { body } = await asked({ path: long, headers });
    expect(body.byteLength).toBeGreaterThan(6 * 1024 * 1024);
    expect(body.toString().match(/<entry>/g)).toHaveLength(1_500);
  });
});
