import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express, { type RequestHandler } from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeListener } from '../../src/node';
import { ANNA, BASE, facadeOf } from './support';

const headers = { authorization: `Bearer ${ANNA}`, 'content-type': 'application/x-www-form-urlencoded' };
const post = (body: BodyInit) =>
  new Request(`${BASE}/Condition/_search`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);

it('mounts a facade and nothing else', () => {
  for (const other of [{}, undefined, facadeOf().fetch])
    expect(() => nodeListener(other as never)).toThrow(/nodeListener\(createBgzFacade\(\{ … \}\)\)/);
});

describe('the body of a POST _search', () => {
  it('that was read before is refused at once, with what to do', async () => {
    const used = post('clinical-status=active');
    await used.text();
    const locked = post('clinical-status=active');
    locked.body?.getReader();
    for (const request of [used, locked]) {
      const response = await facadeOf().fetch(request);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('before any body parser');
    }
  });

  it('that tells of more than is taken is refused before it is read', async () => {
    let read = false;
    const body = new ReadableStream({
      pull: () => {
        read = true;
        return new Promise(() => {});
      },
    });
    const told = new Request(post(body), { headers: { ...headers, 'content-length': '65537' } });
    await new Promise((resolve) => setImmediate(resolve));
    read = false;
    expect((await facadeOf().fetch(told)).status).toBe(413);
    expect(read).toBe(false);
  });

  it('is counted as it is sent as well: what unfolds to nothing has no end otherwise', async () => {
    const nothing = gzipSync('');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        // Far beyond the limit of 64 KiB it does end, so that nothing hangs on this test.
        if (sent > 4_000_000) return controller.close();
        sent += nothing.byteLength;
        controller.enqueue(nothing);
      },
    });
    const coded = new Request(post(endless), { headers: { ...headers, 'content-encoding': 'gzip' } });
    expect((await facadeOf().fetch(coded)).status).toBe(413);
    expect(sent).toBeLessThan(1_000_000);
  });

  it('that breaks off is refused', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('clinical'));
        controller.error(new Error('ECONNRESET'));
      },
    });
    const response = await facadeOf().fetch(post(broken));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('broke off');
  });

  describe('that never ends', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it.each([
      ['after nothing', []],
      ['after a part', ['clinical-status=']],
    ])('is refused when its time is over: %s', async (_what, parts) => {
      const cancelled = vi.fn();
      const endless = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        },
        cancel: cancelled,
      });
      const answered = facadeOf({ bodyTimeoutMs: 5_000 }).fetch(post(endless));
      await vi.advanceTimersByTimeAsync(5_000);
      const response = await answered;
      expect(response.status).toBe(408);
      expect(response.headers.get('connection')).toBe('close');
      expect(await response.text()).toContain('within 5000 ms');
      expect(cancelled).toHaveBeenCalledTimes(1);
    });
  });
});

describe('in Express', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function listen(...before: RequestHandler[]): Promise<string> {
    const app = express();
    for (const handler of before) app.use(handler);
    app.use('/fhir', nodeListener(facadeOf()));
    server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir/Condition/_search`;
  }

  const ask = async (url: string) => fetch(url, { method: 'POST', headers, body: 'clinical-status=active' });

  it('a search by POST behind a body parser is answered: with what to do', async () => {
    const response = await ask(await listen(express.urlencoded({ extended: false }), express.json()));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('before any body parser');
  });

  it('a search by POST before a body parser is served', async () => {
    expect((await ask(await listen())).status).toBe(200);
  });
});
