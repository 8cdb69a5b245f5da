import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { epdFacade } from '../../../examples/facade';
import { ask, askFetch, bearer, forwarded, type Reply } from './ask';
import { questions } from './questions';

/** What a host is, to who asks it. */
export interface Host {
  /** `http://127.0.0.1:…/fhir`. */
  base(): string;
  /** Waits until the watched EPD behind it told something. */
  until(line: string): Promise<void>;
}

/** Headers of the connection and of the moment, and what frameworks say of themselves. */
const OF_THE_HOST = [
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-powered-by',
  'x-request-id',
];

const withoutHost = ({ headers }: Reply) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_HOST.includes(name)));

/** What an answer says; how it is packed is each runtime's own. */
const unpacked = ({ headers, body }: Reply): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();

/** An answer is that of `facade.fetch`, but for what is of the moment. */
export function expectSame(reply: Reply, expected: Reply): void {
  expect(reply.status).toBe(expected.status);
  expect(unpacked(reply)).toBe(unpacked(expected));
  expect(withoutHost(reply)).toEqual(withoutHost(expected));
  expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
}

/** What holds of a facade in any server of HTTP. */
export function itAnswersAsFetch({ base, until }: Host): void {
  it.each(questions)('answers %s as facade.fetch does: %d', async (_what, status, question) => {
    const expected = await askFetch(epdFacade().fetch, base(), question);
    expect(expected.status).toBe(status);
    expectSame(await ask(base(), question), expected);
  });

  it('has links under its own name and the address of the connection in the trail, whatever headers say', async () => {
    const reply = await ask(base(), { path: 'Condition', headers: bearer });
    const { link } = JSON.parse(reply.body.toString());
    expect(link).toEqual([{ relation: 'self', url: `${base()}/Condition` }]);
    await until('asked by 127.0.0.1 (200)');
  });

  it('sends a long answer as it is made, to its end', async () => {
    // The source goes on when the gate was opened, which happens when the first of it is here.
    const response = await fetch(`${base()}/Observation?code=http://loinc.org|29463-7`, { headers: bearer });
    const reader = response.body?.getReader();
    let text = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      if (text === '') expect((await ask(base(), { path: 'Immunization', headers: bearer })).status).toBe(200);
      text += Buffer.from(part.value).toString('latin1');
    }
    expect(JSON.parse(text).entry).toHaveLength(1_500);
  });

  it('lets go of the sources when who asks hangs up, and goes on', async () => {
    const { hostname, port } = new URL(base());
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(`GET /fhir/Flag HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer demo\r\n\r\n`);
    await until('waits');
    socket.destroy();
    await until('let go');
    expect((await ask(base(), { path: 'Condition', headers: bearer })).status).toBe(200);
  });

  it('waits no longer for a body than the facade does: 408', async () => {
    const { hostname, port } = new URL(base());
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = Object.entries({ ...forwarded, ...bearer, host: `${hostname}:${port}`, 'content-length': '20' });
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const lines = [...head.map(([name, value]) => `${name}: ${value}`), type];
    socket.write(`POST /fhir/Condition/_search HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\nclinical`);
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });
}
